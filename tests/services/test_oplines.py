"""Ops as lines: each comes back as it was, and nothing that is none is taken for one."""

import json

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.domain.stamps import next_stamp
from cocreate_desktop.services.oplines import FIELDS, line_of, op_of

TEXT = st.text(
    st.characters(categories=("L", "M", "N", "P", "S", "Z", "Cc", "Cf"), exclude_characters="\0"), max_size=20
)
NAME = TEXT.filter(bool)
STAMP = st.builds(next_stamp, st.just(""), st.integers(0, 2**41), NAME)
OPS = st.builds(
    Op, project_id=st.just("p"), device=NAME, seq=st.integers(1, 2**63 - 1), hlc=STAMP, base=st.just("") | STAMP,
    kind=st.sampled_from(OpKind), entity=TEXT, entity_id=TEXT, field=TEXT, subject=TEXT, link=TEXT, salt=st.none() | TEXT,
    value=st.none() | st.builds(lambda value: json.dumps(value, ensure_ascii=False), TEXT | st.integers() | st.booleans()),
)  # fmt: skip
GOOD = line_of(
    Op(project_id="p", device="laptop", seq=1, hlc=next_stamp("", 7, "laptop"), base="", kind=OpKind.ADD, entity="note",
       entity_id="n", field="", value='{"text":"Meer groen"}', salt="s", subject="", link="l")
)  # fmt: skip


@given(op=OPS)
def test_that_an_op_comes_back_as_it_was_in_one_line(op: Op) -> None:
    line = line_of(op)
    assert "\n" not in line
    assert op_of("p", line) == op


def test_that_the_line_belongs_to_the_project_it_came_with_and_later_places_are_passed_over() -> None:
    longer = json.dumps([*json.loads(GOOD), {"of a": "later version"}])
    assert op_of("other", longer).project_id == "other"
    assert op_of("p", longer) == op_of("p", GOOD)


def test_that_an_op_of_a_kind_that_only_a_newer_version_knows_is_handed_on_as_it_came() -> None:
    parts = json.loads(GOOD)
    parts[FIELDS.index("kind")] = "weigh"
    line = json.dumps(parts, separators=(",", ":"))
    assert line_of(op_of("p", line)) == line


@pytest.mark.parametrize(
    ("place", "wrong"),
    [
        ("device", ""), ("device", None), ("seq", 0), ("seq", True), ("seq", "1"), ("seq", 2**63), ("seq", 1.0),
        ("hlc", ""), ("hlc", "tomorrow"), ("hlc", "000000000007.0000."), ("base", "never"), ("kind", ""), ("kind", 7),
        ("entity", 7), ("entity_id", "n\0"), ("field", ["text"]), ("subject", "\ud800"), ("link", None), ("salt", 1),
        ("value", {"text": "Meer groen"}), ("value", '"\\u0000"'), ("value", '"\\\\\\u0000"'), ("value", '"\\ud83d"'),
    ],
)  # fmt: skip
def test_that_a_line_with_one_wrong_part_is_refused(place: str, wrong: object) -> None:
    parts = json.loads(GOOD)
    parts[FIELDS.index(place)] = wrong
    with pytest.raises(ValueError, match=r"."):
        op_of("p", json.dumps(parts))


def test_that_a_backslash_before_what_looks_like_an_escape_is_no_escape() -> None:
    parts = json.loads(GOOD)
    parts[FIELDS.index("value")] = json.dumps("\\u0000 and \\\\ud800", ensure_ascii=False)
    assert op_of("p", json.dumps(parts)).value == parts[FIELDS.index("value")]


@given(line=st.text() | st.builds(json.dumps, st.lists(st.none() | st.integers() | st.text(), max_size=14)))
@example("[" * 100_000)
@settings(deadline=None)
def test_that_garbage_is_never_an_op(line: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        op_of("p", line)
