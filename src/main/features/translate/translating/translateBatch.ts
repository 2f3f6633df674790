import { plainText, tokensOf } from '../../../../shared/segmentText.ts';
import { parseFromModel, renderForModel } from '../../../../shared/text/tokens/modelText.ts';
import { renderBatch } from '../prompts/renderPrompt.ts';
import type { PromptTask } from '../prompts/renderPrompt.ts';
import { withoutFrame } from './answerText.ts';
import { askModel } from './askModel.ts';
import { findIssues, isFaulty } from './faults.ts';
import { translateSegment } from './translateSegment.ts';
import type { Instrument, SegmentTask, TranslatedSegment } from './translateSegment.ts';

/** Longer segments are better off alone. */
const longestTogether = 240;

/** Tokens of a reply, as of a single segment. */
const replyTokens = { perSourceToken: 3, perLine: 12 };

/** Whether a segment can be one line among others. */
export function fitsInBatch({ source }: Pick<SegmentTask, 'source'>): boolean {
  const text = plainText(source);
  return text.length <= longestTogether && !/[\r\n]/u.test(text) && /\p{L}/u.test(text);
}

/**
 * Translates segments that stand together in one prompt. Where the answer does not line up with
 * them, each half is asked for by itself; a line with a fault is translated alone.
 */
export async function translateBatch(
  instrument: Instrument,
  tasks: readonly SegmentTask[],
  signal: AbortSignal,
): Promise<TranslatedSegment[]> {
  const [first] = tasks;
  if (!first) return [];
  if (tasks.length === 1) return [await translateSegment(instrument, first, { signal })];
  const lines = await askForLines(instrument, tasks, signal);
  if (!lines) {
    const middle = Math.ceil(tasks.length / 2);
    return [
      ...(await translateBatch(instrument, tasks.slice(0, middle), signal)),
      ...(await translateBatch(instrument, tasks.slice(middle), signal)),
    ];
  }
  const translated: TranslatedSegment[] = [];
  for (const [index, task] of tasks.entries()) {
    const target = parseFromModel(lines[index] ?? '', task.source);
    const issues = findIssues(task, target, instrument.terms);
    const isSound = target.length > 0 && !isFaulty(issues);
    translated.push(
      isSound ? { target, issues } : await translateSegment(instrument, task, { signal }),
    );
  }
  return translated;
}

/** Null when there is no room for it, or the answer is not line for line. */
async function askForLines(
  { engine, profile, adapters, priority }: Instrument,
  tasks: readonly SegmentTask[],
  signal: AbortSignal,
): Promise<string[] | null> {
  const texts = tasks.map(({ source }) => renderForModel(source));
  const counts = await engine.countTokens(texts);
  const tokens = counts.reduce((sum, count) => sum + count, 0);
  const maxTokens = replyTokens.perSourceToken * tokens + replyTokens.perLine * tasks.length;
  const prompt = renderBatch(profile, batchTask(tasks), texts);
  const { fits } = await engine.fitWindow({ ...prompt, reserveTokens: maxTokens });
  if (!fits) return null;
  const sampling = { ...profile.sampling, maxTokens, seed: tasks[0]?.seed ?? 0 };
  const request = { ...prompt, sampling, adapters, purpose: 'translate', priority } as const;
  const { text, isWhole } = await askModel(engine, request, { signal });
  return isWhole ? linesOf(withoutFrame(text, ''), tasks.length) : null;
}

function batchTask(tasks: readonly SegmentTask[]): PromptTask {
  const [first] = tasks as [SegmentTask];
  return {
    ...first,
    terms: tasks.flatMap(({ terms }) => terms),
    hasTokens: tasks.some(({ source }) => tokensOf(source).length > 0),
    missed: null,
  };
}

/** The texts behind `[1]`, `[2]`, …, when every number is there once, in order, and nothing else. */
function linesOf(answer: string, count: number): string[] | null {
  const lines = answer.split(/\r?\n/u).filter((line) => line.trim() !== '');
  if (lines.length !== count) return null;
  const texts = lines.map((line, index) => {
    const match = /^\s*\[(\d{1,3})\]\s*(.+?)\s*$/u.exec(line);
    return match && Number(match[1]) === index + 1 ? (match[2] ?? null) : null;
  });
  return texts.every((text) => text !== null) ? texts : null;
}
