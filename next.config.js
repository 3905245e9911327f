import { fileURLToPath } from "node:url";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  // The tests build beside a running server.
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  // Nothing here needs the image optimiser, and it would be one more thing to attack.
  images: { unoptimized: true },
  serverExternalPackages: ["pg", "pino"],
  // A grid of 1,000 rows with long patterns is saved in one action.
  experimental: { serverActions: { bodySizeLimit: "8mb" } },
  // Said outright, else a package-lock.json in a folder above would move it.
  turbopack: { root: fileURLToPath(new URL(".", import.meta.url)) },
  // `npm run check` and `npm test` check types; whoever only starts Kanaria need not wait for it.
  typescript: { ignoreBuildErrors: true },
};

export default withNextIntl(config);
