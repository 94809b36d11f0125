"""Aanbod en vraag at the desk: the board of what is offered and sought, a line that keeps the focus, and from an offer to a
contact in the vault and a pledge. No name is on this screen but in the dialog that asks for it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QTableWidget, QWidget

from ...domain.consents import Purpose
from ...domain.offers import Level, Offer, OfferKind
from ...domain.vault import Contact
from ...language import _, ngettext
from ...services.contacts import ContactTyped, stands_for
from ...services.offers import OffersView
from ...services.overview import EveningView
from .. import forms
from ..aftercare.pledgedialog import PledgeDialog, PledgeDraft
from ..contacts.contactdialog import ContactDialog, Draft
from ..desk import Desk
from ..parts.keybutton import KeyButton
from . import keys, offersacts
from .face import StepFace, show_question
from .noteacts import short
from .offersboard import OffersBoard
from .offersline import OffersLine, Typed
from .offersrows import rows_of, told_text

_IN_MENU = 60


class Face(StepFace):
    """The desk's face of this kind."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        form = forms.fill(self, "steps/offers")
        self._labels = {name: forms.child(form, QLabel, name) for name in ("kicker", "question", "empty")}
        self.board = OffersBoard(forms.child(form, QTableWidget, "board"))
        self.typing = OffersLine(form, self)
        names = ("showAll", "show", "meet", "contact", "pledge", "remove")
        self._buttons = {name: forms.child(form, KeyButton, name) for name in names}
        self._menu, self._people = QMenu(self), QMenu(self)
        self._view, self._step_id = OffersView(()), ""
        self._contact_drafts: dict[str, Draft] = {}
        self._pledge_drafts: dict[str, PledgeDraft] = {}
        self._asked = ""
        self.dialog: ContactDialog | PledgeDialog | None = None
        self._wire()

    def show_view(self, view: EveningView) -> None:
        """Shows the step as it is now; what is typed stays."""
        if view.step is None:
            return
        self._step_id = view.step.id
        self._view = view.matter if isinstance(view.matter, OffersView) else OffersView(())
        self._labels["kicker"].setText(f"{view.step.title} · {told_text(self._view)}")
        show_question(self._labels["question"], view.step.question or view.project.question)
        self.typing.show_view(view.step.id, self._view)
        rows = rows_of(self._view)
        self.board.show_rows(rows)
        self.board.table.setVisible(bool(rows))
        self._labels["empty"].setVisible(not rows)
        waiting = len(self._view.waiting)
        self._buttons["showAll"].setVisible(bool(waiting))
        self._buttons["showAll"].setText(
            ngettext("Show {n} that waits", "Show {n} that wait", waiting).format(n=waiting)
        )
        self._show_deeds()

    def take_focus(self) -> None:
        """The line to type on."""
        self.typing.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wire(self) -> None:
        self.typing.entered.connect(self._on_entered)
        self.board.table.currentCellChanged.connect(self._show_deeds)
        self._menu.triggered.connect(self._on_met)
        self._people.triggered.connect(self._on_person)
        deeds = {
            "showAll": self._on_show_all,
            "show": self._on_show,
            "meet": self._on_meet,
            "contact": self._on_contact,
            "pledge": self._on_pledge,
            "remove": self._on_remove,
        }
        for name, slot in deeds.items():
            self._buttons[name].clicked.connect(slot)
        for action_id, slot in (
            ("offers.board", self._on_board),
            ("offers.back", self._on_back),
            ("offers.all", self._on_show_all),
            ("offers.kind", self._on_kind),
        ):
            keys.of_action(self, action_id, slot)
        for action_id, slot in (
            ("offers.words", self._on_words),
            ("offers.meet", self._on_meet),
            ("offers.contact", self._on_contact),
            ("offers.pledge", self._on_pledge),
        ):
            keys.of_action(self.board.table, action_id, slot)
        for key, slot in (("Return", self._on_show), ("Enter", self._on_show), ("Delete", self._on_remove)):
            keys.add(self.board.table, key, slot)

    @Slot()
    def _show_deeds(self) -> None:
        """What can be done with the one that is chosen."""
        offer = self._chosen()
        self._buttons["show"].setText(_("Hide") if offer is not None and offer.shown else _("Show"))
        sought = offer is not None and offer.kind is OfferKind.SOUGHT
        for name in ("show", "remove", "contact"):
            self._buttons[name].setEnabled(offer is not None)
        self._buttons["meet"].setEnabled(sought)
        self._buttons["pledge"].setEnabled(offer is not None and not sought)

    @Slot(object)
    def _on_entered(self, typed: Typed) -> None:
        before = self._view.of(typed.offer_id) if typed.offer_id else None
        done = offersacts.change(self.desk, before, typed) if before is not None else None
        if before is None:
            done = offersacts.put_up(self.desk, self._step_id, typed)
        if done is not None:
            self.typing.taken()

    @Slot()
    def _on_board(self) -> None:
        self.board.choose_first()
        self.board.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def _on_back(self) -> None:
        """Escape leads back to the line, and first ends a change that was begun; nothing that was typed goes."""
        if QApplication.focusWidget() is self.typing.line:
            self.typing.leave_editing()
        self.take_focus()

    @Slot()
    def _on_kind(self) -> None:
        self.typing.turn_kind()

    @Slot()
    def _on_words(self) -> None:
        offer = self._chosen()
        if offer is not None:
            self.typing.edit(offer)

    @Slot()
    def _on_show(self) -> None:
        offer = self._chosen()
        if offer is not None:
            offersacts.show(self.desk, [offer], not offer.shown, looked_at=True)

    @Slot()
    def _on_show_all(self) -> None:
        offersacts.show(self.desk, self._view.waiting, on=True, looked_at=False)

    @Slot()
    def _on_remove(self) -> None:
        offer = self._chosen()
        if offer is not None:
            offersacts.remove(self.desk, offer)

    @Slot()
    def _on_meet(self) -> None:
        """Which offer meets what is sought: those for the same idea first."""
        sought = self._chosen()
        if sought is None or sought.kind is not OfferKind.SOUGHT:
            return
        self._asked = sought.id
        self._menu.clear()
        offered = [one for each in (*self._view.themes, self._view.loose) for one in each.offered]
        for one in sorted(offered, key=lambda one: one.theme_id != sought.theme_id):
            words = _("{n}: {text}").format(n=one.number, text=short(one.text, _IN_MENU)).replace("&", "&&")
            self._menu.addAction(words).setData(one.id)
        if sought.met_by:
            self._menu.addAction(_("By nobody any more")).setData("")
        if not self._menu.isEmpty():
            self._menu.setActiveAction(self._menu.actions()[0])
            self._menu.popup(self._buttons["meet"].mapToGlobal(self._buttons["meet"].rect().bottomLeft()))

    @Slot(QAction)
    def _on_met(self, action: QAction) -> None:
        sought = self._view.of(self._asked)
        if sought is not None:
            offersacts.meet(self.desk, sought, str(action.data()))

    @Slot()
    def _on_contact(self) -> None:
        """Who offers or seeks this: somebody of the vault, or a name that is asked for."""
        offer = self._chosen()
        people = self.desk.services.contacts.all()
        if offer is None:
            return
        self._asked = offer.id
        if offer.contact_id or not people:
            self._ask_name(offer)
            return
        self._people.clear()
        self._people.addAction(_("Somebody new…")).setData("")
        for one in people:
            words = _("{lead}: {name}").format(lead=stands_for(one.number), name=one.name).replace("&", "&&")
            self._people.addAction(words).setData(one.id)
        self._people.setActiveAction(self._people.actions()[0])
        self._people.popup(self._buttons["contact"].mapToGlobal(self._buttons["contact"].rect().bottomLeft()))

    @Slot(QAction)
    def _on_person(self, action: QAction) -> None:
        offer = self._view.of(self._asked)
        if offer is not None and action.data():
            offersacts.link(self.desk, offer, str(action.data()))
        elif offer is not None:
            self._ask_name(offer)

    def _ask_name(self, offer: Offer) -> None:
        contacts = self.desk.services.contacts
        known = next((one for one in contacts.all() if one.id == offer.contact_id), None)
        lead = offer.level is Level.LEAD
        draft = self._contact_drafts.get(offer.id, Draft(purpose=Purpose.LEAD if lead else Purpose.HELP))

        def keep(typed: ContactTyped) -> Contact:
            fields = (typed.name, typed.reach_at, typed.purpose, typed.consent, typed.delete_on)
            return (
                contacts.change(known.id, *fields) if known is not None else contacts.add_for(offer.id, typed)
            )

        title = _("Who is number {n}?").format(n=offer.number)
        dialog = ContactDialog(self.desk, title, keep, draft, known, self)
        dialog.left.connect(self._on_contact_left)
        dialog.kept.connect(self._on_contact_kept)
        self.dialog = dialog
        dialog.open()

    @Slot(object)
    def _on_contact_left(self, draft: Draft) -> None:
        self._contact_drafts[self._asked] = draft
        self.board.table.setFocus()

    @Slot(object)
    def _on_contact_kept(self, contact: Contact) -> None:
        self._contact_drafts.pop(self._asked, None)
        self.desk.relay.tell_now()
        self.desk.voice.message(_("Kept in the vault as {lead}.").format(lead=stands_for(contact.number)))
        self.board.table.setFocus()

    @Slot()
    def _on_pledge(self) -> None:
        """A pledge of what is offered."""
        offer = self._chosen()
        if offer is None or offer.kind is OfferKind.SOUGHT:
            return
        self._asked = offer.id
        usual = PledgeDraft(
            offer.text,
            "" if offer.contact_id else stands_for(offer.number),
            "",
            offer.contact_id,
            offer.theme_id,
            offer.id,
            offer.evening_id,
        )
        dialog = PledgeDialog(self.desk, self._pledge_drafts.get(offer.id, usual), parent=self)
        dialog.left.connect(self._on_pledge_left)
        dialog.kept.connect(self._on_pledge_kept)
        self.dialog = dialog
        dialog.open()

    @Slot(object)
    def _on_pledge_left(self, draft: PledgeDraft) -> None:
        self._pledge_drafts[self._asked] = draft
        self.board.table.setFocus()

    @Slot(object)
    def _on_pledge_kept(self, _pledge: object) -> None:
        self._pledge_drafts.pop(self._asked, None)
        self.desk.voice.message(_("The pledge is written down."), self.desk.undo.undo)
        self.board.table.setFocus()

    def _chosen(self) -> Offer | None:
        return self._view.of(self.board.chosen())
