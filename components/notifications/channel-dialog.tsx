"use client";

import { Button } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { createChannelAction, updateChannelAction } from "@/lib/notifications/actions";
import { ChannelFields, type AccountChoice, type ChannelValues } from "./channel-fields";

export interface EditedChannel extends Omit<ChannelValues, "url"> {
  id: string;
  version: number;
  urlHint: string;
}

/** Adds a channel, or changes one. The URL is typed here and never comes back. */
export function ChannelDialog({ accounts, channel }: { accounts: AccountChoice[]; channel?: EditedChannel }) {
  const t = useTranslations("notifications");
  const ui = useTranslations("ui");
  const locale = useLocale();
  const router = useRouter();
  const formId = useId();
  const [opened, setOpened] = useState(false);
  const start = (): ChannelValues => ({
    name: channel?.name ?? "",
    url: "",
    leastRiskLevel: channel?.leastRiskLevel ?? "HIGH",
    language: channel?.language ?? locale,
    allAccounts: channel?.allAccounts ?? true,
    accountIds: channel?.accountIds ?? [],
  });
  const form = useForm({ initialValues: start() });
  const save = ({ url, ...values }: ChannelValues) =>
    channel
      ? updateChannelAction({ ...values, id: channel.id, version: channel.version, url: url || undefined })
      : createChannelAction({ ...values, url });
  const { busy, failure, formProps } = useSubmit(form, save, (result) => {
    setOpened(false);
    if ("channelId" in result) router.push(`/channels/${result.channelId}`);
    else router.refresh();
  });
  const open = () => {
    form.setValues(start());
    form.clearErrors();
    setOpened(true);
  };
  return (
    <>
      <Button onClick={open}>{channel ? t("edit") : t("add")}</Button>
      <Dialog
        opened={opened}
        onClose={() => setOpened(false)}
        title={channel ? t("editTitle") : t("createTitle")}
        actions={
          <>
            <Button onClick={() => setOpened(false)}>{ui("cancel")}</Button>
            <Button type="submit" form={formId} variant="filled" loading={busy}>
              {channel ? t("save") : t("create")}
            </Button>
          </>
        }
      >
        <form id={formId} {...formProps}>
          <ChannelFields
            values={form.values}
            errors={form.errors}
            accounts={accounts}
            storedHost={channel?.urlHint}
            onChange={(changes) => form.setValues(changes)}
          />
          {failure ? <ProblemNote>{failure}</ProblemNote> : null}
        </form>
      </Dialog>
    </>
  );
}
