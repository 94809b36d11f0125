"""docs/secret-ballot.md, claim by claim: who can lead a ballot to a person, until when, and why not after that."""

from __future__ import annotations

import json
from pathlib import Path

from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import AuditLine, CastBallot, Happening, Round
from cocreate_desktop.domain.secrecy import answerer_of, author_of, voter_of
from cocreate_desktop.exchange.controlfile import control_of
from cocreate_desktop.exchange.sheets import export
from cocreate_desktop.services.outside import Format
from tests.filedump import free_pages, said_in
from tests.laptops import an_open_vote, meet, two_laptops

FIELDS: dict[str, object] = {"name": "Plein", "question": "Wat mis je?"}


def ballots(opened: OpenWorkspace, made: Round) -> tuple[CastBallot, ...]:
    return opened.services.store.read(lambda reader: reader.ballots(made.id))


def test_that_a_published_vote_leads_to_nobody_on_any_laptop(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "secret", FIELDS) as (first, second):
        made = an_open_vote(first)
        codes = first.services.cards.make_codes(made.evening_id, 6)
        option = first.services.voting.options(made.id)[0].id
        for code in codes:
            first.services.casting.cast(made.id, code.token, {option: 1}, Channel.PHONE, by_code=True)
        first.services.casting.enter_slip(made.id, codes[0].typed, {option: 2})
        note = author_of(evening_secret(first), codes[0].token)
        meet(first, second)
        mine = voter_of(made.secret, codes[0].token)
        # Until it is published whoever holds file and code can: the page says so.
        for opened in (first, second):
            assert mine in {one.voter for one in ballots(opened, made)}
        assert len({mine, note, answerer_of(evening_secret(first), codes[0].token)}) == 3
        first.services.voting.close(made.id)
        first.services.voting.reveal(made.id)
        first.services.voting.publish(made.id)
        meet(first, second)
        copy = first.workspace.backups.make()
        files = [first.workspace.path, second.workspace.path]
        keys = [first.workspace.recovery_key(), second.workspace.recovery_key()]
        known = [code.token for code in codes]
        for opened in (first, second):
            assert opened.services.store.read(lambda reader: reader.get(Round, made.id)).secret == ""
            lines = opened.services.auditing.lines(made.id)
            replaced = [line for line in lines if line.what is Happening.REPLACED]
            assert [line.subject for line in replaced] == [""]
            nobody_by_any_secret_that_is_left(opened, made, known)
    for path, key in zip([*files, Path(copy)], [*keys, keys[0]], strict=True):
        assert made.secret not in said_in(path, key), path.name
        assert free_pages(path, key) == 0, path.name
        assert not path.with_name(path.name + "-wal").exists()


def evening_secret(opened: OpenWorkspace) -> str:
    return opened.services.evenings.all()[0].secret


def nobody_by_any_secret_that_is_left(opened: OpenWorkspace, made: Round, tokens: list[str]) -> None:
    """No voter can be computed from any text of 64 hexadecimal signs that the file still holds, and any code."""
    dumped = said_in(opened.workspace.path, opened.workspace.recovery_key())
    found = _hexadecimal(dumped)
    voters = {one.voter for one in ballots(opened, made)}
    assert len(found) > 20
    assert not {voter_of(secret, token) for secret in found for token in tokens} & voters


def _hexadecimal(words: str) -> set[str]:
    parts = words.replace('"', " ").split()
    return {part for part in parts if len(part) == 64 and set(part) <= set("0123456789abcdef")}


def test_that_the_file_of_a_published_vote_holds_no_old_page_with_its_secret(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "secret", FIELDS) as (first, _second):
        made = an_open_vote(first)
        for verb in (
            first.services.voting.close,
            first.services.voting.reveal,
            first.services.voting.publish,
        ):
            verb(made.id)
        wal = first.workspace.path.with_name(first.workspace.path.name + "-wal")
        # It was emptied when the secret went; a few pages were written since, of which none can hold it.
        assert not wal.exists() or wal.stat().st_size < 16_000
        assert "scrub" not in said_in(first.workspace.path, first.workspace.recovery_key()).splitlines()


def test_that_nothing_that_leaves_tells_when_a_ballot_came_or_by_which_laptop(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "secret", FIELDS) as (first, _second):
        made = an_open_vote(first)
        one, other = (option.id for option in first.services.voting.options(made.id)[:2])
        for number in range(40):
            choice = {one: 1 + number % 2} if number < 20 else {other: 1 + number % 2}
            first.services.casting.cast(made.id, f"{number:026}", choice, Channel.PHONE)
        first.services.voting.close(made.id)
        first.services.voting.reveal(made.id)
        first.services.voting.publish(made.id)
        came = ballots(first, made)
        out = export(first.services, made.evening_id, Format.JSONL, tmp_path / "out.jsonl")
        control = first.services.overview.control(made.id)
        assert control is not None
        told = json.dumps(control_of(control))
        words = out.read_text(encoding="utf-8")
        for ballot in came:
            for secret in (ballot.voter, ballot.stamp, ballot.device, control.last.seal.secret):
                assert secret not in told
                assert secret not in words
        lines = [json.loads(line) for line in words.splitlines()]
        order = ["A" in line["choices"] for line in lines if line["type"] == "ballot"]
        assert sum(order) == 20
        assert order != sorted(order, reverse=True), "one time in 137 thousand million"
        shown = [entry["choices"]["value"][1][0][0] == one for entry in json.loads(told)["ballots"]]
        assert shown != sorted(shown, reverse=True)


def test_that_a_backup_from_before_the_publishing_still_leads_to_people(tmp_path: Path) -> None:
    """No promise but a warning: the page and the handbook tell what to do with such a backup."""
    with two_laptops(tmp_path, "secret", FIELDS) as (first, second):
        made = an_open_vote(first)
        meet(first, second)
        old = first.workspace.backups.make()
        key = first.workspace.recovery_key()
        first.services.voting.close(made.id)
        first.services.voting.reveal(made.id)
        first.services.voting.publish(made.id)
        assert made.secret in said_in(Path(old), key)
        meet(first, second)
        back = tmp_path / "back.cocreate"
        back.write_bytes(Path(old).read_bytes())
        restored = open_services(back, key=key)
        try:
            meet(restored, second)  # as soon as it meets a laptop that was there
            assert restored.services.store.read(lambda reader: reader.get(Round, made.id)).secret == ""
            assert made.secret not in said_in(back, key)
            lines = restored.services.store.read(lambda reader: reader.find(AuditLine, round_id=made.id))
            assert Happening.PUBLISHED in {line.what for line in lines}
        finally:
            restored.close()
