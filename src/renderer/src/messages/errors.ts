import type { ErrorReport } from '../../../shared/api/common.ts';
import type { ErrorCode } from '../../../shared/errors.ts';
import { downloadErrors } from './downloadErrors.ts';
import { joined, optional, text, named } from './errorWords.ts';
import { whyOfOthers } from './modelSources.ts';
import type { Describe, Detail, ErrorDescription } from './errorWords.ts';
import { formatBytes, formatCount } from './numbers.ts';
import { translateErrors } from './translateErrors.ts';

/** The words for an error; an `AppError` is an `ErrorReport` too. */
export function describeError(error: ErrorReport): ErrorDescription {
  return descriptions[error.code](error.details);
}

/** Code and facts as text for the clipboard. */
export function errorDetailsText(error: ErrorReport): string {
  const facts = Object.entries(error.details).map(([name, value]) => `${name}: ${value}`);
  return [`Alcove error: ${error.code}`, ...facts].join('\n');
}

/** Why a renamed or half-downloaded file looks like a damaged one. */
const downloadAgain = 'Download or copy the file again and compare its size with the source.';

const descriptions: Record<ErrorCode, Describe> = {
  'file-missing': ({ path }) => ({
    title: 'The file is not there',
    why: `Nothing was found at ${text(path)}.`,
    whatToDo: 'Check the path, or connect the drive it is on and try again.',
  }),
  'file-unreadable': ({ path, reason }) => ({
    title: 'The file could not be read',
    why: joined(`${text(path)} could not be opened.`, reason),
    whatToDo: 'Give your user the right to read it, or choose another file.',
  }),
  'is-directory': ({ path }) => ({
    title: 'This is a folder, not a file',
    why: `${text(path)} is a folder.`,
    whatToDo: 'Choose a file inside it.',
  }),
  'not-a-directory': ({ path }) => ({
    title: 'This is a file, not a folder',
    why: `${text(path)} is not a folder.`,
    whatToDo: 'Choose the folder that the file is in.',
  }),
  'file-empty': ({ path }) => ({
    title: 'The file is empty',
    why: `${text(path)} has zero bytes. Most often a download never began.`,
    whatToDo: downloadAgain,
  }),
  'not-gguf': ({ path }) => ({
    title: 'This is not a GGUF model',
    why: `${text(path)} does not begin like a GGUF file.`,
    whatToDo: 'Choose a file that ends in .gguf. Other formats must be converted to GGUF first.',
  }),
  'model-truncated': ({ path }) => ({
    title: 'The model file is cut short',
    why: `${text(path)} ends before all of its data. Most often a download was interrupted.`,
    whatToDo: downloadAgain,
  }),
  'model-unsupported': ({ path, reason }) => ({
    title: 'This model cannot be run here',
    why: joined(`${text(path)} was refused by the engine.`, reason),
    whatToDo: 'Try another build of the model; its page often lists one for llama.cpp.',
  }),
  'not-a-chat-model': ({ path, kind }) => ({
    title: 'This file is not a model to talk to',
    why: `${text(path)} is ${kindOfFile(kind)}.`,
    whatToDo: 'Choose a model made for chat or for instructions.',
  }),
  'other-model': ({ path }) => ({
    title: 'This is another model',
    why: `${text(path)} is not the file that is missing: its size or its header differ.`,
    whatToDo: 'Choose the file that was moved, or add this one as a model of its own.',
  }),
  'model-known': ({ path }) => ({
    title: 'This file is on the list already',
    why: `${text(path)} is another entry of the library.`,
    whatToDo: 'Use that entry, and take the missing one off the list.',
  }),
  'trash-unavailable': ({ path, reason }) => ({
    title: 'The file cannot be moved to the trash',
    why:
      reason === 'platform'
        ? 'From a browser, Alcove can use the trash of this system only on Linux.'
        : joined(`${text(path)} stays where it is.`, reason),
    whatToDo: 'Take the model off the list, and delete the file with your file manager.',
  }),
  'file-of-others': ({ owner }) => ({
    title: 'This file is not Alcove’s to throw away',
    why: whyOfOthers(owner),
    whatToDo: 'Take the model off the list instead; the file stays.',
  }),
  'adapter-damaged': ({ path, reason }) => ({
    title: 'This adapter cannot be read',
    why: joined(`${text(path)} is not a whole LoRA adapter in the GGUF format.`, reason),
    whatToDo: 'Get the adapter again, or take it off the stack.',
  }),
  'adapter-unfit': ({ path, reason }) => ({
    title: 'This adapter was made for another model',
    why: joined(`${text(path)} does not fit the loaded model.`, reason),
    whatToDo: 'Load the model it was made for, or take the adapter off the stack.',
  }),
  'adapter-missing': ({ name, path }) => ({
    title: `The file of ${named(name)} is gone`,
    why: `Nothing is at ${text(path)} any more.`,
    whatToDo: 'Put it back, connect the drive it is on, or take the adapter off the stack.',
  }),
  'adapter-half': ({ name, missing }) => ({
    title: 'Half of this adapter is missing',
    why: `${text(name)} works only together with ${text(missing)}.`,
    whatToDo: 'Add both files at once, or the folder they are in.',
  }),
  'adapter-unsupported': ({ path, reason }) => ({
    title: 'This adapter cannot be used here',
    why: joined(`${text(path)} was read.`, reason),
    whatToDo: 'Look for a plain LoRA version of it.',
  }),
  'not-an-adapter': ({ path, kind }) => ({
    title: 'This file is not an adapter',
    why:
      kind === 'chat' ? `${text(path)} is a whole model.` : `${text(path)} is ${kindOfFile(kind)}.`,
    whatToDo:
      kind === 'chat'
        ? 'Add it in Models instead.'
        : 'Choose a LoRA adapter: a .gguf file, or adapter_config.json with adapter_model.safetensors.',
  }),
  'model-quarantined': ({ strikes }) => ({
    title: 'This model was set aside',
    why: `It brought the engine down ${strikes === undefined ? 'three' : text(strikes)} times.`,
    whatToDo: `${downloadAgain} If the file is sound, try it again in Models.`,
  }),

  'no-model': () => ({
    title: 'No model is loaded',
    why: null,
    whatToDo: 'Load one in Models, then try again.',
  }),
  'wont-fit': ({ neededBytes, freeBytes, contextSize, largestContext, short, gpuLayers }) => ({
    title: 'This model will not fit',
    why: `With a context of ${count(contextSize)} tokens it takes about ${bytes(neededBytes)}${short === 'graphics' ? ' on the GPU' : ''}, and ${bytes(freeBytes)} are free.`,
    whatToDo: whatWouldFit(gpuLayers, largestContext),
  }),
  'out-of-memory': ({ neededBytes, freeBytes, contextSize }) => ({
    title: 'Not enough memory for this model',
    why: memoryShortage(neededBytes, freeBytes),
    whatToDo:
      typeof contextSize === 'number'
        ? `Choose a context smaller than ${formatCount(contextSize)} tokens, close other programs, or use a smaller model.`
        : 'Choose a smaller context or a smaller model, or close other programs.',
  }),
  'context-too-large': ({ contextSize, largest }) => ({
    title: 'The context is too large',
    why: `${count(contextSize)} tokens were asked for; ${count(largest)} are possible with this model and memory.`,
    whatToDo: `Set the context to ${count(largest)} tokens or fewer.`,
  }),
  'load-failed': ({ reason }) => ({
    title: 'The model could not be loaded',
    why: optional(reason),
    whatToDo:
      'Try again with the default load options. If that fails too, the file may be damaged.',
  }),
  cancelled: () => ({ title: 'Cancelled', why: null, whatToDo: null }),
  'engine-crashed': ({ signal, exitCode }) => ({
    title: 'The engine stopped unexpectedly',
    why: `${crashCause(signal, exitCode)} Everything written so far is kept.`,
    whatToDo: 'Try again: the engine starts anew. If it happens again, use a smaller context.',
  }),
  'engine-hung': ({ seconds }) => ({
    title: 'The engine stopped answering',
    why: `It gave no sign for ${seconds === undefined ? '30' : text(seconds)} seconds and was ended. Everything written so far is kept.`,
    whatToDo: 'Try again: the engine starts anew.',
  }),
  'engine-unavailable': ({ reason }) => ({
    title: 'The engine cannot start on this computer',
    why: optional(reason),
    whatToDo: 'Install Alcove again. If that does not help, copy the details into a report.',
  }),

  'message-too-long': ({ promptTokens, contextSize }) => ({
    title: 'This message does not fit the context',
    why: `It takes ${count(promptTokens)} tokens; the context holds ${count(contextSize)}, and the reply needs room too.`,
    whatToDo: 'Shorten it, attach less, or load the model with a larger context.',
  }),
  'conversation-busy': () => ({
    title: 'A reply is still being written here',
    why: 'One conversation has one reply at a time, also when it is open in two windows.',
    whatToDo: 'Wait for it, or stop it first.',
  }),
  'not-found': ({ what }) => ({
    title: what === undefined ? 'This no longer exists' : `This ${text(what)} no longer exists`,
    why: 'It was deleted, perhaps in another window.',
    whatToDo: null,
  }),
  'file-too-large': ({ name, sizeBytes, limitBytes }) => ({
    title: `${named(name)} is too large`,
    why: `It has ${bytes(sizeBytes)}; the limit is ${bytes(limitBytes)}.`,
    whatToDo: 'Split it, or take only the part that matters.',
  }),
  'file-not-text': ({ name }) => ({
    title: `${named(name)} has no text to read`,
    why: 'Text, source code, PDF, Word, OpenDocument, EPUB, web pages and subtitles can be read; it is none of these.',
    whatToDo: 'Save it as PDF or as plain text first.',
  }),
  'import-invalid': ({ name, reason }) => ({
    title: `${named(name)} is not a chat exported from Alcove`,
    why: optional(reason),
    whatToDo: 'Choose a JSON file that “Export this chat as JSON” wrote.',
  }),

  'context-too-small': ({ contextSize, neededTokens }) => ({
    title: 'The context is too small to summarize with',
    why: `The model runs with a context of ${count(contextSize)} tokens; instructions, a passage and notes on it take ${count(neededTokens)}.`,
    whatToDo: 'Load the model with a larger context, or make an extractive summary.',
  }),
  'reply-empty': () => ({
    title: 'The model wrote nothing',
    why: 'It ended its reply before the first word. Small models do that with tasks they were not trained for.',
    whatToDo: 'Try another style, or a larger model. The extractive summary is there meanwhile.',
  }),
  'summary-busy': () => ({
    title: 'This summary is being written',
    why: null,
    whatToDo: 'Wait until it is done, or stop it first.',
  }),
  'document-encrypted': ({ name }) => ({
    title: `${named(name)} is protected by a password`,
    why: 'Its text is encrypted, and Alcove does not ask for passwords of documents.',
    whatToDo: 'Open it in its own program, save a copy without a password, and add that.',
  }),
  'document-damaged': ({ name }) => ({
    title: `${named(name)} is damaged`,
    why: 'It begins like a document, but what follows cannot be read.',
    whatToDo: `${downloadAgain} Or open it in its own program and save it anew.`,
  }),
  'document-unsupported': ({ name, kind }) => ({
    title: `${named(name)} is of a kind that cannot be read`,
    why: `It is ${kindOfDocument(kind)}.`,
    whatToDo: 'Save it as PDF, Word (.docx) or plain text, and add that.',
  }),
  'document-empty': ({ name, pages }) => ({
    title: `${named(name)} has no text to read`,
    why:
      typeof pages === 'number'
        ? `Its pages (${formatCount(pages)}) are pictures, as a scanner makes them.`
        : 'Nothing but empty space was found in it.',
    whatToDo:
      typeof pages === 'number'
        ? 'Recognize its text with a scanner’s program first (OCR), and add the result.'
        : 'Choose another file.',
  }),
  'document-over-limit': ({ name, limit, most }) => ({
    title: `${named(name)} is too much to read`,
    why: documentLimit(limit, most),
    whatToDo: 'Split it, or take only the part that matters.',
  }),
  'document-reader-failed': ({ name, signal }) => ({
    title: `${named(name)} could not be read`,
    why: joined(
      'The process that read it stopped. Nothing else is affected.',
      typeof signal === 'string' ? `It ended with ${signal}.` : null,
    ),
    whatToDo: 'Try again. If it happens again, save the document in another format.',
  }),

  ...translateErrors,
  ...downloadErrors,

  'prompts-invalid': ({ name, line, reason }) => ({
    title: `The prompts in ${named(name)} could not be read`,
    why: joined(line ? `Line ${text(line)}:` : '', reason),
    whatToDo: 'Correct it and try again. Nothing was started.',
  }),
  'model-changed': ({ was, is }) => ({
    title: 'Another model is loaded than the one that began this',
    why: `${named(was)} began it; ${named(is)} is loaded. Their answers would be mixed.`,
    whatToDo: `Load ${named(was)} in Models, then go on.`,
  }),

  'disk-full': ({ path, neededBytes, freeBytes }) => ({
    title: 'The disk is full',
    why: joined(
      typeof neededBytes === 'number' && typeof freeBytes === 'number'
        ? `${formatBytes(neededBytes)} are needed and ${formatBytes(freeBytes)} are free.`
        : 'This could not be saved.',
      path === undefined ? null : `The disk holds ${text(path)}.`,
    ),
    whatToDo: 'Free some space and try again. What was saved before is safe.',
  }),
  'database-newer': ({ found, supported }) => ({
    title: 'Your chats were saved by a newer Alcove',
    why: `The data has version ${text(found)}; this Alcove reads up to ${text(supported)}. Nothing was changed.`,
    whatToDo: 'Install the newer version again.',
  }),
  'database-damaged': ({ path }) => ({
    title: 'The file with your chats is damaged',
    why: joined('The disk, or another program, changed it.', path && `It lies at ${text(path)}.`),
    whatToDo: 'The damaged file was kept. Snapshots made before upgrades lie in the same folder.',
  }),
  'data-folder-busy': ({ path }) => ({
    title: 'Alcove is already open with this data folder',
    why: joined('Two studios must not write to the same chats.', path),
    whatToDo: 'Use the one that is open, or close it first.',
  }),

  'invalid-input': ({ issues }) => ({
    title: 'This value was not accepted',
    why: optional(issues),
    whatToDo: 'Change it and try again.',
  }),
  unauthorized: () => ({
    title: 'This studio is locked',
    why: 'The page has no valid key for it.',
    whatToDo: 'Open the address that Alcove printed when it started.',
  }),
  disconnected: () => ({
    title: 'Not connected to the studio',
    why: 'The program behind this page does not answer at the moment.',
    whatToDo: 'Nothing is lost. The page connects again by itself.',
  }),
  'unavailable-here': ({ what }) => ({
    title: 'This is not available here',
    why: optional(what),
    whatToDo: 'Use the desktop app for it.',
  }),
  internal: () => ({
    title: 'Something went wrong inside Alcove',
    why: 'This should not happen, and it is written to the log.',
    whatToDo: 'Try again. If it happens again, copy the details into a report.',
  }),
};

function count(value: Detail): string {
  return typeof value === 'number' ? formatCount(value) : 'Too many';
}

function bytes(value: Detail): string {
  return typeof value === 'number' ? formatBytes(value) : 'too much';
}

function whatWouldFit(gpuLayers: Detail, largestContext: Detail): string {
  if (typeof gpuLayers === 'number') return `With ${gpuLayers} of its layers on the GPU it fits.`;
  return Number(largestContext) > 0
    ? `A context of ${count(largestContext)} tokens fits. Or close other programs first.`
    : 'Choose a smaller model or a smaller quantization, or close other programs first.';
}

function memoryShortage(needed: Detail, free: Detail): string {
  if (typeof needed !== 'number' || typeof free !== 'number') {
    return 'The computer has too little free memory for it.';
  }
  return `It needs about ${formatBytes(needed)}; ${formatBytes(free)} are free.`;
}

function kindOfFile(kind: Detail): string {
  if (kind === 'embedding') return 'an embedding model: it measures text and cannot write';
  if (kind === 'adapter') return 'an adapter: it changes a model and cannot run alone';
  if (kind === 'projector') return 'an image projector: it belongs to another model';
  return 'made for something else';
}

function kindOfDocument(kind: Detail): string {
  if (kind === 'old-word') return 'a Word document of the old kind (.doc)';
  if (kind === 'rtf') return 'a document in Rich Text Format';
  if (kind === 'spreadsheet') return 'a spreadsheet';
  if (kind === 'slides') return 'a set of slides';
  if (kind === 'archive') return 'an archive of other files';
  return 'made for another program';
}

function documentLimit(limit: Detail, most: Detail): string {
  switch (limit) {
    case 'pages':
      return `It has more than ${count(most)} pages.`;
    case 'entries':
      return `It is made of more than ${count(most)} parts.`;
    case 'characters':
      return `It has more than ${count(most)} characters of text.`;
    case 'blocks':
      return `It has more than ${count(most)} paragraphs.`;
    case 'columns':
      return `It has more than ${count(most)} columns.`;
    case 'unpacked':
      return `Unpacked it has more than ${bytes(most)}.`;
    case 'ratio':
      return `Unpacked it is more than ${count(most)} times its size: no ordinary document is.`;
    case 'memory':
      return `Reading it took more than ${bytes(most)} of memory.`;
    case 'time':
      return `Reading it made no progress for ${text(most)} seconds.`;
    default:
      return 'It is larger than any ordinary document.';
  }
}

function crashCause(signal: Detail, exitCode: Detail): string {
  if (signal === 'SIGKILL') return 'It was ended from outside, often because memory ran out.';
  if (typeof signal === 'string') return `Its process ended with ${signal}.`;
  if (typeof exitCode === 'number') return `Its process ended with code ${exitCode}.`;
  return 'Its process ended.';
}
