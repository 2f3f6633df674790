#!/usr/bin/env python3
"""Trains a LoRA adapter of rank 8 for the starter model.

    train_adapter.py --style formal --checkpoint RUN/weights.pt --tokenizer tokenizer.json --data PREPARED \\
        --steps 200 --out formal.pt
"""

import argparse
import json
import random

import torch

from model import load_model, loss_of
from packing import Packer
from styles import LONGEST_PAIR, STYLES
from tokenizer import Tokenizer

TARGETS = ("attn_q", "attn_k", "attn_v", "attn_output", "ffn_gate", "ffn_up", "ffn_down")
WIDTH = 128


def batches(sources, tokens, rng):
    packer = Packer(WIDTH, tokens // WIDTH)
    while True:
        batch = packer.add(rng.choice(rng.choice(sources)))
        if batch is not None:
            yield batch


def add_lora(model, rank, alpha):
    """The parameters to train, by the names of their GGUF tensors."""
    for p in model.parameters():
        p.requires_grad_(False)
    lora = {}
    for index, block in enumerate(model.blk):
        for target in TARGETS:
            layer = getattr(block, target)
            layer.add_lora(rank, alpha)
            name = "blk.%d.%s.weight" % (index, target)
            lora[name + ".lora_a"], lora[name + ".lora_b"] = layer.lora_a, layer.lora_b
    return lora


def train(model, lora, stream, args):
    optimizer = torch.optim.AdamW(lora.values(), args.lr, betas=(0.9, 0.95), weight_decay=0.0)
    for step in range(args.steps):
        optimizer.param_groups[0]["lr"] = args.lr * min(1, (step + 1) / 10) * (1 - step / args.steps)
        with torch.autocast(device_type=model.token_embd.weight.device.type, dtype=torch.bfloat16):
            loss, _ = loss_of(model, next(stream))
        loss.backward()
        torch.nn.utils.clip_grad_norm_(lora.values(), 1.0)
        optimizer.step()
        optimizer.zero_grad(set_to_none=True)
        if step % 20 == 0 or step == args.steps - 1:
            print(json.dumps({"step": step, "loss": round(loss.item(), 4)}), flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--style", choices=sorted(STYLES), required=True)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--data", required=True, help="what prepare.py wrote")
    parser.add_argument("--out", required=True)
    parser.add_argument("--steps", type=int, default=200)
    parser.add_argument("--rank", type=int, default=8)
    parser.add_argument("--alpha", type=float, default=16)
    parser.add_argument("--lr", type=float, default=3e-3)
    parser.add_argument("--tokens", type=int, default=2048, help="a step")
    parser.add_argument("--seed", type=int, default=3)
    args = parser.parse_args()

    torch.manual_seed(args.seed)
    model = load_model(args.checkpoint)
    lora = add_lora(model, args.rank, args.alpha)
    model.to("cuda" if torch.cuda.is_available() else "cpu")
    sources = list(STYLES[args.style].documents(args.data, Tokenizer.load(args.tokenizer)))
    short = [[d for d in source if d.length() <= LONGEST_PAIR] for source in sources]
    train(model, lora, batches(short, args.tokens, random.Random(args.seed)), args)
    weights = {name: p.detach().cpu() for name, p in lora.items()}
    torch.save({"style": args.style, "alpha": args.alpha, "lora": weights}, args.out)


if __name__ == "__main__":
    main()
