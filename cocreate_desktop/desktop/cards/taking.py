"""What becomes of photos of a vote: cards in them join the sweep, a poster becomes a page to check, sheets are entered one
by one, and everything else is answered in one sentence and listed in the audit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final

from PySide6.QtCore import QObject, Signal, Slot

from ...domain.notes import Channel
from ...domain.rounds import Happening, Phase
from ...domain.steps import Kind
from ...language import _
from ...services.overview import EveningView
from ...services.seeing import CardsLooked, PosterLooked, SheetsLooked, WholePhoto
from ...services.tallying import RoundView
from ...services.ways import ways_of
from ..desk import Desk
from ..dots import dotwords
from ..dots.checking import poster_of
from ..dots.counted import page_count
from ..relay import Batch
from ..walls.drops import Brought
from ..walls.photoqueue import Refused
from . import cardwords, standing
from .photos import Asking, PhotoSeen, VotePhotos
from .session import CardSession, Told

_COUNTED: Final = (Phase.OPEN, Phase.CLOSED)


@dataclass(frozen=True, slots=True)
class SheetsSeen:
    """The sheets in a photo, and how the photo is called."""

    name: str
    looked: SheetsLooked


class PhotoTaking(QObject):
    """Photos for the vote of the step of now; ``session`` is its sweep."""

    # Emits: PageCount; a page of the poster was seen whole.
    page = Signal(object)
    # Emits: SheetsSeen; slips or table sheets lie in a photo, or nothing where only those were looked for.
    sheets = Signal(object)
    # Emits: Told; cards in a photo were taken in.
    told = Signal(object)
    # Emits: Told; why a photo gave nothing.
    refused = Signal(object)

    def __init__(self, desk: Desk, session: CardSession, parent: QObject) -> None:
        super().__init__(parent)
        self._desk, self._session = desk, session
        self._view: EveningView | None = None
        self.photos = VotePhotos(desk, self)
        self.photos.seen.connect(self._on_seen)
        self.photos.refused.connect(self._on_refused)
        desk.relay.happened.connect(self._on_happened)

    def show_view(self, view: EveningView) -> None:
        """The evening of now: photos are for its step."""
        self._view = view
        self._look_at_sent()

    def bring(self, brought: Brought, *, cards: bool = False, sheets: bool = False) -> None:
        """Looks at what was chosen, dropped or pasted: for cards, only for ``sheets``, or without either for the poster."""
        asking = self._sheets_asked() if sheets else self._asking(cards=cards)
        if asking is not None:
            self.photos.bring(asking, brought)

    def shot(self, photo: WholePhoto, *, sheets: bool = False) -> None:
        """Looks at a shot of the poster, or of ``sheets``."""
        asking = self._sheets_asked() if sheets else self._asking(cards=False)
        if asking is not None:
            self.photos.shot(asking, photo)

    def stop(self) -> None:
        """The project closes."""
        self.photos.stop()

    @property
    def _round(self) -> RoundView | None:
        return self._view.round if self._view is not None else None

    def _asking(self, *, cards: bool) -> Asking | None:
        """What a photo is looked at for now; None where no step votes."""
        found, session = self._round, self._session
        if found is None:
            return None
        session.watch(found)
        readable = session.open and session.questions and session.standing.handed_out
        sticky = found.round.phase in _COUNTED and Channel.DOTS in ways_of(found.round.method)
        return Asking(
            found.round.id,
            session.card_set if cards and readable else None,
            poster_of(found) if sticky else None,
        )

    def _sheets_asked(self) -> Asking | None:
        return Asking(self._round.round.id, sheets=True) if self._round is not None else None

    def _look_at_sent(self) -> None:
        """What phones sent for the vote of now."""
        step = self._view.step if self._view is not None else None
        if step is None or step.kind is not Kind.VOTE:
            return
        sent = [photo.id for photo in self._desk.services.walls.arrived_for(step.id)]
        asking = self._asking(cards=True) if sent else None
        if asking is not None and self._round is not None:
            asking = replace(asking, sheets=self._round.round.phase is Phase.OPEN)
            for photo_id in sent:
                self.photos.sent(asking, photo_id)

    @Slot(object)
    def _on_happened(self, batch: Batch) -> None:
        if "photo" in batch.entities:
            self._look_at_sent()

    @Slot(object)
    def _on_seen(self, seen: PhotoSeen) -> None:
        found = self._round
        if found is None or found.round.id != seen.asking.round_id:
            words = _("{name} came when the vote was over already, and was not looked at.")
            self._refuse(words.format(name=seen.name))
        elif seen.cards is not None:
            self._take_cards(seen.name, seen.cards, found)
        elif seen.sheets is not None and (seen.sheets.sheets or seen.asking == self._sheets_asked()):
            self.sheets.emit(SheetsSeen(seen.name, seen.sheets))
        elif seen.poster is not None and (seen.poster.problem != "none" or seen.asking.cards is None):
            self._take_poster(seen.poster, found)
        else:
            self._refuse(cardwords.nothing_seen(seen.name, seen.asking.poster is not None))

    def _take_cards(self, name: str, looked: CardsLooked, found: RoundView) -> None:
        session = self._session
        session.watch(found)
        before = len(session.standing.seen)
        session.seen(looked, photo=True)
        new = len(session.standing.seen) - before
        question = session.question
        option = standing.option_of(found, question) if question is not None else None
        words = cardwords.photo_read(name, len({one.number for one in looked.cards}), new)
        self.told.emit(Told(f"{option.text}. {words}" if option is not None else words))

    def _take_poster(self, looked: PosterLooked, found: RoundView) -> None:
        counting, auditing = self._desk.services.counting, self._desk.services.auditing
        number, round_id = found.round.number, found.round.id
        other = ""
        if not looked.problem and looked.round_number != number:
            other = self._desk.attempt(lambda: counting.whose_poster(looked.round_number)) or ""
        problem = dotwords.problem_of(looked, number, other)
        if looked.problem == "half":
            self._desk.attempt(lambda: auditing.refused(round_id, Happening.HALF_POSTER, channel="dots"))
        elif problem and not looked.problem:
            subject = other or str(looked.round_number)
            self._desk.attempt(
                lambda: auditing.refused(round_id, Happening.OTHER_POSTER, channel="dots", subject=subject)
            )
        poster = poster_of(found)
        count = page_count(looked, poster, found.options) if poster is not None and not problem else None
        if count is not None:
            self.page.emit(count)
        else:
            self._refuse(problem or _("This page does not belong to the poster as it is now. Print it anew."))

    @Slot(object)
    def _on_refused(self, refused: Refused) -> None:
        self._refuse(f"{refused.name}: {refused.why}")

    def _refuse(self, words: str) -> None:
        self.refused.emit(Told(words))
