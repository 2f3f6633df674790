import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { errorReport, id, sampling, timestamp } from './common.ts';
import { stack, usedStack } from './stack.ts';

/** 5 MB of pasted text is legal; what cannot fit the context is refused with the numbers. */
const messageText = z.string().max(20_000_000);

export const conversationSummary = z.object({
  id,
  title: z.string(),
  isPinned: z.boolean(),
  isReplying: z.boolean(),
  createdAt: timestamp,
  updatedAt: timestamp,
});
export type ConversationSummary = z.infer<typeof conversationSummary>;

export const attachment = z.object({
  id,
  name: z.string(),
  sizeBytes: z.number().int(),
  /** Null until a model is there to count with. */
  tokens: z.number().int().nullable(),
});
export type Attachment = z.infer<typeof attachment>;

export const conversation = conversationSummary.extend({
  systemPrompt: z.string(),
  sampling,
  /** Null: the default of the workspace and the model, whatever that is at the time. */
  stack: stack.nullable(),
  draft: z.object({ text: z.string(), attachments: z.array(attachment) }),
});
export type Conversation = z.infer<typeof conversation>;

export const stopReason = z.enum(['end', 'stop-string', 'max-tokens', 'context-full', 'stopped']);
export type StopReason = z.infer<typeof stopReason>;

/** What one reply cost. Times in milliseconds. */
export const replyFigures = z.object({
  promptTokens: z.number().int(),
  /** Of the prompt tokens, those found in the cache and not evaluated again. */
  reusedTokens: z.number().int(),
  generatedTokens: z.number().int(),
  firstTokenMilliseconds: z.number(),
  tokensPerSecond: z.number().nullable(),
  stopReason,
  contextSize: z.number().int(),
});
export type ReplyFigures = z.infer<typeof replyFigures>;

export const messageStatus = z.enum(['complete', 'streaming', 'stopped', 'interrupted', 'failed']);

export const message = z.object({
  id,
  conversationId: id,
  parentId: id.nullable(),
  role: z.enum(['user', 'assistant']),
  text: z.string(),
  reasoning: z.string(),
  reasoningMilliseconds: z.number().nullable(),
  status: messageStatus,
  error: errorReport.nullable(),
  attachments: z.array(attachment),
  figures: replyFigures.nullable(),
  modelName: z.string().nullable(),
  /**
   * The adapters this reply was made with, and those that were left out; empty for the bare model.
   * Null for what no model has written, and for replies older than adapters.
   */
  stack: usedStack.nullable(),
  /** First message the model saw when it wrote this reply; null when it saw all of them. */
  contextStartId: id.nullable(),
  /** Ids of the messages that share the parent, oldest first, this one included. */
  siblingIds: z.array(id),
  createdAt: timestamp,
});
export type Message = z.infer<typeof message>;

/** Where the reply being written stands. `reading` counts prompt tokens. */
export const livePhase = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('waiting') }),
  z.object({ phase: z.literal('loading-model') }),
  z.object({ phase: z.literal('reading'), done: z.number().int(), total: z.number().int() }),
  z.object({ phase: z.literal('writing') }),
]);
export type LivePhase = z.infer<typeof livePhase>;

export const chatEvent = z.discriminatedUnion('type', [
  /** The active path, root first; always the first event, and again when another branch is shown. */
  z.object({
    type: z.literal('snapshot'),
    conversation,
    path: z.array(message),
    live: z.object({ messageId: id, phase: livePhase }).nullable(),
  }),
  z.object({ type: z.literal('conversation'), conversation }),
  /** New messages at the end of the path. */
  z.object({ type: z.literal('appended'), messages: z.array(message) }),
  /** A message of the path, whole: its state, figures or siblings changed. */
  z.object({ type: z.literal('updated'), message }),
  z.object({ type: z.literal('phase'), messageId: id, phase: livePhase }),
  z.object({
    type: z.literal('delta'),
    messageId: id,
    channel: z.enum(['answer', 'reasoning']),
    text: z.string(),
  }),
  /** The conversation went to the trash, or out of it for good. */
  z.object({ type: z.literal('gone') }),
]);
export type ChatEvent = z.infer<typeof chatEvent>;

export const conversationsEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('snapshot'), conversations: z.array(conversationSummary) }),
  z.object({ type: z.literal('changed'), conversation: conversationSummary }),
  z.object({ type: z.literal('removed'), id }),
]);
export type ConversationsEvent = z.infer<typeof conversationsEvent>;

export const searchHit = z.object({
  conversationId: id,
  title: z.string(),
  /** Null when the title matched. */
  messageId: id.nullable(),
  /** The passage in order; marked parts are what matched. */
  snippet: z.array(z.object({ text: z.string(), isMatch: z.boolean() })),
  updatedAt: timestamp,
});
export type SearchHit = z.infer<typeof searchHit>;

export const trashedConversation = z.object({ id, title: z.string(), deletedAt: timestamp });
export type TrashedConversation = z.infer<typeof trashedConversation>;

export const preset = z.object({
  id,
  name: z.string().min(1).max(80),
  systemPrompt: z.string().max(200_000),
  sampling,
});
export type Preset = z.infer<typeof preset>;

/** How a prompt would fill the context if it were sent now. */
export const promptMeasure = z.object({
  promptTokens: z.number().int(),
  contextSize: z.number().int(),
  /** Oldest messages that would leave the window to make room. */
  droppedMessages: z.number().int(),
  fits: z.boolean(),
});
export type PromptMeasure = z.infer<typeof promptMeasure>;

const draftText = z.object({
  text: messageText,
  attachmentIds: z.array(id).max(50),
});

const sentReply = z.object({ conversationId: id, userMessageId: id.nullable(), replyId: id });

export const chatContract = {
  watchConversations: oc.output(eventIterator(conversationsEvent)),
  createConversation: oc.output(conversation),
  updateConversation: oc
    .input(
      z.object({
        id,
        title: z.string().min(1).max(200).optional(),
        isPinned: z.boolean().optional(),
        systemPrompt: z.string().max(200_000).optional(),
        sampling: sampling.optional(),
        stack: stack.nullable().optional(),
      }),
    )
    .output(conversation),
  /** Copies the whole tree of messages; the copy is titled "… (copy)". */
  duplicateConversation: oc.input(z.object({ id })).output(conversation),
  /** To the trash; a running reply is stopped first and kept. */
  deleteConversation: oc.input(z.object({ id })).output(z.void()),
  restoreConversation: oc.input(z.object({ id })).output(conversation),
  listTrash: oc.output(z.array(trashedConversation)),
  /** For good. Without an id the whole trash is emptied. */
  purgeTrash: oc.input(z.object({ id: id.optional() })).output(z.void()),
  search: oc
    .input(z.object({ query: z.string().min(1).max(500), limit: z.number().int().max(100) }))
    .output(z.array(searchHit)),
  exportConversation: oc
    .input(z.object({ id, format: z.enum(['markdown', 'json']) }))
    .output(z.object({ fileName: z.string(), content: z.string() })),
  /** `fileId` from `files`; the file is one that `exportConversation` wrote as JSON. */
  importConversation: oc.input(z.object({ fileId: id })).output(conversation),

  watch: oc.input(z.object({ conversationId: id })).output(eventIterator(chatEvent)),
  saveDraft: oc.input(draftText.extend({ conversationId: id })).output(z.void()),
  addAttachment: oc.input(z.object({ conversationId: id, fileId: id })).output(attachment),
  /** Counts what sending this now would take, or fails with `no-model`. */
  measure: oc.input(draftText.extend({ conversationId: id })).output(promptMeasure),
  /**
   * How far the conversation's stack moves what comes after this draft, or after the last question
   * when the draft is empty: bits from 0 (not at all) to 1. Fails with `no-model`.
   */
  measureEffect: oc
    .input(draftText.extend({ conversationId: id }))
    .output(z.object({ divergence: z.number().min(0).max(1) })),
  /**
   * Resolves once the message and the empty reply are on disk; the reply itself streams through
   * `watch`. Fails with `message-too-long`, `conversation-busy`.
   */
  send: oc.input(draftText.extend({ conversationId: id })).output(sentReply),
  /** A user message gets a new branch and a new reply, a reply a new branch with the given text. */
  edit: oc
    .input(z.object({ messageId: id, text: messageText }))
    .output(z.object({ messageId: id, replyId: id.nullable() })),
  regenerate: oc.input(z.object({ messageId: id })).output(sentReply),
  /** Goes on where a stopped, interrupted or length-limited reply ended. */
  continueReply: oc.input(z.object({ messageId: id })).output(sentReply),
  stop: oc.input(z.object({ conversationId: id })).output(z.void()),
  /** Shows the branch through this message, down to its most recent leaf. */
  selectBranch: oc.input(z.object({ messageId: id })).output(z.void()),
  /** Takes the message and what follows it off the tree; `restoreMessage` brings both back. */
  deleteMessage: oc.input(z.object({ messageId: id })).output(z.void()),
  restoreMessage: oc.input(z.object({ messageId: id })).output(z.void()),

  listPresets: oc.output(z.array(preset)),
  savePreset: oc.input(preset.partial({ id: true })).output(preset),
  deletePreset: oc.input(z.object({ id })).output(z.void()),
};
