#!/usr/bin/env python3
"""Writes the model, or an adapter, as GGUF.

    export.py model   --checkpoint RUN/weights.pt --tokenizer tokenizer.json --type q8_0 --out starter-q8_0.gguf
    export.py adapter --checkpoint formal.pt --out adapters/formal.gguf
"""

import argparse

import torch

import tokenizer as tokens
from gguf import FILE_TYPES, write_gguf
from styles import STYLES

CHAT_TEMPLATE = (
    "{% for message in messages %}{{ '<|im_start|>' + message['role'] + '\\n' + message['content'] "
    "+ '<|im_end|>' + '\\n' }}{% endfor %}{% if add_generation_prompt %}"
    "{{ '<|im_start|>assistant\\n' }}{% endif %}"
)
CONTROL, NORMAL = 3, 1


def general(name, kind, description):
    return {
        "general.architecture": "llama",
        "general.type": kind,
        "general.name": name,
        "general.author": "The Alcove authors",
        "general.version": "0.3",
        "general.description": description,
        "general.license": "cc-by-sa-4.0",
        "general.license.name": "Creative Commons Attribution-ShareAlike 4.0 International",
        "general.license.link": "https://creativecommons.org/licenses/by-sa/4.0/",
        "general.tags": ["demo", "text-generation", "translation", "trained-from-scratch"],
        "general.languages": ["en", "fr", "de", "es"],
    }


def of_shape(shape):
    head_width = shape["width"] // shape["heads"]
    return {
        "llama.vocab_size": shape["vocabulary"],
        "llama.context_length": shape["context"],
        "llama.embedding_length": shape["width"],
        "llama.block_count": shape["layers"],
        "llama.feed_forward_length": shape["ffn"],
        "llama.rope.dimension_count": head_width,
        "llama.rope.freq_base": shape["rope_base"],
        "llama.attention.head_count": shape["heads"],
        "llama.attention.head_count_kv": shape["kv_heads"],
        "llama.attention.layer_norm_rms_epsilon": 1e-5,
    }


def of_tokenizer(tokenizer):
    special = len(tokens.SPECIALS)
    return {
        "tokenizer.ggml.model": "gpt2",
        "tokenizer.ggml.pre": "gpt-2",
        "tokenizer.ggml.tokens": tokenizer.tokens,
        "tokenizer.ggml.token_type": [CONTROL] * special + [NORMAL] * (len(tokenizer) - special),
        "tokenizer.ggml.merges": [left + " " + right for left, right in tokenizer.merges],
        "tokenizer.ggml.bos_token_id": tokens.BOS_ID,
        "tokenizer.ggml.eos_token_id": tokens.TURN_END_ID,
        "tokenizer.ggml.eot_token_id": tokens.TURN_END_ID,
        "tokenizer.ggml.padding_token_id": tokens.PAD_ID,
        "tokenizer.ggml.add_bos_token": True,
        "tokenizer.ggml.add_eos_token": False,
        "tokenizer.ggml.add_space_prefix": False,
        "tokenizer.chat_template": CHAT_TEMPLATE,
    }


def export_model(args):
    saved = torch.load(args.checkpoint, map_location="cpu")
    weights = saved["model"]
    millions = sum(w.numel() for w in weights.values()) / 1e6
    description = (
        "A small demo model (%.1fM parameters) trained from scratch on openly licensed text, mostly Tatoeba "
        "sentence pairs. It translates everyday sentences between English and French, German or Spanish and "
        "answers questions about the studio; it makes mistakes." % millions
    )
    metadata = general("Starter demo model", "model", description)
    metadata.update({
        "general.size_label": "%.0fM" % millions,
        "general.file_type": FILE_TYPES[args.type],
        "general.quantization_version": 2,
        **of_shape(saved["shape"]),
        **of_tokenizer(tokens.Tokenizer.load(args.tokenizer)),
    })
    # The parameters are named as GGUF names them.
    tensors = [(name, w.float().numpy(), args.type if w.dim() == 2 else "f32") for name, w in weights.items()]
    write_gguf(args.out, metadata, tensors)


def export_adapter(args):
    saved = torch.load(args.checkpoint, map_location="cpu")
    style = STYLES[saved["style"]]
    metadata = general("Starter adapter: " + style.name, "adapter", style.description)
    metadata.update({"adapter.type": "lora", "adapter.lora.alpha": float(saved["alpha"])})
    write_gguf(args.out, metadata, [(name, w.float().numpy(), "f16") for name, w in saved["lora"].items()])


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["model", "adapter"])
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--tokenizer", help="of the model")
    parser.add_argument("--type", choices=sorted(FILE_TYPES), default="q8_0")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    if args.what == "model":
        export_model(args)
    else:
        export_adapter(args)


if __name__ == "__main__":
    main()
