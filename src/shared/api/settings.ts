import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { id } from './common.ts';

export const settings = z.object({
  theme: z.enum(['system', 'light', 'dark']).default('system'),
  /** Enter sends, or a line break is Enter and Ctrl/Cmd+Enter sends. */
  sendKey: z.enum(['enter', 'mod-enter']).default('enter'),
  isInspectorOpen: z.boolean().default(true),
  listWidth: z.number().int().min(200).max(480).default(260),
  /** Given to conversations made from now on. */
  defaultSystemPrompt: z.string().max(200_000).default(''),
  /** Loaded when the studio opens; null until another model than the starter was chosen. */
  lastModelId: id.nullable().default(null),
  lastConversationId: id.nullable().default(null),
});
export type Settings = z.infer<typeof settings>;

export const settingsContract = {
  watch: oc.output(eventIterator(settings)),
  update: oc.input(settings.partial()).output(settings),
};
