import { spawnSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pipeline } from "node:stream/promises";
import zlib from "node:zlib";
import { root } from "./checkout.mjs";
import { Refusal } from "./refusal.mjs";

const installedPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "C:/Program Files/Google/Chrome/Application/chrome.exe",
];

/** No first-run talk with anybody, and no sandbox where there cannot be one: as root, or below another container. */
export const browserArguments = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
  "--disable-gpu",
  "--no-first-run",
  "--no-sandbox",
];

/**
 * A real Chromium for the browser tests, as environment variables for playwright.config.ts: CHROMIUM_PATH if it is
 * set, an installed one, Playwright's own download, or else the one that comes as an npm package (Linux x64).
 */
export async function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen && !fs.existsSync(chosen))
    throw new Refusal(`CHROMIUM_PATH is ${chosen}, but there is no such file.`);
  const installed = chosen ?? installedPlaces.find((place) => fs.existsSync(place));
  if (installed) return { CHROMIUM_PATH: installed };
  const { chromium } = await import("playwright-core");
  if (fs.existsSync(chromium.executablePath())) return { CHROMIUM_PATH: chromium.executablePath() };
  if (process.platform === "linux" && process.arch === "x64") return unpackPackagedBrowser();
  throw new Refusal(
    "There is no Chromium for the browser tests: install Chromium or Chrome, or set CHROMIUM_PATH.",
  );
}

/**
 * The package holds the program and, for machines without a desktop, the libraries and a font that it needs. It would
 * unpack itself to a fixed place in /tmp, where the files of another user, or half of them, may already lie.
 */
async function unpackPackagedBrowser() {
  const packed = path.join(root, "node_modules/@sparticuz/chromium/bin");
  const unpacked = path.join(root, "node_modules/.cache/chromium");
  if (!fs.existsSync(unpacked)) {
    const half = `${unpacked}-${process.pid}`;
    fs.mkdirSync(half, { recursive: true });
    await pipeline(
      fs.createReadStream(path.join(packed, "chromium.br")),
      zlib.createBrotliDecompress(),
      fs.createWriteStream(path.join(half, "chromium"), { mode: 0o755 }),
    );
    for (const archive of ["al2023", "fonts", "swiftshader"])
      unpackArchive(path.join(packed, `${archive}.tar.br`), half);
    fs.writeFileSync(path.join(half, "fonts.conf"), fontConfiguration(unpacked));
    fs.renameSync(half, unpacked);
  }
  const executable = path.join(unpacked, "chromium");
  if (startsUp(executable)) return { CHROMIUM_PATH: executable };
  const support = {
    CHROMIUM_LIBRARIES: path.join(unpacked, "lib"),
    CHROMIUM_FONTS: path.join(unpacked, "fonts.conf"),
  };
  if (startsUp(executable, support)) return { CHROMIUM_PATH: executable, ...support };
  throw new Refusal(
    "The packaged Chromium does not start on this machine: install Chromium or set CHROMIUM_PATH.",
  );
}

function unpackArchive(archive, folder) {
  const input = zlib.brotliDecompressSync(fs.readFileSync(archive));
  const { status, error, stderr } = spawnSync("tar", ["x", "-C", folder], { input });
  if (status !== 0) throw new Refusal(`Unpacking ${archive} failed: ${error?.message ?? stderr}`);
}

/** A machine without these libraries has no fonts either; the package's own configuration names fixed places. */
function fontConfiguration(folder) {
  const places = `<dir>${folder}/fonts</dir><dir>/usr/share/fonts</dir><cachedir>${folder}/font-cache</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places}</fontconfig>`;
}

/** The environment to start the found browser in; `found` is what findBrowser said, or an environment with it. */
export function browserEnvironment(found) {
  const { CHROMIUM_LIBRARIES, CHROMIUM_FONTS } = found;
  return {
    ...process.env,
    ...(CHROMIUM_LIBRARIES ? { LD_LIBRARY_PATH: CHROMIUM_LIBRARIES } : {}),
    ...(CHROMIUM_FONTS && !fs.existsSync("/etc/fonts/fonts.conf") ? { FONTCONFIG_FILE: CHROMIUM_FONTS } : {}),
  };
}

function startsUp(executable, support = {}) {
  return (
    spawnSync(executable, ["--version", "--no-sandbox"], {
      env: browserEnvironment(support),
      stdio: "ignore",
    }).status === 0
  );
}
