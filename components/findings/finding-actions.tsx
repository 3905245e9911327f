"use client";

import { Button } from "@mantine/core";
import {
  IconAlertHexagon,
  IconArrowBackUp,
  IconCircleCheck,
  IconEye,
  IconVolumeOff,
} from "@tabler/icons-react";
import { useTranslations } from "next-intl";
import { KeyHint } from "@/components/ui/key-hint";
import { keepsToastAbove } from "@/components/ui/toast-place";
import type { FindingStatus } from "@/lib/findings/schema";
import type { ChosenFinding } from "./choice";
import { useDecisions } from "./decisions";
import styles from "./finding-detail.module.css";

const NEXT: Record<
  FindingStatus,
  readonly ("suppress" | "investigating" | "confirmed" | "resolved" | "open")[]
> = {
  open: ["suppress", "investigating", "confirmed", "resolved"],
  investigating: ["suppress", "confirmed", "resolved", "open"],
  confirmed: ["suppress", "investigating", "resolved", "open"],
  suppressed: ["open"],
  resolved: ["open"],
};

const LOOKS = {
  suppress: { word: "suppress", Icon: IconVolumeOff, keys: ["S"] },
  investigating: { word: "investigate", Icon: IconEye, keys: ["I"] },
  confirmed: { word: "confirm", Icon: IconAlertHexagon, keys: null },
  resolved: { word: "resolve", Icon: IconCircleCheck, keys: null },
  open: { word: "reopen", Icon: IconArrowBackUp, keys: null },
} as const;

/** What can be decided about one finding. All look alike: nothing here nudges towards hiding. */
export function FindingActions({ finding }: { finding: ChosenFinding }) {
  const t = useTranslations("findings.act");
  const decisions = useDecisions();
  const choice = { kind: "some" as const, findings: [finding] };
  return (
    <div className={styles.actions} role="group" aria-label={t("label")} ref={keepsToastAbove}>
      {NEXT[finding.status].map((name) => {
        const { word, Icon, keys } = LOOKS[name];
        return (
          <Button
            key={name}
            disabled={decisions.busy}
            leftSection={<Icon size={15} stroke={1.7} />}
            rightSection={keys ? <KeyHint keys={keys} /> : undefined}
            onClick={() =>
              name === "suppress" ? decisions.suppress(choice) : decisions.setStatus(choice, name)
            }
          >
            {t(word)}
          </Button>
        );
      })}
    </div>
  );
}
