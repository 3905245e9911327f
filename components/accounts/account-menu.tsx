"use client";

import { ActionIcon, Menu } from "@mantine/core";
import {
  IconAdjustmentsHorizontal,
  IconDots,
  IconEye,
  IconListSearch,
  IconPencil,
  IconTrash,
} from "@tabler/icons-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { AcknowledgeItem } from "./acknowledge-button";
import { RemoveDialog } from "./remove-dialog";
import { RenameDialog } from "./rename-dialog";

const ICON = { size: 15, stroke: 1.6 };

/** What the actor may do with an account, as the verbs will decide it again. */
export interface AccountRights {
  mayManage: boolean;
  mayAcknowledge: boolean;
}

/** The ways on from an account, and what may be done with it. */
export function AccountMenu({
  account,
  rights,
}: {
  account: { id: string; name: string; isNew: boolean };
  rights: AccountRights;
}) {
  const t = useTranslations("accounts.menu");
  const [opened, setOpened] = useState<"rename" | "remove" | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon aria-label={t("of", { name: account.name })}>
            <IconDots size={16} stroke={1.6} />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item
            component={Link}
            href={`/events?account=${account.id}`}
            leftSection={<IconListSearch {...ICON} />}
          >
            {t("events")}
          </Menu.Item>
          <Menu.Item
            component={Link}
            href={`/rules/RTM-011?scope=${account.id}`}
            leftSection={<IconAdjustmentsHorizontal {...ICON} />}
          >
            {t("rows")}
          </Menu.Item>
          {rights.mayAcknowledge && account.isNew ? (
            <AcknowledgeItem id={account.id} icon={<IconEye {...ICON} />} />
          ) : null}
          {rights.mayManage ? (
            <>
              <Menu.Divider />
              <Menu.Item leftSection={<IconPencil {...ICON} />} onClick={() => setOpened("rename")}>
                {t("rename")}
              </Menu.Item>
              <Menu.Item
                color="red"
                leftSection={<IconTrash {...ICON} />}
                onClick={() => setOpened("remove")}
              >
                {t("remove")}
              </Menu.Item>
            </>
          ) : null}
        </Menu.Dropdown>
      </Menu>
      {opened === "rename" ? <RenameDialog account={account} onClose={close} /> : null}
      {opened === "remove" ? <RemoveDialog account={account} onClose={close} /> : null}
    </>
  );
}
