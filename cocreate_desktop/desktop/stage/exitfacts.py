"""Makes what the room sees of an exit poll and of a readback. Nothing that is hidden leaves here."""

from ...domain.project import RUNG_RESULTS
from ...domain.satisfaction import Satisfaction, Verdict
from ...domain.statements import About
from ...domain.steps import Kind
from ...language import _
from ...services.exitpoll import Asked, ExitView
from ...services.exitview import question_of
from ...services.overview import EveningView
from ...services.readback import ReadbackView
from ...services.readbackview import ask_of
from .exitstate import ExitOnStage, ExitResult, ReadbackOnStage, SaidOnStage


def exit_poll(view: EveningView) -> ExitOnStage | None:
    """The exit poll; None when there is none."""
    found = view.matter
    if not isinstance(found, ExitView):
        return None
    asked = tuple(words_of(one) for one in found.asked)
    base = tuple(words for words in (found.satisfaction.response_words, found.promise_words) if words)
    if not found.shown:
        return ExitOnStage(asked, base, asking=words_of(found.asking) if found.asking is not None else "")
    if found.at:
        return ExitOnStage(asked, base, _result(found.satisfaction), _statements(found))
    return ExitOnStage(asked, base, _result(found.satisfaction))


def words_of(one: Asked) -> str:
    """A statement as it is read: in the facilitator's words, else translated."""
    return one.words if one.own else _(one.words)


def _result(marks: Satisfaction) -> ExitResult:
    return ExitResult(
        percent=marks.percent,
        goal=marks.goal,
        reached=marks.verdict in (Verdict.REACHED, Verdict.AMPLY),
        satisfied_from=marks.threshold,
        histogram=marks.histogram,
        marks_words=marks.marks_words,
        goal_words=marks.goal_words,
        interval=marks.interval,
        interval_words=marks.interval_words,
    )


def _statements(view: ExitView) -> tuple[SaidOnStage, ...]:
    """Those about the process first; they are never added up."""
    own = any(view.settings.statements)
    rows = sorted(view.statements, key=lambda one: one.about is About.OUTCOME)
    return tuple(
        SaidOnStage(
            one.words if own else _(one.words), one.about is About.OUTCOME, one.no, one.so_so, one.yes
        )
        for one in rows
    )


def summary(view: EveningView) -> ReadbackOnStage | None:
    """A page of the summary; None when there is none."""
    found = view.matter
    if not isinstance(found, ReadbackView):
        return None
    page, pages = found.at, found.pages
    first = page * _each(found)
    counts = found.together
    return ReadbackOnStage(
        points=found.points[first : first + _each(found)],
        first=first + 1,
        page=page + 1,
        pages=pages,
        told=_(RUNG_RESULTS[view.project.rung]),
        counts=(counts.yes, counts.almost, counts.no) if found.shown else None,
        base=(found.base_words,) if found.shown else (),
    )


def _each(found: ReadbackView) -> int:
    """How many points each page has: about as many on each."""
    return max(-(-len(found.points) // found.pages), 1)


def heading(view: EveningView) -> tuple[str, str]:
    """Kicker and question of either."""
    step = view.step
    assert step is not None, "only a step has these faces"
    asked = ask_of(step, view.project) if step.kind is Kind.READBACK else question_of(step)
    return step.title, asked


def phase(body: ExitOnStage | ReadbackOnStage) -> str:
    """What fades to another picture when it changes."""
    if isinstance(body, ReadbackOnStage):
        return f"{body.page} {body.counts is not None}"
    return f"{body.result is not None} {bool(body.statements)} {body.asking}"
