"use client";

import { PageError } from "@/components/shell/page-error";

export default function FindingError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageError error={error} retry={retry} />;
}
