#!/usr/bin/env python3
"""Takes everything out of the training text that overlaps what is held out.

    prepare.py --data DATA --held-out FOLDER [FOLDER ...] --out PREPARED

DATA is what gather.py writes. Held out are DATA/eval and every .tsv and .jsonl file in the folders
given. A training row is dropped when one of its texts equals a held-out text (but for case, spaces
and punctuation), or shares a run of eight words with one. PREPARED/overlap.json says how much was
dropped, and how many held-out runs of eight and of five words the rest still has.
"""

import argparse
import glob
import json
import os
import shutil

from texts import FOREIGN, key, read_jsonl, read_tsv, words, write_xz

RUN = 8
SHORTER_RUN = 5


def runs(text, length):
    """The hashes of all runs of `length` words."""
    w = words(text)
    return {hash(tuple(w[i : i + length])) for i in range(len(w) - length + 1)}


def texts_of(row):
    """The texts of one row, whatever file it is of."""
    if isinstance(row, list):
        return row
    texts = [m["content"] for m in row.get("messages", [])]
    for field in ("text", "summary", "source", "target"):
        value = row.get(field)
        texts += value if isinstance(value, list) else [value] if value else []
    return texts


def read_rows(path):
    return read_jsonl(path) if ".jsonl" in path else read_tsv(path)


def held_out_texts(data, folders):
    paths = sorted(glob.glob(data + "/eval/*.xz"))
    for folder in folders:
        paths += sorted(glob.glob(folder + "/*.tsv") + glob.glob(folder + "/*.jsonl"))
    # A row's first word may name what it is (formal, informal, a source): too short to be a text.
    return [t for path in paths for row in read_rows(path) for t in texts_of(row) if len(words(t)) > 2]


class HeldOut:
    def __init__(self, texts):
        self.count = len(texts)
        self.keys = {key(t) for t in texts}
        self.runs = {length: set() for length in (RUN, SHORTER_RUN)}
        for length, found in self.runs.items():
            for t in texts:
                found |= runs(t, length)

    def overlaps(self, row):
        return any(key(t) in self.keys or runs(t, RUN) & self.runs[RUN] for t in texts_of(row))


def prepare(data, held_out, out):
    """Writes what may be trained on; returns the figures of overlap.json."""
    left = {length: set() for length in held_out.runs}
    dropped, kept = {}, {}
    names = ["%s.%s.tsv.xz" % (kind, lang) for kind in ("pairs", "address") for lang in FOREIGN]
    for name in names + ["books.es.tsv.xz", "chat.jsonl.xz", "summary.jsonl.xz", "text.jsonl.xz"]:
        rows = read_rows(os.path.join(data, name))
        good = [row for row in rows if not held_out.overlaps(row)]
        for row in good:
            for t in texts_of(row):
                for length, found in left.items():
                    found |= runs(t, length) & held_out.runs[length]
        lines = ["\t".join(r) if isinstance(r, list) else json.dumps(r, ensure_ascii=False) for r in good]
        kept[name] = write_xz(os.path.join(out, name), lines)
        dropped[name] = len(rows) - len(good)
    shares = {
        "share of held-out runs of %d words in training" % length: len(found) / len(held_out.runs[length])
        for length, found in left.items()
    }
    return {"held-out texts": held_out.count, "rows dropped": dropped, "rows kept": kept, **shares}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", required=True)
    parser.add_argument("--held-out", nargs="+", default=[])
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    figures = prepare(args.data, HeldOut(held_out_texts(args.data, args.held_out)), args.out)
    shutil.copytree(args.data + "/eval", args.out + "/eval", dirs_exist_ok=True)
    with open(args.out + "/overlap.json", "w", encoding="utf-8") as file:
        json.dump(figures, file, indent=2)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
