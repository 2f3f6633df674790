/** What llama.cpp calls a module's tensor, and whether its rows lie in another order there. */
export type TargetTensor = { name: string; rowOrder: 'same' | 'query' | 'key' };

/** Modules within a layer, by their names in Hugging Face's models and in GGUF. */
type LayerModules = Readonly<Record<string, string>>;

const separate: LayerModules = {
  'self_attn.q_proj': 'attn_q',
  'self_attn.k_proj': 'attn_k',
  'self_attn.v_proj': 'attn_v',
  'self_attn.o_proj': 'attn_output',
  'mlp.gate_proj': 'ffn_gate',
  'mlp.up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};

/** Phi-3 has queries, keys and values in one matrix, and gate and up in another; so has GGUF. */
const fused: LayerModules = {
  'self_attn.qkv_proj': 'attn_qkv',
  'self_attn.o_proj': 'attn_output',
  'mlp.gate_up_proj': 'ffn_up',
  'mlp.down_proj': 'ffn_down',
};

/**
 * By GGUF's names of architectures: `convert_hf_to_gguf.py` of llama.cpp makes Llama and Mistral
 * models into `llama`, and reorders the rows of their queries and keys.
 */
const architectures: Readonly<Record<string, LayerModules>> = {
  llama: separate,
  qwen2: separate,
  qwen3: separate,
  gemma: separate,
  gemma2: separate,
  gemma3: separate,
  phi3: fused,
};

export const knownArchitectures = Object.keys(architectures);

const outsideLayers: Readonly<Record<string, string>> = {
  'model.embed_tokens': 'token_embd',
  lm_head: 'output',
};

/** Null for a module that this architecture does not have in GGUF. */
export function targetOf(architecture: string, module: string): TargetTensor | null {
  const name = textModule(module);
  const outside = outsideLayers[name];
  if (outside !== undefined) return { name: `${outside}.weight`, rowOrder: 'same' };
  const [, layer, inLayer = ''] = /^model\.layers\.(\d+)\.(.+)$/u.exec(name) ?? [];
  const tensor = architectures[architecture]?.[inLayer];
  if (layer === undefined || tensor === undefined) return null;
  return {
    name: `blk.${Number(layer)}.${tensor}.weight`,
    rowOrder: architecture === 'llama' ? llamaRowOrder(tensor) : 'same',
  };
}

/** In models that also see, the part that writes lies one level deeper. */
function textModule(module: string): string {
  return module.replace(/^model\.language_model\./u, 'model.').replace(/^language_model\./u, '');
}

function llamaRowOrder(tensor: string): TargetTensor['rowOrder'] {
  if (tensor === 'attn_q') return 'query';
  return tensor === 'attn_k' ? 'key' : 'same';
}
