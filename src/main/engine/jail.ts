import { execFile } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { promisify } from 'node:util';

export type JailContent = {
  /** The program and its entry, seen read-only together with the modules beside them. */
  node: string;
  entry: string;
  modelPath: string;
};

const bubblewrap = 'bwrap';

/** Whether bubblewrap is there, may make namespaces here, and can show the engine these files. */
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

/** The command that runs the engine where it can read its own program and the model, no more. */
export function jailCommand(content: JailContent): [command: string, ...args: string[]] {
  return [bubblewrap, ...jailArguments(content), content.node, content.entry];
}

/** Libraries, and what finding processors and graphics cards takes. */
const readOnlySystem = [
  '/usr',
  '/lib',
  '/lib32',
  '/lib64',
  '/bin',
  '/sys',
  '/etc/ld.so.cache',
  '/etc/alternatives',
  '/etc/vulkan',
  '/etc/glvnd',
];
const graphicsDevices = /^(dri|kfd|nvidia.*)$/;

function jailArguments({ node, entry, modelPath }: JailContent): string[] {
  const readOnly = [node, ...programFiles(entry), ...modelParts(modelPath)];
  return [
    ['--unshare-all'],
    ['--die-with-parent'],
    ['--new-session'],
    ['--cap-drop', 'ALL'],
    ['--proc', '/proc'],
    ['--dev', '/dev'],
    ['--tmpfs', '/tmp'],
    ['--setenv', 'HOME', '/tmp'],
    ...readOnlySystem.map((path) => ['--ro-bind-try', path, path]),
    ...devices().map((path) => ['--dev-bind-try', path, path]),
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
function programFiles(entry: string): string[] {
  let root = dirname(entry);
  while (!existsSync(join(root, 'package.json')) && root !== dirname(root)) root = dirname(root);
  const [ownFolder = ''] = relative(root, entry).split(sep);
  return [ownFolder, 'node_modules', 'package.json'].map((name) => join(root, name));
}

const splitName = /^(.*)-\d{5}-of-(\d{5})\.gguf$/;

/** The file, or all files of a model that was split; not the folder, which may hold anything. */
function modelParts(path: string): string[] {
  const [, name, count] = splitName.exec(basename(path)) ?? [];
  if (name === undefined || count === undefined) return [path];
  return Array.from({ length: Number(count) }, (_, index) => {
    const number = String(index + 1).padStart(5, '0');
    return join(dirname(path), `${name}-${number}-of-${count}.gguf`);
  }).filter((part) => existsSync(part));
}
