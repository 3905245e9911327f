import type { Random } from "./random";

/** The sample's accounts. The numbers are those that AWS uses in its own documentation. */
export const SAMPLE_ACCOUNTS = {
  core: { id: "111122223333", name: "prod-core" },
  payments: { id: "444455556666", name: "prod-payments" },
  sandbox: { id: "777788889999", name: "dev-sandbox" },
} as const;

export type SampleAccountKey = keyof typeof SAMPLE_ACCOUNTS;

/** The canary of the sample: an IAM user that nobody uses. */
export const SAMPLE_CANARY = "cn-ops-reader";
export const SAMPLE_SANDBOX_CANARY = "cn-backup-ro";

/** Who makes a call: `userIdentity` with the address and tool that it comes from. */
export interface SampleCaller {
  identity: Record<string, unknown>;
  sourceIPAddress: string;
  userAgent: string;
}

const CONSOLE =
  "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/537.36 Chrome/142.0 Safari/537.36";
const CLI = "aws-cli/2.31.14 Python/3.13.7 Darwin/25.0.0 exe/arm64 prompt/off command/";

/** An IAM user with long-term keys or the console. */
export function iamUser(
  account: SampleAccountKey,
  userName: string,
  random: Random,
  tool: "cli" | "console",
): SampleCaller {
  const { id } = SAMPLE_ACCOUNTS[account];
  return {
    identity: {
      type: "IAMUser",
      principalId: `AIDA${hash(userName, 16)}`,
      arn: `arn:aws:iam::${id}:user/${userName}`,
      accountId: id,
      accessKeyId: tool === "cli" ? `AKIA${hash(userName + id, 16)}` : `ASIA${random.hex(16).toUpperCase()}`,
      userName,
      ...(tool === "console" && {
        sessionContext: { attributes: { mfaAuthenticated: "true", creationDate: "" } },
      }),
    },
    sourceIPAddress: address(userName),
    userAgent: tool === "cli" ? CLI : CONSOLE,
  };
}

/** A person or a machine in the session of a role. */
export function assumedRole(
  account: SampleAccountKey,
  role: string,
  session: string,
  tool = CLI,
): SampleCaller {
  const { id } = SAMPLE_ACCOUNTS[account];
  const principalId = `AROA${hash(role + id, 16)}`;
  return {
    identity: {
      type: "AssumedRole",
      principalId: `${principalId}:${session}`,
      arn: `arn:aws:sts::${id}:assumed-role/${role}/${session}`,
      accountId: id,
      accessKeyId: `ASIA${hash(role + session, 16)}`,
      sessionContext: {
        sessionIssuer: {
          type: "Role",
          principalId,
          arn: `arn:aws:iam::${id}:role/${role}`,
          accountId: id,
          userName: role,
        },
        attributes: { mfaAuthenticated: "false" },
      },
    },
    sourceIPAddress: address(session),
    userAgent: tool,
  };
}

export function rootUser(account: SampleAccountKey): SampleCaller {
  const { id } = SAMPLE_ACCOUNTS[account];
  return {
    identity: { type: "Root", principalId: id, arn: `arn:aws:iam::${id}:root`, accountId: id },
    sourceIPAddress: "203.0.113.201",
    userAgent: CONSOLE,
  };
}

export function awsService(host: string): SampleCaller {
  return { identity: { type: "AWSService", invokedBy: host }, sourceIPAddress: host, userAgent: host };
}

/** A stable number from a name, as letters and digits of an AWS id. */
function hash(text: string, length: number): string {
  let state = 2_166_136_261;
  let out = "";
  for (let i = 0; out.length < length; i++) {
    state = Math.imul(state ^ (text.charCodeAt(i % text.length) + i), 16_777_619) >>> 0;
    out += "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"[state % 32];
  }
  return out;
}

/** An address of the documentation ranges (RFC 5737), always the same for a person. */
function address(name: string): string {
  const sum = [...name].reduce((total, char) => total + char.charCodeAt(0), 0);
  return sum % 3 === 0 ? `198.51.100.${(sum % 200) + 10}` : `203.0.113.${(sum % 180) + 10}`;
}
