import { root } from "./checkout.mjs";
import { loadDotEnv, webAddress } from "./configuration.mjs";
import { installationSecret, requireDataFolder } from "./data-folder.mjs";
import { areDependenciesInstalled, ensureDependencies } from "./dependencies.mjs";
import { openDatabase } from "./open-database.mjs";
import { requireSupportedPlatform } from "./postgres-binaries.mjs";
import { requireDiskSpace, requireFreePort, requirePostgresAt } from "./preflight.mjs";
import { say } from "./progress.mjs";
import { Refusal } from "./refusal.mjs";
import { signalTools } from "./run-tool.mjs";
import { createServices, untilAnswering } from "./services.mjs";
import { claimDataFolder } from "./sole-start.mjs";
import { untilAskedToStop } from "./the-end.mjs";

const megabytesToInstall = 2500;
const megabytesToRun = 500;
const interrupted = 130;

/** Runs Kanaria until somebody asks it to stop. What was opened is closed in the opposite order, whatever happens. */
export async function startKanaria() {
  const stop = new AbortController();
  untilAskedToStop().then((reason) => {
    say(`Stopping (${reason}) …`);
    stop.abort();
    signalTools("SIGTERM");
  });
  const closers = [];
  try {
    await bringUp(stop.signal, (close) => closers.unshift(close));
    return 0;
  } catch (error) {
    if (stop.signal.aborted) return interrupted; // whatever failed, it was because we stopped it
    throw error;
  } finally {
    stop.abort();
    for (const close of closers) await close();
  }
}

/** Returns when it was asked to stop after everything ran; `onClose` takes what has to be undone at the end. */
async function bringUp(signal, onClose) {
  loadDotEnv();
  const address = webAddress();
  const folder = requireDataFolder();
  onClose(
    await claimDataFolder(folder, { url: address.url, usesDatabaseUrl: Boolean(process.env.DATABASE_URL) }),
  );
  await requireFreePort(address.host, address.port);
  requireDiskSpace(folder, megabytesToRun, "the database");
  requireDiskSpace(
    root,
    areDependenciesInstalled() ? megabytesToRun : megabytesToInstall,
    "dependencies and build",
  );
  if (process.env.DATABASE_URL) await requirePostgresAt(process.env.DATABASE_URL);
  else requireSupportedPlatform();
  const secret = installationSecret();

  await ensureDependencies();
  signal.throwIfAborted();
  const databaseUrl = await openDatabase(onClose);
  signal.throwIfAborted();
  const environment = {
    NODE_ENV: "production",
    DATABASE_URL: databaseUrl,
    KANARIA_SECRET: secret,
    KANARIA_URL: address.url,
  };
  const { migrate } = await import("./migrations.mjs");
  const { ensureDatabaseClient, ensureWebBuild } = await import("./generated-code.mjs");
  await migrate(databaseUrl);
  signal.throwIfAborted();
  await ensureDatabaseClient();
  signal.throwIfAborted();
  await ensureWebBuild({ folder: process.env.NEXT_DIST_DIR, environment }); // that is what `next start` serves
  signal.throwIfAborted();
  await serve(address, environment, signal, onClose);
}

async function serve({ host, port, url }, environment, signal, onClose) {
  const ends = new Promise((resolve, reject) => {
    signal.addEventListener("abort", resolve, { once: true });
    const services = createServices(signal, (name) =>
      reject(new Refusal(`The ${name} keeps ending; it says above why.`)),
    );
    onClose(services.stop);
    say("Starting the web server and the worker …");
    services.startWebServer({ host, port, environment });
    services.startWorker({ environment });
  });
  const host4Fetch =
    host === "0.0.0.0" || host === "::" ? "localhost" : host.includes(":") ? `[${host}]` : host;
  const ready = untilAnswering(`http://${host4Fetch}:${port}/api/health`, signal).then((isReady) => {
    if (isReady) say(`Kanaria runs: ${url}  (stop it with Ctrl-C)`);
  });
  await Promise.race([ends, ready.then(() => ends)]);
}
