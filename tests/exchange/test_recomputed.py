"""Every number of the overview follows from the exported tables."""

from __future__ import annotations

from pathlib import Path

from cocreate_desktop.domain.arrivals import KNOWN_BANDS, Arrival, Role
from cocreate_desktop.domain.outreach import OutreachChannel
from cocreate_desktop.domain.reach import Stage
from cocreate_desktop.domain.replies import Taken
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.projectview import ProjectView
from tests.paper.evenings import Told, an_evening
from tests.recomputed import Numbers, recomputed


def shown(view: ProjectView) -> Numbers:
    """What the overview shows."""
    numbers = {stage.stage: stage.number for stage in view.stages}
    found = view.satisfaction
    return Numbers(
        took_part=view.took_part,
        reach=view.reach.share.exact if view.reach is not None and view.reach.percent is not None else None,
        notes=view.notes,
        themes=len(view.replies),
        answered_themes=sum(bool(line.reply.taken) for line in view.replies),
        marks=found.n if found is not None else 0,
        satisfied=found.satisfied if found is not None else 0,
        satisfied_percent=(
            found.share.exact
            if found is not None and found.share is not None and found.percent is not None
            else None
        ),
        interval=found.interval if found is not None else None,
        reached=numbers[Stage.REACHED],
        seen=numbers[Stage.SEEN],
        along=numbers[Stage.WORKED_ALONG],
        pledges=len(view.pledges),
        pledges_over=sum(one.over for one in view.pledges),
        lacking=sum(line.reply.lacks_reason for line in view.replies),
        evenings=tuple((line.evening.id, line.people, line.notes, line.themes) for line in view.evenings),
    )


def came(told: Told, evening_id: str, people: int, again: int = 0) -> None:
    def work(unit: UnitOfWork) -> None:
        for number in range(people):
            unit.add(
                Arrival(
                    id=f"{evening_id[:8]}{number:024}",
                    project_id=unit.project_id,
                    evening_id=evening_id,
                    role=Role.OFFICIAL if number % 9 == 8 else Role.RESIDENT,
                    band=KNOWN_BANDS[number % 5],
                    heard="flyer" if number % 2 else "",
                    again=number < again,
                )
            )

    told.services.store.run(work)


def test_that_an_independent_script_finds_the_numbers_of_the_overview(tmp_path: Path) -> None:
    told = an_evening()
    services = told.services
    services.projects.change(base_number=90, base="residents_15", goal_reach=60, satisfied_from=7)
    second = services.evenings.plan("work", date="2026-12-08")
    came(told, told.evening.id, 27)
    came(told, second.id, 31, again=9)
    step = next(one for one in services.evenings.steps(second.id) if one.kind is Kind.EXIT)
    services.playing.go_to(second.id, step.id)
    for mark in (6, 7, 8, 8, 9, 10, 5, 7, 7, 8, 9, 4):
        services.exitpoll.enter(step.id, str(mark))
    services.playing.finish(second.id)
    services.outreach.invite(OutreachChannel.FLYER, name="Flyer", reached=640, cost=190, typed_visits=71)
    services.outreach.invite(OutreachChannel.POSTER, name="Poster", cost=24)
    for theme, taken in zip(services.replies.all(), (Taken.NO, Taken.YES), strict=False):
        services.replies.answer(theme.theme.id, taken=taken)
    view = services.projectview.now()
    folder = export(services, second.id, Format.CSV, tmp_path / "out")
    assert view.reach is not None
    assert recomputed(folder) == shown(view)
