import { hasBit, listBits, without } from "./bit-set";
import { listCaught } from "./catch-names";
import { checkPattern } from "./check-pattern";
import { isBlank } from "./compile-rows";
import { withoutStrayStars } from "./meant-pattern";
import { escapeText, listBranches, scanPattern, type PatternToken } from "./pattern-branches";
import { CELL_NAMES, type CellName, type Row } from "./row";
import { evidenceOf, type CellAdvice, type DoctorContext } from "./row-advice";

/** What the way a cell is written shows, whatever its column: stars and bars that do not do what they seem to. */
export function adviseShape(row: Row, context: DoctorContext): CellAdvice[] {
  return CELL_NAMES.flatMap((cell) => {
    const { pattern } = row[cell];
    if (isBlank(pattern)) return [];
    if (!checkPattern(pattern).ok) return adviseBrokenGlob(row, cell, context);
    return [
      ...adviseStars(row, cell, context),
      ...adviseInnerStars(row, cell, context),
      ...adviseEmptyAlternatives(row, cell, context),
    ];
  });
}

/** `*` and `*.amazonaws.com` are no regular expressions; read as names of files they are good ones. */
function adviseBrokenGlob(row: Row, cell: CellName, context: DoctorContext): CellAdvice[] {
  const pattern = patternOfGlob(row[cell].pattern);
  if (pattern === null) return [];
  const names = valuesFound(cell, pattern, context);
  if (names.length === 0) return [];
  const change = { [cell]: { ...row[cell], pattern } };
  return [{ cell, kind: "glob", severity: "warning", evidence: evidenceOf(names), change }];
}

function adviseStars(row: Row, cell: CellName, context: DoctorContext): CellAdvice[] {
  const { pattern } = row[cell];
  const meant = withoutStrayStars(pattern);
  if (meant === pattern) return [];
  const isAnchored = listBranches(pattern).every(({ starAt, start }) => starAt === -1 || start);
  const names = cell === "eventName" ? surprisesOf(row, context) : difference(cell, pattern, meant, context);
  return [
    {
      cell,
      kind: isAnchored ? "strayQuantifier" : "glob",
      severity: names.length > 0 ? "warning" : "hint",
      evidence: evidenceOf(names),
      change: { [cell]: { ...row[cell], pattern: meant } },
    },
  ];
}

/** The names that the row catches only because of its stars; of its other cells' surprises none. */
function surprisesOf(row: Row, { table, catcher }: DoctorContext): string[] {
  const alone = { ...row, eventSource: { pattern: "", not: false } };
  const caught = catcher.catchRow({ ...alone, eventName: { ...row.eventName, not: false } });
  const sources = catcher.catchCell("eventSource", row.eventSource);
  const { pairs } = listCaught(table, caught, { which: "surprises", limit: Infinity });
  const passing = new Set(sources ? listBits(sources.passing).map((at) => table.sources[at]) : []);
  return [...new Set(pairs.filter(({ source }) => passing.has(source)).map(({ name }) => name))];
}

/** `Create*Policy`: the star repeats the e, while names like CreateBucketPolicy were meant. */
function adviseInnerStars(row: Row, cell: CellName, context: DoctorContext): CellAdvice[] {
  const { pattern } = row[cell];
  const meant = pattern.replace(/([a-z])\*(?=[A-Z][a-z])/g, "$1.*");
  if (meant === pattern || !checkPattern(meant).ok) return [];
  const names = difference(cell, meant, pattern, context);
  if (names.length === 0) return [];
  const change = { [cell]: { ...row[cell], pattern: meant } };
  return [{ cell, kind: "glob", severity: "warning", evidence: evidenceOf(names), change }];
}

/** A `|` with nothing at one side finds everything: said where it undoes the rest of the pattern. */
function adviseEmptyAlternatives(row: Row, cell: CellName, context: DoctorContext): CellAdvice[] {
  const { pattern } = row[cell];
  const meant = withoutEmptyAlternatives(pattern);
  if (meant === pattern || meant === "" || !checkPattern(meant).ok) return [];
  const all = context.catcher.catchCell(cell, { pattern: "", not: false });
  const caught = context.catcher.catchCell(cell, { pattern, not: false });
  if (!all || caught?.count !== all.count) return [];
  const names = difference(cell, pattern, meant, context);
  if (names.length === 0) return [];
  const change = { [cell]: { ...row[cell], pattern: meant } };
  return [{ cell, kind: "emptyAlternative", severity: "warning", evidence: evidenceOf(names), change }];
}

/** The pattern without the `|` that have nothing at one side. */
function withoutEmptyAlternatives(pattern: string): string {
  const tokens = scanPattern(pattern);
  for (;;) {
    const at = tokens.findIndex(
      ({ kind }, index) => kind === "bar" && (isEdge(tokens[index - 1]) || isEdge(tokens[index + 1])),
    );
    if (at === -1) return tokens.map(({ text }) => text).join("");
    tokens.splice(at, 1);
  }
}

function isEdge(token: PatternToken | undefined): boolean {
  return token === undefined || ["bar", "open", "close"].includes(token.kind);
}

/** A name of files as a pattern, `Create*|*User` as `^Create|User$`; null where there is more in it than stars. */
function patternOfGlob(text: string): string | null {
  const words = text.split("|").map((word) => word.trim());
  if (!text.includes("*") || words.some((word) => !/^\^?[\w.*:-]+\$?$/.test(word))) return null;
  const patterns = words.map((word) => {
    const glob = word.replace(/^\^/, "").replace(/\$$/, "");
    if (/^\.?\*+$/.test(glob)) return ".*";
    const parts = glob.split(/\*+/).map(escapeText);
    return `${glob.startsWith("*") ? "" : "^"}${parts.filter((part) => part !== "").join(".*")}${glob.endsWith("*") ? "" : "$"}`;
  });
  return patterns.includes(".*") ? ".*" : [...new Set(patterns)].join("|");
}

/** What of the column's known values `pattern` finds and `other` does not. */
function difference(cell: CellName, pattern: string, other: string, context: DoctorContext): string[] {
  const [one, two] = [pattern, other].map((text) =>
    context.catcher.catchCell(cell, { pattern: text, not: false }),
  );
  if (!one || !two) return [];
  const bits = without(one.passing, two.passing);
  return columnOf(cell, context).filter((_, at) => hasBit(bits, at));
}

/** The known values of the column that the pattern finds. */
export function valuesFound(cell: CellName, pattern: string, context: DoctorContext): string[] {
  const caught = context.catcher.catchCell(cell, { pattern, not: false });
  if (!caught) return [];
  const values = columnOf(cell, context);
  return listBits(caught.passing).map((at) => values[at]!);
}

function columnOf(cell: CellName, { table }: DoctorContext): readonly string[] {
  if (cell === "eventName") return table.names;
  return cell === "eventSource" ? table.sources : table.identityTypes;
}
