import { testBuild } from "../platform/checkout.mjs";
import { ensureWebBuild } from "../platform/generated-code.mjs";

/** A build wants these to be there, and neither connects nor seals anything. */
const environment = {
  DATABASE_URL: "postgresql://nobody@127.0.0.1:9/nothing",
  KANARIA_SECRET: "0".repeat(64),
};

/** Runs once before all tests on the production build: makes it where that was not done already. */
export async function setup(): Promise<void> {
  await ensureWebBuild({ folder: testBuild, environment });
}
