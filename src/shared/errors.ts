/**
 * The closed list of everything that can go wrong and be told to a person. The core throws codes;
 * the renderer owns the words (`renderer/src/messages/errors.ts`). Anything unforeseen is `internal`.
 */
export const errorCodes = [
  // Files given as models
  'file-missing', // path
  'file-unreadable', // path, reason
  'is-directory', // path
  'not-a-directory', // path
  'file-empty', // path
  'not-gguf', // path
  'model-truncated', // path
  'model-unsupported', // path, reason: llama.cpp refused it (architecture, version, tensors)
  'not-a-chat-model', // path, kind: embedding, adapter, projector
  'model-quarantined', // path, strikes
  'other-model', // path: not the model that is looked for
  'model-known', // path: already in the library
  'trash-unavailable', // path, reason: the system's code, `platform` or `full`
  'file-of-others', // path, owner: a program's origin, `starter`, or `link`
  // Files given as adapters; the codes of files above are used for them as well
  'adapter-damaged', // path, reason
  'adapter-unfit', // path, reason: made for another model
  'adapter-missing', // name, path
  'adapter-half', // name, missing: the file of the pair that is not there
  'adapter-unsupported', // path, reason: sound, but of a kind that cannot be used
  'not-an-adapter', // path, kind: chat, projector, embedding, vocabulary, other
  // Loading and running a model
  'no-model',
  'wont-fit', // neededBytes, freeBytes, contextSize, largestContext, short, gpuLayers: before loading
  'out-of-memory', // neededBytes, freeBytes, contextSize
  'context-too-large', // contextSize, largest
  'load-failed', // reason
  'cancelled',
  'engine-crashed', // signal, exitCode, lastLines
  'engine-hung', // seconds
  'engine-unavailable', // reason
  // Chat
  'message-too-long', // promptTokens, contextSize
  'conversation-busy',
  'not-found', // what
  'file-too-large', // name, sizeBytes, limitBytes
  'file-not-text', // name
  'import-invalid', // name, reason
  // Documents
  'document-encrypted', // name
  'document-damaged', // name, reason
  'document-unsupported', // name, kind: old-word, rtf, spreadsheet, slides, archive
  'document-empty', // name, pages: read without fault, but there is no text in it
  'document-over-limit', // name, limit, most
  'document-reader-failed', // name, signal, exitCode
  // Summarize
  'context-too-small', // contextSize, neededTokens
  'reply-empty', // the model wrote no words
  'summary-busy',
  // Translate
  'format-unsupported', // name: no kind of file that can be translated
  'file-malformed', // name, line, column, reason
  'languages-same', // language
  'pair-unsupported', // from, to, made: the languages the model was made for
  'translation-unsafe', // count: segments whose tokens are not all there
  'translation-begun', // name: too late to translate other columns
  // Downloads
  'downloads-off',
  'download-refused', // host, reason: an address that must not be connected to
  'server-unreachable', // host, reason
  'server-stalled', // host, seconds
  'server-busy', // host, status, retryAfterMilliseconds
  'server-answer-invalid', // host, reason
  'download-gated', // subject, hasToken
  'token-rejected', // host
  'download-missing', // subject
  'download-changed', // subject
  'download-unverifiable', // subject: no hash is published for it
  'hash-mismatch', // subject, expected, actual
  'target-taken', // path
  'disk-file-limit', // path, sizeBytes: larger than files may be on this disk
  'prompts-invalid', // name, line, reason
  'model-changed', // was, is: work that one model began is not finished by another
  // Storage
  'disk-full', // path, neededBytes, freeBytes
  'database-newer', // found, supported
  'database-damaged', // path
  'data-folder-busy', // path, pid
  // Transport
  'invalid-input', // issues
  'unauthorized',
  'disconnected',
  'unavailable-here', // what: only the desktop app, or only the browser, has it
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** The engine process is gone or could not start; it is started again on next use. */
export const engineFailures: readonly ErrorCode[] = [
  'engine-crashed',
  'engine-hung',
  'engine-unavailable',
];

/** Facts for the message shown, always plain JSON scalars so that they survive every transport. */
export type ErrorDetails = Record<string, string | number | boolean | null>;

/** The one error type that crosses process borders. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, details: ErrorDetails = {}, options?: ErrorOptions) {
    super(`${code} ${JSON.stringify(details)}`, options);
    this.name = 'AppError';
    this.code = code;
    this.details = details;
  }
}

export function isErrorCode(value: unknown): value is ErrorCode {
  return typeof value === 'string' && (errorCodes as readonly string[]).includes(value);
}
