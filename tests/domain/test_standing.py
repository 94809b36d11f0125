"""Where a project stands, for who did not open it."""

import pytest

from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.pledges import Pledge, PledgeState
from cocreate_desktop.domain.standing import Phase, Standing, standing

TODAY = "2026-11-24"
DONE = "2026-11-20T20:00:00+00:00"


def evening(name: str, date: str = "", *, started: bool = False, ended: bool = False) -> Evening:
    return Evening(
        id=name,
        project_id="p",
        name=name,
        date=date,
        started_at=DONE if started else "",
        ended_at=DONE if ended else "",
    )


@pytest.mark.parametrize(
    ("evenings", "wanted"),
    [
        ([], Standing(Phase.PREPARE)),
        ([evening("Een")], Standing(Phase.PREPARE, "Een", "", "19:30")),
        (
            [evening("Later", "2026-12-08"), evening("Eerst", TODAY)],
            Standing(Phase.PREPARE, "Eerst", TODAY, "19:30"),
        ),
        (
            [evening("Eerst", "2026-12-01"), evening("Nu", TODAY, started=True)],
            Standing(Phase.EVENING, "Nu", TODAY, "19:30"),
        ),
        (
            [evening("Een", "2026-11-10", started=True, ended=True), evening("Nooit gehouden", "2026-11-11")],
            Standing(Phase.AFTERCARE, "Nooit gehouden", "2026-11-11", "19:30"),
        ),
        (
            [evening("Een", "2026-11-10", started=True, ended=True), evening("Twee")],
            Standing(Phase.PREPARE, "Twee", "", "19:30"),
        ),
    ],
)
def test_that_a_project_stands_at_what_is_next(evenings: list[Evening], wanted: Standing) -> None:
    assert standing(evenings, TODAY) == wanted


def test_that_an_evening_is_no_longer_prepared_on_its_own_day() -> None:
    planned = standing([evening("Een", TODAY)], TODAY)
    assert planned.on("2026-11-23") is planned
    assert planned.on(TODAY).phase is Phase.EVENING


def test_that_open_pledges_are_remembered_with_where_a_project_stands() -> None:
    pledges = [
        Pledge(id="1", project_id="p", what="Later", due="2026-12-09", who="trekker 3"),
        Pledge(id="2", project_id="p", what="Eerst", due="2026-11-30"),
        Pledge(id="3", project_id="p", what="Klaar", due="2026-11-01", state=PledgeState.DONE),
        Pledge(id="4", project_id="p", what="Ooit"),
    ]
    for evenings in ([], [evening("Een", TODAY)]):
        stands = standing(evenings, TODAY, pledges)
        assert [(one.day, one.what) for one in stands.on(TODAY).pledges] == [
            ("2026-11-30", "Eerst"),
            ("2026-12-09", "Later"),
        ]
