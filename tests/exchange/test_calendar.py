"""The calendar file, read back by a small reader that knows RFC 5545 and nothing of how it was written."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.apps.outward import FileDesk
from cocreate_desktop.domain.errors import FileProblem
from cocreate_desktop.exchange.calendar import OCTETS, Entry, calendar, export
from tests.paper.evenings import an_evening

NOW = datetime(2026, 11, 24, 18, 30, tzinfo=UTC)


def read_back(content: bytes) -> list[dict[str, list[str]]]:
    """The events: every property with its values, those of alarms included."""
    lines = content.replace(b"\r\n ", b"").split(b"\r\n")
    assert lines[-1] == b""
    events: list[dict[str, list[str]]] = []
    for line in lines[:-1]:
        name, _colon, value = line.decode("utf-8").partition(":")
        if (name, value) == ("BEGIN", "VEVENT"):
            events.append({})
        elif events:
            events[-1].setdefault(name.partition(";")[0], []).append(value)
    return events


def plain(value: str) -> str:
    """A text value as people read it."""
    out, signs = "", iter(value)
    for sign in signs:
        out += sign if sign != "\\" else {"n": "\n", "N": "\n"}.get(after := next(signs), after)
    return out


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp"]), max_size=120),
    st.dates(date(2020, 1, 1), date(2100, 1, 1)),
)
def test_that_any_words_come_back_and_no_line_is_too_long(words: str, day: date) -> None:
    content = calendar("Plein", (Entry("pledge-1", day, words, f"{words}\nPlein"),), NOW)
    assert b"\n" not in content.replace(b"\r\n", b"")
    lines = content.split(b"\r\n")
    assert max(map(len, lines)) <= OCTETS
    assert all(line.decode("utf-8") or True for line in lines)  # no letter is cut in two
    (event,) = read_back(content)
    assert plain(event["SUMMARY"][0]) == words
    assert plain(event["DESCRIPTION"][0]) == (f"{words}\nPlein")
    assert event["DTSTART"] == [day.strftime("%Y%m%d")]
    assert event["DTEND"] == [(day + timedelta(days=1)).strftime("%Y%m%d")]
    assert event["TRIGGER"] == ["-PT15H", "-P2DT15H"]


def test_that_open_pledges_and_reply_moments_go_in_and_names_do_not(tmp_path: Path) -> None:
    services = an_evening().services
    services.evenings.change(services.evenings.all()[0].id, date="2026-11-24")
    shown = "De gemeente bewaart mijn naam."
    person = services.contacts.add("Noor Vos", "noor@voorbeeld.nl", "lead", shown, "2099-03-01")
    made = services.pledges.add("Bank, tafel; stoel", contact_id=person.id, due="2098-12-05")
    over = services.pledges.add("Brief", "Gemeente", "2098-12-01")
    services.pledges.set_state(over.id, "done")
    services.pledges.add("Ooit", "Gemeente")
    out = FileDesk(services).calendar(tmp_path / "afspraken.ics")
    content = out.read_bytes()
    events = read_back(content)
    assert len(events) == 1 + 3
    assert plain(events[0]["SUMMARY"][0]).endswith("Bank, tafel; stoel")
    assert b"Noor" not in content
    assert b"noor@" not in content
    uids = [event["UID"][0] for event in events]
    assert len(set(uids)) == 4
    services.pledges.change(made.id, due="2098-12-09")
    later = read_back(export(services, out).read_bytes())
    assert [event["UID"][0] for event in later] == uids
    assert later[0]["DTSTART"] == ["20981209"]
    with pytest.raises(FileProblem):
        export(services, tmp_path / "afspraken.ics" / "onder.ics")


def test_that_an_entry_written_later_counts_as_the_newer_one() -> None:
    entry = (Entry("pledge-1", date(2026, 12, 5), "Bank"),)
    numbers = [
        int(read_back(calendar("Plein", entry, moment))[0]["SEQUENCE"][0])
        for moment in (NOW, NOW + timedelta(minutes=1))
    ]
    assert numbers[0] < numbers[1] < 2**31
