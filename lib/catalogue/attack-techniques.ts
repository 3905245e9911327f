/** The version of MITRE ATT&CK whose ids and names these are. */
export const ATTACK_VERSION = "18.1";

/** Tactics in the order of the Enterprise matrix; those without a technique below are absent. */
export const TACTICS = [
  { id: "TA0042", name: "Resource Development" },
  { id: "TA0001", name: "Initial Access" },
  { id: "TA0002", name: "Execution" },
  { id: "TA0003", name: "Persistence" },
  { id: "TA0004", name: "Privilege Escalation" },
  { id: "TA0005", name: "Defense Evasion" },
  { id: "TA0006", name: "Credential Access" },
  { id: "TA0007", name: "Discovery" },
  { id: "TA0008", name: "Lateral Movement" },
  { id: "TA0009", name: "Collection" },
  { id: "TA0010", name: "Exfiltration" },
  { id: "TA0040", name: "Impact" },
] as const;

export type TacticId = (typeof TACTICS)[number]["id"];

interface Technique {
  /** As ATT&CK names it, never translated: it is what one searches for. */
  name: string;
  /** Of the tactics that it serves, the one that it is listed under here. */
  tactic: TacticId;
}

const technique = (name: string, tactic: TacticId): Technique => ({ name, tactic });

/** The techniques of ATT&CK that the calls of attack-calls.ts are known from, by id. */
export const TECHNIQUES = {
  "T1583.001": technique("Acquire Infrastructure: Domains", "TA0042"),
  "T1078.004": technique("Valid Accounts: Cloud Accounts", "TA0001"),
  T1199: technique("Trusted Relationship", "TA0001"),
  "T1059.009": technique("Command and Scripting Interpreter: Cloud API", "TA0002"),
  T1609: technique("Container Administration Command", "TA0002"),
  T1648: technique("Serverless Execution", "TA0002"),
  T1651: technique("Cloud Administration Command", "TA0002"),
  T1098: technique("Account Manipulation", "TA0003"),
  "T1098.001": technique("Account Manipulation: Additional Cloud Credentials", "TA0003"),
  "T1098.003": technique("Account Manipulation: Additional Cloud Roles", "TA0003"),
  T1133: technique("External Remote Services", "TA0003"),
  "T1136.003": technique("Create Account: Cloud Account", "TA0003"),
  T1546: technique("Event Triggered Execution", "TA0003"),
  "T1548.005": technique("Abuse Elevation Control Mechanism: Temporary Elevated Cloud Access", "TA0004"),
  T1070: technique("Indicator Removal", "TA0005"),
  "T1562.001": technique("Impair Defenses: Disable or Modify Tools", "TA0005"),
  "T1562.007": technique("Impair Defenses: Disable or Modify Cloud Firewall", "TA0005"),
  "T1562.008": technique("Impair Defenses: Disable or Modify Cloud Logs", "TA0005"),
  T1578: technique("Modify Cloud Compute Infrastructure", "TA0005"),
  "T1578.005": technique(
    "Modify Cloud Compute Infrastructure: Modify Cloud Compute Configurations",
    "TA0005",
  ),
  T1666: technique("Modify Cloud Resource Hierarchy", "TA0005"),
  T1528: technique("Steal Application Access Token", "TA0006"),
  T1552: technique("Unsecured Credentials", "TA0006"),
  T1555: technique("Credentials from Password Stores", "TA0006"),
  "T1555.006": technique("Credentials from Password Stores: Cloud Secrets Management Stores", "TA0006"),
  T1556: technique("Modify Authentication Process", "TA0006"),
  "T1087.004": technique("Account Discovery: Cloud Account", "TA0007"),
  T1526: technique("Cloud Service Discovery", "TA0007"),
  T1580: technique("Cloud Infrastructure Discovery", "TA0007"),
  T1619: technique("Cloud Storage Object Discovery", "TA0007"),
  T1654: technique("Log Enumeration", "TA0007"),
  T1021: technique("Remote Services", "TA0008"),
  "T1021.004": technique("Remote Services: SSH", "TA0008"),
  "T1021.007": technique("Remote Services: Cloud Services", "TA0008"),
  "T1021.008": technique("Remote Services: Direct Cloud VM Connections", "TA0008"),
  T1550: technique("Use Alternate Authentication Material", "TA0008"),
  T1074: technique("Data Staged", "TA0009"),
  T1530: technique("Data from Cloud Storage", "TA0009"),
  T1048: technique("Exfiltration Over Alternative Protocol", "TA0010"),
  T1537: technique("Transfer Data to Cloud Account", "TA0010"),
  T1485: technique("Data Destruction", "TA0040"),
  T1486: technique("Data Encrypted for Impact", "TA0040"),
  T1489: technique("Service Stop", "TA0040"),
  T1490: technique("Inhibit System Recovery", "TA0040"),
  T1496: technique("Resource Hijacking", "TA0040"),
  "T1496.004": technique("Resource Hijacking: Cloud Service Hijacking", "TA0040"),
} as const satisfies Record<string, Technique>;

export type TechniqueId = keyof typeof TECHNIQUES;

/** The technique's page on attack.mitre.org. */
export function techniqueUrl(id: TechniqueId): string {
  return `https://attack.mitre.org/techniques/${id.replace(".", "/")}/`;
}
