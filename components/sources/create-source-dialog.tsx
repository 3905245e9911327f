"use client";

import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { createSourceAction } from "@/lib/sources/actions";
import type { CreateSourceInput } from "@/lib/sources/schema";
import { SecretOnce } from "./secret-once";
import { SourceFields } from "./source-fields";

const START: CreateSourceInput = { name: "", allAccounts: true, accountIds: [] };

/** The button, the form, and then the secret. Closing after that forgets the secret: only its hash is stored. */
export function CreateSourceDialog({
  accounts,
  ingestAddress,
}: {
  accounts: readonly { id: string; name: string }[];
  ingestAddress: string;
}) {
  const t = useTranslations("sources");
  const ui = useTranslations("ui");
  const router = useRouter();
  const formId = useId();
  const [opened, setOpened] = useState(false);
  const [made, setMade] = useState<{ sourceId: string; secret: string } | null>(null);
  const form = useForm({ initialValues: START });
  const { busy, failure, formProps } = useSubmit(form, createSourceAction, (result) => setMade(result));
  const open = () => {
    form.setValues(START);
    form.clearErrors();
    setMade(null);
    setOpened(true);
  };
  const close = () => {
    setOpened(false);
    if (made) router.push(`/sources/${made.sourceId}`);
  };
  return (
    <>
      <Button onClick={open}>{t("create.open")}</Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={made ? t("create.doneTitle", { name: form.values.name }) : t("create.title")}
        detail={made ? undefined : t("create.detail")}
        size={made ? 680 : 560}
        actions={
          made ? (
            <Button variant="filled" onClick={close}>
              {t("secret.kept")}
            </Button>
          ) : (
            <>
              <Button onClick={close}>{ui("cancel")}</Button>
              <Button type="submit" form={formId} variant="filled" loading={busy}>
                {t("create.submit")}
              </Button>
            </>
          )
        }
      >
        {made ? (
          <SecretOnce secret={made.secret} endpoint={ingestAddress + made.sourceId} />
        ) : (
          <form id={formId} {...formProps}>
            <SourceFields
              values={form.values}
              errors={form.errors}
              accounts={accounts}
              onChange={(changes) => form.setValues(changes)}
            />
            {failure ? <ProblemNote>{failure}</ProblemNote> : null}
          </form>
        )}
      </Dialog>
    </>
  );
}
