"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useEffect, useRef, useState, useTransition, type ReactNode } from "react";
import { ConfirmDialog } from "./confirm-dialog";

/** Takes over an address that would lose unsaved work, and says that it did. */
type Asker = (url: URL) => boolean;
const askers = new Set<Asker>();

/** Goes to another page of ours by the router, but asks first where unsaved work would be lost. */
export function useGoTo(): (href: string) => void {
  const router = useRouter();
  return (href) => {
    const url = new URL(href, location.href);
    if (![...askers].some((ask) => ask(url))) router.push(href);
  };
}

/** What the browser's Navigation API says of a step back; not in TypeScript's library yet. */
interface NavigateEvent extends Event {
  navigationType: string;
  destination: { url: string; key: string };
}
interface Navigation extends EventTarget {
  traverseTo: (key: string) => { finished: Promise<unknown> };
}

/**
 * Asks before unsaved work is left: by a link, by `useGoTo`, by Back and Forward, and, in the browser's own words, by
 * closing or reloading. The work is that of this path and this search parameter; other parameters keep it.
 */
export function LeaveGuard({
  active,
  parameter,
  children,
}: {
  active: boolean;
  parameter: string;
  /** What would be lost. */
  children: ReactNode;
}) {
  const t = useTranslations("ui.leave");
  const router = useRouter();
  const [target, setTarget] = useState<{ url: URL; key?: string } | null>(null);
  const [isLeaving, startLeaving] = useTransition();
  const allowed = useRef(false);

  useEffect(() => {
    if (!active) return;
    const navigation = (window as unknown as { navigation?: Navigation }).navigation;
    const keeps = (url: URL) =>
      url.pathname === location.pathname &&
      url.searchParams.get(parameter) === new URLSearchParams(location.search).get(parameter);
    const ask = (url: URL, key?: string) => {
      if (allowed.current || url.origin !== location.origin || keeps(url)) return false;
      setTarget({ url, key });
      return true;
    };
    const beforeUnload = (event: BeforeUnloadEvent) => {
      if (!allowed.current) event.preventDefault();
    };
    const click = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
      const opensElsewhere =
        event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
      if (!(link instanceof HTMLAnchorElement) || opensElsewhere || link.target === "_blank") return;
      if (!ask(new URL(link.href))) return;
      event.preventDefault();
      event.stopPropagation();
    };
    const navigate = (event: Event) => {
      const { navigationType, destination, cancelable } = event as NavigateEvent;
      if (navigationType !== "traverse" || !cancelable) return;
      if (ask(new URL(destination.url), destination.key)) event.preventDefault();
    };
    const goTo: Asker = (url) => ask(url);
    askers.add(goTo);
    window.addEventListener("beforeunload", beforeUnload);
    // Before Next's own handler of the link, which would already be on its way.
    document.addEventListener("click", click, true);
    navigation?.addEventListener("navigate", navigate);
    return () => {
      askers.delete(goTo);
      window.removeEventListener("beforeunload", beforeUnload);
      document.removeEventListener("click", click, true);
      navigation?.removeEventListener("navigate", navigate);
    };
  }, [active, parameter]);

  // A way that was allowed once, and led nowhere because the server was not reached, is asked about again.
  useEffect(() => {
    if (!isLeaving) allowed.current = false;
  }, [isLeaving]);

  function leave({ url, key }: { url: URL; key?: string }) {
    const navigation = (window as unknown as { navigation?: Navigation }).navigation;
    allowed.current = true;
    setTarget(null);
    startLeaving(async () => {
      if (key && navigation) await navigation.traverseTo(key).finished.catch(() => {});
      else router.push(url.pathname + url.search + url.hash);
    });
  }

  return (
    <ConfirmDialog
      opened={target !== null}
      onClose={() => setTarget(null)}
      onConfirm={() => target && leave(target)}
      danger
      title={t("title")}
      confirmLabel={t("confirm")}
    >
      {children}
    </ConfirmDialog>
  );
}
