#!/usr/bin/env python3
"""Trains the starter model, in two stages.

    train.py --stage base   --data PREPARED --tokenizer tokenizer.json --steps 2000 --out RUN
    train.py --stage finish --data PREPARED --tokenizer tokenizer.json --steps 500 --out RUN

`base` learns to translate at a constant rate; `finish` goes on from RUN/base.pt, adds the help
questions and talk, lets the rate fall to nothing, and writes RUN/weights.pt in half precision.
RUN/STAGE.pt is written every --save-every steps, at the end, and on SIGTERM, so that a stage may be
ended at any time; the same command goes on from there.
"""

import argparse
import json
import os
import signal
import time

import torch
from torch.utils.data import DataLoader, IterableDataset, get_worker_info

from mixture import Mixture, translation
from model import Model, loss_of
from optimizer import make_optimizers
from packing import Packer, Row, to_tensors
from presets import PRESETS
from texts import FOREIGN, read_tsv
from tokenizer import Tokenizer


class Batches(IterableDataset):
    """Endless batches of one stage; every process that makes them draws documents of its own."""

    def __init__(self, data, tokenizer, preset, stage, seed):
        self.data, self.tokenizer, self.preset, self.stage = data, tokenizer, preset, stage
        self.seed = seed

    def __iter__(self):
        worker = get_worker_info()
        seed = self.seed if worker is None else self.seed * 1000 + worker.id
        mixture = Mixture(
            self.data, self.tokenizer, self.stage["shares"], self.stage["width"], self.preset["exchanges"], seed
        )
        packer = Packer(self.stage["width"], self.preset["tokens"] // self.stage["width"])
        for document in mixture:
            batch = packer.add(document)
            if batch is not None:
                yield batch


def validation_rows(data, tokenizer, count=64):
    """Held-out translations in both directions, each in a row of its own."""
    documents = []
    for lang in FOREIGN:
        for english, foreign in read_tsv("%s/eval/tatoeba.%s.tsv.xz" % (data, lang))[-count:]:
            documents.append(translation(tokenizer, ("en", lang), (english, foreign)))
            documents.append(translation(tokenizer, (lang, "en"), (foreign, english)))
    rows = []
    for document in documents:
        rows.append(Row(document.opening))
        rows[-1].add(document)
    return to_tensors(rows, max(d.length() for d in documents))


class Training:
    def __init__(self, args):
        self.args, self.preset = args, PRESETS[args.preset]
        self.stage = self.preset[args.stage]
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        torch.manual_seed(args.seed)
        self.tokenizer = Tokenizer.load(args.tokenizer)
        shape = {**self.preset["shape"], "vocabulary": len(self.tokenizer)}
        self.model = Model(shape).to(self.device)
        self.clock = time.process_time if self.device == "cpu" else time.perf_counter
        self.began = self.clock()
        if self.device == "cuda":
            for block in self.model.blk:
                block.compile()
        self.optimizers = make_optimizers(self.model, self.preset["muon_lr"], self.preset["adam_lr"])
        self.rates = [args.rate * self.preset["muon_lr"], args.rate * self.preset["adam_lr"]]
        self.state = {"base": 0, "finish": 0, "tokens": 0, "learnt": 0, "seconds": 0.0}
        self.resume()
        self.seconds_before = self.state["seconds"]
        self.is_ended = False

    def path(self, name):
        return os.path.join(self.args.out, name + ".pt")

    def resume(self):
        earlier = [p for p in (self.path(self.args.stage), self.path("base")) if os.path.exists(p)]
        if earlier:
            saved = torch.load(earlier[0], map_location=self.device)
            for optimizer, state in zip(self.optimizers, saved["optimizers"]):
                optimizer.load_state_dict(state)
            self.state = saved["state"]
        elif self.args.begin_from is not None:
            saved = torch.load(self.args.begin_from, map_location=self.device)
        elif self.args.stage == "finish":
            raise SystemExit("there is no %s to go on from" % self.path("base"))
        else:
            return
        self.model.load_state_dict(saved["model"])

    def save(self):
        os.makedirs(self.args.out, exist_ok=True)
        saved = {
            "shape": self.model.shape,
            "model": self.model.state_dict(),
            "optimizers": [o.state_dict() for o in self.optimizers],
            "state": self.state,
        }
        self.write(saved, self.args.stage)

    def save_weights(self):
        weights = {name: w.half().cpu() for name, w in self.model.state_dict().items()}
        self.write({"shape": self.model.shape, "model": weights}, "weights")

    def write(self, saved, name):
        torch.save(saved, self.path(name) + ".new")
        os.replace(self.path(name) + ".new", self.path(name))

    def rate(self):
        """Of the full learning rate: it rises at first, and falls in a line over the last stage."""
        if self.args.stage == "base":
            return min(1.0, (self.state["base"] + 1) / self.preset["warmup"])
        return 1.0 - self.state["finish"] / self.args.steps

    def loss(self, batch):
        with torch.autocast(device_type=self.device, dtype=torch.bfloat16):
            return loss_of(self.model, batch)

    def step(self, batch):
        for optimizer, rate in zip(self.optimizers, self.rates):
            optimizer.param_groups[0]["lr"] = rate * self.rate()
        loss, learnt = self.loss(batch)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        for optimizer in self.optimizers:
            optimizer.step()
        self.model.zero_grad(set_to_none=True)
        self.state[self.args.stage] += 1
        self.state["tokens"] += batch["ids"].numel()
        self.state["learnt"] += learnt
        self.state["seconds"] = self.seconds_before + self.clock() - self.began
        return loss.item()

    def run(self):
        seed = self.args.seed + self.state["base"] + self.state["finish"]
        batches = Batches(self.args.data, self.tokenizer, self.preset, self.stage, seed)
        check = validation_rows(self.args.data, self.tokenizer)
        losses = []
        for batch in DataLoader(batches, batch_size=None, num_workers=self.args.workers):
            losses.append(self.step(batch))
            done = self.state[self.args.stage]
            if done % self.args.log_every == 0:
                self.log(sum(losses) / len(losses), check)
                losses = []
            if done % self.args.save_every == 0:
                self.save()
            if self.is_ended or done >= self.args.steps:
                break
        self.save()
        if self.args.stage == "finish":
            self.save_weights()
        self.log(float("nan"), check)

    @torch.no_grad()
    def log(self, loss, check):
        self.model.eval()
        held_out = self.loss(check)[0].item()
        self.model.train()
        row = {**self.state, "loss": round(loss, 4), "held-out": round(held_out, 4)}
        print(json.dumps(row), flush=True)

    def end(self, *_):
        self.is_ended = True


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--stage", choices=["base", "finish"], required=True)
    parser.add_argument("--preset", choices=sorted(PRESETS), default="cpu")
    parser.add_argument("--data", required=True, help="what prepare.py wrote")
    parser.add_argument("--tokenizer", required=True)
    parser.add_argument("--steps", type=int, required=True)
    parser.add_argument("--out", required=True)
    parser.add_argument("--begin-from", help="weights to begin the base stage with, instead of random ones")
    parser.add_argument("--rate", type=float, default=1.0, help="share of the preset's learning rates")
    parser.add_argument("--save-every", type=int, default=50, help="steps")
    parser.add_argument("--log-every", type=int, default=50, help="steps")
    parser.add_argument("--workers", type=int, default=0, help="processes that make batches; 0: this one")
    parser.add_argument("--seed", type=int, default=1)
    training = Training(parser.parse_args())
    signal.signal(signal.SIGTERM, training.end)
    training.run()


if __name__ == "__main__":
    main()
