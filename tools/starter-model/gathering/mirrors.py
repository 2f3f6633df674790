"""Files of git snapshots, read without checking them out."""

import os
import re
import subprocess
import unicodedata


def clean(text):
    text = unicodedata.normalize("NFC", text).replace("\u202f", " ").replace("\u00a0", " ")
    return re.sub(r"[ \t]+", " ", text).strip()


class Mirrors:
    """A folder of snapshots named OWNER+NAME/repo."""

    def __init__(self, root):
        self.root = root

    def git(self, repository, *arguments, data=None):
        base = os.path.join(self.root, repository, "repo")
        if os.path.isdir(os.path.join(base, ".git")):
            base = os.path.join(base, ".git")
        command = ["git", "-C", base, *arguments]
        return subprocess.run(command, input=data, stdout=subprocess.PIPE, check=True).stdout

    def show(self, repository, path, revision="HEAD"):
        return self.git(repository, "show", revision + ":" + path)

    def lines(self, repository, path, revision="HEAD"):
        return self.show(repository, path, revision).decode("utf-8").splitlines()

    def paths(self, repository, prefix, revision="HEAD"):
        """Of the files under the prefix that the snapshot has."""
        rows = self.git(repository, "ls-tree", "-r", "-l", revision, prefix).decode().splitlines()
        return [path for facts, path in (row.split("\t", 1) for row in rows) if facts.split()[-1] != "BAD"]

    def many(self, repository, revision, paths):
        """The texts of many files, through one `git cat-file --batch`; "" where one is missing."""
        asked = "".join(revision + ":" + path + "\n" for path in paths).encode()
        out = self.git(repository, "cat-file", "--batch", data=asked)
        at, texts = 0, []
        for _ in paths:
            end = out.index(b"\n", at)
            facts = out[at:end].split()
            if facts[-1] == b"missing":
                texts.append("")
                at = end + 1
                continue
            size = int(facts[-1])
            texts.append(out[end + 1 : end + 1 + size].decode("utf-8", "replace"))
            at = end + 2 + size
        return texts
