"use client";

import { useTranslations } from "next-intl";
import { type FormEvent, type KeyboardEvent, useState, useTransition } from "react";

interface Problem {
  path: (string | number)[];
  message: string;
}

/** What a server action answers; nothing at all where it led to another page. */
type Outcome = ({ ok: boolean; problems?: Problem[] } & About) | undefined;

/** What the text of a problem may name. */
interface About {
  reference?: string;
  waitSeconds?: number;
  /** Whose change a save met. */
  by?: string;
}

/** The part of a Mantine form that this needs. */
interface SubmittedForm<Values> {
  values: Values;
  setErrors: (errors: Record<string, string>) => void;
  clearErrors: () => void;
}

/**
 * Sends a form to a server action: `busy` while it is under way, problems with a path at their fields, any other as
 * `failure` above the button. An Enter that ends an IME conversion never submits. Spread `formProps` on the <form>.
 */
export function useSubmit<Values, Result extends Outcome>(
  form: SubmittedForm<Values>,
  action: (values: Values) => Promise<Result>,
  onDone?: (result: Extract<Result, { ok: true }>) => void,
) {
  const t = useProblemText();
  const [busy, startTransition] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);

  function submit() {
    if (busy) return;
    form.clearErrors();
    setFailure(null);
    startTransition(async () => {
      const result = await action(form.values).catch(() => UNREACHABLE as unknown as Result);
      // After a redirect there is no result, and this page is going away.
      if (!result) return;
      if (result.ok) return onDone?.(result as Extract<Result, { ok: true }>);
      const problems = result.problems ?? [];
      const fields = problems.filter((problem) => problem.path.length > 0);
      const whole = problems.find((problem) => problem.path.length === 0);
      form.setErrors(Object.fromEntries(fields.reverse().map((one) => [one.path.join("."), t(one.message)])));
      setFailure(whole ? t(whole.message, result) : null);
      if (fields.length > 0) focusFirstProblem();
    });
  }

  return {
    busy,
    failure,
    submit,
    formProps: {
      noValidate: true,
      onSubmit(event: FormEvent) {
        event.preventDefault();
        submit();
      },
      onKeyDown(event: KeyboardEvent) {
        // Safari ends the composition before it tells of the key; 229 is what is left of it.
        if (event.key === "Enter" && (event.nativeEvent.isComposing || event.keyCode === 229)) {
          event.preventDefault();
        }
      },
    },
  };
}

const UNREACHABLE = { ok: false, problems: [{ path: [], message: "unreachable" }] };

/** The text of a problem's key: a refusal of the server (`errors`) or something about a field (`problems`). */
export function useProblemText() {
  const errors = useTranslations("errors");
  const problems = useTranslations("problems");
  return (key: string, about: About = {}): string => {
    if (about.reference) return errors("unexpectedWithReference", { reference: about.reference });
    const minutes = Math.max(1, Math.ceil((about.waitSeconds ?? 60) / 60));
    if (problems.has(key)) return problems(key, { minutes, by: about.by ?? "" });
    return errors.has(key) ? errors(key) : errors("invalid-input");
  };
}

/** After the errors are on screen, so that a screen reader reads field and problem together. */
function focusFirstProblem() {
  setTimeout(() => document.querySelector<HTMLElement>("form [aria-invalid='true']")?.focus(), 50);
}
