"""The venue check in plain sentences: what was seen of each part, and what to bring the next time. For desk and paper."""

from collections.abc import Iterator
from datetime import tzinfo
from functools import singledispatch
from typing import Final

from cocreate_desktop.domain.cardreach import LEAST, PHONE
from cocreate_desktop.domain.moments import moment_of
from cocreate_desktop.domain.venue import (
    LITTLE_ON_DISK,
    LITTLE_ON_STICK,
    SLOW_MS,
    Answer,
    BackupFacts,
    BeamerFacts,
    CameraFacts,
    Facts,
    PhonesFacts,
    PrinterFacts,
    VenuePart,
    VenueState,
)
from cocreate_desktop.language import N_, _, begun, date_text, ngettext, number_text, time_text

PART_NAMES: Final = {
    VenuePart.BEAMER: N_("Beamer"),
    VenuePart.CAMERA: N_("Camera and cards"),
    VenuePart.PHONES: N_("Wi-Fi and phones"),
    VenuePart.PRINTER: N_("Printer"),
    VenuePart.BACKUP: N_("Backup"),
}
STATE_NAMES: Final = {
    VenueState.OK: N_("in order"),
    VenueState.DOUBT: N_("doubt"),
    VenueState.OPEN: N_("not done yet"),
}
FIRST_WORDS: Final = {
    VenuePart.BEAMER: N_("Show the test picture and look from the last row."),
    VenuePart.CAMERA: N_("Have one card held up in the last row."),
    VenuePart.PHONES: N_("Let one phone join, and try the Wi-Fi."),
    VenuePart.PRINTER: N_("Print one test sheet. Then you know whether the size is right."),
    VenuePart.BACKUP: N_("See where the copies go, and whether there is power."),
}
"""What stands in a row that nobody has looked at."""
PAPER_TWINS: Final = {
    VenuePart.BEAMER: N_(
        "Without a beamer: print the run sheet and the posters, and read the questions aloud."
    ),
    VenuePart.CAMERA: N_("Without a camera: photograph the cards with a phone, or count raised hands."),
    VenuePart.PHONES: N_("Without phones: idea cards and voting slips on paper do the same."),
    VenuePart.PRINTER: N_("Without a printer here: print everything beforehand, with ten spare slips."),
    VenuePart.BACKUP: N_("Without a stick: send the backup to yourself on another device after the evening."),
}
_GB: Final = 1000


def when_text(at: str, zone: tzinfo | None) -> str:
    """A stored moment as day and time in the hall's own time, such as "24 november, 18:32"; empty stays empty."""
    moment = moment_of(at)
    if moment is None:
        return ""
    here = moment.astimezone(zone)
    return _("{day}, {time}").format(day=date_text(here.date()), time=time_text(here))


def room_text(megabytes: int) -> str:
    """Room on a disk: whole gigabytes, below one megabytes."""
    if megabytes >= _GB:
        return _("{n} GB").format(n=number_text(megabytes // _GB))
    return _("{n} MB").format(n=number_text(max(0, megabytes)))


def size_text(size: str) -> str:
    """Cards by their size."""
    return _("folded cards") if size == "folded" else _("cards {size}").format(size=size)


@singledispatch
def sentence(facts: Facts, zone: tzinfo | None = None) -> str:
    """What was seen, in a sentence or two; ``zone`` is that of the hall."""
    raise TypeError(type(facts), zone)


@sentence.register
def _of_beamer(facts: BeamerFacts, _zone: tzinfo | None = None) -> str:
    if facts.mirrored:
        return _("The beamer shows the same as this screen. Choose ‘extend’.")
    if not facts.screen:
        return _("No second screen. Plug the beamer in.")
    if facts.height and not facts.fits and facts.readable >= facts.hall.distance:
        return _("The picture is coarse: {wide} × {high}.").format(wide=facts.width, high=facts.height)
    reach = _("The letters can be read up to {n} metres. Last row: {m} metres.")
    told = reach.format(n=facts.readable, m=facts.hall.distance)
    if facts.answer is Answer.NO:
        return _("The last row could not read the test picture.")
    if facts.answer is Answer.OPEN and facts.fits:
        return _("{screen} is there. Look from the last row.").format(screen=facts.screen)
    return told


@sentence.register
def _of_camera(facts: CameraFacts, _zone: tzinfo | None = None) -> str:
    reach = number_text(facts.lens.reach(facts.size))
    cards = size_text(facts.size)
    if facts.by_phone:
        return _("A phone photographs them: {cards} up to {n} metres.").format(cards=cards, n=reach)
    if not facts.camera:
        return _("No camera. A photo by phone works as well.")
    if facts.state is VenueState.DOUBT:
        told = begun(_("{cards} are too small for the last row.").format(cards=cards))
        return told + " " + _("It stays so.") if facts.left else told
    if facts.state is VenueState.OPEN:
        return begun(_("{cards} may reach {n} metres. Measure it.").format(cards=cards, n=reach))
    return begun(_("{cards} can be read up to {n} metres.").format(cards=cards, n=reach))


@sentence.register
def _of_phones(facts: PhonesFacts, _zone: tzinfo | None = None) -> str:
    if facts.problem:
        return facts.problem
    if facts.crowd and facts.joined < facts.crowd:
        return _("Of {all} phones in the test {n} came in.").format(all=facts.crowd, n=facts.joined)
    if facts.crowd and facts.slowest > SLOW_MS:
        return _("The slowest answer took {n} seconds.").format(n=seconds_text(facts.slowest))
    well = _("The test with {n} went well.").format(n=facts.crowd) if facts.crowd else ""
    if not facts.phones:
        return f"{well} " + _("Now one real phone.") if well else _(FIRST_WORDS[VenuePart.PHONES])
    told = ngettext("{n} phone took part.", "{n} phones took part.", facts.phones)
    return " ".join(filter(None, (told.format(n=facts.phones), well)))


@sentence.register
def _of_printer(facts: PrinterFacts, _zone: tzinfo | None = None) -> str:
    told = {
        Answer.OPEN: FIRST_WORDS[VenuePart.PRINTER],
        Answer.YES: N_("The test sheet has the right size."),
        Answer.NO: N_("The test sheet has another size. Print at 100 %."),
        Answer.NONE: N_("No printer here. Print everything beforehand."),
    }
    return _(told[facts.answer])


@sentence.register
def _of_backup(facts: BackupFacts, zone: tzinfo | None = None) -> str:
    if facts.problem:
        return facts.problem
    if not facts.made:
        return _("There is no copy yet.")
    if 0 <= facts.free < LITTLE_ON_STICK:
        return _("{place} is full: {n} left.").format(place=facts.place, n=room_text(facts.free))
    if 0 <= facts.disk < LITTLE_ON_DISK:
        return _("This laptop is full: {n} left.").format(n=room_text(facts.disk))
    if not facts.stick:
        return _("The copy is on the same disk as the evening.")
    if facts.weak:
        return _("The laptop runs on its battery: {n} %.").format(n=facts.battery)
    moment = moment_of(facts.made)
    time = time_text(moment.astimezone(zone)) if moment is not None else ""
    told = _("{place}, {n} free. Last copy {time}.")
    return told.format(place=facts.place, n=room_text(facts.free), time=time)


def seconds_text(milliseconds: int) -> str:
    """Seconds with one decimal, such as 4,2."""
    return number_text(round(milliseconds / 1000, 1))


def camera_told(facts: CameraFacts) -> str:
    """How many pixels a card of the last row is, and how many the camera needs: the sentence over the bars."""
    if not facts.camera and not facts.by_phone:
        return _("No camera was found on this laptop. Photos that a phone takes of the hall work as well.")
    seen = facts.lens.pixels(facts.size, facts.distance)
    told = _("At {m} metres the marker of {cards} is {n} pixels wide. The camera needs {least}.")
    return told.format(m=facts.distance, cards=size_text(facts.size), n=seen, least=LEAST)


def bring(facts: Facts) -> Iterator[str]:
    """What to bring, or to do differently, the next time in this place."""
    if isinstance(facts, BeamerFacts):
        if not facts.screen:
            yield _("A cable and an adapter for the beamer.")
        if facts.screen and facts.readable < facts.hall.distance:
            yield _("A larger screen, or chairs closer to it: at most {n} metres.").format(n=facts.readable)
    elif isinstance(facts, CameraFacts):
        yield from _bring_cards(facts)
    elif isinstance(facts, PhonesFacts):
        if facts.state is VenueState.DOUBT:
            yield _("A router of your own, and paper for everybody.")
    elif isinstance(facts, PrinterFacts):
        if facts.answer is not Answer.YES:
            yield _("Everything printed beforehand, with ten spare slips.")
    else:
        if not facts.stick or 0 <= facts.free < LITTLE_ON_STICK:
            yield _("A stick with room on it, for the backups.")
        if facts.battery < 0 or not facts.plugged:
            yield _("The laptop's cable, and an extension cord.")


def _bring_cards(facts: CameraFacts) -> Iterator[str]:
    if facts.by_phone:
        yield _("A phone that takes good photos, fully charged.")
    elif facts.size == "A4":
        yield _("Voting cards of A4.")
    elif facts.state is VenueState.DOUBT:
        reach = number_text(PHONE.reach(facts.size))
        yield _("Voting cards of A4, or a phone for photos: these reach {n} metres.").format(n=reach)
