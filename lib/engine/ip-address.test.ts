import { describe, expect, test } from "vitest";
import { compileRows } from "./compile-rows";
import { createJudge } from "./judge";
import { readAddress, readRange } from "./ip-address";
import { blankRow } from "./cell-text";

describe("an address", () => {
  test.each([
    ["192.0.2.1", "192.0.2.1"],
    ["::ffff:192.0.2.1", "192.0.2.1"],
    ["::ffff:c000:201", "192.0.2.1"],
    ["2001:DB8::1", "2001:db8:0:0:0:0:0:1"],
    ["[2001:db8::1]", "2001:db8::1"],
    ["fe80::1%eth0", "fe80::1"],
    ["1:2:3:4:5:6:1.2.3.4", "1:2:3:4:5:6:102:304"],
    ["::", "0:0:0:0:0:0:0:0"],
    [" 192.0.2.1\n", "192.0.2.1"],
    ["[2001:db8::1%eth0]", "2001:db8::1"],
    ["2001:db8::", "2001:0db8:0000:0:0:0:0:0"],
    ["1:2:3:4:5:6:7::", "1:2:3:4:5:6:7:0"],
    ["::2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8"],
    ["64:ff9b::192.0.2.33", "64:ff9b::c000:221"],
  ])("%s is %s", (one, other) => {
    expect(readAddress(one)).not.toBeNull();
    expect(readAddress(one)).toBe(readAddress(other));
  });

  test.each([
    "",
    "10.1.2",
    "10.1.2.256",
    "1.2.3.4.5",
    "AWS Internal",
    "ec2.amazonaws.com",
    ":::",
    "1::2::3",
    "1:2:3:4:5:6:7:8:9",
    "12345::",
    "::1.2.3.999",
    "1:2:3:4:5:6:7::8",
    "1:2:3:4:5:6:7",
    "x1::",
    "1::x",
    "[::1",
    "::1]",
    "1.2.3.0x4",
    "1.2.3.",
    "1.2.3.4444",
    "::1.2.3",
    "x1.2.3.4",
    "1:2:3:4:5:6:7:1.2.3.4",
    "1.2.3.4:80",
  ])("%s is none", (text) => expect(readAddress(text)).toBeNull());

  test.each([
    "10.0.0.0/33",
    "::/129",
    "10.0.0.0/x",
    "10.0.0.0/8/8",
    "::ffff:10.0.0.0/95",
    "x/8",
    "/8",
    "10.0.0.0/",
    "10.0.0.0/-1",
    "10.0.0.0/0008",
  ])("%s is no block", (text) => expect(readRange(text)).toBeNull());
});

test.each([
  ["10.0.0.0/8", 32, "00001010"],
  [" 10.0.0.1 ", 32, "00001010000000000000000000000001"],
  ["10.0.0.1/32", 32, "00001010000000000000000000000001"],
  ["0.0.0.0/0", 32, ""],
  ["::ffff:10.0.0.0/96", 32, ""],
  ["::ffff:10.0.0.0/128", 32, "00001010000000000000000000000000"],
  ["2001:db8::/16", 128, "0010000000000001"],
  ["1::/128", 128, `${"0".repeat(15)}1${"0".repeat(112)}`],
])("the addresses of %s have %i digits and begin with %s", (text, length, prefix) => {
  expect(readRange(text)).toEqual({ length, prefix });
});

test.each([
  ["10.0.0.0/8", "10.255.0.1", true],
  ["10.0.0.5/8", "10.255.0.1", true],
  ["10.0.0.0/8", "11.0.0.1", false],
  ["10.0.0.0/8", "::ffff:10.9.9.9", true],
  ["::ffff:10.0.0.0/104", "10.9.9.9", true],
  ["::/0", "2001:db8::1", true],
  ["::/0", "10.0.0.1", false],
  ["2001:db8::/33", "2001:db8:7fff::1", true],
  ["2001:db8::/33", "2001:db8:8000::1", false],
  ["ec2.amazonaws.com", "EC2.amazonaws.com", true],
  ["ec2.amazonaws.com", "ec2.amazonaws.com.evil.example", false],
  ["10.0.0.1", "", false],
])("%s asked of %s: %s", (asked, sourceIpAddress, expected) => {
  const row = { ...blankRow("r"), conditions: { sourceAddresses: { values: [asked], not: false } } };
  const event = { eventName: "A", eventSource: "b", userIdentityType: "c", failed: false, sourceIpAddress };
  expect(createJudge(compileRows([row]), "LOW").judge(event) !== null).toBe(expected);
});
