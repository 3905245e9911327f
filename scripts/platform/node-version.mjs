// Runs on any Node that knows modules, so that an old one gets a sentence and not a syntax error.
const [major, minor] = process.versions.node.split(".").map(Number);
const isSupported = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major >= 24;

if (!isSupported) {
  console.error(
    `✖ Kanaria needs Node.js 20.19 or newer, 22.12 or newer, or 24 and up; this is ${process.versions.node}.`,
  );
  process.exit(1);
}
