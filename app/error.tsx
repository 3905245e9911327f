"use client";

import { PageError } from "@/components/shell/page-error";

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <main style={{ display: "flex", minHeight: "100dvh" }}>
      <PageError error={error} retry={retry} />
    </main>
  );
}
