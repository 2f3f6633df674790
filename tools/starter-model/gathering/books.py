"""OpenStax textbooks as plain text, and English and Spanish editions paragraph by paragraph.

Several books changed to CC BY-NC-SA in 2025 and 2026, so each is read at its last revision under
CC BY 4.0 (REVISION^ is the one before the change), and its LICENSE is looked at.
"""

import json
import random
import re
from xml.sax.saxutils import unescape

from gathering.mirrors import clean
from texts import key, write_xz

BOOKS = {
    "psychology": "e91efc4674^", "introduction-sociology": "cb424bc47f^", "introduction-anthropology": "HEAD",
    "us-history": "ec99b9ad7e^", "world-history": "b2ddac6d5a^", "astronomy": "4aedbad89c^",
    "introduction-business": "HEAD", "principles-economics-bundle": "HEAD",
    "introduction-political-science": "da3ba0d26f^", "introduction-philosophy": "a108740c4a^",
    "anatomy-physiology": "fdfa6e21ac^", "microbiology": "f1d8d4e994^", "business-ethics": "658a300b10^",
    "entrepreneurship": "f54bbd3a72^", "college-success": "HEAD", "american-government": "37ee81aaf1^",
    "writing-guide": "59c6457b8e^",
}
# English and Spanish editions whose paragraphs have the same ids.
EDITIONS = [
    (("university-physics-bundle", "b375d3f610^"), ("fisica-universitaria-bundle", "HEAD")),
    (("chemistry-bundle", "0243cd5879^"), ("quimica-bundle", "HEAD")),
    (("introductory-statistics-bundle", "592cff1f07^"), ("introduccion-estadistica-bundle", "HEAD")),
]
NOT_PROSE = re.compile(r"<(m:math|math|equation|list|table|figure|media|exercise|link)\b")
LONGEST_SECTION, LONGEST_PARAGRAPH = 20000, 900


def paragraphs(xml):
    """{id: text} of a CNXML module's paragraphs that are prose alone."""
    found = {}
    for match in re.finditer(r'<para\b[^>]*\bid="([^"]+)"[^>]*>(.*?)</para>', xml, re.S):
        body = match.group(2)
        if NOT_PROSE.search(body):
            continue
        text = clean(unescape(re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", body))))
        if len(text.split()) >= 5:
            found[match.group(1)] = text
    return found


def modules(mirrors, book, revision):
    repository = "openstax+osbooks-" + book
    licence = mirrors.show(repository, "LICENSE", revision).decode("utf-8", "replace")
    if not licence.startswith("Attribution 4.0 International"):
        raise SystemExit("%s @ %s is not under CC BY 4.0" % (book, revision))
    paths = [p for p in mirrors.paths(repository, "modules", revision) if p.endswith(".cnxml")]
    return mirrors.many(repository, revision, paths)


def gather_books(mirrors, out, log):
    rows = []
    for book, revision in BOOKS.items():
        before = len(rows)
        for xml in modules(mirrors, book, revision):
            text = "\n".join(t for t in paragraphs(xml).values() if len(t.split()) >= 15)
            if len(text) > 600:
                rows.append(json.dumps({"text": text[:LONGEST_SECTION], "source": book}, ensure_ascii=False))
        where = "openstax/osbooks-%s @ %s" % (book, revision)
        log.append(("OpenStax " + book, "CC BY 4.0", where, "%d sections" % (len(rows) - before)))
    random.Random(12).shuffle(rows)
    write_xz(out + "/text.jsonl.xz", rows)


def gather_editions(mirrors, out, held, log):
    rows, seen = [], set()
    for english, spanish in EDITIONS:
        before = len(rows)
        in_spanish = {i: t for xml in modules(mirrors, *spanish) for i, t in paragraphs(xml).items()}
        for xml in modules(mirrors, *english):
            for i, text in paragraphs(xml).items():
                other, k = in_spanish.get(i), key(text)
                if not other or k in seen or k in held or k == key(other) or len(text) > LONGEST_PARAGRAPH:
                    continue
                if 0.7 < len(other) / len(text) < 1.8:
                    seen.add(k)
                    rows.append(text + "\t" + other)
        where = ", ".join("openstax/osbooks-%s @ %s" % edition for edition in (english, spanish))
        log.append(("OpenStax %s, English and Spanish" % english[0], "CC BY 4.0", where, "%d pairs" % (len(rows) - before)))
    write_xz(out + "/books.es.tsv.xz", rows)
