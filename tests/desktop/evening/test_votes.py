"""While a vote is open the room of the evening reads only its turnout for each ballot, and shows it wherever it stands."""

import pytest
from PySide6.QtWidgets import QLabel

from cocreate_desktop.desktop import forms
from cocreate_desktop.desktop.evening.changes import Changes
from cocreate_desktop.desktop.evening.stagepicture import StagePicture
from cocreate_desktop.desktop.steps.votechannel import ChannelTile
from cocreate_desktop.domain.events import BackupMade, BallotCast, Changed, GuestsChanged, HallChanged
from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.overview import EveningView
from cocreate_desktop.services.tallying import RoundView
from tests.desktop.evening.conftest import Scene


def shown(scene: Scene) -> EveningView:
    assert scene.room.view is not None
    return scene.room.view


def voting(scene: Scene) -> RoundView:
    found = shown(scene).round
    assert found is not None
    return found


@pytest.fixture
def open_vote(scene: Scene) -> Scene:
    """The scene at its vote, open, with 41 people counted."""
    scene.services.evenings.change(scene.evening.id, present=41)
    scene.go(Kind.VOTE)
    scene.services.voting.open(voting(scene).round.id)
    scene.desk.relay.tell_now()
    return scene


def cast(scene: Scene, *tokens: str, channel: Channel = Channel.PHONE) -> None:
    """Each of these gives one dot to the first option."""
    found = voting(scene)
    for token in tokens:
        scene.services.casting.cast(found.round.id, token, {found.options[0].id: 1}, channel)


def test_that_ballots_alone_are_counted_and_nothing_else_is_read(open_vote: Scene) -> None:
    before = shown(open_vote)
    cast(open_vote, "anna", "bilal", "anna")
    open_vote.desk.relay.tell_now()
    after = shown(open_vote)
    assert voting(open_vote).voted == 2
    assert after.notes is before.notes
    assert after.evening is before.evening


def test_that_what_is_counted_is_what_a_whole_look_would_give(open_vote: Scene) -> None:
    found = voting(open_vote)
    open_vote.services.counting.type_count(found.round.id, Channel.HANDS, found.options[1].id, 3)
    open_vote.desk.relay.tell_now()
    cast(open_vote, "anna", "bilal")
    cast(open_vote, "kaart", channel=Channel.CARD)
    open_vote.desk.relay.tell_now()
    assert shown(open_vote) == open_vote.services.overview.evening(open_vote.evening.id)
    assert len(voting(open_vote).channels) == 3


def test_that_turnout_is_shown_at_the_desk_and_in_the_picture_for_the_room(open_vote: Scene) -> None:
    cast(open_vote, "anna", "bilal")
    open_vote.desk.relay.tell_now()
    assert forms.child(open_vote.room, QLabel, "voted").text() == "2 van 41"
    assert "2" in forms.child(open_vote.room, ChannelTile, str(Channel.PHONE)).count
    picture = forms.child(open_vote.room, StagePicture, "picture")
    before = picture.grab().toImage()
    cast(open_vote, "carla")
    open_vote.desk.relay.tell_now()
    assert forms.child(open_vote.room, QLabel, "voted").text() == "3 van 41"
    assert picture.grab().toImage() != before


def test_that_an_earlier_poll_that_is_looked_at_stays(open_vote: Scene) -> None:
    first = voting(open_vote).round.id
    services = open_vote.services
    cast(open_vote, "anna", "bilal")
    services.voting.close(first)
    services.voting.reveal(first)
    again = services.voting.again(first)
    services.voting.open(again.id)
    open_vote.desk.relay.tell_now()
    cast(open_vote, "anna")
    open_vote.desk.relay.tell_now()
    assert voting(open_vote).voted == 1
    assert voting(open_vote) == services.overview.round(again.id)


def test_that_only_ballots_for_the_open_vote_that_is_shown_are_counted_alone(open_vote: Scene) -> None:
    changes, view = Changes(open_vote.room), shown(open_vote)
    mine = BallotCast(view.project.id, voting(open_vote).round.id)
    note = Changed(view.project.id, "note", "n", OpKind.SET, frozenset(("text",)))
    assert changes.votes_only((mine, GuestsChanged(3), BackupMade("", "")), view)
    assert not changes.votes_only((), view)
    assert not changes.votes_only((GuestsChanged(3),), view)
    assert not changes.votes_only((mine, note), view)
    assert not changes.votes_only((mine, HallChanged(True, "http://x")), view)
    assert not changes.votes_only((BallotCast(view.project.id, "another"),), view)


def test_that_a_vote_that_is_over_is_read_whole(open_vote: Scene) -> None:
    changes = Changes(open_vote.room)
    found = voting(open_vote)
    open_vote.services.voting.close(found.round.id)
    open_vote.desk.relay.tell_now()
    assert voting(open_vote).round.phase is Phase.CLOSED
    ballot = BallotCast(found.round.project_id, found.round.id)
    assert not changes.votes_only((ballot,), shown(open_vote))
    open_vote.go(Kind.WELCOME)
    assert not changes.votes_only((ballot,), shown(open_vote))
