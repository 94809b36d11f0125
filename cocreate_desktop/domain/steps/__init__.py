"""The steps of a run sheet: one word a kind, one file a kind with its settings; each kind has four faces elsewhere."""

from cocreate_desktop.domain.steps.arrivals import ArrivalsSettings
from cocreate_desktop.domain.steps.exit import ExitSettings
from cocreate_desktop.domain.steps.ideas import IdeasSettings
from cocreate_desktop.domain.steps.offers import OffersSettings
from cocreate_desktop.domain.steps.pause import PauseSettings
from cocreate_desktop.domain.steps.proposal import ProposalSettings
from cocreate_desktop.domain.steps.readback import ReadbackSettings
from cocreate_desktop.domain.steps.show import ShowSettings
from cocreate_desktop.domain.steps.step import (
    KIND_NAMES,
    KINDS,
    Kind,
    Settings,
    Step,
    read_settings,
    write_settings,
)
from cocreate_desktop.domain.steps.talk import TalkSettings
from cocreate_desktop.domain.steps.themes import ThemesSettings
from cocreate_desktop.domain.steps.vote import VoteSettings
from cocreate_desktop.domain.steps.welcome import WelcomeSettings

__all__ = [
    "KINDS",
    "KIND_NAMES",
    "ArrivalsSettings",
    "ExitSettings",
    "IdeasSettings",
    "Kind",
    "OffersSettings",
    "PauseSettings",
    "ProposalSettings",
    "ReadbackSettings",
    "Settings",
    "ShowSettings",
    "Step",
    "TalkSettings",
    "ThemesSettings",
    "VoteSettings",
    "WelcomeSettings",
    "read_settings",
    "write_settings",
]
