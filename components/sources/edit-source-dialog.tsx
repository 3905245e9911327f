"use client";

import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { updateSourceAction } from "@/lib/sources/actions";
import { SourceFields } from "./source-fields";

/** Changes a source's name and accounts; holds from the next delivery on. */
export function EditSourceDialog({
  source,
  accounts,
}: {
  source: { id: string; name: string; allAccounts: boolean; accountIds: string[]; version: number };
  accounts: readonly { id: string; name: string }[];
}) {
  const t = useTranslations("sources");
  const ui = useTranslations("ui");
  const router = useRouter();
  const formId = useId();
  const [opened, setOpened] = useState(false);
  const { id, name, allAccounts, accountIds, version } = source;
  const form = useForm({ initialValues: { id, name, allAccounts, accountIds, version } });
  const save = async (values: typeof form.values) => {
    const result = await updateSourceAction(values);
    // Another's change is then what the dialog starts from when it is opened again.
    if (!result.ok) router.refresh();
    return result;
  };
  const { busy, failure, formProps } = useSubmit(form, save, () => {
    setOpened(false);
    router.refresh();
  });
  const open = () => {
    form.setValues({ id, name, allAccounts, accountIds, version });
    form.clearErrors();
    setOpened(true);
  };
  const close = () => setOpened(false);
  return (
    <>
      <Button onClick={open}>{t("edit.open")}</Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t("edit.title", { name })}
        detail={t("edit.detail")}
        actions={
          <>
            <Button onClick={close}>{ui("cancel")}</Button>
            <Button type="submit" form={formId} variant="filled" loading={busy}>
              {ui("save")}
            </Button>
          </>
        }
      >
        <form id={formId} {...formProps}>
          <SourceFields
            values={form.values}
            errors={form.errors}
            accounts={accounts}
            onChange={(changes) => form.setValues(changes)}
          />
          {failure ? <ProblemNote>{failure}</ProblemNote> : null}
        </form>
      </Dialog>
    </>
  );
}
