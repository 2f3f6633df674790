#!/usr/bin/env python3
"""Makes the compact text of the recipe from git snapshots of its sources.

    gather.py --mirrors FOLDER --out DATA

FOLDER holds snapshots named OWNER+NAME/repo; everything is read with git, at the revision named in
gathering/ where the licence of a later one differs. DATA receives

    pairs.{fr,de,es}.tsv.xz    English, foreign
    address.{fr,de,es}.tsv.xz  formal or informal, English, foreign
    books.es.tsv.xz            English, Spanish: paragraphs of textbooks
    chat.jsonl.xz              messages, source
    summary.jsonl.xz           text, summary, source
    text.jsonl.xz              text, source
    eval/*                     held out, never trained on
    sources.md                 licences and counts, for the model card
"""

import argparse

from gathering.books import gather_books, gather_editions
from gathering.chat import gather_chat, gather_summaries
from gathering.mirrors import Mirrors
from gathering.pairs import gather_pairs


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--mirrors", required=True)
    parser.add_argument("--out", required=True)
    args = parser.parse_args()
    mirrors, log = Mirrors(args.mirrors), []
    held = gather_pairs(mirrors, args.out, log)
    gather_summaries(mirrors, args.out, log)
    gather_chat(mirrors, args.out, log)
    gather_books(mirrors, args.out, log)
    gather_editions(mirrors, args.out, held, log)
    with open(args.out + "/sources.md", "w", encoding="utf-8") as file:
        file.write("| source | licence | taken from | used |\n| --- | --- | --- | --- |\n")
        file.writelines("| %s |\n" % " | ".join(row) for row in log)


if __name__ == "__main__":
    main()
