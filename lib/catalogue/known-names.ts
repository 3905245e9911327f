import { SERVICE_WORDS, wordKey } from "@/lib/engine/human-words";
import {
  createNameTable,
  isKnownSource,
  type NamedSource,
  type NameTable,
  type ObservedCall,
} from "@/lib/engine/name-table";
import { IDENTITY_TYPES } from "./identity-types";

/** lib/catalogue/aws-names.json, as `npm run names` writes it. */
export interface NamesAsset {
  /** The packages that it is made from: name, version, date, licence. */
  from: string[];
  /** Endpoints and clients (`api.ecr`, `elbv2`) to the prefix of the event source. */
  aliases: Record<string, string>;
  /** Verbs most of whose events are read-only, parted by spaces. */
  readVerbs: string;
  /** By prefix of the event source the names by verb, `Create:Image,Tags`; `!` before one that is not as its verb. */
  sources: Record<string, string>;
}

const SUFFIX = ".amazonaws.com";
const REGION = /^(?:us|eu|ap|sa|ca|me|af|il|mx|cn)(?:-gov|-iso[a-z]?)?-[a-z]+-\d$/;

let asset: Promise<NamesAsset> | undefined;

/** The names that AWS is known to write. Large (88 KB compressed), so only loaded when somebody asks. */
export function loadNamesAsset(): Promise<NamesAsset> {
  asset ??= import("./aws-names.json").then((file) => file.default as NamesAsset);
  return asset;
}

/** The table that the engine's catcher and doctor work with; what the installation has observed counts as known. */
export function knownNames(names: NamesAsset, observed: readonly ObservedCall[] = []): NameTable {
  // A record may carry no identity type at all.
  return createNameTable(decodeSources(names), [...IDENTITY_TYPES, ""], observed);
}

/** The sources of the asset with their events. */
export function decodeSources({
  readVerbs,
  sources,
}: Pick<NamesAsset, "readVerbs" | "sources">): NamedSource[] {
  const reads = new Set(readVerbs.split(" "));
  return Object.entries(sources).map(([prefix, text]) => {
    const events: { name: string; readOnly: boolean }[] = [];
    for (const group of text === "" ? [] : text.split(" ")) {
      const colon = group.indexOf(":");
      const verb = group.slice(0, colon);
      const usual = reads.has(verb);
      for (const rest of group.slice(colon + 1).split(",")) {
        const isUnusual = rest.startsWith("!");
        events.push({ name: verb + (isUnusual ? rest.slice(1) : rest), readOnly: usual !== isUnusual });
      }
    }
    return { source: prefix + SUFFIX, events };
  });
}

/**
 * The event source behind what people write for one: an endpoint (`api.ecr`, `ec2.us-east-1.amazonaws.com`), a client
 * (`elbv2`), a word (`EC2`, `CloudWatch`), a wrong ending (`ec2.amazon.com`). Null where it is none that is known.
 */
export function canonicalSource(
  word: string,
  names: Pick<NamesAsset, "aliases">,
  table: NameTable,
): string | null {
  const host = word
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\//, "")
    .replace(
      /\.?(?:amazonaws\.(?:com|co|con|org|net)?(?:\.cn)?|(?:aws\.)?amazon(?:\.com)?|aws(?:\.com)?)?[./]*$/,
      "",
    );
  const labels = host.split(".").filter((label) => label !== "" && !REGION.test(label));
  const candidates = [labels.join("."), labels.join("-"), labels.at(-1) ?? "", labels[0] ?? ""];
  for (const candidate of candidates) {
    const alias = Object.hasOwn(names.aliases, candidate) ? names.aliases[candidate] : candidate;
    for (const source of [`${candidate}${SUFFIX}`, `${alias}${SUFFIX}`])
      if (candidate !== "" && isKnownSource(table, source)) return source;
  }
  const known = SERVICE_WORDS.get(wordKey(host)) ?? SERVICE_WORDS.get(wordKey(word));
  return known !== undefined && isKnownSource(table, known) ? known : null;
}
