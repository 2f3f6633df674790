import { z } from 'zod';
import { damaged, unsupported } from './refusals.ts';

const configFile = z.object({
  peft_type: z.string().default('LORA'),
  base_model_name_or_path: z.string().nullish(),
  r: z.number().int().positive(),
  lora_alpha: z.number(),
  use_rslora: z.boolean().nullish(),
  use_dora: z.boolean().nullish(),
  lora_bias: z.boolean().nullish(),
  bias: z.string().nullish(),
  fan_in_fan_out: z.boolean().nullish(),
  modules_to_save: z.array(z.string()).nullish(),
  trainable_token_indices: z.unknown().optional(),
  target_parameters: z.array(z.string()).nullish(),
  layer_replication: z.unknown().optional(),
  alora_invocation_tokens: z.unknown().optional(),
  init_lora_weights: z.union([z.boolean(), z.string()]).nullish(),
  rank_pattern: z.record(z.string(), z.number().int().positive()).nullish(),
  alpha_pattern: z.record(z.string(), z.number()).nullish(),
});

/** What `adapter_config.json` says, as far as a conversion needs it. */
export type PeftConfig = {
  baseModel: string | null;
  /** Whether alpha is divided by the root of the rank instead of the rank (Kalajdzievski 2023). */
  isRankStabilized: boolean;
  /** By the name of a module, such as `model.layers.0.self_attn.q_proj`. */
  rankOf: (module: string) => number;
  alphaOf: (module: string) => number;
};

/** Reads the file, or refuses what would not be the same adapter after a conversion. */
export function readPeftConfig(path: string, text: string): PeftConfig {
  const parsed = configFile.safeParse(parseJson(path, text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw damaged(path, `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`);
  }
  const config = parsed.data;
  const reason = whyUnsupported(config);
  if (reason !== null) throw unsupported(path, reason);
  if (!Number.isFinite(config.lora_alpha)) throw damaged(path, 'lora_alpha is not a number.');
  return {
    baseModel: config.base_model_name_or_path?.split('/').at(-1) ?? null,
    isRankStabilized: config.use_rslora ?? false,
    rankOf: patternReader(path, config.rank_pattern, config.r),
    alphaOf: patternReader(path, config.alpha_pattern, config.lora_alpha),
  };
}

function parseJson(path: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw damaged(path, 'It is not JSON.');
  }
}

/** Ways of starting that change the model as well, so that the adapter alone is not the whole. */
const changesModel = /^(pissa|olora|corda|loftq)/iu;

function whyUnsupported(config: z.infer<typeof configFile>): string | null {
  const saved = config.modules_to_save ?? [];
  if (config.peft_type !== 'LORA') return `It is of the type ${config.peft_type}, not LoRA.`;
  if (config.use_dora) return 'It is a DoRA: its magnitudes have no place in llama.cpp.';
  if (saved.length > 0) return `It replaces whole modules: ${saved.join(', ')}.`;
  if (hasContent(config.trainable_token_indices)) return 'It replaces embeddings of tokens.';
  if (config.lora_bias || (config.bias ?? 'none') !== 'none') return 'It changes biases.';
  if (config.fan_in_fan_out) return 'Its weights lie the other way round (fan_in_fan_out).';
  if (hasContent(config.target_parameters)) return 'It changes parameters that are not modules.';
  if (hasContent(config.layer_replication)) return 'It is for a model with repeated layers.';
  if (hasContent(config.alora_invocation_tokens)) return 'It is an activated LoRA.';
  const start = config.init_lora_weights;
  if (typeof start === 'string' && changesModel.test(start)) {
    return `It was begun with ${start}, which changes the model too.`;
  }
  return null;
}

function hasContent(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

/** PEFT takes these keys for regular expressions; only names are, so that none can run away. */
const plainName = /^[\w.-]+$/u;

/** A key holds for the module of that name and for every module that ends in it after a dot. */
function patternReader(
  path: string,
  patterns: Record<string, number> | null | undefined,
  usual: number,
): (module: string) => number {
  const entries = Object.entries(patterns ?? {});
  const strange = entries.find(([key]) => !plainName.test(key));
  if (strange) throw unsupported(path, `“${strange[0]}” stands for modules by a pattern.`);
  return (module) =>
    entries.find(([key]) => module === key || module.endsWith(`.${key}`))?.[1] ?? usual;
}
