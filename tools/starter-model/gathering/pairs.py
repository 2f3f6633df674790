"""Sentence pairs of Tatoeba, the sentences with "you" among them, and what is held out."""

import io
import random
import re
import zipfile
from collections import defaultdict

from gathering.mirrors import clean
from texts import FOREIGN, key, write_xz

ARCHIVES = {
    "fr": ("modelexlab+data", "fra-eng.zip", "fra-eng/fra.txt"),
    "de": ("rioyshky+translation", "deu-eng.zip", "deu.txt"),
    "es": ("Hoangduc212001+hoang", "spa-eng.zip", "spa-eng/spa.txt"),
}
TEST_SETS = "Helsinki-NLP+OPUS-MT-testsets"
TATOEBA = {"fr": ("eng-fra", "fra"), "de": ("deu-eng", "deu"), "es": ("eng-spa", "spa")}
NTREX = "MicrosoftTranslator+NTREX"
NEWS = {"fr": "fra", "de": "deu", "es": "spa"}
NEWS_LINES = slice(1000, 1300)  # whole articles, in order

SECOND_PERSON = re.compile(r"\b(you|your|yours|yourself|yourselves)\b", re.I)
THIRD_PERSON = re.compile(r"\b(she|her|hers|they|them|their|theirs)\b", re.I)
FORMAL = {
    "fr": re.compile(r"\b(vous|votre|vos|vôtres?)\b", re.I),
    "de": re.compile(r"\b(Sie|Ihnen|Ihr|Ihre[nmrs]?)\b"),
    "es": re.compile(r"\b(usted|ustedes)\b", re.I),
}
INFORMAL = {
    "fr": re.compile(r"\b(tu|te|toi|ton|ta|tes|tiens?)\b|\bt['’]", re.I),
    "de": re.compile(r"\b(du|dich|dir|dein\w*)\b", re.I),
    "es": re.compile(r"\b(tú|te|ti|contigo|tu|tus|tuy[oa]s?)\b", re.I),
}


def address_of(lang, english, foreign):
    """'formal' or 'informal'; None where there is no "you", or both or neither is said."""
    if not SECOND_PERSON.search(english) or THIRD_PERSON.search(english):
        return None
    formal, informal = bool(FORMAL[lang].search(foreign)), bool(INFORMAL[lang].search(foreign))
    if formal == informal:
        return None
    return "formal" if formal else "informal"


def read_pairs(mirrors, lang):
    repository, archive, member = ARCHIVES[lang]
    text = zipfile.ZipFile(io.BytesIO(mirrors.show(repository, archive))).read(member).decode("utf-8")
    rows = [line.split("\t") for line in text.splitlines()]
    return [(clean(row[0]), clean(row[1])) for row in rows if len(row) >= 2]


def hold_out(out, name, lang, rows, held):
    write_xz("%s/eval/%s.%s.tsv.xz" % (out, name, lang), ["\t".join(row) for row in rows])
    held.update(key(text) for row in rows for text in row)


def hold_out_tatoeba(mirrors, out, rng, held):
    """A thousand rows a language of the Tatoeba Challenge test set of 2021-08-07."""
    for lang, (folder, code) in TATOEBA.items():
        base = "testsets/%s/tatoeba-test-v2021-08-07." % folder
        rows = {}
        for s, r in zip(mirrors.lines(TEST_SETS, base + "eng"), mirrors.lines(TEST_SETS, base + code)):
            if len(s.split()) >= 4:
                rows.setdefault(key(s), (clean(s), clean(r)))
        hold_out(out, "tatoeba", lang, rng.sample(sorted(rows.values()), 1000), held)


def hold_out_news(mirrors, out, held):
    english = mirrors.lines(NTREX, "NTREX-128/newstest2019-src.eng.txt")[NEWS_LINES]
    for lang, code in NEWS.items():
        foreign = mirrors.lines(NTREX, "NTREX-128/newstest2019-ref.%s.txt" % code)[NEWS_LINES]
        hold_out(out, "news", lang, [(clean(s), clean(r)) for s, r in zip(english, foreign)], held)


def hold_out_address(out, raw, rng, held):
    """Sixty sentences a language that have both a formal and an informal translation."""
    for lang, pairs in raw.items():
        seen = defaultdict(dict)
        for english, foreign in pairs:
            kind = address_of(lang, english, foreign)
            if kind:
                seen[english].setdefault(kind, foreign)
        both = [en for en in sorted(seen) if len(seen[en]) == 2 and 3 < len(en.split()) < 10 and key(en) not in held]
        rows = [(en, seen[en]["formal"], seen[en]["informal"]) for en in rng.sample(both, 60)]
        hold_out(out, "address", lang, rows, held)


def gather_pairs(mirrors, out, log):
    """Returns the keys of everything that is held out."""
    rng, held = random.Random(11), set()
    raw = {lang: read_pairs(mirrors, lang) for lang in FOREIGN}
    hold_out_tatoeba(mirrors, out, rng, held)
    hold_out_news(mirrors, out, held)
    hold_out_address(out, raw, rng, held)
    for lang, pairs in raw.items():
        unique = {(key(en), key(xx)): (en, xx) for en, xx in reversed(pairs)}
        rows = [r for k, r in reversed(unique.items()) if all(k) and not held & set(k)]
        address = [(address_of(lang, *row), *row) for row in rows]
        kept = write_xz("%s/pairs.%s.tsv.xz" % (out, lang), ["\t".join(row) for row in rows])
        with_you = ["\t".join(row) for row in address if row[0]]
        said = write_xz("%s/address.%s.tsv.xz" % (out, lang), with_you)
        where = "%s:%s" % ARCHIVES[lang][:2]
        used = "%d of %d rows, %d of them with “you”" % (kept, len(pairs), said)
        log.append(("Tatoeba pairs en-%s (manythings.org/anki)" % lang, "CC BY 2.0 FR", where, used))
    return held
