"""The bar of a warning that stays: a card where it stands among others, and a band where it reaches from edge to edge."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.parts.messages import WarningBar
from cocreate_desktop.desktop.theme import Theme
from cocreate_desktop.look import LIGHT


@pytest.mark.parametrize("flat", [False, True])
def test_that_a_warning_from_edge_to_edge_has_no_corners(
    qapp: QApplication, qtbot: QtBot, flat: bool
) -> None:
    Theme(qapp, "light")
    warning = WarningBar()
    qtbot.addWidget(warning)
    warning.setProperty("flat", flat)
    warning.warn("beamer", "De beamer is los.", "De avond loopt door.", "Zoek opnieuw")
    seen = warning.grab().toImage()
    assert (seen.pixelColor(0, 0).name().upper() == LIGHT.warn_tint) is flat
    assert (seen.pixelColor(0, seen.height() - 1).name().upper() == LIGHT.warn_edge) is flat
