import { expect, it, test } from "vitest";
import { accountIdText, resolveIdentity } from "./identity";

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
  [
    "the root user of a record without an account",
    { type: "Root", principalId: "p" },
    "root",
    "root:p",
    ["root root"],
  ],
  [
    "an IAM user with nothing but an id",
    { type: "IAMUser", principalId: "AIDA1" },
    "AIDA1",
    "AIDA1",
    ["user AIDA1"],
  ],
  [
    "a role by itself, in another partition",
    { type: "Role", arn: `arn:aws-cn:iam::${ACCOUNT}:role/team/Deploy`, principalId: "AROA1" },
    "Deploy",
    `arn:aws-cn:iam::${ACCOUNT}:role/Deploy`,
    ["role Deploy"],
  ],
  [
    "a role session whose issuer has a name and another ARN",
    role("Deploy", "ci/run 7", { principalId: "AROA1:other" }),
    "Deploy/ci/run 7",
    `arn:aws:iam::${ACCOUNT}:role/Deploy`,
    ["role Deploy", "session ci/run 7"],
  ],
  [
    "a role session by its issuer alone",
    {
      type: "AssumedRole",
      principalId: "AROA1:ci:7",
      sessionContext: { sessionIssuer: { userName: "Deploy", arn: `arn:aws:iam::${ACCOUNT}:role/Renamed` } },
    },
    "Deploy/ci:7",
    `arn:aws:iam::${ACCOUNT}:role/Deploy`,
    ["role Deploy", "session ci:7"],
  ],
  [
    "a role session whose principal has none",
    { type: "AssumedRole", principalId: "AROA1" },
    "AROA1",
    "AROA1",
    ["unknown AssumedRole"],
  ],
  [
    "an ARN that is no role's",
    { type: "AssumedRole", arn: "arn:aws:s3:::bucket/key", principalId: "AROA1:s" },
    "key/s",
    "AROA1",
    ["role key", "session s"],
  ],
  [
    "a role that is named like a permission set",
    role("xAWSReservedSSO_Admin_0123456789abcdef", "kei"),
    "xAWSReservedSSO_Admin_0123456789abcdef/kei",
    `arn:aws:iam::${ACCOUNT}:role/xAWSReservedSSO_Admin_0123456789abcdef`,
    ["role xAWSReservedSSO_Admin_0123456789abcdef", "session kei"],
  ],
  [
    "a permission set without the usual ending",
    role("AWSReservedSSO_Admin_0123456789abcdefg", "kei"),
    "AWSReservedSSO_Admin_0123456789abcdefg/kei",
    `arn:aws:iam::${ACCOUNT}:role/AWSReservedSSO_Admin_0123456789abcdefg`,
    ["identityCenter AWSReservedSSO_Admin_0123456789abcdefg", "session kei"],
  ],
  [
    "a user whom the root user federated",
    {
      type: "FederatedUser",
      principalId: `${ACCOUNT}:guest`,
      sessionContext: {
        sessionIssuer: { type: "Root", arn: `arn:aws:iam::${ACCOUNT}:root`, userName: "acme" },
      },
    },
    "acme/guest",
    `arn:aws:iam::${ACCOUNT}:root`,
    ["root acme", "federated guest"],
  ],
  [
    "a federated user whose issuer has no name",
    {
      type: "FederatedUser",
      arn: `arn:aws:sts::${ACCOUNT}:federated-user/guest`,
      sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${ACCOUNT}:user/ops/alice` } },
    },
    "alice/guest",
    `arn:aws:iam::${ACCOUNT}:user/ops/alice`,
    ["issuer alice", "federated guest"],
  ],
  [
    "a federated user without an issuer",
    { type: "FederatedUser", arn: `arn:aws:sts::${ACCOUNT}:federated-user/guest`, principalId: "p" },
    "guest",
    `arn:aws:sts::${ACCOUNT}:federated-user/guest`,
    ["federated guest"],
  ],
  [
    "a federated user with nothing but an id",
    { type: "FederatedUser", principalId: "p" },
    "p",
    "p",
    ["unknown FederatedUser"],
  ],
  [
    "a service by its name",
    { type: "AWSService", serviceName: "s.test", principalId: "p" },
    "s.test",
    "service:s.test",
    ["service s.test"],
  ],
  ["a service by its id", { type: "AWSService", principalId: "p" }, "p", "service:p", ["service p"]],
  ["a service that does not say which", { type: "AWSService" }, "", "", ["unknown AWSService"]],
  [
    "another account that is not told",
    { type: "AWSAccount", principalId: "AIDA1" },
    "AIDA1",
    "AIDA1",
    ["unknown AWSAccount"],
  ],
  ["another account that says nothing", { type: "AWSAccount" }, "", "", ["unknown AWSAccount"]],
  [
    "a user of IAM Identity Center by name",
    { type: "IdentityCenterUser", userName: "kei", principalId: "p", onBehalfOf: { userId: "u-1" } },
    "kei",
    "identity-center:u-1",
    ["identityCenter kei"],
  ],
  [
    "a user of IAM Identity Center by an older record",
    { type: "IdentityCenterUser", principalId: "p" },
    "p",
    "identity-center:p",
    ["identityCenter p"],
  ],
  ["nobody of IAM Identity Center", { type: "IdentityCenterUser" }, "", "", ["unknown IdentityCenterUser"]],
  ["a SAML user without a name", { type: "SAMLUser", principalId: "p" }, "p", "p", ["user p"]],
  ["a web identity without an id", { type: "WebIdentityUser", userName: "kei" }, "kei", "kei", ["user kei"]],
  [
    "an unknown one with an ARN",
    { type: "Unknown", arn: "arn:aws:x::1:user/kei", principalId: "p" },
    "kei",
    "arn:aws:x::1:user/kei",
    ["unknown kei"],
  ],
  [
    "an unknown one behind a service",
    { type: "Unknown", userName: "kei", invokedBy: "s.test" },
    "kei",
    "service:s.test",
    ["unknown kei", "service s.test"],
  ],
  [
    "an unknown one with an id behind a service",
    { principalId: "p", invokedBy: "s.test" },
    "p",
    "p",
    ["unknown p", "service s.test"],
  ],
  [
    "a user named like the service",
    { type: "IAMUser", userName: "s.test", invokedBy: "s.test" },
    "s.test",
    "",
    ["user s.test"],
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

test("steps carry the ARNs that the record gives, so that each can be looked up", () => {
  const issuer = `arn:aws:iam::${ACCOUNT}:role/team/Deploy`;
  expect(resolveIdentity({ userIdentity: role("Deploy", "ci") }).steps).toEqual([
    { kind: "role", label: "Deploy", arn: issuer },
    { kind: "session", label: "ci", arn: `arn:aws:sts::${ACCOUNT}:assumed-role/Deploy/ci` },
  ]);
  const arns = (userIdentity: object) => resolveIdentity({ userIdentity }).steps.map(({ arn }) => arn);
  const [one, other] = ["arn:aws:iam::1:user/x", "arn:aws:sts::1:federated-user/y"];
  const sessionContext = { sessionIssuer: { arn: one } };
  expect(arns({ type: "FederatedUser", arn: other, sessionContext })).toEqual([one, other]);
  for (const type of ["Root", "IAMUser", "Directory"]) expect(arns({ type, arn: one })).toEqual([one]);
  const onBehalfOf = { userId: "u", identityStoreArn: "arn:store" };
  expect(arns({ type: "IdentityCenterUser", onBehalfOf })).toEqual(["arn:store"]);
  expect(resolveIdentity({ userIdentity: { type: "SAMLUser", userName: "kei" } }).steps).toEqual([
    { kind: "user", label: "kei" },
  ]);
});

test("the type, the service in between and the key are told as the record has them", () => {
  const userIdentity = { type: "IAMUser", userName: "kei", invokedBy: "s.test", accessKeyId: "AKIAEXAMPLE" };
  expect(resolveIdentity({ userIdentity })).toMatchObject({
    type: "IAMUser",
    invokedBy: "s.test",
    accessKeyId: "AKIAEXAMPLE",
  });
  expect(resolveIdentity({})).toMatchObject({ type: "", invokedBy: "", accessKeyId: "" });
});

test.each([
  ["111122223333", "111122223333"],
  ["11112222333", ""],
  ["1111222233334", ""],
  ["x111122223333", ""],
  ["111122223333\n", ""],
  [111122223333, ""],
  [null, ""],
])("%j is the account id %j", (value, id) => expect(accountIdText(value)).toBe(id));

const inSession = (mfaAuthenticated: unknown) => ({ sessionContext: { attributes: { mfaAuthenticated } } });

it.each([
  [{ userIdentity: role("r", "s") }, true],
  [{ userIdentity: inSession(true) }, true],
  [{ userIdentity: inSession(false) }, false],
  [{ userIdentity: inSession("maybe") }, null],
  [{ userIdentity: inSession("false"), additionalEventData: { MFAUsed: "Yes" } }, true],
  [{ userIdentity: inSession("true"), additionalEventData: { MFAUsed: "No" } }, true],
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
