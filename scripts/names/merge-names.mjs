// From IAM's actions and the SDK's operations to the events that CloudTrail writes, and to compact text.
import {
  datedNames,
  moreAliases,
  moreEvents,
  permissionsOnly,
  prefixesWithoutEvents,
  sourcesOfPrefix,
} from "./hand-list.mjs";

const API_VERSION = /\d{4}_?\d{2}_?\d{2}(?:v\d)?$/;

/**
 * The events by source prefix, `Map<source, Map<name, isReadOnly>>`. `actions` are IAM's, `{prefix: [{name,
 * accessLevel}]}`; `clients` the SDK's, `[{endpoint, signing, id, operations: [{name, isGet}]}]`.
 */
export function mergeNames(actions, clients) {
  const events = new Map();
  const add = (source, name, isReadOnly) => {
    if (!events.has(source)) events.set(source, new Map());
    // The first word counts: IAM's levels come before guesses from the SDK's methods.
    if (!events.get(source).has(name)) events.get(source).set(name, isReadOnly);
  };
  for (const [source, { read = "", write = "" }] of Object.entries(moreEvents)) {
    for (const name of split(read)) add(source, name, true);
    for (const name of split(write)) add(source, name, false);
  }
  for (const [prefix, list] of Object.entries(actions)) {
    if (prefixesWithoutEvents.includes(prefix)) continue;
    for (const { name, accessLevel } of list) {
      if (!/^[A-Z]\w*$/.test(name) || permissionsOnly[prefix]?.includes(name)) continue;
      for (const source of sourcesOfPrefix[prefix] ?? [prefix])
        add(source, name, /^(?:Read|List)$/.test(accessLevel));
    }
  }
  for (const client of clients) {
    for (const source of sourcesOfClient(client, actions))
      for (const { name, isGet } of client.operations)
        add(source, name, isGet || /^(?:Get|List|Describe)/.test(name));
  }
  for (const [source, names] of Object.entries(datedNames)) {
    for (const name of split(names)) {
      const plain = name.replace(API_VERSION, "");
      add(source, name, events.get(source)?.get(plain) ?? /^(?:Get|List)/.test(plain));
      events.get(source).delete(plain);
    }
  }
  return events;
}

/** Endpoints and clients that are no event source, to the source that their calls are logged under. */
export function listAliases(actions, clients, events) {
  const aliases = new Map(Object.entries(moreAliases));
  for (const client of clients) {
    const [source] = sourcesOfClient(client, actions);
    if (source === undefined) continue;
    for (const word of [client.endpoint, client.id.toLowerCase().replace(/\W/g, "")])
      if (!aliases.has(word)) aliases.set(word, source);
  }
  for (const word of [...aliases.keys()]) if (events.has(word)) aliases.delete(word);
  return new Map([...aliases].sort(byKey));
}

function sourcesOfClient({ endpoint, signing }, actions) {
  if (endpoint === "tagging" || endpoint === "monitoring") return [endpoint];
  const prefix = [signing, endpoint].find((word) => word && word in actions);
  if (prefix === undefined || prefix === "execute-api") return [];
  return sourcesOfPrefix[prefix] ?? [prefix];
}

/**
 * One line per source, names grouped by their first word: `Create:Image,Tags Run:Instances`. A name that is not what
 * most of its verb are (read-only or not) has a `!`; `readVerbs` says what most are.
 */
export function encodeNames(events) {
  const votes = new Map();
  for (const names of events.values()) {
    for (const [name, isReadOnly] of names) {
      const [verb] = parts(name);
      votes.set(verb, (votes.get(verb) ?? 0) + (isReadOnly ? 1 : -1));
    }
  }
  const readVerbs = new Set([...votes].flatMap(([verb, vote]) => (vote > 0 ? [verb] : [])));
  const sources = [...events].sort(byKey).map(([source, names]) => {
    const groups = new Map();
    for (const [name, isReadOnly] of [...names].sort(byKey)) {
      const [verb, rest] = parts(name);
      const mark = isReadOnly === readVerbs.has(verb) ? "" : "!";
      groups.set(verb, [...(groups.get(verb) ?? []), mark + rest]);
    }
    return [source, [...groups].map(([verb, rests]) => `${verb}:${rests.join(",")}`).join(" ")];
  });
  return { readVerbs: [...readVerbs].sort().join(" "), sources: Object.fromEntries(sources) };
}

function parts(name) {
  const verb = /^[A-Z]+[a-z0-9]*/.exec(name)[0];
  return [verb, name.slice(verb.length)];
}

function split(words) {
  return words.split(" ").filter((word) => word !== "");
}

function byKey([a], [b]) {
  return a < b ? -1 : a > b ? 1 : 0;
}
