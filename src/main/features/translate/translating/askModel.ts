import { AppError } from '../../../../shared/errors.ts';
import type { Generation } from '../../../../shared/engineApi.ts';
import type { Engine } from '../../../engine/engine.ts';
import { repeatedEnd } from './repetition.ts';

export type Answer = {
  text: string;
  /** False when it was cut off: it went on for too long, or over and over. */
  isWhole: boolean;
};

export type AskingOptions = {
  signal: AbortSignal;
  onDelta?: ((text: string) => void) | undefined;
};

/** How often, in characters of the answer, it is looked at for going round in circles. */
const checkedEvery = 48;

/** The answer of the model; one that repeats itself is stopped. Fails with `cancelled`. */
export async function askModel(
  engine: Engine,
  request: Generation,
  { signal, onDelta }: AskingOptions,
): Promise<Answer> {
  const runaway = new AbortController();
  let text = '';
  let checked = 0;
  for await (const event of engine.generate(request, AbortSignal.any([signal, runaway.signal]))) {
    if (event.type === 'delta' && event.channel === 'answer') {
      text += event.text;
      onDelta?.(event.text);
      if (text.length - checked >= checkedEvery) {
        checked = text.length;
        if (repeatedEnd(text) !== null) runaway.abort();
      }
    }
    if (event.type !== 'done') continue;
    if (signal.aborted) throw new AppError('cancelled');
    const { stopReason } = event.figures;
    return { text, isWhole: stopReason === 'end' || stopReason === 'stop-string' };
  }
  if (signal.aborted) throw new AppError('cancelled');
  throw new AppError('engine-crashed', { lastLines: '' });
}
