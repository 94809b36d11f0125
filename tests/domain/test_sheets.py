"""What the codes of sheets say: what is written is read back, and what is something else is nobody's sheet."""

import pytest

from cocreate_desktop.domain.sheets import SLIP, TABLE, SheetCode, code_text, mark_of, read_code, slip_address


@pytest.mark.parametrize(("kind", "number", "page"), [(SLIP, 12, 1), (TABLE, 3, 2), ("count", 1, 1)])
def test_that_what_is_written_is_read_back(kind: str, number: int, page: int) -> None:
    assert read_code(code_text(7, kind, number, page)) == SheetCode(7, kind, number, page)
    marked = code_text(7, kind, number, page, mark_of("a round"))
    found = read_code(marked.upper())
    assert found == SheetCode(7, kind, number, page, mark=mark_of("a round"))
    assert (found.of(7, "a round"), found.of(7, "another"), found.of(8, "a round")) == (True, False, False)


def test_that_the_address_of_a_slip_tells_its_vote_and_its_code() -> None:
    address = "HTTP://192.168.8.2:8080/J/39QJWZG0N9K7RPEE8AYWTJBBZ6"
    assert read_code(slip_address(address, 4)) == SheetCode(4, SLIP, token="39QJWZG0N9K7RPEE8AYWTJBBZ6")
    assert read_code(address.lower()) == SheetCode(0, SLIP, token="39QJWZG0N9K7RPEE8AYWTJBBZ6")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "WIFI:S:CoCreate;;",
        "https://voorbeeld.nl/buurtplein",
        "cocreate:round/x/slip/1",
        "cocreate:round/1/slip",
    ],
)
def test_that_other_codes_are_no_sheets(text: str) -> None:
    assert read_code(text) is None
