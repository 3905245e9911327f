import type { TextFormat } from "@/lib/catalogue/text-format";

/** Formats whose values hold no comma and no space, so that either may stand between them. */
const SPACELESS: readonly (TextFormat | "ip")[] = [
  "instanceType",
  "amiId",
  "bucketName",
  "arn",
  "logGroupName",
  "vpcId",
  "gatewayId",
  "ip",
];

/** Several values out of what was typed or pasted: lines, cells of a sheet, comma lists, also Japanese ones. */
export function splitList(text: string, format: TextFormat | "ip" = "plain"): string[] {
  const between = SPACELESS.includes(format)
    ? /[\s,;、，；]+/
    : format === "iamName"
      ? // A comma may be part of an IAM name; with a space or a line after it, it is a list.
        /,?[\s、，；;]+/
      : /[\n\r\t,;、，；]+/;
  return text
    .split(between)
    .map((item) => item.trim().replace(/^(["'])(.*)\1$/, "$2"))
    .filter((item) => item !== "");
}
