import { chmod, mkdtemp, readdir, realpath, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { freePort } from "../scripts/platform/free-port.mjs";
import { openPostgres } from "../scripts/platform/postgres.mjs";
import { familyOf, isSame, runningProcesses, type RunningProcess } from "./process-table";
import { startKanaria, untilHealthy, type OwnProcess } from "./processes";
import { record } from "./records";

/** A machine that does other things too may take this long; alone it is two seconds. */
const patience = { timeout: 30_000, interval: 50 };

/** An empty folder that PostgreSQL's account can pass through when we are root. */
async function newDataFolder(): Promise<string> {
  const folder = await realpath(await mkdtemp(join(tmpdir(), "kanaria-start-")));
  await chmod(folder, 0o755);
  onTestFinished(async () => {
    await vi.waitFor(() => expect(runningIn(folder)).toEqual([]), patience);
    await rm(folder, { recursive: true });
  });
  return folder;
}

function launch(folder: string, port: number, databaseUrl?: string): OwnProcess {
  const kanaria = startKanaria(folder, port, databaseUrl);
  onTestFinished(async () => void (await kanaria.end("SIGKILL")));
  return kanaria;
}

/** PostgreSQL and its guard name the folder in their commands; what they started does not. */
function runningIn(folder: string): string[] {
  return runningProcesses().flatMap(({ command }) => (command.includes(folder) ? [command] : []));
}

const testDatabase = (change: (url: URL) => void) => {
  const url = new URL(process.env.DATABASE_URL!);
  change(url);
  return url.toString();
};

/** Each has a DATABASE_URL that cannot be used, and what is said of it. */
const unusable: [what: string, url: () => string | Promise<string>, sentence: RegExp][] = [
  ["is no address", () => "kanaria, please", /^DATABASE_URL is not of the form postgresql:\/\//],
  ["is of another kind", () => "mysql://root@127.0.0.1:3306/kanaria", /^DATABASE_URL is not of the form/],
  [
    "has nobody listening",
    async () => `postgresql://kanaria:s3cret@127.0.0.1:${await freePort()}/kanaria`,
    /^The database server of DATABASE_URL cannot be reached at 127\.0\.0\.1, port \d+ \(ECONNREFUSED\)\.$/,
  ],
  [
    "has a wrong password",
    () => testDatabase((url) => (url.password = "s3cret")),
    /^The database server at \S+ refuses the user “\w+” of DATABASE_URL or its password\.$/,
  ],
  [
    "names no database",
    () => testDatabase((url) => (url.pathname = "/nowhere")),
    /^There is no database “nowhere” on the server at \S+ \(DATABASE_URL\): create it\.$/,
  ],
];

test.for(unusable)("a DATABASE_URL that %s is refused in a sentence", async ([, url, sentence]) => {
  const folder = await newDataFolder();
  const databaseUrl = await url();
  const start = launch(folder, await freePort(), databaseUrl);
  await expectRefusal(start, sentence);
  expect((await start.ended).output).not.toContain("s3cret");
  await expectNothingIn(folder);
});

test("a port that is taken is refused in a sentence", async () => {
  const folder = await newDataFolder();
  const other = createServer();
  const port = await freePort();
  await new Promise<void>((resolve) => other.listen(port, "127.0.0.1", resolve));
  onTestFinished(() => new Promise<void>((resolve) => other.close(() => resolve())));
  await expectRefusal(launch(folder, port), new RegExp(`^Port ${port} is taken by another program\\. `));
  await expectNothingIn(folder);
});

async function expectRefusal(start: OwnProcess, sentence: RegExp): Promise<void> {
  const { code, output, errors } = await start.ended;
  expect(code, output).toBe(1);
  const [, said] = /^\n✖ ([^\n]+)\n$/.exec(errors) ?? [];
  expect(said, errors).toMatch(sentence);
  expect(output).not.toMatch(/Opening|Migrating|Starting/);
}

/** No database was made, nobody is noted as running; a secret may be there already. */
async function expectNothingIn(folder: string): Promise<void> {
  expect((await readdir(folder)).filter((name) => name !== "secret.key")).toEqual([]);
  expect(runningIn(folder)).toEqual([]);
}

test("SIGTERM and kill -9 leave no process behind and lose nothing", async () => {
  const folder = await newDataFolder();
  const port = await freePort();
  const sentBefore = someRecords();
  const sentLater = someRecords();

  const first = await start(folder, port);
  const source = await newSource(folder);
  expect(await post(port, source, sentBefore)).toMatchObject({ stored: 3, duplicate: 0 });
  await expectRefusal(
    launch(folder, await freePort()),
    new RegExp(
      `^Kanaria is already running from this data folder at http\\S+:${port} \\(process ${first.pid}\\)`,
    ),
  );
  expect(await post(port, source, sentBefore), "after the second start").toMatchObject({ duplicate: 3 });
  expect(await endWithAll(first, "SIGTERM", folder)).toBe(0);
  expect(await readdir(folder)).not.toContain("running.json");

  const second = await start(folder, port);
  expect(await post(port, source, sentBefore), "after SIGTERM").toMatchObject({ stored: 0, duplicate: 3 });
  expect(await post(port, source, sentLater)).toMatchObject({ stored: 3, duplicate: 0 });
  expect(await endWithAll(second, "SIGKILL", folder)).toBeNull();

  const third = await start(folder, port);
  const sent = [...sentBefore, ...sentLater];
  expect(await post(port, source, sent), "after SIGKILL").toMatchObject({ stored: 0, duplicate: 6 });
  expect(await endWithAll(third, "SIGTERM", folder)).toBe(0);
});

/** A Kanaria that answers and whose four parts are there. */
async function start(folder: string, port: number): Promise<OwnProcess> {
  const kanaria = launch(folder, port);
  await untilHealthy(kanaria, port);
  const health = await fetch(`http://127.0.0.1:${port}/api/health`);
  expect([health.status, await health.json()]).toEqual([200, { status: "ok" }]);
  const commands = familyOf(kanaria.pid, folder).map(({ command }) => command);
  for (const part of [/next/, /worker\/main\.ts/, /kanaria-postgres-guard/, /postgres -D /])
    expect(commands).toContainEqual(expect.stringMatching(part));
  return kanaria;
}

/** Sends the signal to the process of `npm start` alone, and waits until all that it had started is gone too. */
async function endWithAll(kanaria: OwnProcess, signal: "SIGTERM" | "SIGKILL", folder: string) {
  const family = familyOf(kanaria.pid, folder);
  const isLeft = (one: RunningProcess) =>
    one.command.includes(folder) || family.some((member) => isSame(member, one));
  const left = () => runningProcesses().filter(isLeft);
  onTestFinished(() => left().forEach(({ pid }) => process.kill(pid, "SIGKILL"))); // whom a failure has left
  const ended = kanaria.end(signal);
  await vi.waitFor(() => expect(left()).toEqual([]), patience);
  return ended;
}

interface Source {
  sourceId: string;
  secret: string;
}

/** Beside the running Kanaria, in its database, as `npm run import` gets at it. */
async function newSource(folder: string): Promise<Source> {
  const server = await openPostgres(join(folder, "postgres"));
  expect(server.startedHere).toBe(false);
  vi.stubEnv("DATABASE_URL", server.url("kanaria")); // before the client is loaded, which reads it
  const { db } = await import("@/lib/db/client");
  const { systemActor } = await import("@/lib/auth/actor");
  const { createSource } = await import("@/lib/sources/create-source");
  const source = await createSource(systemActor("fixtures"), {
    name: "load",
    allAccounts: true,
    accountIds: [],
  });
  await db.$disconnect();
  await server.close();
  if (!source.ok) throw new Error(JSON.stringify(source));
  return source;
}

const someRecords = () =>
  ["DeleteTrail", "StopLogging", "PutEventSelectors"].map((eventName) =>
    record({ eventName, eventSource: "cloudtrail.amazonaws.com" }),
  );

async function post(port: number, { sourceId, secret }: Source, records: unknown[]): Promise<unknown> {
  const answer = await fetch(`http://127.0.0.1:${port}/api/ingest/${sourceId}`, {
    method: "POST",
    headers: { authorization: `Bearer ${secret}`, "content-type": "application/json" },
    body: JSON.stringify({ Records: records }),
  });
  expect(answer.status).toBe(200);
  return answer.json();
}
