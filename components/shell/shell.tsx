"use client";

import { spotlight } from "@mantine/spotlight";
import { useTranslations } from "next-intl";
import { useRef, useState, type ReactNode } from "react";
import { useGoTo } from "@/components/ui/leave-guard";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import { BacklogBanner } from "./backlog-banner";
import { BottomBar } from "./bottom-bar";
import { writeFoldCookie } from "./fold-cookie";
import { Navigation } from "./navigation";
import { navigationFor } from "./navigation-items";
import type { ShellData } from "./shell-data";
import styles from "./shell.module.css";
import { ShortcutHelp } from "./shortcut-help";
import { SpotlightSearch } from "./spotlight-search";

/**
 * The frame of the console: navigation, search, keys, and the page. Pages put a PageHeader and a PageBody straight
 * into it; a page that fills the window (data-page-fill) gets exactly the window's height.
 */
export function Shell({ data, children }: { data: ShellData; children: ReactNode }) {
  const t = useTranslations("shell");
  const goTo = useGoTo();
  const [fold, setFold] = useState(data.fold);
  const frame = useRef<HTMLDivElement>(null);
  const [helpOpen, setHelpOpen] = useState(false);
  const sections = navigationFor(data.person?.isAdmin ?? false);

  const switchFold = () => {
    // What is on screen counts: without a choice the window's width decides.
    const isFolded = getComputedStyle(frame.current!).getPropertyValue("--nav").trim() === "48px";
    const wanted = isFolded ? "open" : "folded";
    writeFoldCookie(wanted);
    setFold(wanted);
  };
  useShortcuts({
    "mod+k": () => spotlight.open(),
    "?": () => setHelpOpen(true),
    "[": switchFold,
    ...Object.fromEntries(
      sections.flatMap((section) => section.items).map((item) => [`g ${item.letter}`, () => goTo(item.href)]),
    ),
  });

  return (
    <div className={styles.shell} ref={frame} data-fold={fold}>
      <a className={styles.skip} href="#main">
        {t("skip")}
      </a>
      <Navigation data={data} sections={sections} onFold={switchFold} onHelp={() => setHelpOpen(true)} />
      <div className={styles.content}>
        <BacklogBanner backlog={data.backlog} />
        <main id="main" tabIndex={-1} className={styles.main}>
          {children}
        </main>
      </div>
      <BottomBar data={data} sections={sections} />
      <SpotlightSearch data={data} sections={sections} />
      <ShortcutHelp opened={helpOpen} onClose={() => setHelpOpen(false)} sections={sections} />
    </div>
  );
}
