"""Makes the picture that the room sees now: the evening as it was read, the cards that were seen, and what the desk holds."""

from __future__ import annotations

from ...services.overview import EveningView
from ..desk import Desk
from ..stage.making import stage_state
from ..stage.state import CardsOnStage, StageState
from .held import HeldPicture


def room_picture(desk: Desk, view: EveningView, held: HeldPicture, cards: CardsOnStage | None) -> StageState:
    """``cards`` is there while cards are asked for."""
    return held.picture(
        view.evening.id,
        view.step.id if view.step else "",
        lambda codes: stage_state(
            view,
            address=desk.project.hall.address,
            now=desk.services.clock.now(),
            qr_only=codes,
            pictures=desk.pictures.content,
            cards=cards,
            practice=desk.project.dry_run is not None,
        ),
    )
