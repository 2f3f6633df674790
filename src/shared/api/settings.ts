import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { id } from './common.ts';

const fields = {
  theme: z.enum(['system', 'light', 'dark']),
  /** Enter sends, or a line break is Enter and Ctrl/Cmd+Enter sends. */
  sendKey: z.enum(['enter', 'mod-enter']),
  isInspectorOpen: z.boolean(),
  listWidth: z.number().int().min(200).max(480),
  /** Of the width of Summarize, what the source takes. */
  sourceShare: z.number().min(0.25).max(0.75),
  /** Given to conversations made from now on. */
  defaultSystemPrompt: z.string().max(200_000),
  /** Loaded when the studio opens; null until another model than the starter was chosen. */
  lastModelId: id.nullable(),
  lastConversationId: id.nullable(),
  /** While this is off, nothing opens a connection to the internet. */
  areDownloadsOn: z.boolean(),
};

export const settings = z.object({
  theme: fields.theme.default('system'),
  sendKey: fields.sendKey.default('enter'),
  isInspectorOpen: fields.isInspectorOpen.default(true),
  listWidth: fields.listWidth.default(260),
  sourceShare: fields.sourceShare.default(0.5),
  defaultSystemPrompt: fields.defaultSystemPrompt.default(''),
  lastModelId: fields.lastModelId.default(null),
  lastConversationId: fields.lastConversationId.default(null),
  areDownloadsOn: fields.areDownloadsOn.default(false),
});
export type Settings = z.infer<typeof settings>;

/** Without defaults: zod would put them in the place of every field that is not to change. */
export const settingsChanges = z.object(fields).partial();
export type SettingsChanges = z.infer<typeof settingsChanges>;

export const settingsContract = {
  watch: oc.output(eventIterator(settings)),
  update: oc.input(settingsChanges).output(settings),
};
