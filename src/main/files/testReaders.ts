import { readFileSync, readdirSync } from 'node:fs';

/** For tests on Linux: the processes that this one started to read documents, jails included. */
export function readerProcesses(): number[] {
  const parents = new Map(processes().map(({ id, parent }) => [id, parent]));
  const isOurs = (id: number): boolean => {
    const parent = parents.get(id);
    return parent !== undefined && (parent === process.pid || isOurs(parent));
  };
  return processes().flatMap(({ id, isReader }) => (isReader && isOurs(id) ? [id] : []));
}

type Found = { id: number; parent: number; isReader: boolean };

function processes(): Found[] {
  const ids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return ids.flatMap((id) => {
    try {
      const command = readFileSync(`/proc/${id}/cmdline`, 'utf8');
      const status = readFileSync(`/proc/${id}/status`, 'utf8');
      const parent = Number(/^PPid:\s+(\d+)/m.exec(status)?.[1]);
      const isZombie = /^State:\s+Z/m.test(status);
      return [
        { id: Number(id), parent, isReader: !isZombie && command.includes('documentReader') },
      ];
    } catch {
      // It ended while it was looked at.
      return [];
    }
  });
}
