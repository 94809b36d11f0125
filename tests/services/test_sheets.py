"""What a code on paper means for the vote of now: its own slip or table, one that is in already, or one of something else."""

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.sheets import code_text, mark_of, slip_address
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.language import _
from cocreate_desktop.services.auditing import text_of
from cocreate_desktop.services.sheets import SheetState, SheetTold, table_names
from tests.services.conftest import House


def told(house: House, *texts: str) -> tuple[SheetTold, ...]:
    return house.services.sheets.tell(house.round.id, texts)


def states(house: House, *texts: str) -> list[SheetState]:
    return [one.state for one in told(house, *texts)]


def test_that_a_slip_is_known_by_its_number_and_by_its_address(house: House) -> None:
    house.open_vote()
    codes, number = house.services.cards.make_codes(house.evening.id, 3), house.round.number
    by_number, by_address = told(
        house, code_text(number, "slip", 2), slip_address(f"HTTP://10.0.0.2:8080/J/{codes[2].token}", number)
    )
    assert (by_number.channel, by_number.number, by_number.typed) == (Channel.PAPER, 2, codes[1].typed)
    assert (by_address.number, by_address.typed) == (3, codes[2].typed)
    assert by_number.state is by_address.state is SheetState.READY


def test_that_a_slip_that_voted_says_by_which_road(house: House) -> None:
    house.open_vote()
    codes, number = house.services.cards.make_codes(house.evening.id, 2), house.round.number
    house.services.casting.enter_slip(house.round.id, codes[0].typed, house.dots(1))
    house.services.casting.cast(house.round.id, codes[1].token, house.dots(1), Channel.PHONE, by_code=True)
    slips = [code_text(number, "slip", place) for place in (1, 2)]
    assert states(house, *slips) == [SheetState.ENTERED, SheetState.ELSEWHERE]


def test_that_a_table_brings_its_name_and_says_when_it_is_in(house: House) -> None:
    house.open_vote()
    number = house.round.number
    sheet, page, any_table, again = (
        code_text(number, "table", 2),
        code_text(number, "table", 2, 2),
        code_text(number, "table", 0),
        code_text(number, "table", 0),
    )
    found = told(house, sheet, page, any_table, again)
    ready = SheetState.READY
    assert [one.state for one in found] == [ready, SheetState.PAGE, ready, ready]
    assert found[0].table == _("Table {n}").format(n=2)
    assert found[2].table == ""
    house.services.casting.enter_table(house.round.id, found[0].table, 6, house.dots(1))
    assert states(house, sheet) == [SheetState.ENTERED]


def test_that_what_belongs_elsewhere_is_told_apart(house: House) -> None:
    house.open_vote()
    number = house.round.number
    step = house.services.evenings.add_step(house.evening.id, Kind.VOTE)
    house.services.evenings.change_step(step.id, question="Iets anders?")
    other = house.services.voting.round_of(step.id)
    assert other is not None
    found = told(
        house,
        code_text(other.number, "table", 1),
        code_text(900, "table", 1),
        code_text(number, "slip", 77),
        code_text(number, "count", 1),
        "https://voorbeeld.nl",
    )
    assert [one.state for one in found] == [
        SheetState.OTHER_ROUND,
        SheetState.OTHER_PROJECT,
        SheetState.OTHER_PROJECT,
        SheetState.OTHER_KIND,
        SheetState.STRANGE,
    ]
    assert found[0].question == "Iets anders?"
    assert not any(one.state.enters for one in found)


def test_that_a_sheet_of_another_project_is_told_apart_though_its_vote_has_the_same_number(
    house: House,
) -> None:
    house.open_vote()
    number, mine, other = house.round.number, mark_of(house.round.id), mark_of("a round of another project")
    strange, own, before, other_any = (
        code_text(number, "table", table, 1, mark)
        for table, mark in ((2, other), (2, mine), (2, ""), (0, other))
    )
    assert states(house, strange, own, before, other_any) == [
        SheetState.OTHER_PROJECT, SheetState.READY, SheetState.TWICE, SheetState.OTHER_PROJECT,
    ]  # fmt: skip
    assert states(house, before) == [SheetState.READY], "what was printed before is read as it was"


def test_that_the_same_slip_counts_once_however_its_code_is_written(house: House) -> None:
    house.open_vote()
    codes, number = house.services.cards.make_codes(house.evening.id, 1), house.round.number
    address = slip_address(f"HTTP://10.0.0.2:8080/J/{codes[0].token}", number)
    assert states(house, code_text(number, "slip", 1), address) == [SheetState.READY, SheetState.TWICE]


def test_that_a_sheet_of_another_vote_stands_in_what_happened(house: House) -> None:
    house.open_vote()
    auditing, round_id = house.services.auditing, house.round.id
    auditing.refused(round_id, Happening.OTHER_SHEET, channel="paper", subject="Iets anders?")
    auditing.refused(round_id, Happening.OTHER_SHEET, channel="paper")
    named, unnamed = (
        text_of(line) for line in auditing.lines(round_id) if line.what is Happening.OTHER_SHEET
    )
    assert "Iets anders?" in named
    assert "()" not in unnamed


def test_that_tables_are_called_as_on_their_notes_or_by_number() -> None:
    assert table_names(["Rood", "2", "", "2"], 40) == (_("Table {n}").format(n=2), "Rood")
    assert len(table_names([], 13)) == 3
    assert len(table_names([], None)) == 6
    assert len(table_names([], 900, most=40)) == 40
