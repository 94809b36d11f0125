"""Everything for one evening in one PDF: posters, slips, the paper twin of each step, the run sheet."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from cocreate_desktop.domain import talking
from cocreate_desktop.domain.cards import MOST_CARDS
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.steps import KIND_NAMES, Kind, Step
from cocreate_desktop.domain.talking import Form
from cocreate_desktop.language import N_, _, ngettext
from cocreate_desktop.paper import (
    ballots,
    book,
    cards,
    consent_sheet,
    door_sheet,
    exit_forms,
    idea_cards,
    offer_cards,
    outreach_posters,
    posters,
    privacy_sheet,
    run_sheet,
    seats,
    steps,
    vote_sheets,
)
from cocreate_desktop.paper.book import Section
from cocreate_desktop.paper.flow import Block, Columns, Together, Words, paginate, words
from cocreate_desktop.paper.steps.proposal import version_told
from cocreate_desktop.paper.steps.talk import settings_of
from cocreate_desktop.paper.text import Span
from cocreate_desktop.services.gathering import Material, evening_day
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.ways import ways_of

_PARTS = {
    Kind.WELCOME: N_("“{title}”: a sheet for on the tables."),
    Kind.IDEAS: N_("“{title}”: a sheet for each table, and idea cards to cut."),
    Kind.THEMES: N_("“{title}”: a sheet for each theme."),
    Kind.SHOW: N_("“{title}”: the pictures, to hang up."),
    Kind.TALK: N_("“{title}”: a sheet for each table."),
    Kind.VOTE: N_("“{title}”: a sticker poster and a counting sheet."),
    Kind.ARRIVALS: N_("“{title}”: a tally sheet for the door, and the code for a tablet there."),
    Kind.PROPOSAL: N_("“{title}”: the text with room to react."),
    Kind.OFFERS: N_("“{title}”: a sheet to hang up, cards to fill in, and a sheet for who leaves her name."),
    Kind.READBACK: N_("“{title}”: the summary, to hang up."),
    Kind.EXIT: N_("“{title}”: a counting sheet, forms to cut, and a poster for stickers."),
    Kind.PAUSE: N_("“{title}”: a sign for the door."),
}
"""What each kind of step brings; messages to translate."""
_AT_TABLES = N_("“{title}”: a sheet, a card and a host’s sheet for each table.")
_SEATED = N_("“{title}”: a sheet, a card and a host’s sheet for each table, and seat cards to cut.")


def sections(material: Material) -> list[Section]:
    """The parts of the kit in the order in which one needs them."""
    made = [_first(material), posters.join_section(material), privacy_sheet.privacy_section(material)]
    for face in material.faces:
        made += _of_step(material, face)
    if _ways(material):
        made += outreach_posters.sections(material)
    return _with_cards(material, [*made, *_for_tables(material), *ballots.sections(material)])


def _ways(material: Material) -> int:
    """How many ways of inviting have a code of their own."""
    return sum(bool(one.code) for one in material.outreach)


def _with_cards(material: Material, made: list[Section]) -> list[Section]:
    """At the end the voting cards, when somebody can vote with them; on a sheet of their own, so that each back lies behind its
    front."""
    if not has_cards(material):
        return made
    count = sum(len(paginate(one.blocks, book.WIDE, one.high)) for one in made)
    if count % 2:
        made = [*made, Section((words(_("This side is empty on purpose."), colour="ink2"),), bare=True)]
    return [*made, *cards.sections(material, material.view.evening.card_form)]


def has_cards(material: Material) -> bool:
    """Whether the kit has voting cards: there are codes, and a vote that fits on cards."""
    return bool(material.codes) and any(Channel.CARD in ways_of(one.round.method) for one in material.votes)


def _first(material: Material) -> Section:
    """The run sheet, and what is in the kit: closer together when only then they fit on one page."""
    tries = [
        _with_head(
            material,
            (*run_sheet.blocks(material, white=white), _contents(material, size)),
            _("Run sheet"),
        )
        for white, size in ((5, 10), (3, 9))
    ]
    fitting = (one for one in tries if len(paginate(one.blocks, book.WIDE, one.high)) == 1)
    return next(fitting, tries[0])


def _with_head(material: Material, blocks: tuple[Block, ...], name: str = "") -> Section:
    day = evening_day(material.view, year=True)
    return Section(blocks, material.name, day, material.follow_up, name=name)


def twin(material: Material, face: EveningView) -> list[Section]:
    """What a step goes on with when there is no screen: a sheet for the hall, what is written on, and of a vote the sheet for a
    table, to copy. Of the cards and sheets of a talk the first page of each; the kit has them all."""
    made = _of_step(material, face)
    if face.step is not None and face.step.kind is Kind.TALK:
        return [made[0], *(replace(one, blocks=one.blocks[:1]) for one in made[1:])]
    if face.round is None:
        return made
    return [*made, _with_head(material, tuple(vote_sheets.at_table(material, face.round, 0, "")))]


def _of_step(material: Material, face: EveningView) -> list[Section]:
    if face.step is None:
        return []
    shown = material.thumbs if face.step.kind is Kind.VOTE else material.pictures
    made = tuple(steps.blocks(face, shown))
    name = face.step.title or _(KIND_NAMES[face.step.kind])
    if face.step.kind is Kind.VOTE:
        return [Section(made, bare=True, name=name), *_to_count_on(material, face)]
    if face.step.kind is Kind.TALK:
        return [
            _with_head(material, made, name),
            *seats.sections(material, face),
        ]
    if face.step.kind is Kind.OFFERS:
        cards_and_consent = (offer_cards.cards(material, face), consent_sheet.section(material))
        return [_with_head(material, made, name), *cards_and_consent]
    if face.step.kind is Kind.EXIT:
        return [_with_head(material, made, name), *exit_forms.sections(face, material.name)]
    if face.step.kind is Kind.PROPOSAL:
        return [replace(_with_head(material, made, name), aside=version_told(face))]
    if face.step.kind in (Kind.IDEAS, Kind.ARRIVALS):
        ideas = face.step.kind is Kind.IDEAS
        more = idea_cards.cards(material, face) if ideas else door_sheet.section(material)
        return [_with_head(material, made, name), more]
    return [_with_head(material, made, name)]


def _to_count_on(material: Material, face: EveningView) -> list[Section]:
    """What the vote of a step is counted on."""
    view = face.round
    if view is None:
        return []
    sheets = (vote_sheets.counting(material, view), vote_sheets.for_the_hall(material, view))
    return [_with_head(material, tuple(sheet)) for sheet in sheets if sheet]


def _for_tables(material: Material) -> Iterator[Section]:
    """The sheets of all tables, vote by vote."""
    for view in material.votes:
        name = _("Table sheets: {question}").format(question=view.question)
        yield _with_head(material, tuple(vote_sheets.at_tables(material, view)), name)


def _contents(material: Material, size: float) -> Block:
    """What lies in this kit, and what does not and why; on one page."""
    head = words(_("In this kit"), size=12, weight=600, gap=18, stays=True)
    lines = tuple(Words((Span("– "), *one), size, 2) for one in dict.fromkeys(_said(material)))
    half = -(-len(lines) // 2)
    # Beside one another, or an evening of ten steps needs a second sheet for its last two lines.
    both = Columns((Together(lines[:half]), Together(lines[half:])), (1, 1), gap=2)
    return Together((head, both), gap=head.gap)


def _said(material: Material) -> Iterator[tuple[Span, ...]]:
    """A sentence for each thing in the kit. A title keeps its own order of reading within it."""
    yield (Span(_("The poster for the door, with the QR codes.")),)
    yield (Span(_("What we keep and what we do not: to hang up at the door.")),)
    for face in material.faces:
        if face.step is not None:
            before, _mark, after = _(_brings(face.step)).partition("{title}")
            name = face.step.title or _(KIND_NAMES[face.step.kind])
            yield Span(before), Span(name, apart=True), Span(after)
            if face.step.kind is Kind.VOTE and not (face.round and face.round.options):
                yield (Span(_("There are no choices yet: write them on the poster, or print again.")),)
    if ways := _ways(material):
        invited = ngettext(
            "{n} poster to invite people.", "{n} posters to invite people, each with its own code.", ways
        )
        yield (Span(invited.format(n=ways)),)
    if material.votes:
        yield (Span(_("A sheet for each table in every vote, for who agrees with one another.")),)
    yield (Span(_slips(material)),)
    if has_cards(material):
        many = min(len(material.codes), MOST_CARDS)
        said = ngettext("{n} voting card.", "{n} voting cards, to print on both sides of thick paper.", many)
        yield (Span(said.format(n=many)),)
    if not material.page:
        missing = _(
            "Print again when the laptop is on the Wi-Fi of the hall: only then the QR codes of the page are there."
        )
        yield (Span(missing),)


def _brings(step: Step) -> str:
    """What a step brings, as a message to translate."""
    settings = settings_of(step)
    if step.kind is not Kind.TALK or talking.form_of(settings) is Form.THINK:
        return _PARTS[step.kind]
    return _SEATED if settings.cards else _AT_TABLES


def _slips(material: Material) -> str:
    """How many slips there are: a set for each round, and the code of a slip is the same in each."""
    codes, rounds = len(material.codes), len(material.votes)
    if not codes:
        return _("Ballot slips without a code.")
    if rounds < 2:
        said = ngettext(
            "{n} ballot slip with a personal code.", "{n} ballot slips with a personal code.", codes
        )
        return said.format(n=codes)
    said = ngettext(
        "{rounds} × {n} ballot slip, the same code in every round.",
        "{rounds} × {n} ballot slips, the same code in every round.",
        codes,
    )
    return said.format(rounds=rounds, n=codes)


def print_kit(material: Material, out: Path) -> Path:
    """Writes the kit. Raises FileProblem."""
    return book.write(out, sections(material), title=_("Kit {evening}").format(evening=material.name))
