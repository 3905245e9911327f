import { expect, it, test } from "vitest";
import { resolveIdentity } from "./identity";

const ACCOUNT = "111122223333";

function role(name: string, session: string, more: object = {}) {
  return {
    type: "AssumedRole",
    principalId: `AROAEXAMPLE:${session}`,
    arn: `arn:aws:sts::${ACCOUNT}:assumed-role/${name}/${session}`,
    accountId: ACCOUNT,
    sessionContext: {
      sessionIssuer: { type: "Role", arn: `arn:aws:iam::${ACCOUNT}:role/team/${name}`, userName: name },
      attributes: { mfaAuthenticated: "true" },
    },
    ...more,
  };
}

const CASES: [what: string, identity: unknown, name: string, key: string, steps: string[]][] = [
  [
    "the root user",
    { type: "Root", accountId: ACCOUNT, arn: `arn:aws:iam::${ACCOUNT}:root` },
    "root",
    `root:${ACCOUNT}`,
    ["root root"],
  ],
  [
    "an IAM user under a path",
    {
      type: "IAMUser",
      userName: "alice",
      arn: `arn:aws-cn:iam::${ACCOUNT}:user/ops/alice`,
      principalId: "AIDAEXAMPLE",
    },
    "alice",
    `arn:aws-cn:iam::${ACCOUNT}:user/ops/alice`,
    ["user alice"],
  ],
  [
    "an IAM user without a name",
    { type: "IAMUser", arn: `arn:aws:iam::${ACCOUNT}:user/bob` },
    "bob",
    `arn:aws:iam::${ACCOUNT}:user/bob`,
    ["user bob"],
  ],
  [
    "an IAM user through a service",
    {
      type: "IAMUser",
      userName: "alice",
      principalId: "AIDAEXAMPLE",
      invokedBy: "cloudformation.amazonaws.com",
    },
    "alice",
    "AIDAEXAMPLE",
    ["user alice", "service cloudformation.amazonaws.com"],
  ],
  [
    "a role session",
    role("OrgAdmin", "kei.sato"),
    "OrgAdmin/kei.sato",
    `arn:aws:iam::${ACCOUNT}:role/OrgAdmin`,
    ["role OrgAdmin", "session kei.sato"],
  ],
  [
    "a role session without its issuer, the same actor",
    { type: "AssumedRole", arn: `arn:aws:sts::${ACCOUNT}:assumed-role/OrgAdmin/kei.sato` },
    "OrgAdmin/kei.sato",
    `arn:aws:iam::${ACCOUNT}:role/OrgAdmin`,
    ["role OrgAdmin", "session kei.sato"],
  ],
  [
    "a role session with nothing but a principal",
    { type: "AssumedRole", principalId: "AROAEXAMPLE:s" },
    "s",
    "AROAEXAMPLE",
    ["session s"],
  ],
  [
    "a person of IAM Identity Center in a role",
    role("AWSReservedSSO_AdministratorAccess_0123456789abcdef", "kei@example.com"),
    "AdministratorAccess/kei@example.com",
    `arn:aws:iam::${ACCOUNT}:role/AWSReservedSSO_AdministratorAccess_0123456789abcdef`,
    ["identityCenter AdministratorAccess", "session kei@example.com"],
  ],
  [
    "a role taken with a web identity on behalf of somebody",
    role("ci", "run-7", {
      sessionContext: {
        sourceIdentity: "kei",
        webIdFederationData: { federatedProvider: "token.actions.githubusercontent.com" },
        sessionIssuer: { arn: `arn:aws:iam::${ACCOUNT}:role/ci` },
      },
    }),
    "ci/run-7",
    `arn:aws:iam::${ACCOUNT}:role/ci`,
    ["federated token.actions.githubusercontent.com", "user kei", "role ci", "session run-7"],
  ],
  [
    "a federated user",
    {
      type: "FederatedUser",
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/guest`,
      sessionContext: {
        sessionIssuer: { type: "IAMUser", userName: "alice", arn: `arn:aws:iam::${ACCOUNT}:user/alice` },
      },
    },
    "alice/guest",
    `arn:aws:iam::${ACCOUNT}:user/alice`,
    ["issuer alice", "federated guest"],
  ],
  [
    "an AWS service",
    { type: "AWSService", invokedBy: "ec2.amazonaws.com" },
    "ec2.amazonaws.com",
    "service:ec2.amazonaws.com",
    ["service ec2.amazonaws.com"],
  ],
  [
    "another account",
    { type: "AWSAccount", accountId: ACCOUNT, principalId: "AROAEXAMPLE:s" },
    ACCOUNT,
    "AROAEXAMPLE",
    [`account ${ACCOUNT}`, "session s"],
  ],
  [
    "another account without a principal",
    { type: "AWSAccount", accountId: ACCOUNT },
    ACCOUNT,
    `account:${ACCOUNT}`,
    [`account ${ACCOUNT}`],
  ],
  [
    "a user of IAM Identity Center",
    { type: "IdentityCenterUser", onBehalfOf: { userId: "u-1", identityStoreArn: "arn:x" } },
    "u-1",
    "identity-center:u-1",
    ["identityCenter u-1"],
  ],
  [
    "a SAML user",
    { type: "SAMLUser", userName: "kei", principalId: "abc:saml:kei", identityProvider: "idp" },
    "kei",
    "abc:saml:kei",
    ["federated idp", "user kei"],
  ],
  [
    "a web identity",
    {
      type: "WebIdentityUser",
      userName: "kei",
      principalId: "accounts.google.com:app:1",
      identityProvider: "accounts.google.com",
    },
    "kei",
    "accounts.google.com:app:1",
    ["federated accounts.google.com", "user kei"],
  ],
  [
    "a directory user",
    { type: "Directory", userName: "kei", principalId: "d-1:kei" },
    "kei",
    "d-1:kei",
    ["unknown kei"],
  ],
  ["an unknown one", { type: "Unknown", principalId: "p" }, "p", "p", ["unknown p"]],
  [
    "a type of the future",
    { type: "Robot", invokedBy: "robots.amazonaws.com" },
    "robots.amazonaws.com",
    "service:robots.amazonaws.com",
    ["service robots.amazonaws.com"],
  ],
  ["no type", { accountId: ACCOUNT }, ACCOUNT, `account:${ACCOUNT}`, [`unknown ${ACCOUNT}`]],
  ["nothing", null, "", "", ["unknown "]],
  ["nonsense", { type: 7, userName: ["x"], arn: {}, sessionContext: "y" }, "", "", ["unknown "]],
];

test.each(CASES)("%s", (_, userIdentity, name, key, steps) => {
  const found = resolveIdentity({ userIdentity });
  expect(found).toMatchObject({ name, key });
  expect(found.steps.map((step) => `${step.kind} ${step.label}`)).toEqual(steps);
});

it.each([
  [{ userIdentity: role("r", "s") }, true],
  [{ userIdentity: { sessionContext: { attributes: { mfaAuthenticated: "false" } } } }, false],
  [{ userIdentity: { type: "IAMUser" } }, null],
  [{ userIdentity: { type: "IAMUser" }, additionalEventData: { MFAUsed: "Yes" } }, true],
  [{ userIdentity: { type: "IAMUser" }, additionalEventData: { MFAUsed: "No" } }, false],
])("tells whether MFA was used, or that nobody knows (%#)", (record, mfa) => {
  expect(resolveIdentity(record).mfa).toBe(mfa);
});

it("reads own properties only", () => {
  const userIdentity = Object.create({ type: "Root", userName: "root" }) as object;
  expect(resolveIdentity({ userIdentity })).toMatchObject({ type: "", name: "" });
});
