"""Teaches the network that finds stickers. Development only; README.md beside it tells how."""

from __future__ import annotations

import torch
from torch.nn import functional
from torch.utils.data import DataLoader

from resources.models.dot_network import StickerFinder
from resources.models.dot_pieces import Pieces
from resources.models.network import keep
from resources.models.teach import Answer, Teaching, begun, wishes

_MIDDLE = 4.0
"""How much more a cell at a middle counts."""


def loss_of(found: Answer, wanted: list[torch.Tensor]) -> tuple[torch.Tensor, float, float]:
    """How wrong the middles are, a sticker, and how wrong what is seen and the ways are."""
    middles, seen, ways = wanted
    each = functional.binary_cross_entropy_with_logits(found[0], middles, reduction="none")
    hot = (each * (1 + _MIDDLE * middles)).sum() / middles.sum().clamp(min=1.0)
    mask = functional.binary_cross_entropy_with_logits(found[1][:, :1], seen)
    off = functional.smooth_l1_loss(found[1][:, 1:], ways, beta=0.1, reduction="none") * seen
    apart = off.sum() / seen.sum().clamp(min=1.0)
    return hot + mask + apart, float(hot.detach()), float(apart.detach())


def main() -> None:
    """Learns for so many minutes and keeps what was learnt."""
    wanted = wishes(__doc__)
    model = begun(StickerFinder(), wanted)
    teaching = Teaching(model, wanted, loss_of, ("middles", "ways"))
    while teaching.share < 1:
        for pictures, *truth in DataLoader(
            Pieces(wanted.lessons), wanted.batch, shuffle=True, drop_last=True
        ):
            if teaching.share >= 1:
                break
            teaching.step(pictures, truth)
    model.eval()
    torch.save(model.state_dict(), wanted.target.with_suffix(".pt"))
    keep(model, wanted.target, ("middles", "ways"))


if __name__ == "__main__":
    main()
