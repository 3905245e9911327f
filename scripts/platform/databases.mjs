// Databases on a server, by their URL: there or not, made, dropped. Needs `pg`, hence installed dependencies.
import pg from "pg";

/** Throws pg's own error when the database cannot be talked to. */
export async function probeDatabase(url) {
  return withClient(url, (client) => client.query("select 1"));
}

/** Runs with a connection of its own, closed whatever happens. */
export async function withClient(url, work) {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 15_000 });
  client.on("error", () => {}); // a server going away between queries; the next query says so
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end().catch(() => {});
  }
}

/** The same server, the database that every server has: databases are made and dropped from there. */
function administrationUrl(url) {
  const address = new URL(url);
  address.pathname = "/postgres";
  return address.toString();
}

export function databaseName(url) {
  return decodeURIComponent(new URL(url).pathname.slice(1));
}

export async function createDatabase(url, { template } = {}) {
  const name = databaseName(url);
  await withClient(administrationUrl(url), async (client) => {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [name]);
    if (rowCount > 0) return;
    const copying = template ? ` template ${client.escapeIdentifier(template)}` : "";
    await client.query(`create database ${client.escapeIdentifier(name)}${copying}`);
  });
  return name;
}

export async function dropDatabase(url) {
  const name = databaseName(url);
  await withClient(administrationUrl(url), (client) =>
    client.query(`drop database if exists ${client.escapeIdentifier(name)} with (force)`),
  );
}
