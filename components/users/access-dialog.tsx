"use client";

import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { changeAccessAction } from "@/lib/users/actions";
import type { PersonRow } from "@/lib/users/queries";
import { AccessFields, type AccessValues, type AccountChoice } from "./access-fields";
import styles from "./users.module.css";

/** Changes what a person may do. Mounted when it opens, so that it begins with what the person may do now. */
export function AccessDialog({
  person,
  accounts,
  onClose,
}: {
  person: PersonRow;
  accounts: AccountChoice[];
  onClose: () => void;
}) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const router = useRouter();
  const formId = useId();
  const { role, allAccounts, accountIds } = person;
  const form = useForm({ initialValues: { access: { role, allAccounts, accountIds } as AccessValues } });
  const send = (values: { access: AccessValues }) =>
    changeAccessAction({ ...values, userId: person.id, readAt: person.readAt });
  const { busy, failure, formProps } = useSubmit(form, send, () => {
    router.refresh();
    onClose();
  });
  return (
    <Dialog
      opened
      onClose={onClose}
      title={t("access.title", { name: person.name })}
      detail={t("access.detail", { email: person.email })}
      actions={
        <>
          <Button onClick={onClose}>{ui("cancel")}</Button>
          <Button type="submit" form={formId} variant="filled" loading={busy}>
            {t("access.submit")}
          </Button>
        </>
      }
    >
      <form id={formId} className={styles.form} {...formProps}>
        <AccessFields
          accounts={accounts}
          value={form.values.access}
          errors={form.errors}
          onChange={(access) => form.setFieldValue("access", access)}
        />
        {failure ? <ProblemNote>{failure}</ProblemNote> : null}
      </form>
    </Dialog>
  );
}
