import type { RiskLevel } from "./risk-level";

/** The three fields of a CloudTrail record that an RTM-011 row looks at, in the order of the grid's columns. */
export const CELL_NAMES = ["eventName", "eventSource", "userIdentityType"] as const;

export type CellName = (typeof CELL_NAMES)[number];

/** One cell: a JavaScript regular expression without flags, searched not anchored. Blank means any value. */
export interface Cell {
  pattern: string;
  /** NOT: the cell matches where the pattern does not. A blank pattern matches any value, with or without NOT. */
  not: boolean;
}

/** Values of which one is asked for, compared as a whole; `not`: none of them. An empty list asks for nothing. */
export interface ChosenValues {
  values: string[];
  not: boolean;
}

/**
 * What a row asks of an event beside its three cells. All that are there must hold; one that is absent asks nothing.
 * The field an event lacks is matched as the empty string (PRODUCT.md 3).
 */
export interface RowConditions {
  /** A pattern that is found in the ARN of who called (of a role, not of its session) or in the name (role/session). */
  principal?: Cell;
  /** ARNs or names as a whole; with `not`, the safelist of those who may. */
  principals?: ChosenValues;
  /** AWS account ids. */
  accounts?: ChosenValues;
  regions?: ChosenValues;
  /** IPv4 and IPv6 addresses, CIDR blocks, or host names of AWS services, as `sourceIPAddress` holds them. */
  sourceAddresses?: ChosenValues;
  errorCode?: Cell;
  /** What the record's `readOnly` must be; a record that does not say is neither. */
  readOnly?: boolean;
  /** Hours of the day in UTC, 0 to 23; `from` counts, `to` does not, and a window may go past midnight. */
  hours?: { from: number; to: number; not: boolean };
}

/** A row that records and does not notify until it has been quiet for so many whole UTC days. */
export interface RowTrial {
  quietDays: number;
  /** When it went live as a trial, ISO 8601 UTC, filled in by publishing; null in a draft. */
  since: string | null;
}

/** What an example says of an event: the three fields, and of the rest what conditions look at. */
export interface ExampleEvent {
  eventName: string;
  eventSource: string;
  userIdentityType: string;
  failed: boolean;
  accountId?: string;
  region?: string;
  actorKey?: string;
  actorName?: string;
  sourceIpAddress?: string;
  errorCode?: string;
  readOnly?: boolean | null;
  /** ISO 8601 UTC. */
  eventTime?: string;
}

/** An event that the row must, or must not, match: run at each keystroke. */
export interface RowExample {
  id: string;
  expect: "match" | "noMatch";
  event: ExampleEvent;
}

/** One line of RTM-011's grid. `id` is stable through edits, moves and versions. */
export interface Row {
  id: string;
  enabled: boolean;
  eventName: Cell;
  eventSource: Cell;
  userIdentityType: Cell;
  /** null: the level of the rule setting. */
  riskLevel: RiskLevel | null;
  /** Whether failed calls (records with errorCode) count too. */
  failedCalls: boolean;
  note: string;
  conditions?: RowConditions;
  trial?: RowTrial;
  /** Notifications of this row a UTC day; what goes beyond folds into a digest. Absent: no limit. */
  noiseBudget?: number;
  examples?: RowExample[];
}
