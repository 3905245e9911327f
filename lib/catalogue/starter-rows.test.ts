import { describe, expect, it } from "vitest";
import { IDENTITY_TYPES } from "./identity-types";
import { regionName, REGIONS } from "./regions";
import { COUNTRY_CODES } from "./countries";
import { rowsSchema } from "./row-schema";
import { KNOWN_EVENT_SOURCES, serviceName } from "./service-names";
import { rowFromStarter, STARTER_PACKS, STARTER_ROWS, STARTER_STYLES } from "./starter-rows";

const ANY_SOURCE = "ec2-instance-connect.amazonaws.com";

function takers(eventName: string, eventSource: string, userIdentityType: string): string[] {
  return STARTER_ROWS.filter(
    (row) =>
      new RegExp(row.eventName).test(eventName) &&
      new RegExp(row.eventSource).test(eventSource) &&
      new RegExp(row.userIdentityType).test(userIdentityType),
  ).map((row) => row.id);
}

describe("the starter rows", () => {
  it("make a grid that can go live as it is", () => {
    const rows = STARTER_ROWS.map((starter) => rowFromStarter(starter, starter.id, "note"));
    expect(rowsSchema.parse(rows)).toEqual(rows);
  });

  it("name only sources and identity types that exist", () => {
    for (const row of STARTER_ROWS) {
      const sources = new RegExp(row.eventSource);
      const types = new RegExp(row.userIdentityType);
      expect(
        KNOWN_EVENT_SOURCES.some((source) => sources.test(source)),
        row.id,
      ).toBe(true);
      expect(
        IDENTITY_TYPES.some((type) => types.test(type)),
        row.id,
      ).toBe(true);
    }
  });

  it("are in packs: none without rows, none without a style, no row twice", () => {
    for (const { id } of STARTER_PACKS) {
      expect(
        STARTER_ROWS.some(({ pack }) => pack === id),
        id,
      ).toBe(true);
    }
    for (const style of STARTER_STYLES) {
      expect(
        STARTER_PACKS.some((pack) => pack.style === style),
        style,
      ).toBe(true);
    }
    expect(new Set(STARTER_ROWS.map(({ id }) => id)).size).toBe(STARTER_ROWS.length);
  });

  it("take the article's events and leave their neighbours alone", () => {
    expect(takers("TerminateInstances", "ec2.amazonaws.com", "IAMUser")).toEqual([
      "instances-run-or-terminated-by-users",
      "every-change-by-users",
      "every-deletion",
    ]);
    expect(takers("RunScheduledInstances", "ec2.amazonaws.com", "IAMUser")).toEqual([
      "instances-run-or-terminated-by-users",
      "every-change-by-users",
    ]);
    expect(takers("DeleteTrail", "cloudtrail.amazonaws.com", "AssumedRole")).toEqual([
      "delete-trail",
      "every-change",
      "every-change-but-ec2",
      "every-deletion",
    ]);
    expect(takers("Publish", "sns.amazonaws.com", "AssumedRole")).toEqual([]);
    expect(takers("CreateVolume", "ec2.amazonaws.com", "AssumedRole")).toEqual(["every-change"]);
    expect(takers("CreateSomething", ANY_SOURCE, "AssumedRole")).toContain("every-change-but-ec2");
    expect(takers("ListUsers", "iam.amazonaws.com", "IAMUser")).toEqual(["iam-by-users"]);
  });
});

describe("the names of things", () => {
  it("are short for services, and the source itself where unknown", () => {
    expect(serviceName("iam.amazonaws.com")).toBe("IAM");
    expect(serviceName("new-thing.amazonaws.com")).toBe("new-thing");
    expect(serviceName("__proto__")).toBe("__proto__");
    expect(serviceName("")).toBe("");
  });

  it("exist for regions and countries", () => {
    expect(regionName("ap-northeast-1", "ja")).toBe("アジアパシフィック（東京）");
    expect(regionName("ap-northeast-1", "en-GB")).toBe("Asia Pacific (Tokyo)");
    expect(regionName("xx-north-9", "ja")).toBe("xx-north-9");
    expect(new Set(REGIONS.map((region) => region.code)).size).toBe(REGIONS.length);
    expect(COUNTRY_CODES).toHaveLength(249);
    const names = new Intl.DisplayNames(["ja"], { type: "region", fallback: "none" });
    for (const code of COUNTRY_CODES) expect(names.of(code), code).toBeTruthy();
  });
});
