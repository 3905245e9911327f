"use client";

import { Button } from "@mantine/core";
import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState, type ReactNode } from "react";
import { KeyHint } from "@/components/ui/key-hint";
import { useShortcuts } from "@/components/ui/use-shortcuts";
import styles from "./needs-list.module.css";

export interface Need {
  key: string;
  icon: ReactNode;
  title: ReactNode;
  detail: ReactNode;
  /** Where it is dealt with; left out where this person cannot. */
  action?: { href: string; label: string };
}

/** What needs somebody, most pressing first. J and K walk, Enter opens what is marked. */
export function NeedsList({ label, needs }: { label: string; needs: readonly Need[] }) {
  const router = useRouter();
  const [marked, setMarked] = useState(0);
  const current = Math.min(marked, needs.length - 1);
  const walk = (step: number) => setMarked(Math.min(needs.length - 1, Math.max(0, current + step)));
  useShortcuts({
    j: () => walk(1),
    k: () => walk(-1),
    enter: () => {
      const href = needs[current]?.action?.href;
      if (href) router.push(href);
    },
  });
  return (
    <ul className={styles.list} aria-label={label}>
      {needs.map(({ key, icon, title, detail, action }, index) => (
        <li
          key={key}
          className={styles.need}
          data-current={index === current || undefined}
          onFocus={() => setMarked(index)}
        >
          <span className={styles.icon}>{icon}</span>
          <div className={styles.text}>
            <p className={styles.title}>{title}</p>
            <p className={styles.detail}>{detail}</p>
          </div>
          {action ? (
            <Button
              component={Link}
              href={action.href}
              prefetch={false}
              size="sm"
              className={styles.action}
              rightSection={index === current ? <KeyHint keys={["↵"]} /> : undefined}
            >
              {action.label}
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}
