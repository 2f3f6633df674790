import { AppError } from '../../../../shared/errors.ts';
import { splitSentences } from '../../../../shared/text/sentences.ts';
import type { Engine } from '../../../engine/engine.ts';
import type { ModelRequest } from './modelRequest.ts';
import type { NoteStore } from './noteStore.ts';

export type WritingOptions = {
  signal: AbortSignal;
  /** Not called for what was written before. */
  onStart?: () => void;
  onDelta?: (text: string) => void;
  /** What stands in for a reply without words; without it that is `reply-empty`. */
  whenEmpty?: () => Promise<string>;
};

/** Has the model write each request once, ever: what it wrote is on the disk before it returns. */
export function createWriter(engine: Engine, notes: NoteStore) {
  return async function write(
    request: ModelRequest,
    { signal, onStart, onDelta, whenEmpty }: WritingOptions,
  ): Promise<string> {
    const known = notes.find(request.key);
    if (known !== null) return known;
    onStart?.();
    const reply = await generate(engine, request, signal, onDelta);
    const text = saysNothing(reply) ? ((await whenEmpty?.()) ?? '') : reply;
    if (text === '') throw new AppError('reply-empty');
    notes.save(request.key, text);
    return text;
  };
}

export type Writer = ReturnType<typeof createWriter>;

async function generate(
  engine: Engine,
  { systemPrompt, turns, sampling, adapters }: ModelRequest,
  signal: AbortSignal,
  onDelta: WritingOptions['onDelta'],
): Promise<string> {
  const request = {
    systemPrompt,
    turns,
    sampling,
    adapters,
    purpose: 'summarize',
    priority: 'background',
  } as const;
  let text = '';
  for await (const event of engine.generate(request, signal)) {
    if (event.type === 'delta' && event.channel === 'answer') {
      text += event.text;
      onDelta?.(event.text);
    }
    if (event.type !== 'done') continue;
    const { stopReason } = event.figures;
    if (stopReason === 'stopped') throw new AppError('cancelled');
    return stopReason === 'end' || stopReason === 'stop-string' ? text.trim() : finished(text);
  }
  throw new AppError('engine-crashed', { lastLines: '' });
}

function saysNothing(reply: string): boolean {
  return !/[\p{L}\p{N}]/u.test(reply);
}

/** A reply that was cut off at its length ends with its last whole sentence, if it has one. */
function finished(text: string): string {
  const sentences = splitSentences(text.trim(), { breaksAtLines: true });
  const last = sentences.at(-1);
  return last && sentences.length > 1 ? text.trim().slice(0, last.start).trim() : text.trim();
}
