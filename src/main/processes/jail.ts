import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

export type JailContent = {
  /** The program and its entry, seen read-only together with the modules beside them. */
  node: string;
  entry: string;
  /** The user's files that it works on; nothing else of the user is seen. */
  files: readonly string[];
  hasGraphics: boolean;
};

const bubblewrap = 'bwrap';

/** Whether bubblewrap is there, may make namespaces here, and can show these files. */
export async function canJail(content: JailContent): Promise<boolean> {
  if (process.platform !== 'linux') return false;
  const probe = [...jailArguments(content), content.node, '--version'];
  try {
    await promisify(execFile)(bubblewrap, probe, { timeout: 5000 });
    return true;
  } catch {
    return false;
  }
}

/**
 * The command that runs the entry where it can read its own program and its files, no more. What
 * follows it are Node's options, the entry and its arguments.
 */
export function jailCommand(content: JailContent): [command: string, ...args: string[]] {
  return [bubblewrap, ...jailArguments(content), content.node];
}

const libraries = [
  '/usr',
  '/lib',
  '/lib32',
  '/lib64',
  '/bin',
  '/etc/ld.so.cache',
  '/etc/alternatives',
];
/** What finding processors and graphics cards takes. */
const hardware = ['/sys', '/etc/vulkan', '/etc/glvnd'];
const graphicsDevices = /^(dri|kfd|nvidia.*)$/;

function jailArguments({ node, entry, files, hasGraphics }: JailContent): string[] {
  const system = hasGraphics ? [...libraries, ...hardware] : libraries;
  const readOnly = [node, ...programFiles(entry), ...files];
  return [
    ['--unshare-all'],
    ['--die-with-parent'],
    ['--new-session'],
    ['--cap-drop', 'ALL'],
    ['--proc', '/proc'],
    ['--dev', '/dev'],
    ['--tmpfs', '/tmp'],
    ['--setenv', 'HOME', '/tmp'],
    ...system.map((path) => ['--ro-bind-try', path, path]),
    ...(hasGraphics ? devices() : []).map((path) => ['--dev-bind-try', path, path]),
    ...readOnly.map((path) => ['--ro-bind', path, path]),
    ['--chdir', '/'],
  ].flat();
}

function devices(): string[] {
  return readdirSync('/dev').flatMap((name) =>
    graphicsDevices.test(name) ? [join('/dev', name)] : [],
  );
}

/** The entry's own folder of the package, its modules and its manifest; not the package whole. */
export function programFiles(entry: string): string[] {
  let root = dirname(entry);
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root);
  const [ownFolder = ''] = relative(root, entry).split(sep);
  return [ownFolder, 'node_modules', 'package.json'].map((name) => join(root, name));
}
