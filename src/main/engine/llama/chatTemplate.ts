import {
  ChatMLChatWrapper,
  JinjaTemplateChatWrapper,
  LlamaText,
  resolveChatWrapper,
} from 'node-llama-cpp';
import type { ChatHistoryItem, ChatWrapper, LlamaModel, Token, Tokenizer } from 'node-llama-cpp';
import type { Prompt } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { thinkTags } from '../replyParser.ts';
import type { ReasoningTags } from '../replyParser.ts';
import { isOutOfTime, withinTime } from '../timeLimit.ts';

/** Templates are programs, and may be malicious ones: real ones take milliseconds. */
const limits = {
  resolveMilliseconds: 3000,
  renderMilliseconds: 2000,
  /** Characters of the prompt against those of its messages, and besides. */
  outputFactor: 4,
  outputMargin: 1_000_000,
};

export type RenderedPrompt = {
  tokens: Token[];
  /** What ends the reply besides the model's own end tokens. */
  stopTokens: Set<Token>;
  stopTexts: string[];
  /** The reasoning that the prompt itself has opened. */
  openedBy: ReasoningTags | null;
};

export type ChatTemplate = {
  name: string;
  isFallback: boolean;
  reasoningTags: ReasoningTags[];
  render: (prompt: Prompt, tokenizer: Tokenizer) => RenderedPrompt;
};

export function resolveChatTemplate(model: LlamaModel): ChatTemplate {
  const { wrapper, isFallback } = resolveWrapper(model);
  const thought = thoughtSegment(wrapper);
  return {
    name: wrapper.wrapperName,
    isFallback,
    reasoningTags: thought?.tags.open ? [thought.tags, thinkTags] : [thinkTags],
    render: (prompt, tokenizer) => render({ wrapper, thought, prompt, tokenizer, model }),
  };
}

/** A template that takes too long is one that does not work. */
function resolveWrapper(model: LlamaModel): { wrapper: ChatWrapper; isFallback: boolean } {
  try {
    return withinTime(limits.resolveMilliseconds, () => {
      const wrapper = resolveChatWrapper(model, { warningLogs: false });
      return { wrapper, isFallback: standsIn(wrapper, model) };
    });
  } catch (error) {
    if (!isOutOfTime(error)) throw error;
    return { wrapper: new ChatMLChatWrapper(), isFallback: true };
  }
}

/**
 * The library falls back to a general template without a word, when the file has none and when the
 * one it has does not work.
 */
function standsIn(wrapper: ChatWrapper, model: LlamaModel): boolean {
  if (wrapper instanceof JinjaTemplateChatWrapper) return false;
  const template = model.fileInfo.metadata.tokenizer?.chat_template?.trim();
  if (!template) return true;
  try {
    return !new JinjaTemplateChatWrapper({ template, tokenizer: model.tokenizer });
  } catch {
    return true;
  }
}

type ThoughtSegment = {
  tags: ReasoningTags;
  /** The template itself opens the reasoning, or the reply has to begin with this text. */
  opening: 'by-template' | LlamaText | null;
};

function thoughtSegment(wrapper: ChatWrapper): ThoughtSegment | null {
  const thought = wrapper.settings.segments?.thought;
  if (!thought?.suffix) return null;
  const close = LlamaText(thought.suffix).toString().trim();
  if (close === '') return null;
  const { prefix } = thought;
  if (typeof prefix !== 'string' && !LlamaText.isLlamaText(prefix)) {
    return { tags: { open: '', close }, opening: 'by-template' };
  }
  const opening = thought.openOnResponseStart ? LlamaText(prefix) : null;
  return { tags: { open: LlamaText(prefix).toString().trim(), close }, opening };
}

type Rendering = {
  wrapper: ChatWrapper;
  thought: ThoughtSegment | null;
  prompt: Prompt;
  tokenizer: Tokenizer;
  model: LlamaModel;
};

function render({ wrapper, thought, prompt, tokenizer, model }: Rendering): RenderedPrompt {
  const isContinued = prompt.turns.at(-1)?.role === 'assistant';
  const history = toHistory(prompt, isContinued);
  const { contextText, stopGenerationTriggers } = renderHistory(wrapper, history, model);
  const opening = isContinued ? null : (thought?.opening ?? null);
  const text = LlamaText.isLlamaText(opening) ? LlamaText([contextText, opening]) : contextText;
  return {
    tokens: text.tokenize(tokenizer),
    ...readStopTriggers(stopGenerationTriggers, model),
    openedBy: opening && thought ? thought.tags : null,
  };
}

/** A template may refuse a conversation, fail at it with words of its own, or run wild. */
function renderHistory(wrapper: ChatWrapper, chatHistory: ChatHistoryItem[], model: LlamaModel) {
  try {
    const state = withinTime(limits.renderMilliseconds, () =>
      wrapper.generateContextState({ chatHistory }),
    );
    const most = JSON.stringify(chatHistory).length * limits.outputFactor + limits.outputMargin;
    if (state.contextText.toString().length > most) throw new Error('it writes without end');
    return state;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const reason = `chat template: ${isOutOfTime(error) ? 'it takes too long' : words}`;
    throw new AppError(
      'model-unsupported',
      { path: model.filename ?? '', reason },
      { cause: error },
    );
  }
}

/** An empty reply at the end makes the template write the header of the reply to come. */
function toHistory({ systemPrompt, turns }: Prompt, isContinued: boolean): ChatHistoryItem[] {
  const history: ChatHistoryItem[] = turns.map(({ role, text }) =>
    role === 'user' ? { type: 'user', text } : { type: 'model', response: [text] },
  );
  if (systemPrompt !== '') history.unshift({ type: 'system', text: systemPrompt });
  if (!isContinued) history.push({ type: 'model', response: [] });
  return history;
}

/** A trigger that begins with a control token is that token; any other is found by its text. */
function readStopTriggers(triggers: LlamaText[], model: LlamaModel) {
  const stopTokens = new Set<Token>();
  const stopTexts = new Set<string>();
  for (const trigger of triggers) {
    const tokens = trigger.tokenize(model.tokenizer);
    const [first] = tokens;
    if (first === undefined) continue;
    if (model.isSpecialToken(first)) {
      stopTokens.add(first);
    } else {
      const text = model.detokenize(tokens, true).trim();
      if (text !== '') stopTexts.add(text);
    }
  }
  return { stopTokens, stopTexts: [...stopTexts] };
}
