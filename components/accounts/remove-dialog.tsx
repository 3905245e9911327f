"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { AccountId } from "@/components/ui/account-name";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { removeAccountAction } from "@/lib/accounts/actions";
import styles from "./account-form.module.css";

/** Removes an account with all that is stored of it, after its number was typed once more. */
export function RemoveDialog({
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
  const form = useForm({ initialValues: { id: account.id, confirmation: "" } });
  const { busy, failure, formProps } = useSubmit(form, removeAccountAction, () => {
    onClose();
    router.push("/accounts");
    router.refresh();
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("remove.title", { name: account.name })}
      detail={t("remove.detail")}
      note={t("remove.note")}
      size={520}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" form={formId} variant="outline" color="red" loading={busy}>
            {t("remove.submit")}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} {...formProps}>
        <TextInput
          label={t.rich("remove.confirmation", { number: () => <AccountId id={account.id} /> })}
          inputMode="numeric"
          autoComplete="off"
          classNames={{ input: styles.digits }}
          data-autofocus
          {...form.getInputProps("confirmation")}
        />
        {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      </form>
    </Dialog>
  );
}
