"use client";

import { ActionIcon, Button, Menu } from "@mantine/core";
import { IconBan, IconDots, IconHistory, IconKey, IconUserCheck, IconUserCog } from "@tabler/icons-react";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState, useTransition } from "react";
import { ConfirmDialog } from "@/components/ui/confirm-dialog";
import { Dialog } from "@/components/ui/dialog";
import { useProblemText } from "@/components/ui/use-submit";
import { disablePersonAction, enablePersonAction, issuePasswordLinkAction } from "@/lib/users/actions";
import type { PersonRow } from "@/lib/users/queries";
import { AccessDialog } from "./access-dialog";
import type { AccountChoice } from "./access-fields";
import { LinkOnce } from "./link-once";
import styles from "./users.module.css";

const ICON = { size: 15, stroke: 1.6 };

type Deed = "disable" | "enable" | "password";

/** What an administrator can do with a person. Everything but reading asks first. */
export function PersonMenu({
  person,
  isSelf,
  accounts,
}: {
  person: PersonRow;
  isSelf: boolean;
  accounts: AccountChoice[];
}) {
  const t = useTranslations("users");
  const ui = useTranslations("ui");
  const router = useRouter();
  const problemText = useProblemText();
  const [opened, setOpened] = useState<"access" | Deed | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [link, setLink] = useState<{ token: string; expiresAt: string } | null>(null);
  const [busy, startTransition] = useTransition();

  const open = (what: "access" | Deed) => {
    setProblem(null);
    setLink(null);
    setOpened(what);
  };
  const close = () => setOpened(null);
  const confirm = (deed: Deed) =>
    startTransition(async () => {
      const result = await ACTIONS[deed]({ userId: person.id });
      if (!result.ok) {
        setProblem(problemText(result.problems[0]?.message ?? "unexpected"));
        return;
      }
      router.refresh();
      if ("token" in result) setLink({ token: result.token, expiresAt: result.expiresAt });
      else close();
    });

  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("menu", { name: person.name })}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUserCog {...ICON} />} onClick={() => open("access")}>
            {t("access.open")}
          </Menu.Item>
          {person.disabledAt ? null : (
            <Menu.Item leftSection={<IconKey {...ICON} />} onClick={() => open("password")}>
              {t("password.open")}
            </Menu.Item>
          )}
          <Menu.Item
            component={Link}
            href={`/audit?person=${person.id}`}
            leftSection={<IconHistory {...ICON} />}
          >
            {t("deeds")}
          </Menu.Item>
          {isSelf ? null : (
            <>
              <Menu.Divider />
              {person.disabledAt ? (
                <Menu.Item leftSection={<IconUserCheck {...ICON} />} onClick={() => open("enable")}>
                  {t("enable.open")}
                </Menu.Item>
              ) : (
                <Menu.Item color="red" leftSection={<IconBan {...ICON} />} onClick={() => open("disable")}>
                  {t("disable.open")}
                </Menu.Item>
              )}
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {opened === "access" ? <AccessDialog person={person} accounts={accounts} onClose={close} /> : null}
      {(["disable", "enable", "password"] as const).map((deed) => (
        <ConfirmDialog
          key={deed}
          opened={opened === deed && !link}
          onClose={close}
          onConfirm={() => confirm(deed)}
          title={t(`${deed}.title`, { name: person.name })}
          detail={person.email}
          confirmLabel={t(`${deed}.submit`)}
          danger={deed === "disable"}
          busy={busy}
          problem={problem}
        >
          {t(`${deed}.body`)}
        </ConfirmDialog>
      ))}
      <Dialog
        opened={opened === "password" && link !== null}
        onClose={close}
        title={t("password.doneTitle", { name: person.name })}
        detail={t("password.doneDetail")}
        actions={
          <Button variant="filled" onClick={close}>
            {ui("close")}
          </Button>
        }
      >
        <div className={styles.form}>
          {link ? (
            <LinkOnce
              label={t("password.link")}
              path={`/new-password/${link.token}`}
              expiresAt={link.expiresAt}
            />
          ) : null}
        </div>
      </Dialog>
    </>
  );
}

type DeedResult =
  | { ok: false; problems: { message: string }[] }
  | { ok: true }
  | { ok: true; token: string; expiresAt: string };

const ACTIONS: Record<Deed, (input: { userId: string }) => Promise<DeedResult>> = {
  disable: disablePersonAction,
  enable: enablePersonAction,
  password: issuePasswordLinkAction,
};
