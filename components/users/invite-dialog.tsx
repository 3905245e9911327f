"use client";

import { Button, TextInput } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { inviteAction } from "@/lib/users/actions";
import { AccessFields, type AccessValues, type AccountChoice } from "./access-fields";
import { LinkOnce } from "./link-once";
import styles from "./users.module.css";

const START = { email: "", access: { role: "viewer", allAccounts: true, accountIds: [] } as AccessValues };

/** The button, the form and then the link. Closing after that forgets the link: only its hash is stored. */
export function InviteDialog({ accounts }: { accounts: AccountChoice[] }) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const router = useRouter();
  const formId = useId();
  const [opened, setOpened] = useState(false);
  const [made, setMade] = useState<{ token: string; expiresAt: string } | null>(null);
  const form = useForm({ initialValues: START });
  const { busy, failure, formProps } = useSubmit(form, inviteAction, (result) => {
    setMade(result);
    router.refresh();
  });
  const open = () => {
    form.setValues(START);
    form.clearErrors();
    setMade(null);
    setOpened(true);
  };
  const close = () => setOpened(false);
  return (
    <>
      <Button onClick={open}>{t("invite.open")}</Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={made ? t("invite.doneTitle", { email: form.values.email }) : t("invite.title")}
        detail={made ? t("invite.doneDetail") : t("invite.detail")}
        actions={
          made ? (
            <Button variant="filled" onClick={close}>
              {ui("close")}
            </Button>
          ) : (
            <>
              <Button onClick={close}>{ui("cancel")}</Button>
              <Button type="submit" form={formId} variant="filled" loading={busy}>
                {t("invite.submit")}
              </Button>
            </>
          )
        }
      >
        {made ? (
          <div className={styles.form}>
            <LinkOnce
              label={t("invite.link")}
              path={`/invitation/${made.token}`}
              expiresAt={made.expiresAt}
            />
          </div>
        ) : (
          <form id={formId} className={styles.form} {...formProps}>
            <TextInput
              label={t("email")}
              type="email"
              autoComplete="off"
              spellCheck={false}
              data-autofocus
              {...form.getInputProps("email")}
            />
            <AccessFields
              accounts={accounts}
              value={form.values.access}
              errors={form.errors}
              onChange={(access) => form.setFieldValue("access", access)}
            />
            {failure ? <ProblemNote>{failure}</ProblemNote> : null}
          </form>
        )}
      </Dialog>
    </>
  );
}
