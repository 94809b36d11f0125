"""One note beside its words: the crop, the line to check them on, what is in doubt, its colour and place. It keeps what
was typed on each note until that is taken, and changes nothing itself."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QLabel, QWidget

from ...domain.privacy import FLAG_NAMES, flags
from ...domain.walls import Sighting, SightingState
from ...language import _
from .. import forms
from ..parts.chip import Chip
from ..parts.keybutton import KeyButton
from ..parts.shortlabel import NameLabel
from ..steps.colourchoice import ColourChosen
from . import reviewwords
from .crops import CropPicture, CropShelf
from .notetext import NoteText
from .paperbutton import PaperButton
from .reviewstate import ReviewState


@dataclass(slots=True)
class Draft:
    """What was typed on a note and which colour was chosen, None and empty for nothing. ``taken`` once the note was taken with
    them: then the note says it, until that is undone."""

    words: str | None = None
    letter: str = ""
    taken: bool = False


class NoteCard(QObject):
    """Wires the note's part of the form ``walls/review``."""

    # Emits: nothing; the colour of the note was chosen.
    coloured = Signal()

    def __init__(self, form: QWidget, crops: CropShelf, parent: QObject) -> None:
        super().__init__(parent)
        self._crops = crops
        self._crop = forms.child(form, CropPicture, "crop")
        self._name = forms.child(form, QLabel, "noteName")
        self._chip = forms.child(form, Chip, "stateChip")
        self.text = forms.child(form, NoteText, "text")
        self._meant = forms.child(form, QLabel, "meant")
        self._proposal = forms.child(form, KeyButton, "proposal")
        self._paper = forms.child(form, PaperButton, "paper")
        self._where = forms.child(form, NameLabel, "where")
        self._hint_row = forms.child(form, QWidget, "hintRow")
        self._personal = forms.child(form, Chip, "personal")
        self._hint = forms.child(form, QLabel, "hint")
        self._one: Sighting | None = None
        self._state = ReviewState()
        self._shown: tuple[object, ...] = ()
        self._drafts: dict[str, Draft] = {}
        self._said = ""
        self._proposal.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.text.textChanged.connect(self._on_text)
        self._proposal.clicked.connect(self.take_proposal)
        self._paper.chosen.connect(self._on_paper)

    @property
    def words(self) -> str:
        """What stands on the line now."""
        return self.text.toPlainText()

    @property
    def letter(self) -> str:
        """The colour that was chosen for the note; empty for the paper's own."""
        return self._chosen()

    @property
    def changed(self) -> bool:
        """Whether words or colour are not those that were shown."""
        return self.text.typed or bool(self.letter)

    def set_crop_side(self, side: int) -> None:
        """How large the crop is, in pixels."""
        self._crop.set_side(side)

    def show_note(self, one: Sighting, state: ReviewState, number: int) -> None:
        """Shows a note. What was typed on it stays, whatever the machine reads meanwhile."""
        self._keep()
        another = self._one is None or self._one.id != one.id
        self._one, self._state = one, state
        words, shown = state.words_of(one), (one.id, one.state, state.words_of(one), one.doubts)
        draft = self._draft()
        if draft.taken and one.state is SightingState.TAKEN:
            draft = Draft()
        if another or (shown != self._shown and not self.text.typed):
            typed = draft.words is not None and draft.words != words
            doubts = reviewwords.doubts_of(one) if one.state is SightingState.OPEN else ()
            self.text.show_words(
                draft.words if draft.words is not None and typed else words, doubts, typed=typed
            )
            self._shown = shown
        if another:
            self._said = ""
            self._crop.show_picture(self._crops.whole(one.picture))
        self._show_around(one, number)
        self._on_text()

    def show_none(self) -> None:
        """No note is checked now."""
        self._keep()
        self._one, self._shown = None, ()

    def prepare(self, sighting_id: str, words: str) -> None:
        """Words for a note that is made of others; they stay until somebody changes them."""
        if not words.strip():
            return
        self._drafts[sighting_id] = Draft(words)
        if self._one is not None and self._one.id == sighting_id:
            self.text.show_words(words, typed=True)

    def hand_on(self, heirs: Mapping[str, str]) -> None:
        """Notes that were outlined anew keep what was typed on them: the id of now by that of before."""
        self._keep()
        for before, now in heirs.items():
            if before in self._drafts:
                self._drafts[now] = self._drafts.pop(before)

    def drop(self, sighting_id: str) -> None:
        """It was taken with what was typed: undo shows that again."""
        draft = self._drafts.setdefault(sighting_id, Draft())
        draft.words, draft.taken = self.words, True
        self.text.document().setModified(False)
        self._shown = ()

    def forget(self) -> None:
        """Another evening: nothing typed is kept."""
        self._drafts.clear()
        self._one, self._shown = None, ()

    def paint(self, letter: str) -> None:
        """Another colour, by its letter."""
        if self._one is None:
            return
        self._keep()
        own = self._state.letter_of(self._one)
        draft = self._draft()
        draft.letter, draft.taken = "" if letter == own else letter, False
        self._show_paper(self._one)
        self.coloured.emit()

    @Slot()
    def take_proposal(self) -> None:
        """The next word in doubt becomes the one that may be meant."""
        for word, meant in self.text.doubts():
            if meant:
                self.text.replace(word, meant)
                break
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def say(self, words: str) -> None:
        """A kind word under the note, for eyes and ears, until something is typed."""
        self._said = words
        self._show_hint()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.text, words))

    @Slot()
    def _on_text(self) -> None:
        if self._one is None:
            return
        if self.text.typed:
            self._said = ""
        meant = next((meant for _word, meant in self.text.doubts() if meant), "")
        self._meant.setVisible(bool(meant))
        self._proposal.setVisible(bool(meant))
        if meant:
            self._proposal.setText(meant)
            self._proposal.setAccessibleName(_("Did you mean {word}").format(word=meant))
        self._show_chip(self._one)
        self._show_hint()

    @Slot(object)
    def _on_paper(self, chosen: ColourChosen) -> None:
        self.paint(chosen.letter)

    def _show_around(self, one: Sighting, number: int) -> None:
        name = _("Note {n}").format(n=number) if number else _("Seen before")
        self._name.setText(name)
        chip = self._show_chip(one)
        self._crop.setAccessibleName(_("{note} as it hangs there").format(note=name))
        self.text.setAccessibleDescription(", ".join(filter(None, (name, chip))))
        self.text.setReadOnly(one.state in (SightingState.DOUBLE, SightingState.REJECTED))
        self._show_paper(one)

    def _show_chip(self, one: Sighting) -> str:
        """How it stands, with the words in doubt that are left; gives the words."""
        words, kind, icon = reviewwords.chip_of(one, len(self.text.doubts()))
        self._chip.show_state(words, kind, icon)
        self._chip.setAccessibleName(words)
        self._chip.setVisible(bool(words))
        return words

    def _show_paper(self, one: Sighting) -> None:
        letter = self._chosen() or self._state.letter_of(one)
        self._paper.show_letter(letter)
        self._where.show_words(reviewwords.where_words(self._chosen(), letter, one))

    def _show_hint(self) -> None:
        found = flags(self.words)
        self._personal.setVisible(bool(found) and not self._said)
        if found:
            self._personal.show_state(_(FLAG_NAMES[found[0]]), "warn", "warning")
        words = self._said or (_("It waits first: the room sees it when you say so.") if found else "")
        self._hint.setText(words)
        self._hint_row.setVisible(bool(words))

    def _draft(self) -> Draft:
        if self._one is None:
            return Draft()
        return self._drafts.setdefault(self._one.id, Draft())

    def _chosen(self) -> str:
        """The colour that somebody chose and that the note has not got yet."""
        draft = self._draft()
        gone = draft.taken and self._one is not None and self._one.state is SightingState.TAKEN
        return "" if gone else draft.letter

    def _keep(self) -> None:
        if self._one is not None and self.text.typed:
            draft = self._draft()
            draft.words, draft.taken = self.words, False
