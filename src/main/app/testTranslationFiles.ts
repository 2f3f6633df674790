import { Readable } from 'node:stream';
import type { Api } from '../../shared/api.ts';
import type { TranslationFile } from '../../shared/api/translationFiles.ts';
import type { Generation } from '../../shared/engineApi.ts';
import type { App } from './createApp.ts';
import { openTestApp } from './testApp.ts';
import type { FakeEngineOptions } from '../engine/fake.ts';

export const settings = { from: 'en', to: 'fr', formality: 'default' } as const;

export type Studio = { app: App; api: Api; dataFolder: string; asked: string[] };

const open: Studio[] = [];

export async function closeAll(): Promise<void> {
  for (const { app } of open.splice(0)) await app.close();
}

/** Passes for French, with the tags that are in the text. */
export function inFrench(request: Generation): string {
  return `La phrase est dans le livre : ${textIn(request)}`;
}

/** The starter's prompt is one line and the text. */
export function textIn({ turns }: Generation): string {
  return (turns[0]?.text ?? '').split('\n').slice(1).join('\n');
}

export async function start(
  options: { fake?: FakeEngineOptions; dataFolder?: string } = {},
): Promise<Studio> {
  const asked: string[] = [];
  const fake: FakeEngineOptions = {
    millisecondsPerToken: 0,
    ...options.fake,
    reply: (request) => {
      asked.push(textIn(request));
      return (options.fake?.reply ?? inFrench)(request);
    },
  };
  const { app, api, dataFolder } = await openTestApp({ ...options, fake });
  const studio = { app, api, dataFolder, asked };
  open.push(studio);
  return studio;
}

export async function close(studio: Studio): Promise<void> {
  open.splice(open.indexOf(studio), 1);
  await studio.app.close();
}

export async function add(
  { app, api }: Studio,
  name: string,
  content: string,
): Promise<TranslationFile> {
  const { fileId } = await app.receiveFile(Readable.from([Buffer.from(content)]), name);
  for await (const event of await api.translationFiles.add({ fileIds: [fileId], settings })) {
    if (event.type === 'failed') throw new Error(JSON.stringify(event.error));
    if (event.type === 'added') return event.file;
  }
  throw new Error('nothing was added');
}

/** The file as soon as it is so. */
export async function until(
  { api }: Studio,
  id: string,
  condition: (file: TranslationFile) => boolean,
): Promise<TranslationFile> {
  for await (const event of await api.translationFiles.watch()) {
    const files =
      event.type === 'snapshot' ? event.files : event.type === 'changed' ? [event.file] : [];
    const file = files.find((each) => each.id === id);
    if (file && condition(file)) return file;
  }
  throw new Error('the core ended');
}

/** A file that fails is done with as well: what is expected of it then says so. */
export const done = ({ status }: TranslationFile) => status === 'done' || status === 'failed';

export async function exported({ app, api }: Studio, id: string, despiteIssues = false) {
  const { fileId, fileName } = await api.translationFiles.export({ id, despiteIssues });
  const offer = await app.takeOffered(fileId);
  return { fileName, content: offer?.content.toString() };
}

export async function segmentsOf({ api }: Studio, fileId: string) {
  const page = { fileId, filter: 'all', from: 0, count: 500 } as const;
  return (await api.translationFiles.listSegments(page)).segments;
}
