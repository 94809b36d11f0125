"""Forms, style sheets and painters keep to the table of the look: its colours, its sizes of words, its distances."""

import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pytest

from cocreate_desktop import look
from cocreate_desktop.look import DARK, LIGHT, Tokens
from tests.source_tree import ROOT, modules

FORMS = sorted((ROOT / "ui").rglob("*.ui"))
SHEET = (ROOT / "ui" / "styles" / "desk.qss").read_text(encoding="utf-8")
DISTANCES = {0, *look.SPACING, look.INSIDE_CARD}
SIZES = {size.px for size in look.TYPE.values()}
GAPS = {
    "spacing",
    "horizontalSpacing",
    "verticalSpacing",
    "leftMargin",
    "rightMargin",
    "topMargin",
    "bottomMargin",
}
# Colours that no theme changes, by the end of the file's path, each with its reason.
SAME_IN_BOTH = {
    "desktop/walls/photomarks.py": "marks on a photo, which is as light at night",
    "desktop/cards/cardmarks.py": "marks on what the camera sees",
    "desktop/stage/trial.py": "the steps of grey that a beamer must tell apart",
}
WHITE_AND_BLACK = {"#FFFFFF", "#FFF", "#000000", "#000"}


def _distances(form: Path) -> Iterator[int]:
    for part in ET.parse(form).iter("property"):
        if part.get("name") in GAPS:
            yield int(part.findtext("number") or 0)


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.stem)
def test_that_a_form_keeps_the_distances_of_the_scale(form: Path) -> None:
    assert set(_distances(form)) <= DISTANCES


def test_that_the_style_sheet_has_the_sizes_of_the_table_and_no_colour_of_its_own() -> None:
    found = {int(size) for size in re.findall(r"font-size:\s*(\d+)px", SHEET)}
    assert found
    assert found <= SIZES
    assert re.findall(r"#[0-9A-Fa-f]{3,8}\b|rgba?\(", SHEET) == []


def test_that_painters_letter_in_the_sizes_of_the_table() -> None:
    places = [module for module in modules() if module.place.startswith("cocreate_desktop/desktop/")]
    found = {
        (module.place, int(size))
        for module in places
        for size in re.findall(r"setPixelSize\((\d+)\)", module.text)
    }
    assert found
    assert {one for one in found if one[1] not in SIZES} == set()


def test_that_colours_come_from_the_tokens() -> None:
    places = [
        module
        for module in modules()
        if module.place.startswith(("cocreate_desktop/desktop/", "cocreate_desktop/phones/"))
        and not module.place.endswith(tuple(SAME_IN_BOTH))
    ]
    sheets = [
        (path.name, path.read_text(encoding="utf-8")) for path in (ROOT / "resources").rglob("phone.css")
    ]
    texts = [*((module.place, module.text) for module in places), *sheets]
    found = {
        (name, colour) for name, text in texts for colour in re.findall(r"[\"':]#[0-9A-Fa-f]{3,8}\b", text)
    }
    assert {one for one in found if one[1][1:].upper() not in WHITE_AND_BLACK} == set()


@pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])
def test_that_words_of_a_rule_can_be_read_on_the_ground_of_that_rule(tokens: Tokens) -> None:
    rules = re.findall(r"\{([^}]*)\}", SHEET)
    pairs = []
    for rule in rules:
        ground = re.search(r"(?<![-\w])background:\s*\$(\w+)", rule)
        words = re.search(r"(?<![-\w])color:\s*\$(\w+)", rule)
        if ground and words:
            pairs.append((words[1], ground[1]))
    assert len(pairs) > 5
    poor = [pair for pair in pairs if look.contrast(tokens.colour(pair[0]), tokens.colour(pair[1])) < 4.5]
    assert poor == []


def test_that_no_step_has_a_green_button_beside_that_of_the_foot() -> None:
    """A screen may have one: on the evening that is Next, unless a screen over the step has a main deed of its own."""
    green = [
        form.stem
        for form in (ROOT / "ui" / "steps").glob("*.ui")
        if any(
            one.get("name") == "role" and (one.findtext("string") or "") == "main"
            for one in ET.parse(form).iter("property")
        )
    ]
    assert green == []


def test_that_colours_on_a_phone_change_at_once() -> None:
    """A button that fades while it is switched off has, for a while, words that cannot be read."""
    sheet = (ROOT / "resources" / "phone" / "phone.css").read_text(encoding="utf-8")
    assert re.findall(r"transition[^;}]*(?:color|background|all)", sheet) == []
