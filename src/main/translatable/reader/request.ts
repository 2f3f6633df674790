import { z } from 'zod';
import { language } from '../../../shared/api/common.ts';
import { segmentText } from '../../../shared/api/segments.ts';
import { lineOf } from '../../files/documentEvents.ts';

const file = {
  name: z.string(),
  csvColumns: z.array(z.number().int().min(0)).nullable(),
};

/** The first line that the process is sent; the bytes of the file follow it. */
export const request = z.discriminatedUnion('type', [
  z.object({ type: z.literal('read'), ...file }),
  z.object({
    type: z.literal('write'),
    ...file,
    targetLanguage: language.nullable(),
    targets: z.array(
      z.tuple([z.number().int().min(0), z.object({ text: segmentText, isConfirmed: z.boolean() })]),
    ),
  }),
]);
export type Request = z.infer<typeof request>;

/** A piece of the answer: JSON of a translatable file, or the written file in base64. */
export const answerLine = lineOf(z.object({ type: z.literal('piece'), text: z.string() }));
