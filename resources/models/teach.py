"""Teaches the network that finds notes. Development only; README.md beside it tells how."""

from __future__ import annotations

import argparse
import math
import time
from collections.abc import Callable
from pathlib import Path

import cv2
import torch
from torch import nn
from torch.nn import functional
from torch.utils.data import DataLoader

from resources.models.network import UNIT, NoteFinder, keep
from resources.models.pieces import Pieces

Answer = tuple[torch.Tensor, torch.Tensor]
_KEPT_EVERY = 200
_TIE = 0.45  # of the side: about twenty degrees on either side of a corner stood on


def loss_of(found: Answer, wanted: list[torch.Tensor]) -> tuple[torch.Tensor, float, float]:
    """How wrong the cores are, and how far the corners are off in shares of the note's side."""
    core, weight, corners, near = wanted
    wrong = (torch.sigmoid(found[0]) - core).abs().detach()
    each = functional.binary_cross_entropy_with_logits(found[0], core, reduction="none")
    hot = (each * weight * (0.25 + wrong)).sum() / weight.sum()
    sides = _sides(corners)
    away = _away(found[1], corners, sides)
    apart = (away * near * UNIT).sum() / (8 * (near * sides).sum()).clamp(min=1e-6)
    return 8 * hot + 4 * apart, float(hot.detach()), float(apart.detach())


def _away(found: torch.Tensor, corners: torch.Tensor, sides: torch.Tensor) -> torch.Tensor:
    """How far the corners are off. Where a note stands on a corner, two corners are about as near to the top left: either may
    be the first, or the network would learn what lies between."""
    nearness = (corners[:, 0::2] + corners[:, 1::2]) * UNIT
    best = functional.smooth_l1_loss(found, corners, beta=0.1, reduction="none").sum(1, keepdim=True)
    for first, turn in ((1, -2), (3, 2)):
        tie = nearness[:, first : first + 1] - nearness[:, :1] < _TIE * sides
        other = functional.smooth_l1_loss(found, corners.roll(turn, 1), beta=0.1, reduction="none")
        best = torch.where(tie, torch.minimum(best, other.sum(1, keepdim=True)), best)
    return best


def _sides(corners: torch.Tensor) -> torch.Tensor:
    """The side in pixels of the note of each cell, from its corners."""
    x, y = corners[:, 0::2] * UNIT, corners[:, 1::2] * UNIT
    area = (x * y.roll(-1, 1) - y * x.roll(-1, 1)).sum(1, keepdim=True) / 2
    return area.abs().clamp(min=1).sqrt()


class Teaching:
    """One go at it: so many minutes, with a rate that rises at first and falls to nothing as a cosine does. ``loss_of`` says
    how wrong an answer is: altogether, and its two parts, which are called ``parts``."""

    def __init__(
        self,
        model: nn.Module,
        wanted: argparse.Namespace,
        loss_of: Callable[[Answer, list[torch.Tensor]], tuple[torch.Tensor, float, float]],
        parts: tuple[str, str],
    ) -> None:
        self._model, self._wanted = model, wanted
        self._loss_of, self._parts = loss_of, parts
        self._better = torch.optim.AdamW(model.parameters(), wanted.rate, weight_decay=1e-4)
        self._began, self._step = time.monotonic(), 0
        self._said = (0.0, 0.0)

    @property
    def share(self) -> float:
        """How much of the time is over."""
        return (time.monotonic() - self._began) / (float(self._wanted.minutes) * 60)

    def step(self, pictures: torch.Tensor, truth: list[torch.Tensor]) -> None:
        """Learns from some pieces."""
        falling = 0.5 + 0.5 * math.cos(math.pi * min(1.0, self.share))
        for group in self._better.param_groups:
            group["lr"] = self._wanted.rate * min(1.0, self._step / 60 + 0.02) * falling + 1e-6
        # Four times as quick on processors that know it.
        with torch.autocast("cpu", dtype=torch.bfloat16):
            first, second = self._model(pictures.to(memory_format=torch.channels_last))
        loss, hot, apart = self._loss_of((first.float(), second.float()), truth)
        self._better.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self._model.parameters(), 5.0)
        self._better.step()
        self._step += 1
        self._tell(hot, apart)

    def _tell(self, hot: float, apart: float) -> None:
        new = 0.03 if self._step > 1 else 1.0
        self._said = (
            self._said[0] + (hot - self._said[0]) * new,
            self._said[1] + (apart - self._said[1]) * new,
        )
        first, second = self._parts
        if self._step % 20 == 0:
            print(
                f"{self._step} {self.share:.1%} {first} {self._said[0]:.4f} {second} {self._said[1]:.4f}",
                flush=True,
            )
        if self._step % _KEPT_EVERY == 0:
            torch.save(self._model.state_dict(), self._wanted.target.with_suffix(".pt"))


def wishes(description: str | None) -> argparse.Namespace:
    """What was asked for on the command line."""
    ask = argparse.ArgumentParser(description=description)
    ask.add_argument("lessons", type=Path)
    ask.add_argument("target", type=Path, help="the .onnx to write; a .pt to go on from lies beside it")
    ask.add_argument("--minutes", type=float, default=60)
    ask.add_argument("--batch", type=int, default=16)
    ask.add_argument("--rate", type=float, default=2e-3)
    ask.add_argument("--threads", type=int, default=1)
    ask.add_argument("--from", dest="before", type=Path, help="a .pt to go on from")
    return ask.parse_args()


def begun(model: nn.Module, wanted: argparse.Namespace) -> nn.Module:
    """The network to teach, with what it learnt before."""
    cv2.setNumThreads(1)
    torch.set_num_threads(wanted.threads)
    model = model.to(memory_format=torch.channels_last)
    if wanted.before:
        model.load_state_dict(torch.load(wanted.before))
    return model


def main() -> None:
    """Learns for so many minutes and keeps what was learnt."""
    wanted = wishes(__doc__)
    model = begun(NoteFinder(), wanted)
    feed = DataLoader(
        Pieces(wanted.lessons),
        wanted.batch,
        shuffle=True,
        num_workers=1,
        drop_last=True,
        persistent_workers=True,
    )
    teaching = Teaching(model, wanted, loss_of, ("core", "corners"))
    while teaching.share < 1:
        for pictures, *truth in feed:
            if teaching.share >= 1:
                break
            teaching.step(pictures, truth)
    model.eval()
    torch.save(model.state_dict(), wanted.target.with_suffix(".pt"))
    keep(model, wanted.target)


if __name__ == "__main__":
    main()
