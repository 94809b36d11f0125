"""The rules of the merge as tables: what two people wrote without knowing of one another, and what stands there afterwards."""

from __future__ import annotations

import itertools
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from cocreate_desktop.domain.chains import Fit, LogEnd, canonical, link_of
from cocreate_desktop.domain.merge import DELETED, ERASED, absorb, admit, name_of, two_versions
from cocreate_desktop.domain.ops import Op, OpKind
from cocreate_desktop.storage.replay import MemoryGround

TABLES = {"note": {"text": '""', "theme": '"t"', DELETED: "false"}}
ADD, SET, FORGET, DELETE, FACT, ERASE = OpKind


def known(entity: str) -> Mapping[str, str]:
    return TABLES.get(entity, {})


@dataclass
class Writer:
    """Somebody with a log of her own; ``says`` makes her next op at a moment (milliseconds)."""

    device: str
    end: LogEnd = field(default_factory=LogEnd)

    def says(self, ms: int, kind: OpKind, name: str = "", value: object = None, **other: Any) -> Op:
        header: dict[str, Any] = {"entity": "note", "entity_id": "n", "base": "", "subject": "", **other}
        said = header.pop("raw", canonical(value))
        op = Op(
            project_id="p",
            device=self.device,
            seq=self.end.seq + 1,
            hlc=f"{ms:012x}.0000.{self.device}",
            kind=kind,
            field=name,
            value=said,
            salt="salt",
            link="",
            **header,
        )
        op = replace(op, link=link_of(self.end.link, op))
        self.end = LogEnd(op.seq, op.hlc, op.link)
        return op


def writers() -> tuple[Writer, Writer, Writer]:
    return Writer("a"), Writer("b"), Writer("c")


def taken_in(*ops: Op) -> MemoryGround:
    ground = MemoryGround(known)
    for op in ops:
        assert admit(op, ground) is Fit.NEXT
    return ground


def shown(ground: MemoryGround) -> dict[str, str]:
    return {name: cell.value for name, cell in ground.cells(("note", "n")).items()}


def versions(ground: MemoryGround) -> list[tuple[str, str]]:
    now = {(*place, name): cell for place in ground.rows for name, cell in ground.cells(place).items()}
    return [(one.field, one.value) for one in two_versions(ground.beaten(), now)]


# Each case: what Bram and Coen say without knowing of one another after Anna has added the note at moment 1
# (moment, kind, field, value), the text and tombstone afterwards, and the other versions.
APART: dict[str, tuple[tuple[Any, ...], tuple[Any, ...], tuple[str, str], list[tuple[str, str]]]] = {
    "the later wins and the other is kept": (
        (2, SET, "text", "B"), (3, SET, "text", "C"), ('"C"', "false"), [("text", '"B"')],
    ),
    "at one moment the device decides": (
        (2, SET, "text", "B"), (2, SET, "text", "C"), ('"C"', "false"), [("text", '"B"')],
    ),
    "two that say the same are one": (
        (2, SET, "text", "X"), (3, SET, "text", "X"), ('"X"', "false"), [],
    ),
    "another field is no other version": (
        (2, SET, "text", "B"), (3, SET, "theme", "C"), ('"B"', "false"), [],
    ),
    "removed, and changed later without knowing": (
        (2, DELETE, "", None), (3, SET, "text", "C"), ('"C"', "true"), [(DELETED, "false")],
    ),
    "changed, and removed later without knowing": (
        (3, DELETE, "", None), (2, SET, "text", "C"), ('"C"', "true"), [(DELETED, "false")],
    ),
    "removed by both": (
        (2, DELETE, "", None), (3, DELETE, "", None), ('"A"', "true"), [],
    ),
    "emptied for good, and changed later": (
        (2, FORGET, "text", []), (3, SET, "text", "C"), ('"C"', "false"), [],
    ),
    "changed, and emptied for good later": (
        (3, FORGET, "text", []), (2, SET, "text", "C"), ('""', "false"), [],
    ),
    "emptied for good by both": (
        (2, FORGET, "text", []), (3, FORGET, "text", []), ('""', "false"), [],
    ),
    "added by both": (
        (2, ADD, "", {"text": "B"}), (3, SET, "text", "C"), ('"C"', "false"), [("text", '"B"')],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", APART)
def test_that_whatever_comes_first_the_same_stands_there(case: str) -> None:
    bram, coen, (text, removed), others = APART[case]
    anna, *both = writers()
    added = anna.says(1, ADD, value={"text": "A"})
    ops = []
    for writer, (ms, kind, name, value) in zip(both, (bram, coen), strict=True):
        seen = [added.hlc] if kind is DELETE else value
        base = "" if kind is ADD else added.hlc
        ops.append(writer.says(ms, kind, name, seen, base=base))
    for order in itertools.permutations(ops):
        ground = taken_in(added, *order)
        now = shown(ground)
        assert (now["text"], now[DELETED]) == (text, removed)
        assert [one for one in versions(ground) if one != ("theme", '"t"')] == others


def test_that_who_has_seen_the_other_leaves_one_version() -> None:
    anna, bram, coen = writers()
    added = anna.says(1, ADD, value={"text": "A"})
    ours, theirs = (
        bram.says(2, SET, "text", "B", base=added.hlc),
        coen.says(3, SET, "text", "C", base=added.hlc),
    )
    settled = anna.says(4, SET, "text", "B", base=theirs.hlc)  # she saw both, and chose
    assert versions(taken_in(added, ours, theirs)) == [("text", '"B"')]
    assert versions(taken_in(added, ours, theirs, settled)) == []
    again = bram.says(5, SET, "text", "D", base=ours.hlc)
    assert versions(taken_in(added, ours, again, theirs)) == [("text", '"C"')]


def test_that_a_base_that_went_over_to_another_chain_is_still_the_base() -> None:
    anna, bram, _coen = writers()
    added = anna.says(1, ADD, value={})
    aside = Writer("m" + "0" * 31).says(2, SET, "text", "X", base=added.hlc)
    ground = taken_in(added)
    absorb(aside, ground)
    admit(bram.says(3, SET, "text", "B", base=f"{aside.hlc[:18]}the-name-it-had"), ground)
    assert (shown(ground)["text"], versions(ground)) == ('"B"', [])


def test_that_a_thing_that_was_brought_back_has_no_tombstone_to_choose() -> None:
    anna, bram, coen = writers()
    added = anna.says(1, ADD, value={"text": "A"})
    gone = bram.says(2, DELETE, value=[added.hlc], base=added.hlc)
    changed = coen.says(3, SET, "text", "C", base=added.hlc)
    back = anna.says(4, SET, DELETED, "", base=gone.hlc)
    assert versions(taken_in(added, gone, changed)) == [(DELETED, "false")]
    for order in ((added, gone, changed, back), (added, gone, back, changed)):
        ground = taken_in(*order)
        assert (shown(ground)[DELETED], versions(ground)) == ("false", [])


def test_that_a_tombstone_of_the_first_version_knows_by_its_stamp_alone() -> None:
    anna, bram, coen = writers()
    added = anna.says(1, ADD, value={"text": "A"})
    gone = bram.says(3, DELETE, base=added.hlc)
    before, after = (coen.says(2, SET, "text", "C", base=added.hlc), coen.says(4, SET, "text", "D"))
    assert versions(taken_in(added, gone, before)) == []
    assert versions(taken_in(added, gone, before, after))[-1:] == [(DELETED, "false")]


def test_that_what_was_emptied_for_good_is_gone_from_the_record_also_when_it_comes_late() -> None:
    anna, bram, coen = writers()
    added = anna.says(1, ADD, value={"text": "A", "theme": "x"})
    late, told = (
        bram.says(2, SET, "text", "B", base=added.hlc),
        anna.says(3, SET, "theme", "x", base=added.hlc),
    )
    emptied = anna.says(4, FORGET, "text", [added.hlc], base=added.hlc)
    after = coen.says(5, SET, "text", "C", base=emptied.hlc)
    for order in ((added, late, told, emptied, after), (added, told, emptied, late, after)):
        ground = taken_in(*order)
        assert {op.value for log in ground.logs.values() for op in log} == {
            None, '"x"', canonical([added.hlc]), '"C"'
        }  # fmt: skip
        assert shown(ground) == {"text": '"C"', "theme": '"x"', DELETED: "false"}
    earlier = coen.says(6, FORGET, "text", [])
    assert shown(taken_in(added, told, emptied, after, earlier))["text"] == '""'


def test_that_emptying_leaves_what_was_said_and_beaten_since() -> None:
    anna, bram, coen = writers()
    added = anna.says(1, ADD, value={"text": "A"})
    emptied = anna.says(4, FORGET, "text", [added.hlc], base=added.hlc)
    since = (bram.says(5, SET, "text", "B", base=added.hlc), coen.says(6, SET, "text", "C", base=added.hlc))
    for order in itertools.permutations((emptied, *since)):
        ground = taken_in(added, *order)
        assert (shown(ground)["text"], versions(ground)) == ('"C"', [("text", '"B"')])


@pytest.mark.parametrize("about", [{"entity_id": "nobody knows"}, {"entity": "drone"}])
def test_that_what_is_not_there_can_be_emptied_and_changed_without_harm(about: dict[str, str]) -> None:
    anna, _bram, _coen = writers()
    ops = (anna.says(1, FORGET, "text", [], **about), anna.says(2, SET, "text", "x", **about))
    assert taken_in(*ops).rows == {}
    unknown = (
        anna.says(3, ADD, value={}),
        anna.says(4, FORGET, "colour", []),
        anna.says(5, SET, "colour", "red"),
    )
    assert shown(taken_in(*ops, *unknown))["text"] == '""'


@pytest.mark.parametrize("subject", ["anna", ""])
def test_that_an_erasure_takes_a_subject_or_a_thing_from_rows_and_record_also_late(subject: str) -> None:
    anna, bram, coen = writers()
    name = name_of("p", "subject", subject) if subject else name_of("p", "thing", "note", "n")
    added = anna.says(1, ADD, value={"text": "A"}, subject=subject)
    fact = anna.says(2, FACT, entity="ballot", entity_id="r:anna", value={}, subject=subject or "else")
    late = bram.says(3, SET, "text", "late", subject=subject)
    erased = coen.says(4, ERASE, entity="erasure", entity_id="", value=[name])
    for order in ((added, fact, late, erased), (added, fact, erased, late), (erased, added, fact, late)):
        ground = taken_in(*order)
        about_her = [op for device in "ab" for op in ground.logs[device] if op.subject == ERASED]
        assert ground.rows == {}
        assert {(op.value, op.salt) for op in about_her} == {(None, None)}
        assert ({op.entity_id for op in about_her}, len(ground.facts)) == (
            ({"", "n"}, 0) if subject else ({"n"}, 1)
        )


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (ADD, "[]"), (ADD, "null"), (ADD, "{"), (ADD, "[" * 200_000), (DELETE, '"x"'), (DELETE, "[1]"),
        (FORGET, "{}"), (ERASE, "[[]]"), (SET, "nonsense"), (FACT, ""),
    ],
)  # fmt: skip
def test_that_an_op_that_says_nothing_that_its_kind_can_say_is_wrong_and_changes_nothing(
    kind: OpKind, value: str
) -> None:
    ground = MemoryGround(known)
    assert admit(Writer("a").says(1, kind, raw=value), ground) is Fit.WRONG
    assert (ground.logs, ground.rows) == ({}, {})


def test_that_what_only_others_can_read_is_kept_and_handed_on() -> None:
    anna, _bram, _coen = writers()
    newer = anna.says(1, OpKind("merge"), "text", {"of": "a newer version"})
    sealed = anna.says(2, ADD, raw="~1:sealed")
    drone = anna.says(3, ADD, entity="drone", value={"text": "x"})
    ground = taken_in(newer, sealed, drone)
    assert (ground.logs["a"], ground.rows) == ([newer, sealed, drone], {})


def test_that_no_value_can_say_that_a_thing_is_removed_but_a_tombstone() -> None:
    anna, _bram, _coen = writers()
    assert shown(taken_in(anna.says(1, ADD, value={DELETED: "x"})))[DELETED] == "false"
