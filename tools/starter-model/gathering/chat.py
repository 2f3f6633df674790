"""Questions with answers, dialogues, and abstracts with one-sentence summaries."""

import json
import random
import re

from gathering.mirrors import clean
from texts import write_xz

NEEDS_CONTEXT = re.compile(
    r"\b(passage|paragraph|reference text|given (a|the|this)|(this|the) text|following|above|"
    r"extract|below|context|article|provided)\b",
    re.I,
)
DIALOGUES, LONGEST_DIALOGUE = 6000, 20
LONGEST_QUESTION, LONGEST_ANSWER = 400, 1500


def json_rows(rows):
    return [json.dumps(row, ensure_ascii=False) for row in rows]


def dolly(mirrors, log):
    repository, rows = "nayohan+dolly-15k-analysis", {}
    for path in mirrors.paths(repository, "dolly_decode_bak"):
        for line in mirrors.lines(repository, path) if path.endswith(".jsonl") else []:
            try:
                item = json.loads(line)
            except ValueError:  # a few lines are cut off in the source
                continue
            if item.get("instruction") and item.get("text"):
                rows.setdefault(item["instruction"].strip(), item["text"].strip())
    chat = [
        {"messages": [{"role": "user", "content": q}, {"role": "assistant", "content": a}], "source": "dolly"}
        for q, a in rows.items()
        if not NEEDS_CONTEXT.search(q) and len(q) <= LONGEST_QUESTION and 0 < len(a) <= LONGEST_ANSWER
    ]
    used = "%d of %d rows" % (len(chat), len(rows))
    log.append(("databricks-dolly-15k, first part", "CC BY-SA 3.0", "nayohan/dolly-15k-analysis", used))
    return chat


def dialogues(mirrors, log):
    repository, chat = "google-research-datasets+dstc8-schema-guided-dialogue", []
    for path in mirrors.paths(repository, "train"):
        for dialogue in json.loads(mirrors.show(repository, path)) if "dialogues_" in path else []:
            turns = [
                {"role": "user" if t["speaker"] == "USER" else "assistant", "content": clean(t["utterance"])}
                for t in dialogue["turns"]
            ]
            if turns and turns[0]["role"] == "user":
                chat.append({"messages": turns[:LONGEST_DIALOGUE], "source": "sgd"})
    random.Random(13).shuffle(chat)
    used = "%d dialogues" % min(len(chat), DIALOGUES)
    log.append(("Schema-Guided Dialogue, train", "CC BY-SA 4.0", repository.replace("+", "/"), used))
    return chat[:DIALOGUES]


def gather_chat(mirrors, out, log):
    write_xz(out + "/chat.jsonl.xz", json_rows(dolly(mirrors, log) + dialogues(mirrors, log)))


def gather_summaries(mirrors, out, log):
    for split, file in (("train", "summary"), ("dev", "eval/scitldr")):
        rows = []
        for line in mirrors.lines("allenai+scitldr", "SciTLDR-Data/SciTLDR-A/%s.jsonl" % split):
            item = json.loads(line)
            text = clean(" ".join(item["source"]))
            rows += [{"text": text, "summary": clean(t), "source": "scitldr"} for t in item["target"]]
        write_xz("%s/%s.jsonl.xz" % (out, file), json_rows(rows))
        if split == "train":
            log.append(("SciTLDR-A, train", "Apache-2.0", "allenai/scitldr", "%d rows" % len(rows)))
