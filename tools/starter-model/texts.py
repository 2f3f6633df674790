"""Reading and writing the prepared files, and the normal form by which texts are compared."""

import json
import lzma
import os
import unicodedata

LANGUAGES = {"en": "English", "fr": "French", "de": "German", "es": "Spanish"}
FOREIGN = ("fr", "de", "es")


def read_lines(path):
    opened = lzma.open(path, "rt", encoding="utf-8") if path.endswith(".xz") else open(path, encoding="utf-8")
    with opened as file:
        return file.read().rstrip("\n").split("\n")


def read_tsv(path):
    return [line.split("\t") for line in read_lines(path)]


def read_jsonl(path):
    return [json.loads(line) for line in read_lines(path)]


def write_xz(path, rows):
    """One row a line; returns how many."""
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with lzma.open(path, "wt", encoding="utf-8", preset=6) as file:
        file.writelines(row + "\n" for row in rows)
    return len(rows)


def words(text):
    """Lower-case words without punctuation, for comparing texts."""
    text = unicodedata.normalize("NFKC", text).lower()
    return "".join(c if c.isalnum() else " " for c in text).split()


def key(text):
    """Two texts with the same key are the same but for case, spaces and punctuation."""
    return "".join(words(text))
