import { readdirSync } from 'node:fs';
import { afterEach, describe, expect, test } from 'vitest';
import {
  answerWith,
  atFirst,
  drip,
  dropAfter,
  redirectTo,
  sendInstead,
  silence,
  wholeOnly,
  withHeaders,
} from '../../../../fixtures/huggingFace/behaviours.ts';
import type { Behaviour } from '../../../../fixtures/huggingFace/behaviours.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { startTestDownload } from './testDownloader.ts';
import type { TestDownload } from './testDownloader.ts';

let current: TestDownload | null = null;

async function begin(...setting: Parameters<typeof startTestDownload>): Promise<TestDownload> {
  current = await startTestDownload(...setting);
  return current;
}

afterEach(async () => {
  await current?.close();
  current = null;
});

type Row = {
  /** Where it misbehaves. */
  hub?: Behaviour;
  storage?: Behaviour;
  /** The code it ends with; null when the file arrives all the same. */
  expected: ErrorCode | null;
};

const rows: Record<string, Row> = {
  'an honest server': { expected: null },
  'a redirect to loopback': {
    hub: redirectTo('http://127.0.0.1:9/model.gguf'),
    expected: 'download-refused',
  },
  'a redirect to loopback over https': {
    hub: redirectTo('https://127.0.0.1/model.gguf'),
    expected: 'download-refused',
  },
  'a redirect to a private address': {
    hub: redirectTo('https://192.168.0.1/'),
    expected: 'download-refused',
  },
  'a redirect to the metadata service': {
    hub: redirectTo('https://169.254.169.254/'),
    expected: 'download-refused',
  },
  'a redirect to file:': { hub: redirectTo('file:///etc/passwd'), expected: 'download-refused' },
  'a redirect to data:': { hub: redirectTo('data:text/plain,x'), expected: 'download-refused' },
  'a redirect to plain http': {
    hub: redirectTo('http://huggingface.co/x'),
    expected: 'download-refused',
  },
  'a redirect to another host': {
    hub: redirectTo('https://example.com/x'),
    expected: 'download-refused',
  },
  'a redirect to a host that only looks right': {
    hub: redirectTo('https://evilhf.co/x'),
    expected: 'download-refused',
  },
  'a redirect with credentials': {
    hub: redirectTo('https://a:b@huggingface.co/x'),
    expected: 'download-refused',
  },
  'a redirect to another port': {
    hub: redirectTo('https://huggingface.co:8443/x'),
    expected: 'download-refused',
  },
  'a redirect loop': {
    hub: redirectTo('/someone/model-GGUF/resolve/main/model.gguf'),
    expected: 'download-refused',
  },
  'a redirect without an address': { hub: answerWith(302), expected: 'server-answer-invalid' },
  'a redirect to what is no address': {
    hub: redirectTo('https://['),
    expected: 'server-answer-invalid',
  },
  'a relative redirect, once': {
    hub: atFirst(1, redirectTo('/someone/model-GGUF/resolve/main/model.gguf', 307)),
    expected: null,
  },
  'a gated repository': {
    hub: answerWith(401, { 'X-Error-Code': 'GatedRepo' }),
    expected: 'download-gated',
  },
  'a forbidden file': { hub: answerWith(403), expected: 'download-gated' },
  'a file that is gone': { hub: answerWith(404), expected: 'download-missing' },
  'a repository that does not exist, as the hub says it': {
    hub: answerWith(401, { 'X-Error-Code': 'RepoNotFound' }),
    expected: 'download-missing',
  },
  'an error that stays': { storage: answerWith(500), expected: 'server-busy' },
  'an error that passes': { storage: atFirst(2, answerWith(500)), expected: null },
  '429 with seconds to wait': {
    storage: atFirst(1, answerWith(429, { 'Retry-After': '0' })),
    expected: null,
  },
  '429 with a date to wait for': {
    storage: atFirst(
      1,
      answerWith(503, {
        Date: 'Tue, 01 Jan 2030 00:00:00 GMT',
        'Retry-After': 'Tue, 01 Jan 2030 00:00:01 GMT',
      }),
    ),
    expected: null,
  },
  '429 with an hour to wait': {
    storage: answerWith(429, { 'Retry-After': '3600' }),
    expected: 'server-busy',
  },
  'a status nobody asked for': { storage: answerWith(418), expected: 'server-answer-invalid' },
  '204 without a body': { storage: answerWith(204), expected: 'server-answer-invalid' },
  'the range is not satisfiable': { storage: answerWith(416), expected: 'download-changed' },
  'sockets dropped now and then': { storage: atFirst(3, dropAfter(40_000)), expected: null },
  'sockets dropped before any byte': {
    storage: atFirst(2, (_request, response) => (response.destroy(), true)),
    expected: null,
  },
  'sockets always dropped': { storage: dropAfter(10), expected: 'server-unreachable' },
  'a body that is too short': {
    storage: sendInstead(({ content, start }) => content.subarray(start, start + 500)),
    expected: 'server-unreachable',
  },
  'a body that is too long': {
    storage: sendInstead(({ content }) => Buffer.concat([content, content])),
    expected: 'server-answer-invalid',
  },
  'another part than asked for': {
    storage: withHeaders(({ content }) => ({
      'Content-Range': `bytes 5-${content.length - 1}/${content.length}`,
    })),
    expected: 'server-answer-invalid',
  },
  'a part of a longer file': {
    storage: withHeaders(({ start, end }) => ({
      'Content-Range': `bytes ${start}-${end - 1}/999999`,
    })),
    expected: 'download-changed',
  },
  'a whole file of another length': {
    storage: (_request, response) => (
      response.writeHead(200, { 'Content-Length': '5' }).end('hello'),
      true
    ),
    expected: 'download-changed',
  },
  'a part without saying which': {
    storage: withHeaders(() => ({ 'Content-Range': '' })),
    expected: 'server-answer-invalid',
  },
  'another version of the file after the first part': {
    storage: withHeaders(({ earlier }) => ({ ETag: `"version ${earlier}"` })),
    expected: 'download-changed',
  },
  'a weak tag that changes': {
    storage: withHeaders(({ earlier }) => ({ ETag: `W/"version ${earlier}"` })),
    expected: null,
  },
  'other bytes of the right length': {
    storage: sendInstead(({ start, end }) => Buffer.alloc(end - start, 7)),
    expected: 'hash-mismatch',
  },
  'one flipped bit': {
    storage: sendInstead(({ content, start, end }) => {
      const part = Buffer.from(content.subarray(start, end));
      part[1000] = (part[1000] ?? 0) ^ 1;
      return part;
    }),
    expected: 'hash-mismatch',
  },
  'a compressed body': {
    storage: withHeaders(() => ({ 'Content-Encoding': 'gzip' })),
    expected: 'server-answer-invalid',
  },
  'a drip': { storage: drip(20), expected: 'server-stalled' },
  silence: { storage: silence, expected: 'server-stalled' },
  'a server without ranges': { storage: wholeOnly, expected: null },
  'a server without ranges that drops once': {
    storage: atFirst(1, dropAfter(100_000)),
    expected: null,
  },
  'headers without end': {
    storage: withHeaders(() => ({ 'X-Long': 'a'.repeat(100_000) })),
    expected: 'server-answer-invalid',
  },
};

describe('a server with', () => {
  test.each(Object.entries(rows))('%s', async (_name, { hub, storage, expected }) => {
    const one = await begin();
    one.hub.state.hubBehaviour = hub ?? null;
    one.hub.state.storageBehaviour = storage ?? null;
    if (expected === null) {
      await one.download();
      expect(one.file()?.equals(one.content)).toBe(true);
      expect(readdirSync(one.folder)).toEqual(['model.gguf']);
    } else {
      await expect(one.download()).rejects.toMatchObject({ code: expected });
      expect(one.file()).toBeNull();
    }
    expect(one.ledger.filter(({ outcome }) => outcome === 'open')).toEqual([]);
  });
});
