import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export interface RunningProcess {
  pid: number;
  parent: number;
  /** With the pid it names one process for ever: pids are used again. */
  started: string;
  command: string;
}

/** All that run on this machine. A zombie does not: it is gone, and waits for a parent to take notice. */
export function runningProcesses(): RunningProcess[] {
  return process.platform === "linux" ? fromProc() : fromPs();
}

/** Those whose command names the text, `pid`, and everything these have started. */
export function familyOf(pid: number, text: string): RunningProcess[] {
  const all = runningProcesses();
  const family = new Set(all.filter((one) => one.pid === pid || one.command.includes(text)));
  // A set is walked to its end, and what is added on the way is part of it.
  for (const { pid: parent } of family)
    for (const child of all) if (child.parent === parent) family.add(child);
  return [...family];
}

export function isSame(one: RunningProcess, other: RunningProcess): boolean {
  return one.pid === other.pid && one.started === other.started;
}

/** `ps` is not on every Linux. */
function fromProc(): RunningProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        // The second field is the program's name in parentheses, which may hold anything; the 22nd is when it began.
        const fields = readFileSync(`/proc/${name}/stat`, "utf8")
          .replace(/^.*\) /s, "")
          .split(" ");
        if (fields[0] === "Z" || fields[0] === "X") return [];
        const command = readFileSync(`/proc/${name}/cmdline`, "utf8").replaceAll("\0", " ");
        return [{ pid: Number(name), parent: Number(fields[1]), started: fields[19]!, command }];
      } catch {
        return []; // ended while we looked
      }
    });
}

function fromPs(): RunningProcess[] {
  const lines = execFileSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,state=,lstart=,args="], {
    encoding: "utf8",
    env: { ...process.env, LC_ALL: "C" },
  });
  return [...lines.matchAll(/^ *(\d+) +(\d+) +([^Z\s]\S*) +(\S+ +\S+ +\S+ +\S+ +\S+) +(.*)$/gm)].map(
    ([, pid, parent, , started, command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      started: started!,
      command: command!,
    }),
  );
}
