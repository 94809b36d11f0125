"""The lines of a round's audit: what happened, written in the transaction that it tells of, and how it reads.

Never who voted what: a line knows numbers of cards and slips, names of tables, channels and sums.
"""

from collections.abc import Iterable
from dataclasses import replace

from cocreate_desktop.domain.controlfigure import read_seal
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.moments import utc_text
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import ABOUT_ONE, REFUSALS, AuditLine, Happening
from cocreate_desktop.language import N_, _, ngettext
from cocreate_desktop.services.lines import rank_at_end
from cocreate_desktop.services.ports import Clock, Store, UnitOfWork

CHANNEL_NAMES = {
    Channel.PHONE: N_("phone"),
    Channel.CARD: N_("card"),
    Channel.HANDS: N_("raised hands"),
    Channel.DOTS: N_("sticker poster"),
    Channel.PAPER: N_("paper slip"),
    Channel.TABLE: N_("table"),
    Channel.ONLINE: N_("online"),
}
BASE_NAMES = {
    "cast": N_("votes cast"),
    "valid": N_("valid votes"),
    "present": N_("people present"),
    "entitled": N_("people who may vote"),
}
"""What percentages can be of, as they stand in the middle of a sentence."""
_TEXTS = {
    Happening.OPENED: N_("Opened."),
    Happening.REOPENED: N_("Opened again. What had come in stayed."),
    Happening.CLOSED: N_("Closed."),
    Happening.REVEALED: N_("The result was shown."),
    Happening.CONCEALED: N_("The result was taken off the screen again."),
    Happening.PUBLISHED: N_("The result is final. No ballot can be led back to a code any more."),
    Happening.BASE: N_("The base of the percentages was changed: {detail}."),
    Happening.WEIGHT: N_("How much a vote from home counts was changed on “{subject}”: {detail}."),
    Happening.SEALED: N_("Control figure {detail}, over this many ballots: {number}."),
    Happening.REPLACED: N_(
        "Code {subject} voted again: the vote by {detail} was replaced by one by {channel}."
    ),
    Happening.TAKEN_BACK: N_("A vote by {channel} was taken back at the desk."),
    Happening.MOVED: N_("A phone went on with personal code {subject}. The two count as one."),
    Happening.SWEPT: N_("Cards were read about {subject}: {number}."),
    Happening.STICKERS: N_("Stickers were counted from a photo, page {subject}: {number}."),
    Happening.TYPED: N_("The {channel} {subject} was entered, for this many people: {number}."),
    Happening.COUNTED: N_("Times that the count by {channel} was filled in or changed: {number}."),
    Happening.CHECKED: N_("A second person counted {channel}."),
    Happening.LATE: N_("Came too late, by {channel}, and was not counted: {number}."),
    Happening.BROKEN: N_("Outside the rules, by {channel}, and not counted: {number}. {detail}"),
    Happening.UNKNOWN_CODE: N_("An unknown code was typed or shown: {number}."),
    Happening.NOT_HANDED_OUT: N_("Card {subject} was shown but not handed out, and was not counted."),
    Happening.TWICE: N_("Card {subject} was seen twice at the same time."),
    Happening.OTHER_POSTER: N_("A photo showed the poster of another vote ({subject}) and was not counted."),
    Happening.UNREAD: N_("Photos that nobody had looked at were thrown away with the result: {number}."),
    Happening.AFTERWARDS: N_(
        "Came in from another laptop after the result was final, and does not count: {number}."
    ),
    Happening.HALF_POSTER: N_("A photo showed only a part of the poster and was not counted."),
    Happening.OTHER_SHEET: N_("A photo showed a sheet of another vote ({subject}), which was not counted."),
}

# Of lines that name nobody: in a report, once a result is final, or where there is nothing to name.
_TEXTS_UNNAMED = {
    Happening.WEIGHT: N_("How much a vote from home counts was changed: {detail}."),
    Happening.SWEPT: N_("Cards were read: {number}."),
    Happening.REPLACED: N_("A code voted again: the vote by {detail} was replaced by one by {channel}."),
    Happening.MOVED: N_("A phone went on with a personal code. The two count as one."),
    Happening.NOT_HANDED_OUT: N_(
        "A card was shown that was not handed out, and was not counted: {number} ×."
    ),
    Happening.TWICE: N_("A card was seen twice at the same time: {number} ×."),
    Happening.OTHER_SHEET: N_("A photo showed a sheet of another vote or evening, which was not counted."),
}
_MOVED_LATER = (
    N_("A phone went on with a personal code after the close. Nothing changed in the vote."),
    N_("A phone went on with personal code {subject} after the close. Nothing changed in the vote."),
)
"""Without and with the number of the code."""
_PERCENTS = frozenset(map(str, range(101)))
# What happens many times in a row is one line that counts up, so that nobody can fill the file.
_COUNTED_UP = (*REFUSALS, Happening.SWEPT, Happening.COUNTED)


class Auditing:
    """Reads the lines, and writes what was answered with no: those leave no other trace."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def lines(self, round_id: str) -> tuple[AuditLine, ...]:
        """The lines of a round in the order in which they began."""
        return self._store.read(lambda reader: reader.find(AuditLine, round_id=round_id))

    def refused(
        self,
        round_id: str,
        what: Happening,
        *,
        channel: str = "",
        subject: str = "",
        detail: str = "",
        number: int = 1,
    ) -> None:
        """Notes that so many ballots were answered with no (``what`` is one of REFUSALS). The same once more makes the number
        grow."""
        if what not in REFUSALS:
            raise ValueError(what)
        now = utc_text(self._clock.now())
        self._store.run(
            lambda unit: note(
                unit,
                round_id,
                what,
                now,
                channel=str(channel),
                subject=subject,
                detail=detail,
                number=number,
            )
        )


def note(
    unit: UnitOfWork,
    round_id: str,
    what: Happening,
    now: str,
    *,
    channel: str = "",
    subject: str = "",
    detail: str = "",
    number: int = 1,
) -> AuditLine:
    """Writes a line inside a transaction; the same refusal or sweep once more makes the number of its line grow."""
    if what in _COUNTED_UP:
        there = unit.find(
            AuditLine, round_id=round_id, what=what, channel=channel, subject=subject, detail=detail
        )
        if there:
            return unit.change(AuditLine, there[0].id, number=there[0].number + number, at=now)
    line = AuditLine(
        id=new_id(),
        project_id=unit.project_id,
        round_id=round_id,
        what=what,
        at=now,
        channel=str(channel),
        subject=subject,
        detail=detail,
        number=number,
        rank=rank_at_end(unit, AuditLine, round_id=round_id),
    )
    unit.add(line)
    return line


def channel_name(channel: str) -> str:
    """A channel in a word, as it stands in the middle of a sentence."""
    return _(CHANNEL_NAMES[Channel(channel)]) if channel in set(CHANNEL_NAMES) else channel


def text_of(line: AuditLine) -> str:
    """A line in words."""
    detail = _detail(line)
    text = _TEXTS_UNNAMED.get(line.what, "") if not line.subject else ""
    if line.what is Happening.MOVED and line.detail:
        text = _MOVED_LATER[bool(line.subject)]
    words = _(text or _TEXTS[line.what]).format(
        channel=channel_name(line.channel), subject=line.subject, detail=detail, number=line.number
    )
    return words.strip()


def unnamed(lines: Iterable[AuditLine]) -> tuple[AuditLine, ...]:
    """The lines as they may leave: those that would name one voter's code or card say how often it happened instead, and who
    changed something is named nowhere but at the desk."""
    told: dict[object, AuditLine] = {}
    for line in lines:
        line = replace(line, subject=told_subject(line))
        about_one = line.what in ABOUT_ONE
        key = (line.what, line.channel, line.detail) if about_one else line.id
        before = told[key].number if key in told else 0
        told[key] = replace(line, number=line.number + before) if about_one else line
    return tuple(told.values())


def _detail(line: AuditLine) -> str:
    if line.what is Happening.REPLACED:
        return channel_name(line.detail)
    if line.what is Happening.BASE:
        return bases_words(line.detail)
    if line.what is Happening.WEIGHT:
        return weights_words(line.detail)
    if line.what is Happening.SEALED:
        return told_detail(line)
    return line.detail


def bases_words(detail: str) -> str:
    """From which base to which, as the line about it holds that: "valid → cast"."""
    return " → ".join(_(BASE_NAMES[one]) for one in detail.split(" → ") if one in BASE_NAMES)


def weights_words(detail: str) -> str:
    """From how much to how much of a vote, as the line about it holds that: "0 → 50"."""
    return " → ".join(f"{one} %" for one in detail.split(" → ") if one in _PERCENTS)


def told_subject(line: AuditLine) -> str:
    """Whom or what a line names as it may leave: no code, no card, no laptop."""
    return "" if line.what in ABOUT_ONE or line.what is Happening.WEIGHT else line.subject


def told_detail(line: AuditLine) -> str:
    """The detail of a line as it may leave: of a seal the figure alone, since what its salts are made of stays here; of a phone
    that took its code that it was after the close."""
    if line.what is Happening.MOVED:
        return line.detail.partition(" ")[0]
    if line.what is not Happening.SEALED:
        return line.detail
    seal = read_seal(line)
    return seal.figure if seal is not None else ""


def refused_words(number: int) -> str:
    """How many ballots were answered with no; empty when none were."""
    if not number:
        return ""
    return ngettext("{n} ballot was not counted.", "{n} ballots were not counted.", number).format(n=number)
