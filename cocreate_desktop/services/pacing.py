"""How far behind the run sheet an evening is, and what is done about it: each offer is one transaction, to be taken back."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from cocreate_desktop.domain.drift import Coming, Offer, offers, plan_kept, planned, replanned
from cocreate_desktop.domain.errors import NotAllowed
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.steps import IdeasSettings, Step, TalkSettings, read_settings
from cocreate_desktop.domain.talking import lengths
from cocreate_desktop.services import typed
from cocreate_desktop.services.overview import EveningView, expected_end, minutes_behind
from cocreate_desktop.services.ports import Store, UnitOfWork


@dataclass(frozen=True, slots=True)
class Pace:
    """How the evening runs: whole minutes ``behind`` (negative: ahead), when it ends as it goes now, and what can be done."""

    behind: int
    ends: datetime
    offers: tuple[Offer, ...]

    def ends_with(self, offer: Offer) -> datetime:
        """When the evening ends once this offer is taken."""
        return self.ends - timedelta(minutes=offer.gain)


@dataclass(frozen=True, slots=True)
class Before:
    """How a step was before an offer was taken: its minutes, and those in the plan where they were others already."""

    minutes: int
    planned: int | None


@dataclass(frozen=True, slots=True)
class Taken:
    """An offer that was taken: how the steps were that it changed, by id, and the break that was left out."""

    before: Mapping[str, Before]
    skipped: str


def pace(view: EveningView, now: datetime) -> Pace:
    """How ``view`` runs at ``now``. Before the start and after the end there is nothing to offer."""
    behind = minutes_behind(view, now)
    going = view.step is not None and bool(view.evening.started_at) and not view.evening.ended_at
    return Pace(behind, expected_end(view, now), offers(coming(view), behind) if going else ())


def coming(view: EveningView) -> tuple[Coming, ...]:
    """The steps that are still to come."""
    last = view.steps[-1:]
    return tuple(Coming(step.id, step.kind, step.minutes, step in last, _need(step)) for step in view.coming)


def _need(step: Step) -> int:
    """What the clock of a step takes that goes through several rounds: shortened below it, it would run over."""
    settings = read_settings(step)
    if isinstance(settings, TalkSettings):
        rounds = lengths(settings)
        return sum(rounds) if len(rounds) > 1 else 0
    return sum(settings.think) if isinstance(settings, IdeasSettings) else 0


class Pacing:
    """Takes offers. The plan that the evening is measured by stays, except where an offer moves its end."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def take(self, evening_id: str, offer: Offer) -> Taken:
        """Does what ``offer`` says. Raises NotAllowed when no step is on or one that it changes is on or over by now, Gone when
        one was taken away, BadValue for minutes outside 1–480."""

        def work(unit: UnitOfWork) -> Taken:
            now = unit.get(Evening, evening_id).current_step
            over = _up_to(unit.find(Step, evening_id=evening_id), now)
            if not now or over.intersection((*offer.minutes, offer.skip)):
                raise NotAllowed
            moved = offer.moved
            if offer.skip:
                # What the break had in the plan stays in it, or the evening would not be earlier without it.
                moved += planned(unit.get(Step, offer.skip))
                unit.delete(Step, offer.skip)
            before = {step_id: _changed(unit, step_id, minutes) for step_id, minutes in offer.minutes.items()}
            if moved:
                before[now] = _changed(unit, now, None, moved)
            return Taken(before, offer.skip)

        return self._store.run(work)

    def put_back(self, taken: Taken) -> None:
        """Undoes ``take``. Raises Gone when a step was taken away meanwhile."""

        def work(unit: UnitOfWork) -> None:
            if taken.skipped:
                unit.revive(Step, taken.skipped)
            for step_id, before in taken.before.items():
                settings = replanned(unit.get(Step, step_id), before.planned)
                unit.change(Step, step_id, minutes=before.minutes, settings=settings)

        self._store.run(work)


def _up_to(steps: Sequence[Step], now: str) -> frozenset[str]:
    """The steps before that of ``now``, and it; whether one began says nothing, for whoever went back comes to it once more."""
    ids = [step.id for step in steps]
    return frozenset(ids[: ids.index(now) + 1] if now in ids else (now,))


def _changed(unit: UnitOfWork, step_id: str, minutes: int | None, moved: int = 0) -> Before:
    """Gives a step other minutes (None: the same); the plan keeps what it had, and ``moved`` minutes."""
    step = unit.get(Step, step_id)
    wanted = typed.step("minutes", step.minutes if minutes is None else minutes)
    unit.change(Step, step_id, minutes=wanted, settings=replanned(step, planned(step) + moved))
    return Before(step.minutes, plan_kept(step))
