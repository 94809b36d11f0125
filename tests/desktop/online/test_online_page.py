"""The follow-up at the desk: what came in is dealt with by key and with undo, votes stay blind, and the address is tried for
real before anything is kept."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from cocreate_desktop.desktop.aftercare.room import ONLINE, AftercareRoom
from cocreate_desktop.desktop.online import inboxwords
from cocreate_desktop.desktop.online.askdialog import AskDialog
from cocreate_desktop.desktop.online.headwords import Deed
from cocreate_desktop.desktop.online.questiondialog import QuestionDialog
from cocreate_desktop.desktop.online.saiddelegate import ROW_ROLE
from cocreate_desktop.desktop.online.votewords import VoteDeed
from cocreate_desktop.desktop.saving import Saved, SavedDialog
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.online import OnlinePhase, Serves, short_code
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.syncerrors import Unreachable
from cocreate_desktop.language import _
from cocreate_desktop.services.onlinereach import Answer
from tests.desktop.online.conftest import EATING, HUB, AtHome
from tests.desktop.scene import Scene

CODED = "Ik heb een marktkraam over"


def states(home: AtHome) -> dict[str, NoteState]:
    return {one.text: one.state for one in home.services.online.inbox().items}


def choose(home: AtHome, words: str) -> None:
    rows = home.page.inbox.rows
    place = next(place for place in range(rows.rowCount()) if words in rows.item(place).text())
    home.page.inbox.said.setCurrentIndex(rows.index(place, 0))


def press(qtbot: QtBot, home: AtHome, key: Qt.Key) -> None:
    """Keys count in the window that is in front."""
    said = home.page.inbox.said
    home.room.activateWindow()
    said.setFocus()
    home.until(said.hasFocus)
    qtbot.keyClick(said, key)


def test_that_what_came_in_is_shown_hidden_and_hung_up_by_key_with_undo(qtbot: QtBot, home: AtHome) -> None:
    inbox = home.page.inbox
    assert inbox.rows.rowCount() == 3
    assert set(states(home).values()) == {NoteState.WAITING}
    flagged = next(inbox.rows.item(n).data(ROW_ROLE) for n in range(3) if "06" in inbox.rows.item(n).text())
    assert [flag.words for flag in flagged.flags] == [_("waits"), _("phone number?")]
    choose(home, CODED)
    press(qtbot, home, Qt.Key.Key_S)
    assert states(home)[CODED] is NoteState.SHOWN
    assert inbox.chosen is not None
    assert inbox.chosen.waits, "the next one that waits comes by itself"
    home.desk.undo.undo()
    assert states(home)[CODED] is NoteState.WAITING
    inbox.deeds["showAll"].click()
    assert states(home) == {
        CODED: NoteState.SHOWN, "Ik kan schilderen": NoteState.SHOWN, "Bel me: 06 12345678": NoteState.WAITING,
    }  # fmt: skip
    choose(home, "06 12345678")
    press(qtbot, home, Qt.Key.Key_Delete)
    assert states(home)["Bel me: 06 12345678"] is NoteState.HIDDEN
    choose(home, CODED)
    press(qtbot, home, Qt.Key.Key_W)
    board = home.services.overview.evening(home.evening_id)
    (hung,) = (note for note in board.notes if note.channel is Channel.ONLINE)
    theme = next(one for one in board.board.themes if one.name == EATING)
    assert (hung.text, hung.theme_id) == (CODED, theme.id)
    assert not inbox.deeds["wall"].isEnabled(), "it hangs once"
    home.desk.undo.undo()
    assert all(
        note.channel is not Channel.ONLINE for note in home.services.overview.evening(home.evening_id).notes
    )


def test_that_things_are_told_with_who_stands_behind_them_and_filter_what_was_said(home: AtHome) -> None:
    inbox = home.page.inbox
    names = [inbox.abouts.item(place).text() for place in range(inbox.abouts.count())]
    assert names[1].startswith(f"{EATING}, ")
    assert names[1].endswith(inboxwords.told_text(2, 2, 2))
    inbox.abouts.setCurrentRow(1)
    assert inbox.rows.rowCount() == 2
    inbox.abouts.setCurrentRow(0)
    assert inbox.rows.rowCount() == 3
    assert [(row.name, row.number) for row in home.page.visits.bars.rows] == [
        ("Flyer Kerkstraat", 9),
        (_("without an invitation"), 4),
    ]
    assert sum(home.page.visits.bars.rows[0].days) == 9


def test_that_an_answer_stays_until_it_is_kept_and_is_taken_back(qtbot: QtBot, home: AtHome) -> None:
    choose(home, CODED)
    press(qtbot, home, Qt.Key.Key_A)
    dialog = home.page.inbox.dialog
    assert dialog is not None
    dialog.words.setPlainText("x" * 5000)
    dialog.accept()
    assert dialog.isVisible(), "what is too long stays, with a sentence"
    dialog.words.setPlainText("Graag. Breng hem zaterdag.")
    dialog.accept()
    (said,) = (one for one in home.services.online.inbox().items if one.text == CODED)
    assert said.answer == "Graag. Breng hem zaterdag."
    home.desk.undo.undo()
    (said,) = (one for one in home.services.online.inbox().items if one.text == CODED)
    assert said.answer == ""
    choose(home, "schilderen")
    assert not home.page.inbox.deeds["answer"].isEnabled()


def test_that_the_head_says_how_it_stands_and_each_deed_can_be_taken_back(home: AtHome) -> None:
    head, current = home.page.head, home.services.projects.current
    assert not home.room.head_items().report.isVisibleTo(home.room.head_items()), "one green button a screen"
    assert (head.told.deed, head.told.second, head.told.green) == (Deed.CLOSE, Deed.OFF, False)
    head.copy.click()
    assert QGuiApplication.clipboard().text() == f"{HUB}/F/{short_code(current().id)}"
    head.deed.click()
    assert current().online is OnlinePhase.CLOSED
    assert head.told.deed is Deed.OPEN
    home.desk.undo.undo()
    assert current().online is OnlinePhase.OPEN
    head.second.click()
    assert (current().online, head.told.deed, head.told.green) == (OnlinePhase.OFF, Deed.OPEN, True)
    home.page.inbox.moderated.click()
    assert not current().online_moderated
    home.desk.undo.undo()
    assert current().online_moderated


def test_that_what_hangs_on_walls_is_printed_in_one_go(home: AtHome, tmp_path: Path) -> None:
    home.page.head.print.click()
    assert home.page.asking is not None
    home.page.asking.dialog.close()
    out = tmp_path / "posters"
    home.page.asking.saved.emit(Saved(out, None))
    home.until(lambda: len(home.page.window().findChildren(SavedDialog)) == 1)
    assert len([one for one in out.glob("*.pdf") if one.read_bytes().startswith(b"%PDF")]) == 3


def test_that_a_vote_at_home_is_asked_counted_blind_closed_and_told(home: AtHome) -> None:
    votes, services = home.page.votes, home.services
    votes.new_question.click()
    asking = votes.dialog
    assert isinstance(asking, QuestionDialog)
    asking.accept()
    assert asking.isVisible(), "without a question nothing is asked"
    asking.question.setText("Waar komt de tafel?")
    asking.options.setPlainText("Onder de lindes\n\nAan het water\n")
    asking.until.setText("1-12-2026")
    asking.accept()
    row = next(row for row in votes.rows if row.line.question == "Waar komt de tafel?")
    assert row.line.deeds[0] is VoteDeed.CLOSE
    options = services.voting.options(row.line.round.id)
    assert [one.text for one in options] == ["Onder de lindes", "Aan het water"]
    services.store.run(services.online.voting(row.line.round.id, "een", {options[0].id: 1}))
    home.desk.relay.tell_now()
    row = next(row for row in votes.rows if row.line.question == "Waar komt de tafel?")
    assert row.line.people == 1
    assert "Onder de lindes" not in row.told.accessibleName()
    row.deed.click()
    assert services.voting.round_of(row.line.round.step_id).phase is Phase.CLOSED  # type: ignore[union-attr]  # it has one
    row = next(row for row in votes.rows if row.line.question == "Waar komt de tafel?")
    assert row.line.deeds == (VoteDeed.REVEAL, VoteDeed.ASK)
    row.deed.click()
    row = next(row for row in votes.rows if row.line.question == "Waar komt de tafel?")
    assert row.line.deeds[0] is VoteDeed.AGAIN
    row.deed.click()
    again = votes.dialog
    assert isinstance(again, AskDialog)
    again.until.setText("30-02-2027")
    again.accept()
    assert again.isVisible(), "a day that is none stays, with a sentence"
    again.until.setText("")
    again.codes.setChecked(True)
    again.accept()
    asked = services.voting.round_of(row.line.round.step_id)
    assert asked is not None
    assert (asked.follows, asked.online, asked.online_codes) == (row.line.round.id, True, True)


def test_that_the_weight_is_chosen_in_words_and_taken_back(home: AtHome) -> None:
    weight, current = home.page.votes.weight, home.services.projects.current
    weight.setCurrentIndex(weight.findData(50))
    weight.activated.emit(weight.currentIndex())
    assert current().online_weight == 50
    home.desk.undo.undo()
    assert (current().online_weight, weight.currentData()) == (0, 0)


def test_that_an_address_is_tried_before_it_is_kept_and_a_wrong_one_stays(home: AtHome) -> None:
    home.page.head.where.click()
    dialog, current = home.page.where, home.services.projects.current
    assert dialog is not None
    assert dialog.serves is Serves.HUB
    home.centre.answer = Answer.UNSAFE
    dialog.look.click()
    home.until(lambda: bool(home.centre.looked) and dialog.look.isEnabled())
    code = short_code(current().id)
    assert home.centre.looked == [(f"{HUB}/F/{code}", code)]
    assert dialog.answer.text() == _(
        "Its certificate is wrong: phones would warn people. Ask who looks after that website."
    )
    dialog.choices[Serves.PAGE].setChecked(True)
    assert dialog.answer.text() == "", "what was found was found of something else"
    dialog.web.setText("geen adres")
    dialog.accept()
    assert dialog.isVisible()
    dialog.web.setText("gemeente.nl/plein")
    dialog.accept()
    assert (current().follow_up, current().follow_up_by) == ("https://gemeente.nl/plein", Serves.PAGE)
    assert home.page.head.told.deed is Deed.NONE
    home.desk.undo.undo()
    assert (current().follow_up_by, current().online) == (Serves.HUB, OnlinePhase.OPEN)


def test_that_a_message_goes_once_and_stays_when_the_centre_is_away(home: AtHome) -> None:
    visits, centre = home.page.visits, home.centre
    home.until(lambda: visits.known is not None)
    visits.message.click()
    dialog = visits.dialog
    assert dialog is not None
    home.until(lambda: dialog.told.count() == 1)
    assert not dialog.deed_button.isEnabled(), "nothing is sent without words"
    dialog.words.setPlainText("De tafel komt in april.")
    centre.trouble = Unreachable(peer="de centrale")
    dialog.accept()
    home.until(lambda: not dialog.busy)
    assert dialog.words.toPlainText() == "De tafel komt in april."
    centre.trouble = None
    dialog.accept()
    home.until(lambda: bool(home.heard.messages))
    assert len(centre.sent) == 2
    assert centre.sent[0] == centre.sent[1], "asked again under the same id nothing is sent twice"


def test_that_a_project_without_an_address_shows_one_way_on(qtbot: QtBot, scene: Scene) -> None:
    room = AftercareRoom(scene.desk, scene.host)
    room.resize(scene.host.size())
    scene.host.show()
    room.enter(scene.evening_id)
    qtbot.waitUntil(lambda: room.replies.online.told.accessibleName() == _("no address yet"))
    room.replies.online.look.click()
    assert room.tabs[ONLINE].isChecked()
    head = room.online.head
    assert (head.told.deed, head.told.green) == (Deed.WHERE, True)
    head.deed.click()
    dialog = room.online.where
    assert dialog is not None
    dialog.choices[Serves.HUB].setChecked(True)
    assert not dialog.propose.isVisible(), "there is no centre to propose"
    dialog.accept()
    assert dialog.isVisible(), "an address is asked"
    dialog.reject()
    assert room.online.inbox.rows.rowCount() == 0
    assert not room.online.inbox.deeds["show"].isVisible()
    room.close_down()
    assert scene.services.online.inbox().items == ()
