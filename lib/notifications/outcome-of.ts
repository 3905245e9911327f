import type { PostOutcome } from "./post-json";

/** What a delivery's attempt means: delivered, to be tried again after a while, or never to be tried again. */
export type DeliveryOutcome =
  | { kind: "delivered" }
  | { kind: "retry"; error: string; status: number | null; afterSeconds: number; pausesChannel: boolean }
  | { kind: "failed"; error: string; status: number | null };

/** Attempts after which a delivery is given up: with the back-off below that is about a day and a half. */
export const MAX_ATTEMPTS = 12;
const FIRST_WAIT_SECONDS = 5;
const LONGEST_WAIT_SECONDS = 6 * 3_600;

/** Answers of an incoming webhook that name a lasting reason (docs.slack.dev, "Handling errors"). */
const SLACK_REASONS =
  /^(invalid_payload|user_not_found|channel_not_found|channel_is_archived|action_prohibited|posting_to_general_channel_denied|too_many_attachments|no_service|no_service_id|no_team|team_disabled|invalid_token|no_active_hooks)$/;

/**
 * Reads the answer of a Slack webhook. `random` in [0, 1) spreads the retries of many deliveries; Retry-After is kept to
 * and holds for the whole channel. Error texts are codes of our own or Slack's known ones: never what a stranger's
 * server wrote.
 */
export function outcomeOf(answer: PostOutcome, attempts: number, random: number): DeliveryOutcome {
  if (answer.kind === "refused") return { kind: "failed", error: `target.${answer.problem}`, status: null };
  if (answer.kind === "failed") return again(answer.reason, null, attempts, random);
  const { status, body, retryAfterSeconds } = answer;
  if (status >= 200 && status < 300) return { kind: "delivered" };
  if (status === 429) {
    const afterSeconds = retryAfterSeconds ?? 30;
    return { kind: "retry", error: "rateLimited", status, afterSeconds, pausesChannel: true };
  }
  if (status >= 500 || status === 408) {
    const outcome = again("serverError", status, attempts, random);
    if (outcome.kind === "retry" && retryAfterSeconds !== null) {
      return {
        ...outcome,
        afterSeconds: Math.max(outcome.afterSeconds, retryAfterSeconds),
        pausesChannel: true,
      };
    }
    return outcome;
  }
  if (status >= 300 && status < 400) return { kind: "failed", error: "redirect", status };
  const reason = SLACK_REASONS.exec(body.trim())?.[1];
  return { kind: "failed", error: reason ? `slack.${reason}` : "refused", status };
}

function again(error: string, status: number | null, attempts: number, random: number): DeliveryOutcome {
  if (attempts >= MAX_ATTEMPTS) return { kind: "failed", error, status };
  const wait = Math.min(FIRST_WAIT_SECONDS * 3 ** (attempts - 1), LONGEST_WAIT_SECONDS);
  return {
    kind: "retry",
    error,
    status,
    afterSeconds: Math.round(wait * (0.75 + random / 2)),
    pausesChannel: false,
  };
}
