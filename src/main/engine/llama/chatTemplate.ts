import { JinjaTemplateChatWrapper, LlamaText, resolveChatWrapper } from 'node-llama-cpp';
import type { ChatHistoryItem, ChatWrapper, LlamaModel, Token, Tokenizer } from 'node-llama-cpp';
import type { Prompt } from '../../../shared/engineApi.ts';
import { AppError } from '../../../shared/errors.ts';
import { thinkTags } from '../replyParser.ts';
import type { ReasoningTags } from '../replyParser.ts';

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
  const wrapper = resolveChatWrapper(model, { warningLogs: false });
  const thought = thoughtSegment(wrapper);
  return {
    name: wrapper.wrapperName,
    isFallback: isFallback(wrapper, model),
    reasoningTags: thought?.tags.open ? [thought.tags, thinkTags] : [thinkTags],
    render: (prompt, tokenizer) => render({ wrapper, thought, prompt, tokenizer, model }),
  };
}

/**
 * The library falls back to a general template without a word, when the file has none and when the
 * one it has does not work.
 */
function isFallback(wrapper: ChatWrapper, model: LlamaModel): boolean {
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

/** A template may refuse a conversation, or fail at it, with words of its own. */
function renderHistory(wrapper: ChatWrapper, chatHistory: ChatHistoryItem[], model: LlamaModel) {
  try {
    return wrapper.generateContextState({ chatHistory });
  } catch (error) {
    const reason = `chat template: ${error instanceof Error ? error.message : String(error)}`;
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
