"""What the facilitator does with the online follow-up, each as one deed that can be taken back."""

from __future__ import annotations

from dataclasses import replace

from ...domain.notes import Note, NoteState
from ...domain.online import OnlinePhase, Serves
from ...domain.project import Project
from ...domain.rounds import Round
from ...language import _
from ...services.addresses import hub_page
from ...services.online import Came, Online
from ...services.onlineinbox import InboxItem
from ..desk import Desk
from ..steps import acts


def with_address(project: Project, serves: Serves, page: str) -> Project:
    """The project as it would be with this address."""
    there = hub_page(page, project.id) if serves is Serves.HUB else page
    return replace(project, follow_up=there, follow_up_by=serves)


def serve(desk: Desk, serves: Serves, page: str, *, online: bool) -> None:
    """Keeps who answers at which address, and puts the project ``online`` there. Raises BadValue, TextTooLong for what cannot
    be kept; then nothing is."""
    before = desk.services.projects.current()

    def verb() -> Project:
        if page:
            desk.services.online.served_by(serves, page)
        else:
            desk.services.projects.change(follow_up="", follow_up_by=serves)
        if online and before.online is OnlinePhase.OFF:
            return desk.services.online.go_online()
        return desk.services.projects.current()

    def back() -> None:
        desk.services.projects.change(follow_up=before.follow_up, follow_up_by=before.follow_up_by)
        if desk.services.projects.current().online is not before.online:
            _to_phase(desk.services.online, before.online)

    verb()
    desk.undo.push(acts.Act(desk, _("Set where the follow-up stands"), back, verb))
    desk.relay.tell_now()


def go_to(desk: Desk, phase: OnlinePhase) -> bool:
    """Puts the project online, closes it or takes it offline; whether that was done."""
    online = desk.services.online
    before = desk.services.projects.current().online
    words = {
        OnlinePhase.OPEN: _("Put the project online"),
        OnlinePhase.CLOSED: _("Close the project for answers"),
        OnlinePhase.OFF: _("Take the project offline"),
    }[phase]
    return acts.did(desk, words, lambda: _to_phase(online, phase), lambda: _to_phase(online, before))


def _to_phase(online: Online, phase: OnlinePhase) -> Project:
    verbs = {
        OnlinePhase.OPEN: online.go_online,
        OnlinePhase.CLOSED: online.close,
        OnlinePhase.OFF: online.take_offline,
    }
    return verbs[phase]()


def settle(desk: Desk, items: tuple[InboxItem, ...], state: NoteState) -> bool:
    """Shows or hides them, as one deed; whether that was done."""
    online = desk.services.online
    before = {(one.kind, one.id): one.state for one in items}

    def verb() -> None:
        for kind, own_id in before:
            online.settle(kind, own_id, state)

    def back() -> None:
        for (kind, own_id), was in before.items():
            online.settle(kind, own_id, was)

    words = _("Show what came in") if state is NoteState.SHOWN else _("Hide what came in")
    return acts.did(desk, words, verb, back)


def answer(desk: Desk, item: InboxItem, words: str) -> None:
    """Answers a remark or a reaction. Raises TextTooLong; then nothing is kept."""

    def say(said: str) -> None:
        if item.kind is Came.REMARK:
            desk.services.online.answer(item.id, said)
        else:
            desk.services.proposals.reactions.answer(item.id, said)

    say(words)
    desk.undo.push(
        acts.Act(desk, _("Answer somebody"), lambda: say(item.answer), lambda: say(words)),
    )
    desk.relay.tell_now()


def to_wall(desk: Desk, item: InboxItem) -> Note | None:
    """Hangs a remark on the wall; None when it could not be."""
    online, capturing = desk.services.online, desk.services.capturing
    return acts.do(
        desk,
        _("Hang a remark on the wall"),
        lambda: online.to_wall(item.id),
        lambda note: capturing.remove([note.id]),
        lambda note: capturing.restore([note.id]),
    )


def ask(desk: Desk, round_id: str, until: str, *, codes: bool) -> None:
    """Asks a round at home too. Raises BadValue, NotReady, NotAllowed; then nothing is changed. It is stopped by a deed of its
    own: who voted meanwhile is not taken back by a key."""
    desk.services.online.ask(round_id, until, codes)
    desk.relay.tell_now()


def stop(desk: Desk, voting: Round) -> bool:
    """Nobody votes in it at home any more; whether that was done. Taken back it is asked again, until the same day."""
    online = desk.services.online
    return acts.did(
        desk,
        _("Close a vote at home"),
        lambda: online.stop(voting.id),
        lambda: online.ask(voting.id, voting.online_until, voting.online_codes),
    )


def reveal(desk: Desk, round_id: str) -> bool:
    """Its result may be told from now on; whether that was done."""
    voting = desk.services.voting
    return acts.did(
        desk,
        _("Tell a result"),
        lambda: voting.reveal(round_id),
        lambda: voting.conceal(round_id),
    )


def weigh(desk: Desk, percent: int) -> bool:
    """For how much of a person a vote from home counts; whether that was kept."""
    online = desk.services.online
    before = desk.services.projects.current().online_weight
    return acts.did(
        desk,
        _("Set what a vote from home counts for"),
        lambda: online.set_weight(percent),
        lambda: online.set_weight(before),
    )


def moderate(desk: Desk, on: bool) -> bool:
    """Whether what people write waits first; whether that was kept."""
    online = desk.services.online
    return acts.did(
        desk,
        _("Set whether what people write waits"),
        lambda: online.set_moderated(on),
        lambda: online.set_moderated(not on),
    )
