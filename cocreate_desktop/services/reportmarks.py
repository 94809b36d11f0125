"""The chapter of a report about what people thought: of the outcome and of how it went, apart, beside what they expected."""

from collections.abc import Iterable

from cocreate_desktop.domain.satisfaction import Satisfaction
from cocreate_desktop.domain.statements import ABOUT_NAMES, Statement, apart
from cocreate_desktop.language import _, number_text
from cocreate_desktop.services.exitpoll import CHANNEL_NAMES, ExitView
from cocreate_desktop.services.gathering import day_text
from cocreate_desktop.services.reportfacts import Reported
from cocreate_desktop.services.reportparts import Chapter, Heading, Marks, Part, Points, Stack, Stacks, Text
from cocreate_desktop.services.roundfigures import printable

LETTERS = ("F", "A", "C")
"""Of yes, so-so and no: three patterns that differ in grey too."""


def thought(report: Reported) -> Chapter:
    """What people thought of the outcome and of how it went."""
    name = _("What people thought of it")
    found = report.facts.exit
    if found is None or not found.people:
        return Chapter("thought", name, (Text(_("Nobody was asked.")),))
    marks = found.satisfaction
    parts: list[Part] = [Text(_answered(found)), *_marks(marks)]
    for about, statements in apart(found.statements).items():
        asked = tuple(one for one in statements if one.n)
        if asked:
            parts += [
                Heading(f"thought-{about.value}", _(ABOUT_NAMES[about])),
                _stacks(_(ABOUT_NAMES[about]), asked),
            ]
    if found.mirror is not None:
        parts.append(Text(found.mirror.words, lead=_("What people expected:")))
    if len(report.facts.exits) > 1:
        parts.append(Points(tuple(_evenings(report))))
    said = tuple(f"‘{printable(words)}’" for words in found.words_shown)
    if said:
        parts += [Heading("thought-words", _("In their own words")), Points(said)]
    return Chapter("thought", name, tuple(parts))


def _answered(found: ExitView) -> str:
    by = ", ".join(
        f"{_(CHANNEL_NAMES[channel])} {number_text(came.people)}"
        for channel, came in found.by_channel.items()
        if came.people
    )
    return f"{found.satisfaction.response_words} {by}."


def _marks(marks: Satisfaction) -> Iterable[Part]:
    if not marks.n:
        return
    told = marks.marks_words
    share = f" ({marks.percent} %)" if marks.percent is not None else ""
    yield Text(f"{told}{share}.", strong=True)
    interval = f"{marks.interval_words}." if marks.interval_words else ""
    yield Text(" ".join(part for part in (interval, marks.goal_words) if part))
    yield Marks(marks.histogram, marks.threshold, told)
    yield Text(
        _("From a {mark} on somebody is satisfied: that was agreed before.").format(mark=marks.threshold),
        quiet=True,
    )


def _stacks(caption: str, statements: Iterable[Statement]) -> Stacks:
    rows = tuple(Stack(_(one.words), (one.yes, one.so_so, one.no), one.told) for one in statements)
    return Stacks(caption, LETTERS, (_("yes"), _("so-so"), _("no")), rows)


def _evenings(report: Reported) -> Iterable[str]:
    for evening, view in report.facts.exits:
        if view.people:
            name = ", ".join(part for part in (evening.name, day_text(evening.date)) if part)
            told = (
                f"{view.satisfaction.marks_words}." if view.satisfaction.n else "",
                view.satisfaction.response_words,
            )
            yield f"{name}: {' '.join(part for part in told if part)}"
