import type { PatternNode } from "./pattern-node";

/**
 * Literal texts of which a value must hold all of one list, or the pattern cannot be found in it: `Create.*User|^Put` gives
 * [["Create", "User"], ["Put"]]. A cheap question before a dear one; may say less than it could, never more.
 */
export function requiredTexts(node: PatternNode): string[][] {
  const options = node.kind === "alternatives" ? node.options : [node];
  return options.map((option) => {
    const texts: string[] = [];
    let run = "";
    const flush = () => {
      if (run !== "") texts.push(run);
      run = "";
    };
    const visit = (current: PatternNode) => {
      if (current.kind === "sequence") current.items.forEach(visit);
      else if (current.kind === "capture") visit(current.body);
      else if (current.kind === "assertion") return;
      else {
        const char = literalOf(current);
        if (char === null) flush();
        else run += char;
      }
    };
    visit(option);
    flush();
    return texts;
  });
}

/** The character that the node matches, where it matches one and no other; else null. */
export function literalOf(node: PatternNode): string | null {
  if (node.kind !== "set" || node.set.negated || node.set.ranges.length !== 1) return null;
  const [from, to] = node.set.ranges[0]!;
  return from === to ? String.fromCharCode(from) : null;
}

const MOST_LEADS = 50;

/**
 * The texts with one of which a value must begin, or the pattern cannot be found in it: `^(Put|Get)Role` gives Put and Get.
 * Null where it may begin with anything.
 */
export function leadingTexts(node: PatternNode): string[] | null {
  const options = node.kind === "alternatives" ? node.options : [node];
  const leads: string[] = [];
  for (const option of options) {
    const items = option.kind === "sequence" ? option.items : [option];
    const [first, ...rest] = items;
    if (first?.kind === "capture" && rest.length === 0) {
      const inner = leadingTexts(first.body);
      if (inner === null) return null;
      leads.push(...inner);
    } else if (first?.kind === "assertion" && first.what === "start") {
      leads.push(...beginnings({ kind: "sequence", items: rest }).map(({ text }) => text));
    } else return null;
  }
  return leads.length > MOST_LEADS || leads.includes("") ? null : leads;
}

/** What a match may begin with; `whole`: that is all of it, and what comes behind may be added. */
function beginnings(node: PatternNode): { text: string; whole: boolean }[] {
  if (node.kind === "capture") return beginnings(node.body);
  if (node.kind === "alternatives") return node.options.flatMap(beginnings).slice(0, MOST_LEADS + 1);
  if (node.kind === "sequence") {
    let found = [{ text: "", whole: true }];
    for (const item of node.items) {
      if (!found.some(({ whole }) => whole)) break;
      const next = beginnings(item);
      found = found.flatMap((lead) =>
        lead.whole ? next.map(({ text, whole }) => ({ text: lead.text + text, whole })) : [lead],
      );
      if (found.length > MOST_LEADS) return found;
    }
    return found;
  }
  const char = literalOf(node);
  return char === null ? [{ text: "", whole: false }] : [{ text: char, whole: true }];
}
