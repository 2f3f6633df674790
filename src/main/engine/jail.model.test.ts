import { execFile } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { canJail, jailCommand } from '../processes/jail.ts';
import { loadFile, startEngine, starterModel, temporaryFolder } from './testEngine.ts';

/** Tries what an engine taken over by a model file would try. */
const probeScript = `
  import { readFileSync, writeFileSync } from 'node:fs';
  import { connect } from 'node:net';
  const [model, ...secrets] = process.argv.slice(2);
  const attempt = (what) => {
    try {
      what();
      return 'done';
    } catch (error) {
      return error.code;
    }
  };
  const connected = await new Promise((resolve) => {
    connect(80, '192.0.2.1').on('error', (error) => resolve(error.code));
  });
  console.log(
    JSON.stringify({
      model: attempt(() => readFileSync(model)),
      secrets: secrets.map((path) => attempt(() => readFileSync(path))),
      write: attempt(() => writeFileSync('/usr/hello', '')),
      change: attempt(() => writeFileSync(model, '')),
      connected,
    }),
  );
`;

function makeProbe() {
  const root = temporaryFolder();
  for (const folder of ['src', 'node_modules', 'data']) mkdirSync(join(root, folder));
  const file = (name: string, content: string): string => {
    writeFileSync(join(root, name), content);
    return join(root, name);
  };
  file('package.json', '{"type":"module"}');
  return {
    entry: file('src/probe.js', probeScript),
    files: [file('data/model.gguf', 'GGUF')],
    hasGraphics: true,
    neighbour: file('data/diary.txt', 'secret'),
    node: process.execPath,
  };
}

test('a jailed engine sees its model and nothing of the user', async ({ skip }) => {
  const probe = makeProbe();
  if (!(await canJail(probe))) skip('bubblewrap is missing or may not make namespaces here');
  const [command, ...args] = jailCommand(probe);
  const secrets = [probe.neighbour, '/etc/passwd', '/root/.bashrc', starterModel];
  const { stdout } = await promisify(execFile)(command, [
    ...args,
    probe.entry,
    ...probe.files,
    ...secrets,
  ]);
  expect(JSON.parse(stdout)).toEqual({
    model: 'done',
    secrets: secrets.map(() => 'ENOENT'),
    write: 'EROFS',
    change: 'EROFS',
    connected: 'ENETUNREACH',
  });
});

test('the engine says whether it is jailed', async () => {
  const engine = startEngine();
  const { isJailed } = await loadFile(engine, starterModel);
  expect(isJailed).toBe(await canJail(makeProbe()));
});
