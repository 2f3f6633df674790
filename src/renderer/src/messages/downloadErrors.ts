import type { ErrorCode } from '../../../shared/errors.ts';
import { joined, text } from './errorWords.ts';
import type { Describe } from './errorWords.ts';
import { formatBytes, formatCount } from './numbers.ts';

/** What can go wrong on the way from Hugging Face. */
export const downloadErrors = {
  'downloads-off': () => ({
    title: 'Downloads are off',
    why: 'Nothing connects to the internet while they are.',
    whatToDo: 'Switch Downloads on under Models, Get models.',
  }),
  'download-refused': ({ host, reason }) => ({
    title: 'A connection was refused for safety',
    why: joined(`The address led to ${text(host)}.`, reason),
    whatToDo:
      'Only Hugging Face is connected to, encrypted. Try again later or in another network.',
  }),
  'server-unreachable': ({ host, reason }) => ({
    title: 'The server could not be reached',
    why: joined(`No connection to ${text(host)} came about, or it broke off.`, reason),
    whatToDo: 'Check the internet connection and try again. It goes on from where it stopped.',
  }),
  'server-stalled': ({ host, seconds }) => ({
    title: 'The server sends too slowly',
    why: `Almost nothing came from ${text(host)}${typeof seconds === 'number' ? ` within ${formatCount(seconds)} seconds` : ''}.`,
    whatToDo: 'Try again later. It goes on from where it stopped.',
  }),
  'server-busy': ({ host, retryAfterMilliseconds }) => ({
    title: 'The server is too busy',
    why: joined(
      `${text(host)} asks for patience.`,
      typeof retryAfterMilliseconds === 'number'
        ? `It wants to be left alone for ${formatCount(Math.ceil(retryAfterMilliseconds / 60_000))} min.`
        : null,
    ),
    whatToDo: 'Try again later. It goes on from where it stopped.',
  }),
  'server-answer-invalid': ({ host, reason }) => ({
    title: 'The server gave an answer that makes no sense',
    why: joined(`What ${text(host)} sent is not what was asked for.`, reason),
    whatToDo: 'Nothing of it was kept. Try again later.',
  }),
  'download-gated': ({ subject, hasToken }) => ({
    title: 'The owner of this model wants to know who downloads it',
    why: `${text(subject)} is behind a licence that has to be accepted first.`,
    whatToDo:
      hasToken === true
        ? 'Open its page on huggingface.co, accept the licence with the account of your token, then try again.'
        : 'Accept the licence on its page on huggingface.co, make a read token there, and give it to Alcove.',
  }),
  'token-rejected': ({ host }) => ({
    title: 'The token was not accepted',
    why: `${text(host)} does not know it, or it has expired.`,
    whatToDo: 'Give another token, or remove it for models that need none.',
  }),
  'download-missing': ({ subject }) => ({
    title: 'This is not on Hugging Face any more',
    why: `${text(subject)} was not found there.`,
    whatToDo: 'Search for it: it may have another name now.',
  }),
  'download-changed': ({ subject }) => ({
    title: 'The file was changed at its source',
    why: `${text(subject)} is not the same any more as when its download began.`,
    whatToDo: 'Try again: the new version is then downloaded from the start.',
  }),
  'download-unverifiable': ({ subject }) => ({
    title: 'This file cannot be verified',
    why: `No checksum is published for ${text(subject)}.`,
    whatToDo: 'Choose another file, or download it in a browser and add it by its path.',
  }),
  'hash-mismatch': ({ subject }) => ({
    title: 'The file is not the one that was published',
    why: `The checksum of ${text(subject)} is wrong: it was damaged on the way, or replaced.`,
    whatToDo: 'What was received has been deleted. Try again.',
  }),
  'target-taken': ({ path }) => ({
    title: 'Another file has this name',
    why: `Something else lies at ${text(path)}.`,
    whatToDo: 'Move it away and try again. What was downloaded is kept.',
  }),
  'disk-file-limit': ({ path, sizeBytes }) => ({
    title: 'This disk cannot hold so large a file',
    why: joined(
      `The disk holds ${text(path)}. Disks formatted as FAT32 stop at 4 GB.`,
      typeof sizeBytes === 'number' ? `The file has ${formatBytes(sizeBytes)}.` : null,
    ),
    whatToDo: 'Keep the models on another disk, or choose a smaller version of the model.',
  }),
} as const satisfies Partial<Record<ErrorCode, Describe>>;
