import { readFileSync, readdirSync } from 'node:fs';
import { execFileSync } from 'node:child_process';

const TICKS_A_SECOND = Number(execFileSync('getconf', ['CLK_TCK'], { encoding: 'utf8' }));

/** Tells how many seconds of CPU some processes have used so far, with all that they started. */
export function cpuSecondsOf(pids: readonly number[]): number {
  const parents = readParents();
  const family = new Set(pids);
  // Children come after their parents in no particular order: go round until nobody is new.
  for (let before = -1; before !== family.size;) {
    before = family.size;
    for (const [pid, parent] of parents) if (family.has(parent)) family.add(pid);
  }
  return [...family].reduce((sum, pid) => sum + ownCpuSeconds(pid), 0);
}

/** Tells how much memory a process holds that is nobody else's too, in kilobytes. */
export function privateKilobytesOf(pid: number): number {
  const rollup = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
  const sizes = rollup.matchAll(/^Private_(?:Clean|Dirty):\s+(\d+) kB/gm);
  return [...sizes].reduce((sum, [, size]) => sum + Number(size), 0);
}

function readParents(): Map<number, number> {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue;
    const parent = Number(statOf(Number(name))?.[1]);
    if (Number.isInteger(parent)) parents.set(Number(name), parent);
  }
  return parents;
}

function ownCpuSeconds(pid: number): number {
  const fields = statOf(pid);
  // utime and stime; those of children that have ended are left out.
  return fields ? (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND : 0;
}

/** Reads the fields of /proc/PID/stat after the command's name, which may hold anything. */
function statOf(pid: number): string[] | undefined {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ').at(-1)?.split(' ');
  } catch {
    return undefined; // it has ended meanwhile
  }
}
