import { describe, expect, it } from "vitest";
import { splitList } from "./split-list";

describe("a list that somebody pastes", () => {
  it.each([
    ["t3.micro, t3.small\nm5.large", "instanceType", ["t3.micro", "t3.small", "m5.large"]],
    [
      "203.0.113.7、198.51.100.0/24　2001:db8::/32",
      "ip",
      ["203.0.113.7", "198.51.100.0/24", "2001:db8::/32"],
    ],
    ["cn-ops, cn-pay\r\ncn-box", "iamName", ["cn-ops", "cn-pay", "cn-box"]],
    ["odd,name", "iamName", ["odd,name"]],
    ["Cost Centre, Owner\tRole", "plain", ["Cost Centre", "Owner", "Role"]],
    [
      '"ami-0abcdef1234567890",\n"ami-0abcdef1234567891"',
      "amiId",
      ["ami-0abcdef1234567890", "ami-0abcdef1234567891"],
    ],
    [" , ;\n ", "plain", []],
  ] as const)("reads %j as %s", (text, format, items) => {
    expect(splitList(text, format)).toEqual(items);
  });
});
