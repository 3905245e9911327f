"use client";

import { Button, Radio, Stack } from "@mantine/core";
import { useForm } from "@mantine/form";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useId, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import { ProblemNote } from "@/components/ui/problem-note";
import { useSubmit } from "@/components/ui/use-submit";
import { rotateSecretAction } from "@/lib/sources/actions";
import { ROTATION_OVERLAP_HOURS } from "@/lib/sources/schema";
import { SecretOnce } from "./secret-once";

const USUAL = 24;

/** Makes a new secret; the ones before stay valid for as long as the sender needs to be changed. */
export function RotateDialog({
  source,
  endpoint,
}: {
  source: { id: string; name: string };
  endpoint: string;
}) {
  const t = useTranslations("sources");
  const ui = useTranslations("ui");
  const router = useRouter();
  const formId = useId();
  const [opened, setOpened] = useState(false);
  const [secret, setSecret] = useState<string | null>(null);
  const form = useForm<{ sourceId: string; overlapHours: number }>({
    initialValues: { sourceId: source.id, overlapHours: USUAL },
  });
  const { busy, failure, formProps } = useSubmit(form, rotateSecretAction, (result) => {
    setSecret(result.secret);
    router.refresh();
  });
  const open = () => {
    form.setFieldValue("overlapHours", USUAL);
    setSecret(null);
    setOpened(true);
  };
  const close = () => setOpened(false);
  return (
    <>
      <Button size="sm" onClick={open}>
        {t("rotate.open")}
      </Button>
      <Dialog
        opened={opened}
        onClose={close}
        title={t(secret ? "rotate.doneTitle" : "rotate.title", { name: source.name })}
        detail={secret ? undefined : t("rotate.detail")}
        size={secret ? 680 : 520}
        actions={
          secret ? (
            <Button variant="filled" onClick={close}>
              {t("secret.kept")}
            </Button>
          ) : (
            <>
              <Button onClick={close}>{ui("cancel")}</Button>
              <Button type="submit" form={formId} variant="filled" loading={busy}>
                {t("rotate.submit")}
              </Button>
            </>
          )
        }
      >
        {secret ? (
          <SecretOnce secret={secret} endpoint={endpoint} />
        ) : (
          <form id={formId} {...formProps}>
            <Radio.Group
              label={t("rotate.overlap")}
              value={String(form.values.overlapHours)}
              onChange={(hours) => form.setFieldValue("overlapHours", Number(hours))}
            >
              <Stack gap={8} mt={4}>
                {ROTATION_OVERLAP_HOURS.map((hours) => (
                  <Radio
                    key={hours}
                    value={String(hours)}
                    label={t(`rotate.hours.${hours}`)}
                    description={hours === 0 ? t("rotate.atOnce") : undefined}
                  />
                ))}
              </Stack>
            </Radio.Group>
            {failure ? <ProblemNote>{failure}</ProblemNote> : null}
          </form>
        )}
      </Dialog>
    </>
  );
}
