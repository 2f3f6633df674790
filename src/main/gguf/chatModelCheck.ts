import { AppError } from '../../shared/errors.ts';
import { architectureOf, kindOf } from './fileKind.ts';
import { refusal } from './ggufHeader.ts';
import type { GgufHeader } from './ggufHeader.ts';
import { impossibleShape } from './hyperParameters.ts';
import { impossibleTemplate } from './templateCheck.ts';
import { impossibleTensor } from './weightTypes.ts';
import { impossibleVocabulary } from './vocabularyCheck.ts';

/**
 * Refuses what cannot be chatted with, and what llama.cpp is known to abort on instead of refusing
 * it. What passes may still be wrong in other ways: these llama.cpp names itself.
 */
export function checkChatModel(header: GgufHeader, path: string): void {
  const kind = kindOf(header);
  if (kind !== 'chat') throw new AppError('not-a-chat-model', { path, kind });
  if (architectureOf(header) === '') throw refusal(path, 'it names no architecture');
  const reason =
    impossibleShape(header) ??
    impossibleVocabulary(header) ??
    impossibleTensor(header) ??
    impossibleTemplate(header);
  if (reason !== null) throw refusal(path, reason);
}
