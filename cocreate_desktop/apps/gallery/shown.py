"""The list of projects of the gallery: the same on every machine."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path

from cocreate_desktop.apps.gallery.project import BEGINS
from cocreate_desktop.apps.projects import LocalProjects
from cocreate_desktop.domain.standing import Phase, Standing
from cocreate_desktop.language import _
from cocreate_desktop.rehearsal.livelyhall import Liveliness
from cocreate_desktop.services.lately import RecentProject
from cocreate_desktop.services.practising import DryRunPlan

FOLDER = Path("/home/avond/CoCreate")


@dataclass(frozen=True, slots=True)
class ShownDryRun:
    """Fulfils ``services.practising.DryRun`` with neighbours who stand still."""

    plan: DryRunPlan = field(default_factory=lambda: DryRunPlan(""))
    origin: Path = field(default_factory=lambda: FOLDER / "buurtplein.cocreate")
    told: Liveliness = field(default_factory=lambda: Liveliness(40, 32, 28, 0, 8))
    pace: int = 5
    still: bool = False

    def run(self, _pace: int) -> None:
        """Nothing goes faster on a picture."""

    def stand(self, _still: bool) -> None:
        """It stands still anyhow."""


class ShownProjects(LocalProjects):
    """Fulfils ``services.outside.Projects`` with a list and a folder that are nobody's."""

    def suggested_folder(self) -> Path:
        """Where new projects would go."""
        return FOLDER

    def recent(self) -> tuple[RecentProject, ...]:
        """Four projects, one of which is gone."""
        return (
            RecentProject(
                FOLDER / "buurtplein.cocreate",
                "Buurtplein De Meerkoet",
                "Hoe wordt het plein een plek voor iedereen?",
                _hours_ago(1),
                True,
                Standing(Phase.PREPARE, _("Ideas evening"), BEGINS.date().isoformat(), "20:26"),
                _hours_ago(1),
            ),
            RecentProject(
                FOLDER / "cultuur.cocreate",
                "Cultuurvisie",
                "Voor wie is cultuur in onze stad, en wie maakt haar?",
                _hours_ago(50),
                True,
                Standing(Phase.AFTERCARE, _("Work evening"), _day(-9), "19:30"),
            ),
            RecentProject(
                FOLDER / "buurtbudget.cocreate",
                "Buurtbudget 2027",
                "Waar geven we samen 20.000 euro aan uit?",
                _hours_ago(90),
                True,
                Standing(Phase.PREPARE, _("Election evening"), _day(49), "19:30"),
            ),
            RecentProject(FOLDER / "speeltuin.cocreate", "Speeltuin Oost", "", _hours_ago(400), False),
        )


def _day(later: int) -> str:
    return (BEGINS.date() + timedelta(days=later)).isoformat()


def _hours_ago(hours: int) -> str:
    return datetime.fromtimestamp(BEGINS.timestamp() - hours * 3600, BEGINS.tzinfo).isoformat()
