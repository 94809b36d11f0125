"""Klopt dit? on the phone: the summary, and yes, almost or no with what is missing. Counts stand here only once the room has
seen them."""

from cocreate_desktop.domain.answers import ALMOST, NO, RIGHT, YES, Answer
from cocreate_desktop.domain.project import RUNG_RESULTS
from cocreate_desktop.domain.text import NOTE_ON_PHONE
from cocreate_desktop.language import _
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.readback import ANSWER_NAMES, ReadbackView
from cocreate_desktop.services.readbackview import ask_of

ICONS = {YES: "check-circle", ALMOST: "circle-half", NO: "x-circle"}


def shown(latest: Latest, guest: Guest) -> Shown:
    """The page of this step."""
    view, step, project = latest.view.matter, latest.view.step, latest.view.project
    own = next(
        (one for one in latest.own_given(guest) if isinstance(one, Answer) and one.question == RIGHT), None
    )
    if not isinstance(view, ReadbackView) or step is None:
        return Shown("readback.html", {"question": step.title if step is not None else "", "points": ()})
    sent = guest.sent if guest.sent.one("step") == step.id else None
    return Shown(
        "readback.html",
        {
            "question": ask_of(step, project),
            "own_question": bool(step.question),
            "step_id": step.id,
            "points": view.points,
            "rung": _(RUNG_RESULTS[project.rung]),
            "choices": tuple((value, icon, _(ANSWER_NAMES[value])) for value, icon in ICONS.items()),
            "value": sent.one(RIGHT) if sent is not None else own.value if own is not None else "",
            "words": sent.one("words") if sent is not None else own.words if own is not None else "",
            "limit": NOTE_ON_PHONE,
            "stored": own is not None,
            "counts": (view.together.told, view.base_words) if view.shown else (),
        },
    )
