"""Gesprek on paper: a sheet for the hall with the question, how it goes and its rounds. The cards that say who sits where are
made in ``seat_cards``, those for the tables in ``table_cards``."""

from cocreate_desktop.domain import talking
from cocreate_desktop.domain.steps import Step, TalkSettings, read_settings
from cocreate_desktop.domain.talking import Form
from cocreate_desktop.language import _, ngettext
from cocreate_desktop.paper.flow import Block, heading, numbered, section, words
from cocreate_desktop.paper.steps import ideas
from cocreate_desktop.services import roundwords
from cocreate_desktop.services.overview import EveningView


def settings_of(step: Step | None) -> TalkSettings:
    """The settings of a talk; the usual ones for another kind."""
    settings = read_settings(step) if step is not None else None
    return settings if isinstance(settings, TalkSettings) else TalkSettings()


def question(view: EveningView) -> str:
    """What is talked about, as on the phones."""
    return ideas.question(view)


def flowables(view: EveningView) -> list[Block]:
    """A sheet; print it once for each table."""
    settings = settings_of(view.step)
    head = [words(_("Lay one on each table."), colour="ink2"), *heading(question(view))]
    if talking.form_of(settings) is Form.THINK:
        return [*head, *ideas.phases(talking.lengths(settings))]
    task, lines = roundwords.seating_task(settings, 1)
    _said, during = roundwords.during(settings, 1)
    how = [*numbered((f"{task}. {' '.join(lines)}", *during)), *_change(settings)]
    return [
        *head,
        section(_("How it goes")),
        *how,
        section(_("The rounds")),
        *_rounds(settings),
        *_promise(settings),
    ]


def _rounds(settings: TalkSettings) -> list[Block]:
    made: list[Block] = []
    for part, (name, minutes) in enumerate(
        zip(roundwords.names(settings), talking.lengths(settings), strict=True), 1
    ):
        length = ngettext("{n} minute", "{n} minutes", minutes).format(n=minutes)
        made.append(words(f"{name} · {length}", size=12, weight=600, gap=8, stays=True))
        asked = talking.question_of(settings, part, "")
        if asked:
            made.append(words(asked, size=12, gap=2))
    return made


def _change(settings: TalkSettings) -> list[Block]:
    """What happens between two rounds of a world café."""
    if talking.form_of(settings) is not Form.CAFE or len(talking.lengths(settings)) < 2:
        return []
    task, lines = roundwords.seating_task(settings, 2)
    _said, during = roundwords.during(settings, 2)
    return [section(f"{task}:"), *numbered((" ".join(lines), *during))]


def _promise(settings: TalkSettings) -> list[Block]:
    seats = talking.seats(settings)
    return [words(roundwords.promise(seats), size=12, colour="ink2", gap=14)] if seats is not None else []
