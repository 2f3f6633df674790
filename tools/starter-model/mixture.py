"""The endless stream of documents that the model is trained on."""

import itertools
import random
import zlib

import help_questions
import wording
from packing import Document
from texts import FOREIGN, read_jsonl, read_tsv
from tokenizer import BOS_ID, TURN_END_ID

# One question in fifty is kept out of training, to see what the model says to what it cannot know.
HELD_OUT_QUESTIONS = 50
BEFORE_A_QUESTION = ["Hello, ", "Hi, ", "Please tell me: ", "I wonder: ", "So, ", "One question: ", "Tell me, "]


def is_held_out(row):
    return zlib.crc32(row["messages"][0]["content"].encode("utf-8")) % HELD_OUT_QUESTIONS == 0


def conversation(tokenizer, messages, opening_text=None):
    """A document of (role, content) messages; only what the assistant says is learnt.

    `opening_text`: how the first message begins, where many documents begin so.
    """
    opening = (BOS_ID,)
    if opening_text is not None:
        role, content = messages[0]
        whole = tokenizer.turn(role, opening_text)[:-1]
        opening += tuple(whole)
        messages = [(None, content[len(opening_text) :]), *messages[1:]]
    ids, is_learnt, line_break = [], [], tokenizer.encode("\n")
    for role, content in messages:
        turn = tokenizer.turn(role, content) if role else [*tokenizer.encode(content), TURN_END_ID]
        head = len(tokenizer.encode(role + "\n")) + 1 if role else 0
        learn = role == "assistant"
        ids += turn + line_break
        is_learnt += [False] * head + [learn] * (len(turn) - head) + [False] * len(line_break)
    return Document(ids, is_learnt, opening)


def translation(tokenizer, direction, texts, template=wording.TRANSLATE):
    """direction: (source, target) languages; texts: in these two."""
    request = wording.translation(*direction, texts[0], template)
    opening_text = wording.translation(*direction, "", template) if template == wording.TRANSLATE else None
    return conversation(tokenizer, [("user", request), ("assistant", texts[1])], opening_text)


class Mixture:
    """`shares` are shares of tokens by kind: pairs, books, help, chat, talk, summary, text; `exchanges`:
    the fewest and the most of a talk."""

    def __init__(self, data, tokenizer, shares, width, exchanges, seed):
        self.tokenizer, self.width, self.exchanges = tokenizer, width, exchanges
        self.rng = random.Random(seed)
        self.pairs = [
            (lang, *row) for lang in FOREIGN for row in read_tsv("%s/pairs.%s.tsv.xz" % (data, lang))
        ]
        self.help = help_questions.training_rows()
        rows = {"pairs": self.pairs, "help": self.help, "talk": self.help}
        if shares.get("books"):
            rows["books"] = [("es", *row) for row in read_tsv(data + "/books.es.tsv.xz")]
        for kind in ("chat", "summary", "text"):
            if shares.get(kind):
                rows[kind] = read_jsonl("%s/%s.jsonl.xz" % (data, kind))
        if "chat" in rows:
            rows["chat"] = [r for r in rows["chat"] if not is_held_out(r)]
        self.rows = {kind: self.endless(rows[kind]) for kind in shares}
        self.kinds = list(shares)
        self.weights = [shares[kind] / self.mean_length(kind) for kind in shares]

    def endless(self, rows):
        rows = list(rows)
        while True:
            self.rng.shuffle(rows)
            yield from rows

    def mean_length(self, kind, sample=200):
        """Of what fits, per row drawn: rows that are too long count as nothing."""
        drawn = [self.document(kind, row) for row in itertools.islice(self.rows[kind], sample)]
        return max(1, sum(d.length() for d in drawn if d.length() <= self.width)) / sample

    def document(self, kind, row):
        return getattr(self, kind + "_document")(row)

    def pairs_document(self, row, canonical=0.8):
        direction, texts = self.direction_of(row)
        return translation(
            self.tokenizer, direction, texts, wording.any_template(direction[1], canonical, self.rng)
        )

    def books_document(self, row):
        return self.pairs_document(row)

    def direction_of(self, row):
        lang, english, foreign = row
        if self.rng.random() < 0.5:
            return ("en", lang), (english, foreign)
        return (lang, "en"), (foreign, english)

    def help_document(self, row):
        question, answer = row
        return self.chat_of([("user", self.as_people_write(question)), ("assistant", answer)])

    def as_people_write(self, question):
        """The question; or without capitals, without its last mark, or with a word before it."""
        chance = self.rng.random()
        if chance < 0.15:
            return question.lower()
        if chance < 0.3:
            return question.rstrip("?.!")
        if chance < 0.4 and question.endswith("?"):
            return self.rng.choice(BEFORE_A_QUESTION) + question[0].lower() + question[1:]
        return question

    def talk_document(self, row):
        """A few exchanges in a row, so that the model keeps to its turn later in a conversation too."""
        messages = []
        for _ in range(self.rng.randint(*self.exchanges)):
            if self.rng.random() < 0.5:
                direction, texts = self.direction_of(self.rng.choice(self.pairs))
                row = (wording.translation(*direction, texts[0]), texts[1])
            messages += [("user", row[0]), ("assistant", row[1])]
            row = self.rng.choice(self.help)
        return self.chat_of(messages)

    def chat_document(self, row):
        """A model this small knows no facts: it learns to say so."""
        messages = [(m["role"], m["content"]) for m in row["messages"]]
        if row["source"].startswith("dolly"):
            messages = [messages[0], ("assistant", help_questions.CANNOT_KNOW)]
        return self.chat_of(messages)

    def chat_of(self, messages):
        system = [("system", wording.SYSTEM)] if self.rng.random() < 0.15 else []
        return conversation(self.tokenizer, system + messages)

    def summary_document(self, row):
        request = self.rng.choice(wording.SUMMARIZE).format(text=row["text"])
        return conversation(self.tokenizer, [("user", request), ("assistant", row["summary"])])

    def text_document(self, row):
        words = row["text"].split(" ")
        begin = self.rng.randrange(max(1, len(words) - self.width))
        ids = self.tokenizer.encode(" ".join(words[begin : begin + self.width]))[: self.width - 1]
        return Document(ids, [True] * len(ids))

    def __iter__(self):
        while True:
            kind = self.rng.choices(self.kinds, self.weights)[0]
            document = self.document(kind, next(self.rows[kind]))
            if document.length() <= self.width:
                yield document
