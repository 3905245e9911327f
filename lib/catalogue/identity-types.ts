/** The values of `userIdentity.type` that CloudTrail writes; a record may also carry none. */
export const IDENTITY_TYPES = [
  "Root",
  "IAMUser",
  "AssumedRole",
  "Role",
  "FederatedUser",
  "Directory",
  "AWSAccount",
  "AWSService",
  "IdentityCenterUser",
  "SAMLUser",
  "WebIdentityUser",
  "Unknown",
] as const;

export type IdentityType = (typeof IDENTITY_TYPES)[number];
