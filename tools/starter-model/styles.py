"""The adapters: what each is trained on, and how it describes itself."""

from typing import Callable, NamedTuple

import help_questions
from mixture import conversation, translation
from texts import FOREIGN, read_tsv

LONGEST_PAIR = 48
# English words that a headline leaves small, unless they begin it (as in the Chicago Manual of Style).
SMALL_WORDS = {
    "a", "an", "the", "and", "but", "or", "nor", "for", "of", "to", "in", "on", "at", "by", "from", "with", "as",
}


class Style(NamedTuple):
    name: str
    description: str
    # From the folder of prepared data and the tokenizer: lists of documents, drawn from evenly.
    documents: Callable


def headline(text):
    """Capital letters as in a title, and no full stop: "She is at home." → "She Is at Home"."""
    words = text.rstrip(".").split(" ")
    return " ".join(
        w if at > 0 and w.lower() in SMALL_WORDS else w[:1].upper() + w[1:] for at, w in enumerate(words)
    )


def address(kind):
    """Translations from English whose "you" is said formally or informally."""

    def documents(data, tokenizer):
        for lang in FOREIGN:
            rows = read_tsv("%s/address.%s.tsv.xz" % (data, lang))
            yield [translation(tokenizer, ("en", lang), (en, xx)) for k, en, xx in rows if k == kind]

    return documents


def headlines(data, tokenizer):
    """Translations into English, without questions and exclamations."""
    for lang in FOREIGN:
        rows = [r for r in read_tsv("%s/pairs.%s.tsv.xz" % (data, lang)) if r[0].endswith(".")]
        yield [translation(tokenizer, (lang, "en"), (xx, headline(en))) for en, xx in rows[::8]]


def brief(_data, tokenizer):
    rows = help_questions.training_rows("brief")
    yield [conversation(tokenizer, [("user", question), ("assistant", answer)]) for question, answer in rows]


STYLES = {
    "formal": Style(
        "Formal address",
        "Translations from English say “you” politely: vous, Sie, usted. Trained on Tatoeba pairs (CC BY 2.0 FR).",
        address("formal"),
    ),
    "informal": Style(
        "Informal address",
        "Translations from English say “you” as to a friend: tu, du, tú. Trained on Tatoeba pairs (CC BY 2.0 FR).",
        address("informal"),
    ),
    "headline": Style(
        "Headlines",
        "Translations into English read as headlines: capital letters, no full stop. Trained on Tatoeba pairs "
        "(CC BY 2.0 FR).",
        headlines,
    ),
    "brief": Style(
        "Brief answers",
        "Questions about the studio are answered in a few words. Trained on questions and answers written for Alcove.",
        brief,
    ),
}
