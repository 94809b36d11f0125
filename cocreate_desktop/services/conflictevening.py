"""What the things of an evening and their fields are called when two laptops disagree: one table, and how each is called by its
own words. Of what is not asked the last change holds (see ``conflictkinds``)."""

from typing import Any

from cocreate_desktop.domain.answers import ALMOST, MARK, NO, RIGHT, SO_SO, STATEMENTS, WORDS, YES, Answer
from cocreate_desktop.domain.arrivals import Arrival
from cocreate_desktop.domain.cards import CardForm
from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.notes import Note, NoteState
from cocreate_desktop.domain.proposals import Version
from cocreate_desktop.domain.representation import PERSPECTIVE_NAMES
from cocreate_desktop.domain.rounds import AuditLine, Objection, ObjectionState, Option, Round, TypedCount
from cocreate_desktop.domain.steps import KIND_NAMES, Step
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Picture
from cocreate_desktop.domain.venue import VenueCheck
from cocreate_desktop.domain.walls import Photo, Sighting
from cocreate_desktop.language import N_, _
from cocreate_desktop.services import conflictfields as says
from cocreate_desktop.services.auditing import BASE_NAMES, channel_name
from cocreate_desktop.services.ballotwords import METHOD_NAMES, RULE_NAMES
from cocreate_desktop.services.conflictfields import Facet, KindFacets
from cocreate_desktop.services.ports import Reader

_CARD_FORMS = {CardForm.TURNED: N_("one marker, turned"), CardForm.FOLDED: N_("folded in four")}
NOTE_STATES = {
    NoteState.WAITING: N_("waits until you show it"),
    NoteState.SHOWN: N_("hangs on the wall"),
    NoteState.HIDDEN: N_("hidden"),
    NoteState.WITHDRAWN: N_("taken back by its writer"),
}
_OBJECTIONS = {
    ObjectionState.OPEN: N_("still open"),
    ObjectionState.SOLVED: N_("solved"),
    ObjectionState.WITHDRAWN: N_("withdrawn"),
    ObjectionState.STAYS: N_("stays"),
}
_RULES = {"": N_("the usual one"), **RULE_NAMES}
_ANSWERS = {YES: N_("yes"), ALMOST: N_("almost"), NO: N_("no"), SO_SO: N_("so-so")}
_UTILITIES = {"cost": N_("the money of plans"), "count": N_("the number of plans")}
_UNITS = {"euro": N_("euros"), "chip": N_("chips")}
_REST = {"": N_("it is left"), "add1": N_("Everybody a bit more")}


def step_title(_reader: Reader, step: Step) -> str:
    """By its own title or question, else its kind."""
    return step.title or step.question or _(KIND_NAMES[step.kind])


def round_title(reader: Reader, voting: Round) -> str:
    """By the question that it asks; before it was opened that is its step's."""
    step = reader.find(Step, id=voting.step_id)
    return voting.question or (
        step_title(reader, step[0]) if step else _(METHOD_NAMES.get(voting.method, ""))
    )


def option_title(_reader: Reader, option: Option) -> str:
    """Letter and words."""
    return f"{option.letter}. {option.text}"


def _count_title(reader: Reader, count: TypedCount) -> str:
    option = reader.find(Option, id=count.option_id)
    about = option_title(reader, option[0]) if option else _("people who voted")
    return f"{about} · {channel_name(count.channel)}"


def _answer_title(reader: Reader, answer: Answer) -> str:
    if answer.question in STATEMENTS:
        asked = _("statement {n}").format(n=STATEMENTS.index(answer.question) + 1)
    else:
        named = {MARK: _("the mark"), WORDS: _("in own words"), RIGHT: _("is this right?")}
        asked = named.get(answer.question, answer.question)
    step = reader.find(Step, id=answer.step_id)
    return f"{step_title(reader, step[0])} · {asked}" if step else asked


def _unasked(name: str, icon: str, fields: str) -> KindFacets:
    """A kind of which nothing is asked."""
    return KindFacets(name, icon, says.own(), {}, frozenset(fields.split()))


_theme, _note = says.of(Theme, says.own("name")), says.of(Note, says.own("text"))
_HERE = frozenset(("evening_id", "step_id", "rank"))

EVENING: dict[type[Any], KindFacets] = {
    Evening: KindFacets(N_("Evening"), "presentation", says.own("name", "date"), {
        "name": Facet(N_("Name of the evening"), says.text),
        "date": Facet(N_("Date"), says.day),
        "starts": Facet(N_("Begins"), says.text),
        "hall": Facet(N_("Hall"), says.text),
        "wifi_name": Facet(N_("Wi-Fi name"), says.text),
        "wifi_password": Facet(N_("Wi-Fi password"), says.text),
        "house_rules": Facet(N_("House rules"), says.lines),
        "moderated": Facet(N_("Ideas from phones wait until you show them"), says.yes_no),
        "present": Facet(N_("People counted in the hall"), says.number),
        "viewing_distance": Facet(N_("To the last row"), says.metres),
        "screen_height": Facet(N_("Height of the picture"), says.centimetres),
        "handed_out": Facet(N_("Cards that were handed out"), says.text),
        "card_form": Facet(N_("How cards say their answer"), says.choice(_CARD_FORMS)),
        "perspectives": Facet(N_("Who was seen in the room"), says.several(PERSPECTIVE_NAMES)),
    }, frozenset(("template", "current_step", "blank", "started_at", "ended_at", "join_token", "secret", "rank"))),
    Step: KindFacets(N_("Step of the run sheet"), "list-bullets", step_title, {
        "kind": Facet(N_("Kind of step"), says.choice(KIND_NAMES)),
        "title": Facet(N_("Title of the step"), says.text),
        "question": Facet(N_("Question of this step"), says.text),
        "minutes": Facet(N_("How long it lasts"), says.minutes),
        "settings": Facet(N_("Settings of the step"), says.text),
    }, frozenset(("evening_id", "started_at", "ended_at", "rank"))),
    Note: KindFacets(N_("Note"), "note", says.own("text"), {
        "text": Facet(N_("Text"), says.text),
        "colour": Facet(N_("Colour"), says.colour),
        "table": Facet(N_("Table"), says.table),
        "state": Facet(N_("On the wall"), says.choice(NOTE_STATES)),
        "theme_id": Facet(N_("Theme"), says.or_else(_theme, N_("hangs loose"))),
        "merged_into": Facet(N_("Counts with"), says.or_else(_note, N_("counts by itself"))),
    }, _HERE | {"original", "channel", "linked_to", "picture", "author", "flags"}),
    Theme: KindFacets(N_("Theme"), "stack", says.own("name"), {
        "name": Facet(N_("Name of the theme"), says.text),
        "merged_into": Facet(N_("Goes together with"), _theme),
    }, _HERE),
    Round: KindFacets(N_("Vote"), "sticker", round_title, {
        "question": Facet(N_("Question of the vote"), says.text),
        "method": Facet(N_("How people vote"), says.choice(METHOD_NAMES)),
        "rule": Facet(N_("How it is counted"), says.choice(_RULES)),
        "dots": Facet(N_("Dots for each person"), says.number),
        "max_per_option": Facet(N_("On one option at most"), says.at_most),
        "max_choices": Facet(N_("Choices at most"), says.at_most),
        "base": Facet(N_("Percentages of"), says.choice(BASE_NAMES)),
        "budget": Facet(N_("Money there is"), says.money),
        "utility": Facet(N_("What counts for a voter"), says.choice(_UTILITIES)),
        "completion": Facet(N_("When money is left over"), says.choice(_REST)),
        "scale_low": Facet(N_("Lowest mark"), says.number),
        "scale_high": Facet(N_("Highest mark"), says.number),
        "chips": Facet(N_("Each divides"), says.number),
        "chip_step": Facet(N_("In steps of"), says.number),
        "chip_unit": Facet(N_("It is called"), says.choice(_UNITS)),
        "quorum": Facet(N_("People who must vote"), says.number),
        "entitled": Facet(N_("How many may vote"), says.number),
        "follows": Facet(N_("Laid over an earlier vote"), says.of(Round, round_title)),
        "version_id": Facet(N_("Version of the proposal"), says.of(Version, says.own("title"))),
        "online": Facet(N_("People may vote online too"), says.yes_no),
        "online_until": Facet(N_("Online up to and with"), says.day),
        "online_codes": Facet(N_("Online only with a personal code"), says.yes_no),
    }, _HERE | {"phase", "opened_at", "closed_at", "published_at", "secret", "number", "counted"}),
    Option: KindFacets(N_("Option of a vote"), "ticket", option_title, {
        "letter": Facet(N_("Letter"), says.text),
        "text": Facet(N_("Text"), says.text),
        "cost": Facet(N_("What it costs"), says.money),
    }, frozenset(("round_id", "rank", "picture", "note_id", "theme_id"))),
    TypedCount: KindFacets(N_("Count of a vote"), "hand-palm", _count_title, {
        "number": Facet(N_("First count"), says.number),
        "second": Facet(N_("Second count"), says.number),
    }, frozenset(("round_id", "channel", "option_id"))),
    Objection: KindFacets(N_("Objection"), "hand-palm", says.own("text"), {
        "text": Facet(N_("Text"), says.text),
        "state": Facet(N_("How it stands"), says.choice(_OBJECTIONS)),
        "answer": Facet(N_("How it was dealt with"), says.text),
    }, frozenset(("round_id", "channel", "rank"))),
    Answer: KindFacets(N_("Answer"), "chat-circle", _answer_title, {
        "value": Facet(N_("Answer"), says.choice(_ANSWERS)),
        "words": Facet(N_("In own words"), says.text),
        "people": Facet(N_("How many people"), says.number),
        "shown": Facet(N_("Others may read it"), says.yes_no),
    }, frozenset(("evening_id", "step_id", "question", "channel", "author"))),
    Photo: KindFacets(N_("Photo of the wall"), "image", says.own("name"), {
        "keep_whole": Facet(N_("The whole photo is kept"), says.yes_no),
    }, _HERE | {"name", "way", "state", "width", "height", "whole", "picture", "cut", "board", "warnings", "again"}),
}  # fmt: skip


EVENING |= {
    Code: _unasked(N_("Voting code"), "ticket", "evening_id number token typed rank"),
    Picture: _unasked(N_("Picture"), "image", "evening_id blob kind media_type width height small"),
    Sighting: _unasked(
        N_("Note on a photo"),
        "note-blank",
        "evening_id photo_id quad colour confidence picture read suggested sureness doubts cut_off unclear hint heading"
        " state origin note_id same_as rank",
    ),
    AuditLine: _unasked(
        N_("What happened to a vote"), "list-bullets", "round_id what at channel subject detail number rank"
    ),
    VenueCheck: _unasked(N_("Venue check"), "clipboard-text", "place evening_id part state facts at machine"),
    Arrival: _unasked(
        N_("Somebody who came in"),
        "door-open",
        "evening_id role band heard outreach_id expects again by_door",
    ),
}
