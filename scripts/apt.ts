import { existsSync } from 'node:fs';
import { runCommand } from './runCommand.ts';

/** Installs a package where that needs no questions: Debian and its kin, as root. */
export async function aptInstall(name: string): Promise<boolean> {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false;
  const environment = { DEBIAN_FRONTEND: 'noninteractive' };
  const options = { environment, isQuiet: true };
  await runCommand('apt-get', ['update'], options);
  const install = ['install', '--yes', '--no-install-recommends', name];
  return (await runCommand('apt-get', install, options)).isDone;
}
