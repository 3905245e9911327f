export interface JumpTarget {
  href: string;
  label: string;
  /** An id shown before the label. */
  code?: string;
  /** The letter after G that leads there as well. */
  letter?: string;
  /** Set where the target is a finding by number. */
  finding?: number;
}

export interface JumpSources {
  places: readonly { href: string; label: string; words: string; letter?: string }[];
  rules: readonly { id: string; title: string; officialTitle: string }[];
  accounts: readonly { id: string; name: string }[];
}

export interface JumpGroup {
  key: "findings" | "places" | "rules" | "accounts";
  targets: JumpTarget[];
}

const MOST = 8;

/**
 * Where a query may want to go, grouped. Every word of the query has to occur; nothing typed offers the places.
 * Digits find accounts however they are spaced, and a finding by its number with or without "F-".
 */
export function jumpTargets(query: string, { places, rules, accounts }: JumpSources): JumpGroup[] {
  const words = fold(query).split(/\s+/).filter(Boolean);
  const fits = (text: string) => words.every((word) => fold(text).includes(word));
  const groups: JumpGroup[] = [
    { key: "findings", targets: findingTarget(query) },
    {
      key: "places",
      targets: places
        .filter((place) => fits(`${place.label} ${place.words}`))
        .map(({ href, label, letter }) => ({ href, label, letter })),
    },
  ];
  if (words.length > 0) {
    const digits = query.replace(/[\s-]/g, "");
    const found = rules.filter((rule) =>
      fits(`${rule.id} ${rule.id.replace("-", "")} ${rule.title} ${rule.officialTitle}`),
    );
    const named = accounts.filter(
      ({ id, name }) => fits(`${name} ${id}`) || (/^\d{3,}$/.test(digits) && id.includes(digits)),
    );
    groups.push(
      {
        key: "rules",
        targets: found
          .slice(0, MOST)
          .map(({ id, title }) => ({ href: `/rules/${id}`, label: title, code: id })),
      },
      {
        key: "accounts",
        targets: named
          .slice(0, MOST)
          .map(({ id, name }) => ({ href: `/accounts/${id}`, label: name, code: id })),
      },
    );
  }
  return groups.filter((group) => group.targets.length > 0);
}

function findingTarget(query: string): JumpTarget[] {
  const digits = /^\s*(?:f-?)?(\d{1,9})\s*$/i.exec(query.normalize("NFKC"))?.[1];
  if (!digits) return [];
  const finding = Number(digits);
  return [{ href: `/findings/${finding}`, label: `F-${finding}`, finding }];
}

/** Full-width letters, which an IME leaves behind, are the same as half-width ones; so are capitals. */
function fold(text: string): string {
  return text.normalize("NFKC").toLowerCase();
}
