"""An erasure in words: what goes, what stays and why, and its receipt, which names nobody. The same sentences stand in the
window, in a text file and on paper."""

from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, tzinfo

from cocreate_desktop.domain.erasing import NAMES, Left, Receipt, Told, Unreached
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.language import N_, _, date_text, ngettext, number_text, time_text
from cocreate_desktop.services.contacts import stands_for
from cocreate_desktop.services.finding import BALLOT, PHONE, REMOVED, Group, Trace, Way

Many = Callable[[int], str]
"""A sentence for a number of things."""
_KINDS: Mapping[str, Many] = {
    "note": lambda n: ngettext("{n} note", "{n} notes", n),
    "offer": lambda n: ngettext("{n} offer", "{n} offers", n),
    "reaction": lambda n: ngettext("{n} reaction to a proposal", "{n} reactions to a proposal", n),
    "remark": lambda n: ngettext("{n} reaction that came online", "{n} reactions that came online", n),
    "backing": lambda n: ngettext("{n} support given online", "{n} times support given online", n),
    "objection": lambda n: ngettext("{n} objection", "{n} objections", n),
    "answer": lambda n: ngettext(
        "{n} answer in the exit poll or readback", "{n} answers in the exit poll or readback", n
    ),
    "visit": lambda n: ngettext("{n} visit by an invitation", "{n} visits by an invitation", n),
    "sighting": lambda n: ngettext("{n} picture of a note", "{n} pictures of notes", n),
    "code": lambda n: ngettext("{n} code", "{n} codes", n),
    "photo": lambda n: ngettext("{n} photo of a wall", "{n} photos of walls", n),
    "project": lambda n: ngettext("{n} whole project", "{n} whole projects", n),
    "contact": lambda n: ngettext("{n} name in the vault", "{n} names in the vault", n),
    "pledge": lambda n: ngettext("{n} pledge", "{n} pledges", n),
    BALLOT: lambda n: ngettext("{n} vote cast", "{n} votes cast", n),
    REMOVED: lambda n: ngettext(
        "{n} thing that was removed before", "{n} things that were removed before", n
    ),
    PHONE: lambda n: ngettext("{n} more thing from the same phone", "{n} more things from the same phone", n),
    NAMES: lambda n: ngettext("{n} text from which a name was cut", "{n} texts from which a name was cut", n),
}
_PLACES = {
    "note": N_("a note"),
    "offer": N_("an offer"),
    "reaction": N_("a reaction"),
    "remark": N_("a reaction"),
    "objection": N_("an objection"),
    "answer": N_("an answer"),
    "pledge": N_("a pledge"),
    "reply": N_("a reply"),
    "theme": N_("a theme"),
    "paragraph": N_("a proposal"),
    "sighting": N_("a photographed note"),
}
_LEFT: Mapping[Unreached, Many] = {
    Unreached.PUBLISHED: lambda n: ngettext(
        "{n} vote is final. No ballot in it leads to a card any more, so none can be taken out.",
        "{n} votes are final. No ballot in them leads to a card any more, so none can be taken out.",
        n,
    ),
    Unreached.MADE_OF: lambda n: ngettext(
        "{n} option, paragraph or pledge was made of it and stays. Look whether it names anybody.",
        "{n} options, paragraphs or pledges were made of it and stay. Look whether they name anybody.",
        n,
    ),
    Unreached.LAID_DOWN: lambda n: ngettext(
        "{n} text was laid down (a version, the run sheet, the reason of a vote). Change it by hand.",
        "{n} texts were laid down (versions, the run sheet, reasons of votes). Change them by hand.",
        n,
    ),
    Unreached.PHOTO: lambda n: ngettext(
        "Handwriting on {n} photo of a whole wall or poster. Look whether it is there, and throw that photo away.",
        "Handwriting on {n} photos of whole walls or posters. Look whether it is there, and throw those photos away.",
        n,
    ),
    Unreached.COPY: lambda n: ngettext(
        "{n} other copy of this project on this laptop, and with it the key. Its own last day counts for it.",
        "{n} other copies of this project on this laptop, and with them the key. Their own last days count for them.",
        n,
    ),
    Unreached.STUCK: lambda n: ngettext(
        "{n} file that this laptop would not remove. Nobody can read it without the key: remove it by hand.",
        "{n} files that this laptop would not remove. Nobody can read them without the key: remove them by hand.",
        n,
    ),
}
_ALWAYS = {
    Unreached.GUEST: N_("What a phone sent before this code was used on it: nothing tells whose that was."),
    Unreached.PAPER: N_("Paper: cards, slips, lists and notes that were written by hand."),
    Unreached.GIVEN: N_("Reports and exports that were given away. Ask whoever has them."),
    Unreached.AWAY: N_(
        "Backups on a stick that was not in this laptop. Nobody can read them without the recovery key: destroy its print, "
        "and wipe the stick."
    ),
    Unreached.BACKUPS: N_(
        "Older backups still hold it. It is erased from them as soon as one is put back on this laptop."
    ),
    Unreached.KEY: N_(
        "The key of this project: this laptop could not take it away, for instance because its keyring is locked. It tries "
        "again each time CoCreate Desktop starts."
    ),
    Unreached.LISTED: N_("The line of this project in the list of the start screen. Take it off there."),
    Unreached.UNKEPT: N_(
        "This receipt: the laptop could not keep it. Save it, print it or write its number down now."
    ),
}


def kind_words(word: str, number: int) -> str:
    """So many of a kind."""
    said = _KINDS[word](number) if word in _KINDS else ngettext("{n} other thing", "{n} other things", number)
    return said.format(n=number_text(number))


def trace_words(trace: Trace) -> str:
    """One line of what was found: how many of a kind, or where a name stands and in which words."""
    if trace.cut:
        known = _PLACES.get(trace.word)
        place = _(known) if known else _("another text")
        return _("The name in {place}: “{words}”").format(place=place, words=trace.words)
    if trace.words:
        return _("{what}: “{words}”").format(what=kind_words(trace.word, trace.number), words=trace.words)
    return kind_words(trace.word, trace.number)


def group_words(group: Group) -> str:
    """Whose this is."""
    if group.way is Way.CODE:
        return _("Code {n} of {evening}").format(n=group.number, evening=group.name)
    if group.way is Way.CONTACT:
        return _("{lead}: {name}").format(lead=stands_for(group.number), name=group.name)
    return _("“{name}” in people’s words").format(name=group.name)


def left_words(left: Left) -> str:
    """What stays, and why."""
    if left.why in _ALWAYS:
        return _(_ALWAYS[left.why])
    return _LEFT[left.why](left.number).format(n=number_text(left.number))


def things_words(receipt: Receipt) -> str:
    """What was erased, in a row."""
    return ", ".join(_things(receipt))


def _things(receipt: Receipt) -> list[str]:
    ballots = ((BALLOT, receipt.ballots),) if receipt.ballots else ()
    return [kind_words(word, number) for word, number in (*receipt.things, *ballots)]


def to_do_words(receipt: Receipt) -> str:
    """What whoever erased must hear of at once, in sentences; empty when all went as it should."""
    return " ".join(left_words(one) for one in receipt.to_do)


def told_words(told: Told) -> str:
    """Whether another laptop or the centre has heard of it."""
    words = _("{name}: erased there too") if told.has_it else _("{name}: is told at the next sync")
    return words.format(name=told.name)


def when_words(at: str, zone: tzinfo | None) -> str:
    """When it was, in the hall's time and in UTC."""
    moment = moment_of(at)
    if moment is None:
        return ""
    here, there = moment.astimezone(zone), moment.astimezone(UTC)
    day = date_text(here.date(), year=True)
    return _("{date}, {time} ({utc} UTC)").format(date=day, time=time_text(here), utc=time_text(there))


def title(receipt: Receipt) -> str:
    """What a receipt is called."""
    return _("Receipt of erasure {number}").format(number=receipt.number)


def chapters(
    receipt: Receipt, told: Sequence[Told], zone: tzinfo | None = None
) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """A receipt as heads with their lines. ``zone`` is that of the hall (None: this machine's)."""
    laptop = receipt.laptop or _("this laptop")
    made = (when_words(receipt.at, zone), _("By {laptop}").format(laptop=laptop))
    things = _things(receipt)
    others = tuple(told_words(one) for one in told) or (
        _("No other laptop and no centre is known. Any that joins later is told."),
    )
    return (
        (_("When and where"), made),
        (_("What was erased, here and in the record"), tuple(things)),
        (_("The other laptops and the centre"), others),
        (_("What could not be reached"), tuple(left_words(one) for one in receipt.left)),
    )


def text_of(receipt: Receipt, told: Sequence[Told], zone: tzinfo | None = None) -> str:
    """The whole receipt as plain text."""
    parts = [title(receipt)]
    for head, lines in chapters(receipt, told, zone):
        parts.append("\n".join((head, *(f"- {line}" for line in lines))))
    parts.append(_("This receipt names nobody."))
    return "\n\n".join(parts) + "\n"
