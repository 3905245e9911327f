import { withClient } from "./databases.mjs";
import { Refusal } from "./refusal.mjs";

const oldestVersion = 140_000;

/** Signs in to the database of DATABASE_URL and refuses, in a sentence, what Kanaria could not run on. */
export async function requireUsableDatabase(url) {
  const found = await inspect(url).catch((error) => {
    throw new Refusal(explain(error, new URL(url)));
  });
  if (found.version < oldestVersion) {
    throw new Refusal(
      `The server of DATABASE_URL is PostgreSQL ${Math.floor(found.version / 10_000)}; 14 or newer is needed.`,
    );
  }
  if (found.standby) throw new Refusal("The server of DATABASE_URL is a read-only standby.");
  if (found.encoding !== "UTF8")
    throw new Refusal(`The database of DATABASE_URL is encoded in ${found.encoding}; UTF8 is needed.`);
  if (!found.may_create) {
    throw new Refusal(
      `The user of DATABASE_URL may not create schemas and tables in ${found.name}: make it the owner of the database.`,
    );
  }
}

async function inspect(url) {
  return withClient(url, async (client) => {
    const { rows } = await client.query(`
      select current_database() as name,
             current_setting('server_version_num')::int as version,
             current_setting('server_encoding') as encoding,
             pg_is_in_recovery() as standby,
             has_database_privilege(current_database(), 'CREATE')
               and coalesce(has_schema_privilege(current_schema(), 'CREATE'), false) as may_create`);
    return rows[0];
  });
}

function explain(error, url) {
  const user = decodeURIComponent(url.username);
  const server = `${url.hostname || "the local socket"}:${url.port || 5432}`;
  switch (error.code) {
    case "28P01":
    case "28000":
      return `The database server at ${server} refuses the user “${user}” of DATABASE_URL or its password.`;
    case "3D000":
      return `There is no database “${decodeURIComponent(url.pathname.slice(1))}” on the server at ${server} (DATABASE_URL): create it.`;
    case "53300":
      return `The database server at ${server} has no connection left for us (DATABASE_URL).`;
    default:
      return `The database of DATABASE_URL at ${server} cannot be used: ${error.message || error.code}.`;
  }
}
