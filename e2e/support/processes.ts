import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';

type ProcessRow = { pid: number; parent: number };

/** All that a process has started, children first, theirs after them. */
export function descendantsOf(pid: number): number[] {
  const rows = allProcesses();
  const found: number[] = [];
  for (let level = [pid]; level.length > 0;) {
    level = rows.filter((row) => level.includes(row.parent)).map((row) => row.pid);
    found.push(...level);
  }
  return found;
}

export function isRunning(pid: number): boolean {
  return allProcesses().some((row) => row.pid === pid);
}

/** Linux containers often lack `ps`; macOS has no `/proc`. */
function allProcesses(): ProcessRow[] {
  return existsSync('/proc/self/stat') ? fromProc() : fromPs();
}

function fromProc(): ProcessRow[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readStat(name);
      // The command's name, in brackets, may itself contain spaces and brackets.
      const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      const isGone = stat === '' || state === 'Z';
      return isGone ? [] : [{ pid: Number(name), parent: Number(parent) }];
    });
}

function readStat(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8');
  } catch {
    // It ended between the listing and the look at it.
    return '';
  }
}

function fromPs(): ProcessRow[] {
  return execFileSync('ps', ['-A', '-o', 'pid=,ppid=,state='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .filter(([, , state]) => !state?.startsWith('Z'))
    .map(([pid, parent]) => ({ pid: Number(pid), parent: Number(parent) }));
}
