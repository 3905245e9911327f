"use client";

import { useTranslations } from "next-intl";
import { showUndoToast } from "@/components/ui/undo-toast";
import { CaughtDialog } from "./caught-dialog";
import { ConditionsDialog } from "./conditions-dialog";
import { ExamplesDialog } from "./examples-dialog";
import { NarrowDialog } from "./narrow-dialog";
import { TrialDialog } from "./trial-dialog";
import { TrialRead } from "./trial-read";
import type { RowDialog } from "./row-menu";
import type { WorkbenchDialogsProps } from "./workbench-dialogs";

/** What one row is asked. A row that has gone meanwhile is asked nothing. */
export function RowDialogOf({
  dialog,
  rowId,
  ...props
}: WorkbenchDialogsProps & { dialog: RowDialog; rowId: string }) {
  const { page, draft, readOnly, names, onClose } = props;
  const t = useTranslations("workbench");
  const tUi = useTranslations("ui");
  const index = props.shownRows.findIndex((row) => row.id === rowId);
  const row = props.shownRows[index];
  if (!row) return null;
  const number = index + 1;
  switch (dialog) {
    case "caught":
      return <CaughtDialog row={row} number={number} names={names} onClose={onClose} />;
    case "narrow":
      return (
        <NarrowDialog
          scope={page.scope}
          row={row}
          number={number}
          readOnly={readOnly}
          onClose={onClose}
          onTake={(narrowed) => {
            draft.edit.replace([narrowed]);
            props.onConsequence(rowId);
            showUndoToast({
              message: t("narrow.taken", { number }),
              undoLabel: tUi("undo"),
              closeLabel: tUi("close"),
              onUndo: () => draft.edit.replace([row]),
            });
          }}
        />
      );
    case "examples":
      return (
        <ExamplesDialog
          row={row}
          number={number}
          names={names}
          events={props.testerEvents}
          readOnly={readOnly}
          onReplace={(changed) => draft.edit.replace([changed])}
          onClose={onClose}
        />
      );
    case "conditions":
      return (
        <ConditionsDialog
          row={row}
          number={number}
          accounts={props.accounts}
          readOnly={readOnly}
          onClose={onClose}
          onApply={(conditions) => {
            draft.edit.replace([{ ...row, conditions }]);
            onClose();
          }}
        />
      );
    case "trial":
      return readOnly ? (
        <TrialRead row={row} number={number} trials={props.trials} onClose={onClose} />
      ) : (
        <TrialDialog
          row={row}
          number={number}
          trials={props.trials}
          onClose={onClose}
          onTake={(changed) => {
            draft.edit.replace([changed]);
            onClose();
          }}
        />
      );
  }
}
