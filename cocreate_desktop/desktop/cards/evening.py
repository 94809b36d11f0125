"""Cameras and photos of a vote in the room of the evening: opens the screens for cards, stickers and sheets in the place of the
step, and tells the stage which cards were seen. It knows no face and no step."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from ...language import _, ngettext
from ...services.overview import EveningView
from ...services.seeing import WholePhoto
from ...services.tallying import RoundView
from ..desk import Desk
from ..dots.counted import PageCount
from ..stage.state import CardsOnStage
from ..steps.face import StepFace
from ..walls.drops import Brought
from ..walls.photoqueue import Refused
from .session import CardSession, Told
from .taking import PhotoTaking, SheetsSeen

if TYPE_CHECKING:
    from ..dots.screen import DotsScreen
    from ..sheets.screen import SheetsScreen
    from .screen import CardsScreen

    Screen = CardsScreen | DotsScreen | SheetsScreen

PHOTO, POSTER, SHEETS = "vote.photo", "vote.poster", "vote.sheets"
"""The keys of the bars."""


class EveningCards(QObject):
    """``spread`` shows a screen in the place of the step, with the foot below it, or with None puts the step back."""

    # Emits: nothing; a screen was left and the step's face is there again.
    left = Signal()
    # Emits: nothing; the stage shows other cards now, or there is another main deed.
    changed = Signal()

    def __init__(self, desk: Desk, room: QWidget, spread: Callable[[QWidget | None], None]) -> None:
        super().__init__(room)
        self._desk, self._room, self._spread = desk, room, spread
        self.session = CardSession(desk, self)
        self.taking = PhotoTaking(desk, self.session, self)
        self.cards: CardsScreen | None = None
        self.dots: DotsScreen | None = None
        self.sheets: SheetsScreen | None = None
        self._shown: Screen | None = None
        self._view: EveningView | None = None
        self._page: PageCount | None = None
        self._seen_sheets: list[SheetsSeen] = []
        self._on_stage: CardsOnStage | None = None
        self.session.changed.connect(self._on_session)
        self.session.told.connect(self._on_told)
        self.taking.told.connect(self._on_told)
        self.taking.page.connect(self._on_page)
        self.taking.sheets.connect(self._on_sheets)
        self.taking.refused.connect(self._on_photo_refused)
        self.taking.photos.turned.connect(self._on_turned)

    @property
    def showing(self) -> bool:
        """Whether one of the screens is what is shown."""
        return self._shown is not None

    def places(self) -> tuple[str, ...]:
        """The name of the screen that is shown."""
        made = {"cards": self.cards, "dots": self.dots, "sheets": self.sheets}
        return tuple(f"screen:{name}" for name, one in made.items() if one is not None and one is self._shown)

    @property
    def acting(self) -> bool:
        """Whether the screen that is shown has a main deed of its own."""
        checked = (one for one in (self.dots, self.sheets) if one is not None)
        return any(one is self._shown and one.checking for one in checked)

    @property
    def on_stage(self) -> CardsOnStage | None:
        """What the room may see of the cards; None while none are asked for."""
        return self._on_stage

    def hear(self, face: StepFace) -> None:
        """Opens what a face asks for."""
        for name, slot in (
            ("wants_cards", self.open_cards),
            ("wants_dots", self.open_dots),
            ("wants_sheets", self.open_sheets),
        ):
            signal = getattr(face, name, None)
            if signal is not None:
                signal.connect(slot)

    def show_view(self, view: EveningView) -> None:
        """The evening of now; a screen of another step goes, and so does one over a result that the room may see."""
        before = self._step_id
        self._view = view
        if self._step_id != before and self._seen_sheets:
            self._seen_sheets.clear()
            self._desk.voice.solved(SHEETS)
        found = view.round
        if self._shown is not None and (found is None or found.round.phase.shown or self._step_id != before):
            self.close_screen()
        if self._shown is not None:
            self.session.watch(found)
            self._shown.show_view(view)
        self.taking.show_view(view)

    def enter(self) -> bool:
        """The room is shown; says whether one of the screens is what is shown in it, and then has the focus."""
        if self._shown is not None:
            self._shown.open()
        return self._shown is not None

    def leave(self) -> None:
        """Another room is shown: no camera is on while nobody looks."""
        if self._shown is not None:
            self._shown.close_down()

    def take_focus(self) -> bool:
        """The screen takes the focus when it is what is shown."""
        if self._shown is not None:
            self._shown.take_focus()
        return self._shown is not None

    def close(self) -> None:
        """The project closes: everything that runs ends soon."""
        self.leave()
        self.taking.stop()
        for key in (PHOTO, POSTER, SHEETS):
            self._desk.voice.solved(key)

    @Slot(object)
    def open_cards(self, _round_id: object = None) -> None:
        """The screen on which cards are read takes the step's place."""
        if self._round is None:
            return
        if self.cards is None:
            self.cards = self._made_cards()
        self.session.watch(self._round)
        self._show(self.cards)

    @Slot(object)
    def open_dots(self, _round_id: object = None) -> None:
        """The screen on which stickers are counted takes the step's place."""
        if self._round is None:
            return
        if self.dots is None:
            self.dots = self._made_dots()
        self._show(self.dots)
        page, self._page = self._page, None
        if page is not None:
            self._desk.voice.solved(POSTER)
            self.dots.show_page(page)

    @Slot(object)
    def open_sheets(self, _round_id: object = None) -> None:
        """The screen on which slips and table sheets are entered takes the step's place."""
        if self._round is None:
            return
        if self.sheets is None:
            self.sheets = self._made_sheets()
        self._show(self.sheets)
        waiting, self._seen_sheets = self._seen_sheets, []
        self._desk.voice.solved(SHEETS)
        for seen in waiting:
            self.sheets.show_sheets(seen.name, seen.looked)

    @Slot()
    def close_screen(self) -> None:
        """Back to the step's face; what was read stays."""
        if self._shown is None:
            return
        self._shown.close_down()
        self._shown = None
        self._spread(None)
        self._tell_stage()
        self.changed.emit()
        self.left.emit()

    @property
    def _round(self) -> RoundView | None:
        return self._view.round if self._view is not None else None

    @property
    def _step_id(self) -> str:
        return self._view.step.id if self._view is not None and self._view.step is not None else ""

    def _show(self, screen: Screen) -> None:
        if self._view is None or screen is self._shown:
            return
        if self._shown is not None:
            self._shown.close_down()
        self._shown = screen
        self._desk.voice.solved(PHOTO)
        screen.show_view(self._view)
        self._spread(screen)
        screen.open()
        self._tell_stage()

    def _made_cards(self) -> CardsScreen:
        # Asked for when cards are read for the first time and not before: many evenings have none.
        from .screen import CardsScreen

        screen = CardsScreen(self._desk, self.session, self._room)
        screen.left.connect(self.close_screen)
        screen.brought.connect(self._on_brought)
        screen.choice.refused.connect(self._on_refused)
        return screen

    def _made_dots(self) -> DotsScreen:
        from ..dots.screen import DotsScreen

        screen = DotsScreen(self._desk, self._room)
        screen.left.connect(self.close_screen)
        screen.brought.connect(self._on_brought)
        screen.shot.connect(self._on_shot)
        screen.turned.connect(self.changed)
        return screen

    def _made_sheets(self) -> SheetsScreen:
        from ..sheets.screen import SheetsScreen

        screen = SheetsScreen(self._desk, self._room)
        screen.left.connect(self.close_screen)
        screen.brought.connect(self._on_brought)
        screen.shot.connect(self._on_shot)
        screen.turned.connect(self.changed)
        return screen

    def _tell_stage(self) -> None:
        """Numbers only, and only while cards are asked for."""
        session, now = self.session, None
        if self._shown is not None and self._shown is self.cards and session.questions:
            stands = session.standing
            now = CardsOnStage(session.reading, session.option_id, stands.handed_out, stands.seen)
        if now != self._on_stage:
            self._on_stage = now
            self.changed.emit()

    @Slot()
    def _on_session(self) -> None:
        self._tell_stage()

    @Slot(object)
    def _on_told(self, told: Told) -> None:
        self._desk.voice.message(told.words, self._desk.undo.undo if told.undo else None)

    @Slot(object)
    def _on_brought(self, brought: Brought) -> None:
        self._desk.voice.solved(PHOTO)
        sheets = self.sheets is not None and self._shown is self.sheets
        self.taking.bring(brought, cards=self._shown is self.cards, sheets=sheets)

    @Slot(object)
    def _on_shot(self, photo: WholePhoto) -> None:
        self.taking.shot(photo, sheets=self.sheets is not None and self._shown is self.sheets)

    @Slot(object)
    def _on_page(self, page: PageCount) -> None:
        """A page of the poster: it is checked at once where stickers are counted, and waits elsewhere."""
        if self._shown is not None and self._shown is self.dots:
            self.dots.show_page(page)
            return
        self._page = page
        words = ngettext(
            "{n} sticker counted in the photo of the poster.",
            "{n} stickers counted in the photo of the poster.",
            page.total,
        )
        more = _("They count once you have looked at them.")
        self._desk.voice.warning(POSTER, words.format(n=page.total), more, _("Look at it"), self.open_dots)

    @Slot(object)
    def _on_sheets(self, seen: SheetsSeen) -> None:
        """Sheets in a photo: they are entered at once where that is done, and wait elsewhere."""
        if self._shown is not None and self._shown is self.sheets:
            self.sheets.show_sheets(seen.name, seen.looked)
            return
        self._seen_sheets.append(seen)
        number = sum(len(one.looked.sheets) for one in self._seen_sheets)
        words = ngettext("{n} sheet lies in a photo.", "{n} sheets lie in photos.", number).format(n=number)
        more = _("They count once you have entered them.")
        self._desk.voice.warning(SHEETS, words, more, _("Enter them"), self.open_sheets)

    @Slot(object)
    def _on_photo_refused(self, told: Told) -> None:
        if self._shown is not None and self._shown is self.dots:
            self.dots.say(told.words)
        elif self._shown is not None and self._shown is self.sheets:
            self.sheets.say(told.words)
        else:
            self._desk.voice.warning(PHOTO, told.words, "", _("All right"), self._drop_bar)

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        self._on_photo_refused(Told(f"{refused.name}: {refused.why}"))

    @Slot()
    def _on_turned(self) -> None:
        for screen in (self.dots, self.sheets):
            if screen is not None:
                screen.set_busy(self.taking.photos.busy)

    def _drop_bar(self) -> None:
        self._desk.voice.solved(PHOTO)
