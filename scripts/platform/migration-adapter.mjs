import { randomUUID } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";
import { parse } from "pg-connection-string";
import { createDatabase, dropDatabase } from "./databases.mjs";

const internalCharType = 18; // PostgreSQL's "char", which its catalogues are full of
const textType = 25;

/** The connection in parts: a connection string would win over the `database` of a shadow database. */
function connectionParts(url) {
  if (!url) return {};
  const { host, port, user, password, database, ssl } = parse(url);
  return { host, port: port ? Number(port) : undefined, user, password, database, ssl };
}

/** Prisma's adapter for `pg`, with what the schema engine needs beyond it. */
export class MigrationAdapterFactory extends PrismaPg {
  #url;
  #shadowUrl;
  #shadows = new Set();

  constructor(url, shadowUrl) {
    super(connectionParts(url), {
      schema: url ? (new URL(url).searchParams.get("schema") ?? undefined) : undefined,
    });
    this.#url = url;
    this.#shadowUrl = shadowUrl;
  }

  async connect() {
    return fitForMigrations(await super.connect());
  }

  /** The adapter's own version drops the shadow database while its pool still holds a connection to it. */
  async connectToShadowDb() {
    if (this.#shadowUrl)
      return fitForMigrations(await new PrismaPg(connectionParts(this.#shadowUrl)).connect());
    const database = `prisma_migrate_shadow_db_${randomUUID()}`;
    const address = new URL(this.#url);
    address.pathname = `/${database}`;
    await createDatabase(address.toString());
    this.#shadows.add(address.toString());
    const adapter = fitForMigrations(
      await new PrismaPg({ ...connectionParts(this.#url), database }).connect(),
    );
    const dispose = adapter.dispose.bind(adapter);
    adapter.dispose = async () => {
      await dispose();
      await this.#dropShadow(address.toString());
    };
    return adapter;
  }

  async #dropShadow(url) {
    if (this.#shadows.delete(url)) await dropDatabase(url);
  }

  /** Those whose owner never got to dispose of them; resolves with the exit code to end with. */
  async dropShadowDatabases() {
    for (const url of [...this.#shadows]) await this.#dropShadow(url).catch(() => {});
    return 0;
  }
}

/**
 * Two repairs of the adapter. It does not know the type "char" and would refuse the engine's queries on the
 * catalogues; and it cuts scripts at every semicolon, also within the body of a function: PostgreSQL takes them whole.
 */
function fitForMigrations(adapter) {
  const performIO = adapter.performIO.bind(adapter);
  const queryRaw = adapter.queryRaw.bind(adapter);
  let charColumns = [];
  adapter.performIO = async (query) => {
    const result = await performIO(query);
    charColumns = [];
    for (const [index, field] of (result.fields ?? []).entries()) {
      if (field.dataTypeID !== internalCharType) continue;
      charColumns.push(index);
      field.dataTypeID = textType;
    }
    return result;
  };
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    for (const index of charColumns) result.columnTypes[index] = ColumnTypeEnum.Character;
    return result;
  };
  adapter.executeScript = async (script) => {
    try {
      await adapter.client.query(script);
    } catch (error) {
      adapter.onError(error);
    }
  };
  return adapter;
}
