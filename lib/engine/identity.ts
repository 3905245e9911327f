import { fieldAt, fieldOf, textAt, textOf } from "./record-field";

export type IdentityStepKind =
  | "user"
  | "role"
  | "session"
  | "issuer"
  | "service"
  | "federated"
  | "root"
  | "account"
  | "identityCenter"
  | "unknown";

export interface IdentityStep {
  kind: IdentityStepKind;
  label: string;
  arn?: string;
}

export interface Identity {
  /** `userIdentity.type`, literally; "" where there is none. */
  type: string;
  /** Short name for people: `alice`, `OrgAdmin/kei.sato`, `ec2.amazonaws.com`, `root`; "" unknown. */
  name: string;
  /** Stable key of the same actor across sessions and partitions, see CloudTrailEvent.actorKey; "" unknown. */
  key: string;
  /** From the origin (who logged in) to what made the call, so that a page can draw it left to right. */
  steps: IdentityStep[];
  /** The AWS service that called on somebody's behalf; "" none. */
  invokedBy: string;
  /** Whether the session was made with MFA; null where the record does not say. */
  mfa: boolean | null;
  accessKeyId: string;
}

/** The twelve digits; "" for anything else. */
export function accountIdText(value: unknown): string {
  return typeof value === "string" && /^[0-9]{12}$/.test(value) ? value : "";
}

/**
 * Resolves who made the call from `userIdentity` (fields: AWS CloudTrail user guide, "userIdentity element").
 * Total: whatever is missing or of another type is left out.
 */
export function resolveIdentity(record: unknown): Identity {
  const identity = fieldOf(record, "userIdentity");
  const type = textOf(identity, "type");
  const invokedBy = textOf(identity, "invokedBy");
  const who = resolveByType(identity, type, invokedBy);
  const steps = who.steps.filter((step) => step.label !== "");
  if (invokedBy !== "" && !steps.some((step) => step.label === invokedBy)) {
    steps.push({ kind: "service", label: invokedBy });
  }
  if (steps.length === 0) steps.push({ kind: "unknown", label: type });
  return {
    type,
    name: who.name,
    key: who.key,
    steps,
    invokedBy,
    mfa: mfaOf(record),
    accessKeyId: textOf(identity, "accessKeyId"),
  };
}

type Who = Pick<Identity, "name" | "key" | "steps">;

function resolveByType(identity: unknown, type: string, invokedBy: string): Who {
  const arn = textOf(identity, "arn");
  const principalId = textOf(identity, "principalId");
  const accountId = textOf(identity, "accountId");
  const userName = textOf(identity, "userName");
  switch (type) {
    case "Root":
      return { name: "root", key: `root:${accountId || principalId}`, steps: [step("root", "root", arn)] };
    case "IAMUser": {
      const name = userName || lastSegment(arn) || principalId;
      return { name, key: arn || principalId, steps: [step("user", name, arn)] };
    }
    case "AssumedRole":
    case "Role":
      return assumedRole(identity, arn, principalId);
    case "FederatedUser":
      return federatedUser(identity, arn, principalId);
    case "AWSService": {
      const host = invokedBy || textOf(identity, "serviceName") || principalId;
      return { name: host, key: host === "" ? "" : `service:${host}`, steps: [step("service", host)] };
    }
    case "AWSAccount": {
      const session = afterColon(principalId);
      const steps = [step("account", accountId), step("session", session)];
      return {
        name: accountId || principalId,
        key: sessionless(principalId) || accountKey(accountId),
        steps,
      };
    }
    case "IdentityCenterUser": {
      const userId = textAt(identity, "onBehalfOf", "userId") || principalId;
      const name = userName || userId;
      const key = userId === "" ? "" : `identity-center:${userId}`;
      return {
        name,
        key,
        steps: [step("identityCenter", name, textAt(identity, "onBehalfOf", "identityStoreArn"))],
      };
    }
    case "SAMLUser":
    case "WebIdentityUser": {
      const provider = textOf(identity, "identityProvider");
      const name = userName || principalId;
      return { name, key: principalId || userName, steps: [step("federated", provider), step("user", name)] };
    }
    default: {
      // Directory, Unknown, none at all, and types that AWS adds later.
      const name = userName || lastSegment(arn) || principalId || invokedBy || accountId;
      const key = arn || principalId || (invokedBy === "" ? accountKey(accountId) : `service:${invokedBy}`);
      const isService = name !== "" && name === invokedBy;
      return { name, key, steps: [step(isService ? "service" : "unknown", name, arn)] };
    }
  }
}

function assumedRole(identity: unknown, arn: string, principalId: string): Who {
  const issuer = fieldAt(identity, "sessionContext", "sessionIssuer");
  const issuerArn = textOf(issuer, "arn");
  const assumed = /^arn:([^:]*):sts::([^:]*):assumed-role\/([^/]+)\/(.+)$/s.exec(arn);
  const roleName = textOf(issuer, "userName") || lastSegment(issuerArn) || assumed?.[3] || lastSegment(arn);
  const session = assumed?.[4] ?? afterColon(principalId);
  const steps: IdentityStep[] = [
    step("federated", textAt(identity, "sessionContext", "webIdFederationData", "federatedProvider")),
    step("user", textAt(identity, "sessionContext", "sourceIdentity")),
    step(roleName.startsWith("AWSReservedSSO_") ? "identityCenter" : "role", shortRole(roleName), issuerArn),
    step("session", session, arn),
  ];
  const name = [shortRole(roleName), session].filter((part) => part !== "").join("/") || principalId;
  return { name, key: roleKey(issuerArn || arn, roleName) || sessionless(principalId), steps };
}

function federatedUser(identity: unknown, arn: string, principalId: string): Who {
  const issuer = fieldAt(identity, "sessionContext", "sessionIssuer");
  const issuerArn = textOf(issuer, "arn");
  const issuerName = textOf(issuer, "userName") || lastSegment(issuerArn);
  const federated = lastSegment(arn) || afterColon(principalId);
  const issuerKind = textOf(issuer, "type") === "Root" ? "root" : "issuer";
  const steps = [step(issuerKind, issuerName, issuerArn), step("federated", federated, arn)];
  const name = [issuerName, federated].filter((part) => part !== "").join("/") || principalId;
  return { name, key: issuerArn || arn || principalId, steps };
}

/**
 * The path is left out on purpose: `sessionIssuer.arn` carries it, the assumed-role ARN of the same role does not, and a
 * role's name is unique in its account without it.
 */
function roleKey(arn: string, roleName: string): string {
  const parts = /^arn:([^:]*):+(?:iam|sts):+([0-9]*):/.exec(arn);
  return parts === null || roleName === "" ? "" : `arn:${parts[1]}:iam::${parts[2]}:role/${roleName}`;
}

/** `AWSReservedSSO_AdministratorAccess_0123456789abcdef` is known to people as its permission set. */
function shortRole(roleName: string): string {
  return /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/s.exec(roleName)?.[1] ?? roleName;
}

function mfaOf(record: unknown): boolean | null {
  const inSession = fieldAt(record, "userIdentity", "sessionContext", "attributes", "mfaAuthenticated");
  if (inSession === "true" || inSession === true) return true;
  const atLogin = fieldAt(record, "additionalEventData", "MFAUsed");
  if (atLogin === "Yes") return true;
  return inSession === "false" || inSession === false || atLogin === "No" ? false : null;
}

function step(kind: IdentityStepKind, label: string, arn = ""): IdentityStep {
  return arn === "" ? { kind, label } : { kind, label, arn };
}

function accountKey(accountId: string): string {
  return accountId === "" ? "" : `account:${accountId}`;
}

/** `AROAEXAMPLE:session` without the session. */
function sessionless(principalId: string): string {
  const colon = principalId.indexOf(":");
  return colon === -1 ? principalId : principalId.slice(0, colon);
}

function afterColon(principalId: string): string {
  const colon = principalId.indexOf(":");
  return colon === -1 ? "" : principalId.slice(colon + 1);
}

function lastSegment(arn: string): string {
  return arn.includes("/") ? arn.slice(arn.lastIndexOf("/") + 1) : "";
}
