import { ORGANISATION_SCOPE } from "@/lib/engine/rule-setting";
import { EMPTY_FILTER, findingSearch } from "@/lib/findings/schema";
import type { DigestFacts, DigestRow } from "./digest-facts";
import { translator, type MessageContext } from "./slack-message";
import { slackText } from "./slack-text";

/** The longest that an actor or a name may be: hostile ones grow when they are escaped, and a section is bounded. */
const NAME_LENGTH = 60;

/** Rows that a link names: a section of a message is bounded. */
const MOST_ROWS_LINKED = 10;

/**
 * The Slack message of a digest: what rows found beyond their noise budgets, each with its most frequent actors and calls
 * and the way to the findings. All of them are kept; the message only counts.
 */
export async function slackDigest(facts: DigestFacts, context: MessageContext): Promise<object> {
  const t = await translator(context);
  const separator = context.language === "ja" ? "、" : ", ";
  const list = (all: readonly { name: string; count: number }[]) =>
    all.map(({ name, count }) => `${slackText(name || "–", NAME_LENGTH)} (${count})`).join(separator);
  const title = t("notifications.digest.title", { count: facts.total });
  const section = (text: string) => ({ type: "section", text: { type: "mrkdwn", text, verbatim: true } });
  const blocks = facts.rows.map((row) => {
    const where = row.scope === ORGANISATION_SCOPE ? "" : ` (${row.scope})`;
    const head = t("notifications.digest.row", { row: row.number, count: row.count });
    return section(
      [
        `*${head}*${where}`,
        t("notifications.digest.actors", { list: list(row.actors) }),
        t("notifications.digest.names", { list: list(row.names) }),
        `<${context.consoleUrl}/findings${searchOf(row)}|${t("notifications.digest.open")}>`,
      ].join("\n"),
    );
  });
  if (facts.moreRows > 0) blocks.push(section(t("notifications.digest.more", { count: facts.moreRows })));
  return {
    text: title,
    unfurl_links: false,
    unfurl_media: false,
    attachments: [{ color: "#7A7870", fallback: title, blocks }],
  };
}

/** The open findings of the time that the digest tells of, by the rows that they are attributed to. */
function searchOf(row: DigestRow): string {
  const search = findingSearch({
    ...EMPTY_FILTER,
    // Too many rows to name: all that was found then is more than was folded, and nothing is missed.
    row: row.foundBy.length <= MOST_ROWS_LINKED ? row.foundBy : [],
    account: row.scope === ORGANISATION_SCOPE ? [] : [row.scope],
    range: "custom",
    from: row.from.toISOString(),
    to: new Date(row.to.getTime() + 1_000).toISOString(),
  });
  return search.replaceAll("&", "&amp;");
}
