"""Packs documents into rows of equal width.

Documents that open alike share one row and one copy of the opening: a short translation is mostly
its instruction, so this saves a third of the work. Positions count as if each document stood alone.
"""

from typing import NamedTuple

import torch

from tokenizer import BOS_ID, PAD_ID

OPEN_ROWS = 4


class Document(NamedTuple):
    """Ids from after the opening on, and for each whether the model learns to write it."""

    ids: list
    is_learnt: list
    opening: tuple = (BOS_ID,)

    def length(self):
        return len(self.opening) + len(self.ids)


class Row:
    def __init__(self, opening):
        self.opening, self.documents, self.used = opening, [], len(opening)

    def add(self, document):
        self.documents.append(document)
        self.used += len(document.ids)


class Packer:
    def __init__(self, width, rows):
        self.width, self.rows = width, rows
        self.open, self.full = {}, []

    def add(self, document):
        """A batch of full rows once there is one, else None."""
        rows = self.open.setdefault(document.opening, [])
        row = next((r for r in rows if r.used + len(document.ids) <= self.width), None)
        if row is None:
            if len(rows) == OPEN_ROWS:
                fullest = max(rows, key=lambda r: r.used)
                rows.remove(fullest)
                self.full.append(fullest)
            row = Row(document.opening)
            rows.append(row)
        row.add(document)
        if len(self.full) < self.rows:
            return None
        batch, self.full = self.full[: self.rows], self.full[self.rows :]
        return to_tensors(batch, self.width)


def to_tensors(rows, width):
    """ids, positions, documents (the opening is 0, padding -1) and labels (-100 where nothing is
    learnt), each [rows, width]; 32-bit, as many batches may wait in shared memory."""
    ids, positions, documents, labels = (
        torch.full((len(rows), width), fill, dtype=torch.int32) for fill in (PAD_ID, 0, -1, -100)
    )
    for r, row in enumerate(rows):
        begin = len(row.opening)
        ids[r, :begin] = torch.tensor(row.opening)
        positions[r, :begin] = torch.arange(begin)
        documents[r, :begin] = 0
        at = begin
        for number, document in enumerate(row.documents, start=1):
            end = at + len(document.ids)
            ids[r, at:end] = torch.tensor(document.ids)
            positions[r, at:end] = torch.arange(begin, begin + end - at)
            documents[r, at:end] = number
            targets = torch.tensor(document.ids[1:]).masked_fill(~torch.tensor(document.is_learnt[1:]), -100)
            labels[r, at : end - 1] = targets
            at = end
    return {"ids": ids, "positions": positions, "documents": documents, "labels": labels}
