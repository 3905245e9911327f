import type { Actor } from "@/lib/auth/actor";
import { defaultSetting } from "@/lib/catalogue/default-setting";
import { requireRule } from "@/lib/catalogue/rules";
import { db } from "@/lib/db/client";
import type { RuleSetting } from "@/lib/engine/rule-setting";

/** For this folder's tests: two accounts, people of each role, and a setting that works. */
export const PAYMENTS = "402177539018";
export const SANDBOX = "771022456630";

export async function createAccounts(): Promise<void> {
  await db.account.createMany({
    data: [
      { id: PAYMENTS, name: "payments" },
      { id: SANDBOX, name: "sandbox" },
    ],
  });
}

function person(name: string, role: Actor["role"], accounts: Actor["accounts"] = "all"): Actor {
  return { kind: "user", userId: `id-${name}`, name, role, accounts, language: "en", timeZone: "UTC" };
}

export const ADMIN = person("Ada", "admin");
export const EDITOR = person("Eiji", "editor");
export const PAYMENTS_EDITOR = person("Pia", "editor", [PAYMENTS]);
export const VIEWER = person("Vera", "viewer");

/** IAM-055 switched on with these canary users. */
export function canarySetting(...users: string[]): RuleSetting {
  const fallback = defaultSetting(requireRule("IAM-055"));
  const name = requireRule("IAM-055").settings[0]!.name;
  return { ...fallback, enabled: true, values: { ...fallback.values, [name]: users } };
}

export const auditActions = async () =>
  (await db.auditEntry.findMany({ orderBy: { id: "asc" }, select: { action: true } })).map(
    ({ action }) => action,
  );
