"""Exitpeiling on the phone: a mark and five statements in six taps, words of one's own, and the promise of when people hear
back. The result stands here only once the room has seen it."""

from collections.abc import Iterable

from cocreate_desktop.domain.answers import MARK, NO, SO_SO, WORDS, YES, Answer
from cocreate_desktop.domain.text import NOTE_ON_PHONE
from cocreate_desktop.language import N_, _
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.live import Latest
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.exitpoll import MARKS, Asked, ExitView
from cocreate_desktop.services.exitview import question_of

FACES = (
    (NO, "smiley-sad", N_("no")),
    (SO_SO, "smiley-meh", N_("so-so")),
    (YES, "smiley", N_("yes")),
)


def shown(latest: Latest, guest: Guest) -> Shown:
    """The page of this step."""
    view, step = latest.view.matter, latest.view.step
    own = {one.question: one for one in latest.own_given(guest) if isinstance(one, Answer) and one.given}
    if not isinstance(view, ExitView) or step is None:
        return Shown("exit.html", {"question": step.title if step is not None else "", "asked": ()})
    sent = guest.sent if guest.sent.one("step") == step.id else None
    held = {key: one.value for key, one in own.items()}
    words = own[WORDS].words if WORDS in own else ""
    given = held if sent is None else {key: sent.one(key) for key in (MARK, *_keys(view.asked))}
    return Shown(
        "exit.html",
        {
            "question": question_of(step),
            "own_question": bool(step.question),
            "step_id": step.id,
            "marks": MARKS,
            "mark": given.get(MARK, ""),
            "asked": tuple(_asked(one, given.get(one.question, "")) for one in view.asked),
            "faces": tuple((value, icon, _(word)) for value, icon, word in FACES),
            "words": words if sent is None else sent.one(WORDS),
            "limit": NOTE_ON_PHONE,
            "filled": sum(bool(given.get(key)) for key in (MARK, *_keys(view.asked))),
            "of": 1 + len(view.asked),
            "stored": bool(own),
            "promise": view.promise,
            "result": _result(view) if view.shown else None,
        },
    )


def _keys(asked: Iterable[Asked]) -> tuple[str, ...]:
    return tuple(one.question for one in asked)


def _asked(one: Asked, given: str) -> dict[str, object]:
    words = one.words if one.own else _(one.words)
    return {"key": one.question, "words": words, "own": one.own, "given": given}


def _result(view: ExitView) -> dict[str, object]:
    marks = view.satisfaction
    return {
        "percent": marks.percent,
        "lines": tuple(
            line
            for line in (marks.marks_words, marks.goal_words, marks.interval_words, marks.response_words)
            if line
        ),
        "histogram": tuple(zip(MARKS, view.histogram, strict=True)),
    }
