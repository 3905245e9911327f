/**
 * Text for Slack's mrkdwn: `&`, `<` and `>` are escaped (docs.slack.dev, "Formatting message text"), which takes the
 * power from mentions, channel links and masked links; characters that would format or break a line are made harmless.
 * Everything that came from an event goes through this.
 */
export function slackText(text: string, maxLength = 200): string {
  const oneLine = text
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, " ")
    // Bidirectional controls and invisible characters could make one name look like another.
    .replace(/[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]/g, "\u00b7")
    .toWellFormed();
  const cut = [...oneLine].length > maxLength ? [...oneLine].slice(0, maxLength - 1).join("") + "…" : oneLine;
  return (
    cut
      .replace(/&/g, "&amp;")
      .replace(/</g, "&lt;")
      .replace(/>/g, "&gt;")
      // A zero-width joiner after these keeps them visible and stops them from formatting or naming somebody.
      .replace(/([*_~`])/g, "$1\u200d")
      .replace(/([@#!])(?=\w)/g, "$1\u200d")
      // "https://…" and "evil.example" in an event must not become links.
      .replace(/:\/\//g, ":\u200d//")
  );
}

/** The same inside a code span, where only the back-tick ends it. */
export function slackCode(text: string, maxLength = 200): string {
  const harmless = slackText(text.replace(/`/g, "ˋ"), maxLength).replace(/\u200d/g, "");
  return `\`${harmless}\``;
}
