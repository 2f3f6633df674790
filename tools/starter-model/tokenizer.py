#!/usr/bin/env python3
"""Byte-level BPE that llama.cpp reproduces with tokenizer.ggml.model = "gpt2" and
tokenizer.ggml.pre = "gpt-2".

    tokenizer.py --data PREPARED --vocabulary 8192 --out tokenizer.json

Only the standard library is used: the character classes of GPT-2's pre-tokenization are written out
from unicodedata, because `re` has no \\p{L}.
"""

import argparse
import heapq
import json
import re
import sys
import unicodedata
from collections import Counter, defaultdict

import wording
from texts import FOREIGN, LANGUAGES, read_jsonl, read_tsv

BOS, TURN_START, TURN_END, PAD = "<|endoftext|>", "<|im_start|>", "<|im_end|>", "<|pad|>"
SPECIALS = [BOS, TURN_START, TURN_END, PAD]
BOS_ID, TURN_START_ID, TURN_END_ID, PAD_ID = range(4)
SPACES = (
    "\t\n\x0b\x0c\r \x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007"
    "\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000"
)
# What the studio is spoken of with; the training text has few of these.
STUDIO_WORDS = (
    " Alcove adapter adapters LoRA GGUF model models starter context temperature prompt system token"
    " tokens quantization chat chats Summarize summary Translate Adapters Models Settings offline"
    " formal informal memory file files computer internet button passage passages strength"
)
LONGEST_WORD = 24


def character_class(major):
    """The code points of general category `major`, as the inside of a [...] class."""
    parts, start = [], None
    for point in range(sys.maxunicode + 2):
        inside = point <= sys.maxunicode and unicodedata.category(chr(point))[0] == major
        if inside and start is None:
            start = point
        elif not inside and start is not None:
            parts.append("\\U%08x-\\U%08x" % (start, point - 1))
            start = None
    return "".join(parts)


def pre_tokenizer():
    letter, number, space = character_class("L"), character_class("N"), re.escape(SPACES)
    return re.compile(
        f"'s|'t|'re|'ve|'m|'ll|'d| ?[{letter}]+| ?[{number}]+| ?[^{space}{letter}{number}]+"
        f"|[{space}]+(?![^{space}])|[{space}]+"
    )


def byte_alphabet():
    """GPT-2's printable stand-in for each byte."""
    printable = [*range(33, 127), *range(161, 173), *range(174, 256)]
    others = [b for b in range(256) if b not in printable]
    return {b: chr(b) for b in printable} | {b: chr(256 + n) for n, b in enumerate(others)}


class Tokenizer:
    def __init__(self, merges):
        """`merges` are (left, right) strings in the byte alphabet, in the order they were learnt."""
        self.alphabet = byte_alphabet()
        self.merges = [tuple(m) for m in merges]
        letters = [self.alphabet[b] for b in range(256)]
        self.tokens = SPECIALS + letters + [left + right for left, right in self.merges]
        self.ids = {token: i for i, token in enumerate(self.tokens)}
        self.ranks = {merge: rank for rank, merge in enumerate(self.merges)}
        self.pattern = pre_tokenizer()
        self.known_words = {}
        byte_of = {c: b for b, c in self.alphabet.items()}
        ordinary = self.tokens[len(SPECIALS) :]
        self.bytes = [b""] * len(SPECIALS) + [bytes(byte_of[c] for c in token) for token in ordinary]

    def __len__(self):
        return len(self.tokens)

    def encode_word(self, word):
        if word not in self.known_words:
            parts = [self.alphabet[b] for b in word.encode("utf-8")]
            while len(parts) > 1:
                ranks = [self.ranks.get(pair, len(self.ranks)) for pair in zip(parts, parts[1:])]
                best = min(ranks)
                if best == len(self.ranks):
                    break
                at = ranks.index(best)
                parts[at : at + 2] = [parts[at] + parts[at + 1]]
            self.known_words[word] = [self.ids[part] for part in parts]
        return self.known_words[word]

    def encode(self, text):
        """Plain text to ids; special tokens are never recognized here."""
        return [i for word in self.pattern.findall(text) for i in self.encode_word(word)]

    def decode(self, ids):
        return b"".join(self.bytes[i] for i in ids).decode("utf-8", "replace")

    def turn(self, role, content):
        """One ChatML turn, without the line break that follows it."""
        return [TURN_START_ID, *self.encode(role + "\n"), *self.encode(content), TURN_END_ID]

    def request(self, messages):
        """Ids up to where the assistant begins to write."""
        ids, line_break = [BOS_ID], self.encode("\n")
        for role, content in messages:
            ids += self.turn(role, content) + line_break
        return [*ids, TURN_START_ID, *self.encode("assistant\n")]

    def save(self, path):
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"merges": self.merges}, file, ensure_ascii=False)

    @classmethod
    def load(cls, path):
        with open(path, encoding="utf-8") as file:
            return cls(json.load(file)["merges"])


def replace_pair(parts, pair):
    """`parts` with every neighbouring `pair` joined."""
    joined, at = [], 0
    while at < len(parts):
        if at + 1 < len(parts) and (parts[at], parts[at + 1]) == pair:
            joined.append(pair[0] + pair[1])
            at += 2
        else:
            joined.append(parts[at])
            at += 1
    return joined


class Trainer:
    """Byte-pair encoding: joins the most frequent pair, again and again."""

    def __init__(self, counted_words):
        alphabet = byte_alphabet()
        self.items = [([alphabet[b] for b in w.encode("utf-8")], n) for w, n in counted_words.items()]
        self.counts, self.places = Counter(), defaultdict(set)
        for index, (parts, n) in enumerate(self.items):
            for pair in zip(parts, parts[1:]):
                self.counts[pair] += n
                self.places[pair].add(index)
        self.heap = [(-n, pair) for pair, n in self.counts.items()]
        heapq.heapify(self.heap)

    def most_frequent(self):
        """Entries of the heap may be old: only one that agrees with the count is right."""
        while True:
            negative, pair = heapq.heappop(self.heap)
            count = self.counts[pair]
            if count == -negative:
                return pair
            if count > 0:
                heapq.heappush(self.heap, (-count, pair))

    def join(self, pair):
        changed = set()
        for index in self.places[pair]:
            parts, n = self.items[index]
            joined = replace_pair(parts, pair)
            if len(joined) == len(parts):
                continue
            for old in zip(parts, parts[1:]):
                self.counts[old] -= n
            for new in zip(joined, joined[1:]):
                self.counts[new] += n
                self.places[new].add(index)
                changed.add(new)
            self.items[index] = (joined, n)
        for new in changed:
            heapq.heappush(self.heap, (-self.counts[new], new))

    def train(self, vocabulary):
        merges, known = [], set(SPECIALS) | set(byte_alphabet().values())
        while len(merges) < vocabulary - len(SPECIALS) - 256:
            pair = self.most_frequent()
            # Two merges must not make the same token.
            if pair[0] + pair[1] not in known:
                merges.append(pair)
                known.add(pair[0] + pair[1])
                self.join(pair)
            self.counts[pair] = 0
        return merges


def weighted_texts(data, books):
    """(text, weight) of what the tokenizer is trained on."""
    for lang in FOREIGN:
        for english, foreign in read_tsv("%s/pairs.%s.tsv.xz" % (data, lang)):
            yield english, 0.5
            yield foreign, 1
    for a in LANGUAGES:
        for b in LANGUAGES:
            for template in [wording.TRANSLATE, *wording.TRANSLATE_OTHERWISE]:
                yield wording.translation(a, b, "", template), 2000
    native = [t for templates in wording.TRANSLATE_NATIVE.values() for t in templates]
    for template in [*wording.SUMMARIZE, *native, wording.SYSTEM, "user\n", "assistant\n", "system\n"]:
        yield template.format(text=""), 2000
    yield STUDIO_WORDS, 2000
    for row in read_jsonl(data + "/chat.jsonl.xz"):
        for message in row["messages"]:
            yield message["content"], books
    for name in ("summary", "text"):
        for row in read_jsonl("%s/%s.jsonl.xz" % (data, name)):
            yield row["text"], books


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True, help="what prepare.py wrote")
    parser.add_argument("--vocabulary", type=int, default=8192)
    parser.add_argument("--books", type=float, default=0.05, help="weight of textbook and chat text")
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    pattern, counted = pre_tokenizer(), Counter()
    for text, weight in weighted_texts(args.data, args.books):
        for word in pattern.findall(text):
            counted[word] += weight
    counted = {w: n for w, n in counted.items() if n >= 2 and len(w) <= LONGEST_WORD}
    tokenizer = Tokenizer(Trainer(counted).train(args.vocabulary))
    tokenizer.save(args.out)
    sample = "Translate from English to French:\nHow are you?"
    print(len(counted), "words;", [tokenizer.decode([i]) for i in tokenizer.encode(sample)])


if __name__ == "__main__":
    main()
