"""Photos of the hall: from a phone, a file or the clipboard. The cards in them join the sweep, and nothing of a photo stays."""

from __future__ import annotations

from pathlib import Path

from cocreate_desktop.desktop.cards.evening import PHOTO
from cocreate_desktop.desktop.walls.drops import Brought
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.walls import PhotoState, Way
from tests.desktop.cards.conftest import Voting
from tests.desktop.cards.halls import pictures
from tests.desktop.walls.eyes import packed, picture

HELD = {1: "A", 2: "B", 3: "A", 4: "C"}


def hall_photo(sides: dict[int, str] = HELD, seed: int = 5) -> bytes:
    return packed(pictures(tuple(sides.items()), seed)[0])


def gone(vote: Voting, photo_id: str) -> bool:
    """The whole photo is not there any more."""
    try:
        vote.services.walls.whole(photo_id)
    except Gone:
        return True
    return False


def test_that_a_photo_from_a_phone_is_read_and_thrown_away_at_once(vote: Voting) -> None:
    vote.prepare("choice")
    photo_id = vote.send_photo(hall_photo())
    vote.until(lambda: vote.state().seen == (1, 2, 3, 4))
    vote.until(lambda: gone(vote, photo_id))
    assert vote.services.walls.review(vote.evening.id).photos == ()
    assert any("4" in words for words in vote.heard.messages)
    assert vote.room.walls.tools.work.busy is False


def test_that_a_photo_of_a_vote_is_never_looked_at_for_notes(vote: Voting) -> None:
    vote.prepare("choice")
    done: list[object] = []
    vote.room.walls.tools.work.progressed.connect(done.append)
    photo_id = vote.send_photo(picture())
    vote.until(lambda: gone(vote, photo_id))
    vote.until(lambda: PHOTO in vote.heard.standing)
    assert done == []


def test_that_a_photo_without_cards_is_told_and_thrown_away(vote: Voting) -> None:
    vote.prepare("choice")
    photo_id = vote.send_photo(picture())
    vote.until(lambda: PHOTO in vote.heard.standing and gone(vote, photo_id))
    assert vote.state().seen == ()


def test_that_a_photo_adds_to_what_the_camera_read(vote: Voting, tmp_path: Path) -> None:
    vote.prepare("choice")
    vote.hall({5: "C", 6: "C"})
    screen = vote.open_screen()
    vote.sweep(2)
    path = tmp_path / "zaal.jpg"
    path.write_bytes(hall_photo())
    screen.drops.brought.emit(Brought(Way.FILE, (path,)))
    vote.until(lambda: len(vote.state().seen) == 6)
    votes = vote.votes()
    assert [votes[option.id] for option in vote.options] == [2, 1, 3]


def test_that_a_photo_counts_for_the_question_that_is_asked(vote: Voting) -> None:
    vote.prepare("approval")
    vote.eyes.names = ()
    vote.open_screen()
    second = vote.options[1].id
    vote.cards.session.go(1)
    vote.send_photo(hall_photo({1: "A", 2: "B"}))
    vote.until(lambda: vote.state(second).seen == (1, 2))
    assert vote.state(vote.options[0].id).seen == ()


def test_that_a_photo_that_comes_when_the_vote_is_closed_is_told_and_thrown_away(vote: Voting) -> None:
    vote.prepare("ranking")
    vote.services.voting.close(vote.found.round.id)
    vote.see()
    photo_id = vote.send_photo(hall_photo())
    vote.until(lambda: gone(vote, photo_id))
    vote.until(lambda: PHOTO in vote.heard.standing)
    states = {photo.state for photo in vote.services.walls.review(vote.evening.id).photos}
    assert PhotoState.ARRIVED not in states


def test_that_a_file_that_is_no_picture_is_told(vote: Voting, tmp_path: Path) -> None:
    vote.prepare("choice")
    vote.eyes.names = ()
    screen = vote.open_screen()
    path = tmp_path / "brief.jpg"
    path.write_bytes(b"geen foto")
    screen.drops.brought.emit(Brought(Way.FILE, (path,)))
    vote.until(lambda: PHOTO in vote.heard.standing)
    assert any("brief.jpg" in words for words in vote.heard.warnings)
