import type { ModelFacts } from '../../shared/api/models.ts';
import type { GgufValue } from './ggufHeader.ts';

/** A family of chat templates: the marker that no other uses, and who is known to speak it. */
type Family = { name: string; marker: RegExp; architectures: RegExp };

const families: Family[] = [
  { name: 'Harmony', marker: /<\|channel\|>/, architectures: /^gpt-oss/ },
  { name: 'ChatML', marker: /<\|im_start\|>/, architectures: /^(qwen|smollm3)/ },
  { name: 'Gemma', marker: /<start_of_turn>|<\|turn>/, architectures: /^gemma/ },
  { name: 'Phi', marker: /<\|user\|>|<\|im_sep\|>/, architectures: /^phi/ },
  { name: 'Command R', marker: /START_OF_TURN_TOKEN/, architectures: /^(command-r|cohere)/ },
  { name: 'DeepSeek', marker: /<｜(User|Assistant)｜>/, architectures: /^deepseek/ },
  { name: 'Granite', marker: /<\|start_of_role\|>/, architectures: /^granite/ },
  { name: 'Llama 3', marker: /<\|start_header_id\|>/, architectures: /^$/ },
  { name: 'Llama 4', marker: /<\|header_start\|>/, architectures: /^llama4/ },
  { name: 'Mistral or Llama 2', marker: /\[INST\]/, architectures: /^$/ },
];

type Notes = Pick<ModelFacts, 'templateFamily' | 'expectedTemplate'>;

/**
 * Which family a template is of, and which one its architecture is known for where that is another:
 * somebody changed it, and it decides what the model is told. Many families build on the
 * architecture `llama`, so that nothing is expected of it.
 */
export function templateNotes(architecture: string, template: GgufValue | undefined): Notes {
  const text = typeof template === 'string' ? template : '';
  const family = families.find(({ marker }) => marker.test(text))?.name ?? null;
  const expected = families.find(({ architectures }) => architectures.test(architecture)) ?? null;
  const isOther = text !== '' && expected !== null && !expected.marker.test(text);
  return { templateFamily: family, expectedTemplate: isOther ? expected.name : null };
}
