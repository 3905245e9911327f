import { createTranslator } from "use-intl/core";
import { describeEvent } from "@/lib/engine/describe-event";
import { readRecord } from "@/lib/engine/read-record";
import type { RiskLevel } from "@/lib/engine/risk-level";
import type { Language } from "@/lib/i18n/language";
import { loadMessages } from "@/lib/i18n/messages";
import { slackCode, slackText } from "./slack-text";

/** What a message tells; all texts are as they came from the event, not escaped yet. */
export interface MessageFacts {
  number: string;
  riskLevel: RiskLevel;
  ruleId: string;
  accountId: string;
  accountName: string;
  region: string;
  eventTime: Date;
  sourceIpAddress: string;
  /** The record as JSON text. */
  raw: string;
  /** RTM-011: the attributed row's number and patterns, and the numbers of the other matching rows. */
  row: { number: number; patterns: string[]; others: number[] } | null;
  /** Other calls of the same actor in the minutes around, oldest first. */
  nearby: { at: Date; eventName: string }[];
}

export interface MessageContext {
  language: Language;
  timeZone: string;
  /** Base of links, without a slash at the end. */
  consoleUrl: string;
}

/** Shape and colour of a risk level; Slack gets the light theme's colours. */
const MARKS: Record<RiskLevel, { shape: string; colour: string }> = {
  EXTREME: { shape: "⬣", colour: "#8A0F4B" },
  VERY_HIGH: { shape: "▲", colour: "#B92505" },
  HIGH: { shape: "◆", colour: "#BC7D00" },
  MEDIUM: { shape: "◐", colour: "#2E7DB5" },
  LOW: { shape: "○", colour: "#7A7870" },
};

/**
 * The Slack message of a finding: what and who, where and when, why, what else, and the way on. Every text that came from
 * an event is escaped; links lead into the console only.
 */
export async function slackMessage(facts: MessageFacts, context: MessageContext): Promise<object> {
  const t = await translator(context);
  const risk = t(`ui.riskLevel.${facts.riskLevel}`);
  const { shape, colour } = MARKS[facts.riskLevel];
  const sentence = slackText(await sentenceOf(facts, context), 240);
  const time = new Intl.DateTimeFormat(context.language, {
    timeZone: context.timeZone,
    dateStyle: "medium",
    timeStyle: "medium",
  }).format(facts.eventTime);
  const zone = zoneName(facts.eventTime, context);
  const where = [
    `${slackText(facts.accountName)} (${facts.accountId})`,
    slackText(facts.region || "–", 64),
    `${time} ${zone}`,
    slackText(facts.sourceIpAddress || "–", 64),
  ].join(" • ");
  const link = `${context.consoleUrl}/findings/${facts.number}`;
  const actions = [
    `<${link}?do=suppress|${t("notifications.message.suppress")}>`,
    `<${link}?do=investigate|${t("notifications.message.investigate")}>`,
    `<${link}|${t("notifications.message.open", { number: `F-${facts.number}` })}>`,
  ].join("   ");
  const text = fitting({
    told: [`*${shape} ${risk}*   ${sentence}`, where],
    explained: [reasonOf(facts, t), nearbyOf(facts, context, t)],
    actions,
  });
  return {
    text: `${shape} ${risk} ${sentence}`,
    unfurl_links: false,
    unfurl_media: false,
    attachments: [
      {
        color: colour,
        fallback: `${risk} ${sentence}`,
        blocks: [{ type: "section", text: { type: "mrkdwn", text, verbatim: true } }],
      },
    ],
  };
}

/** Slack refuses a message with a longer section for good. */
const MAX_SECTION = 3_000;

/** The lines of a message; where escaping made a hostile one too long, what explains goes, the last line first. */
function fitting(lines: { told: string[]; explained: string[]; actions: string }): string {
  const explained = lines.explained.filter((line) => line !== "");
  const text = () => [...lines.told, ...explained, lines.actions].join("\n");
  while (text().length > MAX_SECTION && explained.length > 0) explained.pop();
  return text();
}

/** The message of the test button: it takes the path of a real one. */
export async function slackTestMessage(channelName: string, context: MessageContext): Promise<object> {
  const t = await translator(context);
  const text = t("notifications.message.test", { channel: slackText(channelName), url: context.consoleUrl });
  return { text, unfurl_links: false, unfurl_media: false };
}

export type Translate = (key: string, values?: Record<string, string | number>) => string;

/** The texts of a message in its language. */
export async function translator({ language, timeZone }: MessageContext): Promise<Translate> {
  const messages = await loadMessages(language);
  return createTranslator({ locale: language, messages, timeZone }) as unknown as Translate;
}

async function sentenceOf(facts: MessageFacts, context: MessageContext): Promise<string> {
  const record: unknown = JSON.parse(facts.raw);
  const read = readRecord(record, { lenient: true });
  if (!read.ok) return facts.ruleId;
  const t = await translator(context);
  const { key, params } = describeEvent(read.event, record);
  return t(`sentence.${key}`, params);
}

function reasonOf(facts: MessageFacts, t: Translate): string {
  if (!facts.row) return t("notifications.message.rule", { rule: facts.ruleId });
  const patterns = slackCode(facts.row.patterns.map((pattern) => pattern || "*").join(" / "));
  const values = { rule: facts.ruleId, row: facts.row.number };
  const others = facts.row.others.length
    ? t("notifications.message.otherRows", { rows: facts.row.others.slice(0, 5).join(t("ui.conjunction")) })
    : "";
  return `${t("notifications.message.row", values)} ${patterns}${others}`;
}

function nearbyOf(facts: MessageFacts, context: MessageContext, t: Translate): string {
  if (facts.nearby.length === 0) return "";
  const time = new Intl.DateTimeFormat(context.language, {
    timeZone: context.timeZone,
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  const calls = facts.nearby.map(({ at, eventName }) => `${time.format(at)} ${slackText(eventName, 60)}`);
  return t("notifications.message.nearby", { calls: calls.join(context.language === "ja" ? "、" : ", ") });
}

function zoneName(at: Date, context: MessageContext): string {
  const parts = new Intl.DateTimeFormat(context.language, {
    timeZone: context.timeZone,
    timeZoneName: "short",
  }).formatToParts(at);
  return parts.find((part) => part.type === "timeZoneName")?.value ?? context.timeZone;
}
