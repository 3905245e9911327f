import { PageNotFound } from "@/components/shell/page-not-found";

export default function NotFound() {
  return (
    <main style={{ display: "flex", minHeight: "100dvh" }}>
      <PageNotFound />
    </main>
  );
}
