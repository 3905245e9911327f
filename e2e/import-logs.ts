import { startImport } from "./processes";

/** Imports log files to the end; resolves with what the import printed. */
export async function importLogs(path: string): Promise<string> {
  const { code, output } = await startImport(path).ended;
  if (code !== 0) throw new Error(`import ended with ${code}:\n${output}`);
  return output;
}
