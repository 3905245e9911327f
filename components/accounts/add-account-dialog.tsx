"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { addAccountAction } from "@/lib/accounts/actions";
import styles from "./account-form.module.css";

const START = { id: "", name: "" };

/** The button and the form that bring an account in. */
export function AddAccountDialog({ filled = false }: { filled?: boolean }) {
  const t = useTranslations("accounts");
  const ui = useTranslations("ui");
  const router = useRouter();
  const formId = useId();
  const [opened, setOpened] = useState(false);
  const form = useForm({ initialValues: START });
  const { busy, failure, formProps } = useSubmit(form, addAccountAction, () => {
    setOpened(false);
    router.refresh();
  });
  const open = () => {
    form.setValues(START);
    form.clearErrors();
    setOpened(true);
  };
  return (
    <>
      <Button variant={filled ? "filled" : "default"} onClick={open}>
        {t("add.open")}
      </Button>
      <Dialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={t("add.title")}
        detail={t("add.detail")}
        size={480}
        actions={
          <>
            <Button onClick={() => setOpened(false)}>{ui("cancel")}</Button>
            <Button type="submit" form={formId} variant="filled" loading={busy}>
              {t("add.submit")}
            </Button>
          </>
        }
      >
        <form id={formId} className={styles.form} {...formProps}>
          <TextInput
            label={t("number")}
            description={t("numberHint")}
            placeholder="1234 5678 9012"
            inputMode="numeric"
            autoComplete="off"
            classNames={{ input: styles.digits }}
            data-autofocus
            {...form.getInputProps("id")}
          />
          <TextInput
            label={t("name")}
            description={t("nameHint")}
            autoComplete="off"
            {...form.getInputProps("name")}
          />
          {failure ? <ProblemNote>{failure}</ProblemNote> : null}
        </form>
      </Dialog>
    </>
  );
}
