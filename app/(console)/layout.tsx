import type { ReactNode } from "react";
import { Shell } from "@/components/shell/shell";
import { readShell } from "./read-shell";

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  return <Shell data={await readShell()}>{children}</Shell>;
}
