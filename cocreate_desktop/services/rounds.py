"""What happens to a round inside a transaction: made, copied, opened, closed, revealed, published; each leaves a line."""

from dataclasses import replace

from cocreate_desktop.domain import voting as tallies
from cocreate_desktop.domain.errors import BaseTooSmall, NotAllowed, NotReady, RoundNotOpen
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import ABOUT_ONE, AuditLine, Happening, Option, Phase, Round
from cocreate_desktop.domain.secrecy import new_secret
from cocreate_desktop.domain.walls import Photo, PhotoState
from cocreate_desktop.language import _
from cocreate_desktop.services.auditing import note
from cocreate_desktop.services.laptops import numbers
from cocreate_desktop.services.moves import forget_waiting, settle
from cocreate_desktop.services.objections import collect, collect_late
from cocreate_desktop.services.ports import Reader, UnitOfWork
from cocreate_desktop.services.sealing import seal_round
from cocreate_desktop.services.tallying import options_of, plain_options, question_of, settings_of, view_round
from cocreate_desktop.services.wallend import throw_away


def add_round(unit: UnitOfWork, voting: Round) -> Round:
    """Stores a new round with a secret and the next number of this laptop: never one that was given before, since the paper
    of a round that was dropped may still lie about."""
    unit.add(replace(voting, number=next(numbers(unit, Round))))
    # Apart from the rest of the round, so that publishing can take it from the record.
    return unit.change(Round, voting.id, secret=new_secret())


def copy_round(unit: UnitOfWork, voting: Round, *, step_id: str, rank: str, follows: str) -> Round:
    """A draft with the same rules and options in the step ``step_id``, laid over the round ``follows`` (empty: over none)."""
    made = replace(
        voting,
        id=new_id(),
        step_id=step_id,
        phase=Phase.DRAFT,
        opened_at="",
        closed_at="",
        published_at="",
        question="",
        secret="",
        follows=follows,
        rank=rank,
        online=False,
        online_until="",
        online_codes=False,
    )
    for option in unit.find(Option, round_id=voting.id):
        unit.add(replace(option, id=new_id(), round_id=made.id))
    return add_round(unit, made)


def lacking(reader: Reader, voting: Round) -> str:
    """Why a round cannot be opened yet as a translated sentence, or empty."""
    options = options_of(reader, voting)
    if not options:
        return _("it has no options.")
    if voting.method == "chips" and not voting.chips:
        return _("there is nothing to divide yet.")
    problem = tallies.lacks(settings_of(voting), plain_options(options))
    return _(problem.text) if problem is not None else ""


def check_base(reader: Reader, voting: Round) -> None:
    """Raises BaseTooSmall when more people voted than the base of the percentages has; who was in the hall is no measure of
    those at home."""
    view = view_round(reader, voting, "")
    people = {"present": view.present, "entitled": voting.entitled or None}.get(voting.base)
    voted = view.voted if voting.base == "present" else view.counted
    if people is not None and people < voted:
        raise BaseTooSmall(number=people, voted=voted)


def open_round(unit: UnitOfWork, round_id: str, now: str) -> Round:
    """Opens a round inside a transaction. Raises NotReady when it lacks something, NotAllowed once it is published and for one
    that was asked once more since."""
    voting = unit.get(Round, round_id)
    if voting.phase is Phase.PUBLISHED:
        raise NotAllowed
    if why := lacking(unit, voting):
        raise NotReady(why=why)
    if voting.phase is Phase.OPEN:
        return voting
    if voting.id != unit.find(Round, step_id=voting.step_id)[-1].id:
        raise NotAllowed
    note(unit, round_id, Happening.REOPENED if voting.opened_at else Happening.OPENED, now)
    settle(unit, voting)
    fixed = {"opened_at": voting.opened_at or now, "question": question_of(unit, voting)}
    return unit.change(Round, round_id, phase=Phase.OPEN, closed_at="", **fixed)


def close_round(unit: UnitOfWork, round_id: str, now: str) -> Round:
    """Closes a round inside a transaction; objections that were given become a list. Raises RoundNotOpen."""
    voting = unit.get(Round, round_id)
    if voting.phase is not Phase.OPEN:
        raise RoundNotOpen
    note(unit, round_id, Happening.CLOSED, now)
    settle(unit, voting)
    collect(unit, voting)
    seal_round(unit, round_id, now)
    return unit.change(Round, round_id, phase=Phase.CLOSED, closed_at=now)


def reveal_round(unit: UnitOfWork, round_id: str, now: str) -> Round:
    """Reveals a round inside a transaction; objections that came in since it was closed join the list. Raises NotAllowed unless
    it is closed."""
    voting = unit.get(Round, round_id)
    if voting.phase is not Phase.CLOSED:
        raise NotAllowed
    seal_round(unit, round_id, now, again=False)
    note(unit, round_id, Happening.REVEALED, now)
    collect_late(unit, voting)
    drop_photos(unit, voting.step_id, now)
    return unit.change(Round, round_id, phase=Phase.REVEALED)


def drop_photos(unit: UnitOfWork, step_id: str, now: str) -> None:
    """Photos of the hall or of a poster that nobody looked at go once they can count no more: people are on them."""
    for photo in unit.find(Photo, step_id=step_id):
        if photo.state is PhotoState.ARRIVED:
            throw_away(unit, photo)
            for voting in unit.find(Round, step_id=step_id)[-1:]:
                note(unit, voting.id, Happening.UNREAD, now, channel=Channel.PHONE)


def publish_round(unit: UnitOfWork, round_id: str, now: str) -> Round:
    """Makes a revealed result final: the secret goes, so that no ballot leads to a code any more, and what other laptops hand
    in from now on comes too late. Raises NotAllowed."""
    if unit.get(Round, round_id).phase is not Phase.REVEALED:
        raise NotAllowed
    seal_round(unit, round_id, now, again=False)
    note(unit, round_id, Happening.PUBLISHED, now)
    unit.forget(Round, round_id, "secret")
    for line in unit.find(AuditLine, round_id=round_id):
        if line.what in ABOUT_ONE:
            unit.forget(AuditLine, line.id, "subject")
            forget_waiting(unit, line)
    return unit.change(Round, round_id, phase=Phase.PUBLISHED, published_at=now, counted=_counted(unit))


def _counted(unit: UnitOfWork) -> tuple[str, ...]:
    """How far each laptop had come, as far as that is here: ballots beyond it are listed, and do not count."""
    written = dict(unit.written())
    # What this laptop wrote together with this very deed is here too.
    for op in unit.ops_after(unit.device, written.get(unit.device, 0)):
        written[unit.device] = op.seq
    return tuple(f"{device}:{seq}" for device, seq in sorted(written.items()))
