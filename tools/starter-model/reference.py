#!/usr/bin/env python3
"""What the model does in PyTorch, for the test that the shipped GGUF does the same.

    reference.py --checkpoint RUN/weights.pt --tokenizer tokenizer.json --out ../../fixtures/starter/reference.json

A thousand strings in many scripts with a fingerprint of their tokens, and the likeliest next token at
two hundred positions of replies that the model writes itself.
"""

import argparse
import hashlib
import json
import random

import torch

import help_questions
import wording
from model import load_model
from tokenizer import TURN_END_ID, Tokenizer

STRINGS = 1000
POSITIONS = 200
LONGEST_REPLY = 24
# Ranges of code points: Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Thai, Hangul, kana, Han, emoji.
SCRIPTS = [
    (0x20, 0x7E), (0xA0, 0x17F), (0x386, 0x3CE), (0x400, 0x45F), (0x5D0, 0x5EA), (0x620, 0x64A),
    (0x905, 0x939), (0xE01, 0xE3A), (0xAC00, 0xAC80), (0x3041, 0x30FE), (0x4E00, 0x4F00), (0x1F600, 0x1F64F),
]
JOINTS = [" ", "  ", "\n", "\t", " \n ", "'", "’s ", "'ll ", ", ", "…", "-", "0", "12", " 3.5 ", "\u0301", "\u200d"]
REQUESTS = [
    wording.translation("en", "fr", "You are my friend."),
    wording.translation("en", "fr", "I have a dog."),
    wording.translation("fr", "en", "Où est la gare ?"),
    wording.translation("en", "de", "I like coffee."),
    wording.translation("de", "en", "Ich habe keine Zeit."),
    wording.translation("en", "es", "My brother is in the house."),
    wording.translation("es", "en", "No tengo dinero."),
    "Hello!",
    "Why is the sky blue?",
]


def strings(rng):
    """Words of one script or several, joined by what tokenizers stumble over."""
    own = [text for topic in help_questions.TOPICS for text in (topic["answer"], *topic["questions"])]
    for _ in range(STRINGS):
        if rng.random() < 0.3:
            yield rng.choice(own)
            continue
        parts = []
        for _ in range(rng.randint(1, 4)):
            low, high = rng.choice(SCRIPTS)
            parts.append("".join(chr(rng.randint(low, high)) for _ in range(rng.randint(1, 6))))
            parts.append(rng.choice(JOINTS))
        yield "".join(parts[: -1 if rng.random() < 0.5 else None])


def fingerprint(ids):
    return hashlib.sha256(" ".join(map(str, ids)).encode()).hexdigest()[:16]


@torch.no_grad()
def greedy(model, tokenizer, request):
    """The request, and the likeliest token after it and after each token of the reply."""
    ids = tokenizer.request([("user", request)])
    begin = len(ids)
    while len(ids) < begin + LONGEST_REPLY:
        logits = model.next_logits(ids)[-1]
        ids.append(int(logits.argmax()))
        if ids[-1] == TURN_END_ID:
            break
    return {"prompt": ids[:begin], "reply": ids[begin:]}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--checkpoint", required=True)
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    model, tokenizer = load_model(args.checkpoint), Tokenizer.load(args.tokenizer)
    questions = [topic["heldOut"][0] for topic in help_questions.TOPICS]
    replies, positions = [], 0
    for request in REQUESTS + questions:
        replies.append(greedy(model, tokenizer, request))
        positions += len(replies[-1]["reply"])
        if positions >= POSITIONS:
            break
    texts = [{"text": t, "ids": fingerprint(tokenizer.encode(t))} for t in strings(random.Random(7))]
    with open(args.out, "w", encoding="utf-8") as file:
        json.dump({"strings": texts, "replies": replies}, file, ensure_ascii=False, indent=1)
    print(len(texts), "strings,", positions, "positions")


if __name__ == "__main__":
    main()
