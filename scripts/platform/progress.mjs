const begun = performance.now();

function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/** One line of what is going on, with the time since the command began. */
export function say(text) {
  console.log(`[${seconds(begun).padStart(7)}] ${text}`);
}

/** Says what begins and, when it took long enough to wonder, how long it took. */
export async function step(text, work) {
  const since = performance.now();
  say(`${text} …`);
  const result = await work();
  if (performance.now() - since > 1000) say(`${text}: done in ${seconds(since)}`);
  return result;
}
