"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { renameAccountAction } from "@/lib/accounts/actions";
import styles from "./account-form.module.css";

/** Gives an account another name. A discovered one has its number for a name: that is not offered to go on from. */
export function RenameDialog({
  account,
  onClose,
}: {
  account: { id: string; name: string };
  onClose: () => void;
}) {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui");
  const router = useRouter();
  const formId = useId();
  const form = useForm({
    initialValues: { id: account.id, name: account.name === account.id ? "" : account.name },
  });
  const { busy, failure, formProps } = useSubmit(form, renameAccountAction, () => {
    onClose();
    router.refresh();
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("rename.title", { name: account.name })}
      detail={t("rename.detail")}
      size={480}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" form={formId} variant="filled" loading={busy}>
            {t("rename.submit")}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} {...formProps}>
        <TextInput label={t("name")} autoComplete="off" data-autofocus {...form.getInputProps("name")} />
        {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      </form>
    </Dialog>
  );
}
