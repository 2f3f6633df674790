"""A llama-architecture decoder: RMSNorm, RoPE on neighbouring pairs (the layout of llama.cpp's "llama"
architecture), grouped-query attention, SwiGLU, tied embeddings.

Parameters are named like the GGUF tensors.
"""

import math

import torch
import torch.nn as nn
import torch.nn.functional as F


class RMSNorm(nn.Module):
    def __init__(self, width, epsilon=1e-5):
        super().__init__()
        self.weight = nn.Parameter(torch.ones(width))
        self.epsilon = epsilon

    def forward(self, x):
        y = x.float()
        y = y * torch.rsqrt(y.pow(2).mean(-1, keepdim=True) + self.epsilon)
        return (y * self.weight).type_as(x)


class Linear(nn.Linear):
    """A linear map without bias that can carry a LoRA adapter."""

    def __init__(self, fan_in, fan_out):
        super().__init__(fan_in, fan_out, bias=False)
        self.lora_a = self.lora_b = None
        self.lora_scale = 0.0

    def add_lora(self, rank, alpha):
        self.lora_a = nn.Parameter(torch.randn(rank, self.in_features) / math.sqrt(self.in_features))
        self.lora_b = nn.Parameter(torch.zeros(self.out_features, rank))
        self.lora_scale = alpha / rank

    def forward(self, x):
        y = F.linear(x, self.weight)
        if self.lora_a is None:
            return y
        return y + F.linear(F.linear(x, self.lora_a), self.lora_b) * self.lora_scale


def rotate(x, turns):
    """RoPE: neighbours are the two parts of a complex number, which is turned by the position.
    x: [rows, tokens, heads, head width]; turns: cosines and sines, each [rows, tokens, 1, head width / 2]."""
    cosines, sines = turns
    real, imaginary = x.float().unflatten(-1, (-1, 2)).unbind(-1)
    turned = (real * cosines - imaginary * sines, real * sines + imaginary * cosines)
    return torch.stack(turned, -1).flatten(-2).type_as(x)


def attend(q, k, v, allowed):
    """allowed: [rows, 1, tokens, tokens], whether a token may look at another."""
    if hasattr(F, "scaled_dot_product_attention"):  # from PyTorch 2
        return F.scaled_dot_product_attention(q, k, v, attn_mask=allowed)
    scores = (q @ k.transpose(-1, -2)) / math.sqrt(q.shape[-1])
    return scores.masked_fill(~allowed, float("-inf")).softmax(-1).type_as(v) @ v


class Block(nn.Module):
    def __init__(self, width, heads, kv_heads, ffn, dropout):
        super().__init__()
        self.dropout = nn.Dropout(dropout)
        self.heads, self.kv_heads, self.head_width = heads, kv_heads, width // heads
        self.attn_norm, self.ffn_norm = RMSNorm(width), RMSNorm(width)
        self.attn_q = Linear(width, heads * self.head_width)
        self.attn_k = Linear(width, kv_heads * self.head_width)
        self.attn_v = Linear(width, kv_heads * self.head_width)
        self.attn_output = Linear(heads * self.head_width, width)
        self.ffn_gate, self.ffn_up = Linear(width, ffn), Linear(width, ffn)
        self.ffn_down = Linear(ffn, width)

    def split(self, x):
        return x.unflatten(-1, (-1, self.head_width))

    def for_all_heads(self, x):
        """Keys or values, each repeated for the heads that share it: [rows, heads, tokens, width]."""
        x = x.transpose(1, 2)
        return x[:, :, None].expand(-1, -1, self.heads // self.kv_heads, -1, -1).flatten(1, 2)

    def forward(self, x, turns, allowed):
        h = self.attn_norm(x)
        q = rotate(self.split(self.attn_q(h)), turns).transpose(1, 2)
        k = self.for_all_heads(rotate(self.split(self.attn_k(h)), turns))
        v = self.for_all_heads(self.split(self.attn_v(h)))
        x = x + self.dropout(self.attn_output(attend(q, k, v, allowed).transpose(1, 2).flatten(2)))
        h = self.ffn_norm(x)
        return x + self.dropout(self.ffn_down(F.silu(self.ffn_gate(h)) * self.ffn_up(h)))


class Model(nn.Module):
    def __init__(self, shape):
        super().__init__()
        self.shape = dict(shape)
        width, head_width = shape["width"], shape["width"] // shape["heads"]
        self.token_embd = nn.Embedding(shape["vocabulary"], width)
        sizes = (width, shape["heads"], shape["kv_heads"], shape["ffn"], shape["dropout"])
        self.blk = nn.ModuleList(Block(*sizes) for _ in range(shape["layers"]))
        self.output_norm = RMSNorm(width)
        frequency = shape["rope_base"] ** (-torch.arange(0, head_width, 2).float() / head_width)
        angle = torch.arange(shape["context"]).float()[:, None] * frequency[None]
        self.register_buffer("cosines", angle.cos(), persistent=False)
        self.register_buffer("sines", angle.sin(), persistent=False)
        self.initialize()

    def initialize(self):
        nn.init.normal_(self.token_embd.weight, std=0.02)
        for name, p in self.blk.named_parameters():
            if name.endswith(("attn_output.weight", "ffn_down.weight")):
                nn.init.zeros_(p)  # every block starts as the identity
            elif p.dim() == 2:
                nn.init.normal_(p, std=1 / math.sqrt(p.shape[1]))

    def forward(self, ids, positions, allowed):
        """Hidden states after the last norm; ids and positions are [rows, tokens]."""
        turns = self.cosines[positions][:, :, None], self.sines[positions][:, :, None]
        x = self.token_embd(ids)
        for block in self.blk:
            x = block(x, turns, allowed)
        return self.output_norm(x)

    def logits(self, hidden):
        return F.linear(hidden, self.token_embd.weight)

    def next_logits(self, ids):
        """Logits after every position of one sequence of ids."""
        count = len(ids)
        causal = torch.ones(count, count, dtype=torch.bool).tril()[None, None]
        hidden = self(torch.tensor([ids]), torch.arange(count)[None], causal)
        return self.logits(hidden[0])


def load_model(path):
    """Without dropout."""
    saved = torch.load(path, map_location="cpu")
    model = Model(saved["shape"])
    model.load_state_dict(saved["model"])
    return model.eval()


def allowed_attention(documents):
    """Every token may look at those before it in its own document and in the opening of the row,
    which is document 0. documents: [rows, tokens]."""
    tokens = documents.shape[1]
    same = documents[:, :, None] == documents[:, None, :]
    opening = (documents == 0)[:, None, :]
    causal = torch.ones(tokens, tokens, dtype=torch.bool, device=documents.device).tril()
    return ((same | opening) & causal)[:, None]


def loss_of(model, batch):
    """Mean cross-entropy of what is to be learnt, and at how many positions. The output layer is
    applied only there."""
    device = model.token_embd.weight.device
    batch = {name: tensor.to(device).long() for name, tensor in batch.items()}
    hidden = model(batch["ids"], batch["positions"], allowed_attention(batch["documents"]))
    learnt = batch["labels"] >= 0
    logits = model.logits(hidden[learnt]).float()
    return F.cross_entropy(logits, batch["labels"][learnt]), int(learnt.sum())
