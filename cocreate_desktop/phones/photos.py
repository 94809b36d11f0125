"""The page where anybody with its QR code sends photos: of a wall of notes, and in a vote of raised cards or of a poster with
stickers. The code is a role code: it adds photos and opens nothing else. Each photo is made fit to keep before it is stored,
and is answered only after it has been stored for good."""

import asyncio
import hashlib
import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from starlette.datastructures import FormData, UploadFile
from starlette.requests import ClientDisconnect, Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import BaseRoute

from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import BadFile, DiskFull, NotAllowed
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.secrecy import upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import Way
from cocreate_desktop.language import _, speaking
from cocreate_desktop.phones.display import display_of
from cocreate_desktop.phones.forms import STORE_PROBLEMS, an_id, status_of, stored, wants_json
from cocreate_desktop.phones.guests import Minute, language_of, remembering
from cocreate_desktop.phones.live import Latest, LiveHub
from cocreate_desktop.phones.pages import Pages
from cocreate_desktop.phones.receiving import Places, form_of
from cocreate_desktop.phones.rolecode import latest_for, routes_of
from cocreate_desktop.phones.shield import BodyTooLarge
from cocreate_desktop.services.seeing import LARGEST_FILE, WholePhoto
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)

PHOTOS_A_MINUTE: Final = 120
_WORKED_AT_ONCE: Final = 2
_MOST_WAITING: Final = 60
_PATIENCE: Final = 300.0  # seconds for a body: ten large photos over a busy Wi-Fi

TakesPhoto = Callable[[bytes, str], WholePhoto]
"""``services.seeing.Eyes.take``: the photo of bytes with a name. Raises BadFile."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """How it went with one photo: ``status`` as HTTP says it, ``said`` a translated sentence, ``photo`` its id once it is
    stored."""

    name: str
    status: int
    said: str
    photo: str = ""

    @property
    def ok(self) -> bool:
        """Whether it is stored."""
        return bool(self.photo)


class Photos:
    """The page, and what it takes in."""

    def __init__(
        self,
        services: Services,
        evening_id: str,
        hub: LiveHub,
        pages: Pages,
        take: TakesPhoto,
        now: Callable[[], float],
    ) -> None:
        self._services = services
        self._evening_id = evening_id
        self._hub = hub
        self._pages = pages
        self._take = take
        self._pace = Minute(now, PHOTOS_A_MINUTE)
        self._places = Places()
        self._working = asyncio.Semaphore(_WORKED_AT_ONCE)
        self._waiting = 0

    def routes(self) -> list[BaseRoute]:
        """Its addresses."""
        return routes_of("F", self.show, self.receive)

    async def show(self, request: Request) -> Response:
        """The page, for whoever has the code."""
        latest = await self._latest(request)
        language = language_of(request, latest.view.project.language)
        return remembering(self._page(request, latest, language), request, language)

    async def receive(self, request: Request) -> Response:
        """Takes the photos of a form. No proof of the page is asked: whoever knows the address knows the code."""
        latest = await self._latest(request)
        language = language_of(request, latest.view.project.language)
        with speaking(language):
            if self._pace.too_many or self._waiting >= _MOST_WAITING:
                problem = Outcome("", 429, _("Many photos are coming in just now. Try again in a moment."))
                return self._answer(request, latest, language, [problem])
            self._waiting += 1
            try:
                outcomes = await self._taken_in(request)
            except ClientDisconnect:
                return Response(status_code=400)  # nobody hears it: the phone sends it again
            finally:
                self._waiting -= 1
        return self._answer(request, latest, language, outcomes)

    async def _taken_in(self, request: Request) -> list[Outcome]:
        # The place is kept until the photos are stored: until then the body is in memory.
        async with self._places.for_body_of(request):
            return await self._received(request)

    async def _received(self, request: Request) -> list[Outcome]:
        try:
            async with asyncio.timeout(_PATIENCE):
                form = await form_of(request)
        except BodyTooLarge:
            return [Outcome("", 413, _too_large())]
        except (OSError, TimeoutError) as problem:
            log.error("a photo of a phone could not be received", exc_info=problem)
            return [Outcome("", 503, sentence_of(problem))]
        try:
            sent = _sent(form)
            chosen, vote_step = (an_id(str(form.get(name, ""))) for name in ("id", "vote"))
            ids = [_id_of(chosen, number) for number in range(len(sent))]
            done = [await self._one(file, name, vote_step) for file, name in zip(sent, ids, strict=True)]
        finally:
            await form.close()
        return done or [Outcome("", 422, _("No photo was chosen yet."))]

    async def _one(self, file: UploadFile, photo_id: str, vote_step: str) -> Outcome:
        name = (file.filename or "")[-100:]
        if (file.size or 0) > LARGEST_FILE:
            return Outcome(name, 413, _too_large())
        self._pace.add()
        try:
            async with self._working:
                photo = await asyncio.to_thread(self._take, await file.read(), name)
                arriving = self._services.walls.arriving
                work = arriving(
                    self._evening_id, photo, way=Way.PHONE, photo_id=photo_id, vote_step=vote_step
                )
                made = await stored(self._services.store, work)
        except STORE_PROBLEMS as problem:
            status = 422 if isinstance(problem, BadFile) else status_of(problem)
            if status == 503:
                log.error("a photo of a phone could not be stored", exc_info=problem)
            return Outcome(name, status, sentence_of(problem))
        return Outcome(name, 200, _arrived(photo), made.id)

    async def _latest(self, request: Request) -> Latest:
        return await latest_for(request, self._hub, upload_token)

    def _answer(self, request: Request, latest: Latest, language: str, outcomes: list[Outcome]) -> Response:
        """To the page's script what became of the (one) photo, to a form the page with what became of each."""
        first = next((one for one in outcomes if not one.ok), outcomes[0])
        if wants_json(request):
            told = {"ok": first.ok, "said": first.said, "photo": first.photo}
            return JSONResponse(told, status_code=first.status)
        page = self._page(request, latest, language, outcomes)
        page.status_code = first.status
        return page

    def _page(
        self, request: Request, latest: Latest, language: str, outcomes: list[Outcome] | None = None
    ) -> Response:
        step = latest.view.step
        vote = step.id if step is not None and step.kind is Kind.VOTE else ""
        values = {
            "address": request.url.path,
            "display": display_of(request),
            "vote": vote,
            "asked": bool(vote) or any(one.kind in (Kind.IDEAS, Kind.THEMES) for one in latest.view.steps),
            "outcomes": outcomes or [],
            "photo_id": new_id(),
            "largest": LARGEST_FILE,
        }
        return HTMLResponse(self._pages.render("photos.html", language, latest.view.project, **values))


def _sent(form: FormData) -> list[UploadFile]:
    """The photos of a form; a field that was left empty comes as a file without name and bytes."""
    files = [one for one in form.getlist("photo") if isinstance(one, UploadFile)]
    return [one for one in files if one.filename or one.size]


def _id_of(chosen: str, number: int) -> str:
    """The id of the photo with this number in a form that has an id: the same again when the form is sent again."""
    if not chosen or number == 0:
        return chosen
    return hashlib.sha256(f"{chosen} {number}".encode()).hexdigest()[:32]


def _arrived(photo: WholePhoto) -> str:
    if photo.halved:
        return _("The photo has arrived. It was very large, so it was kept at half its size.")
    return _("The photo has arrived.")


def _too_large() -> str:
    return _("This photo was not taken: {why}").format(why=_("it is larger than 80 MB."))


def sentence_of(problem: BaseException) -> str:
    """What somebody with a phone is told."""
    if isinstance(problem, OSError) and not isinstance(problem, TimeoutError):
        problem = disk_error(problem, "")
    if isinstance(problem, BadFile):
        return _("This photo was not taken: {why}").format(why=problem.values["why"])
    if isinstance(problem, NotAllowed):
        return _("This evening asks for no photos of notes.")
    if isinstance(problem, DiskFull):
        return _("The disk of the laptop is full, so this photo was not kept. Tell the facilitator.")
    return _(
        "The laptop could not keep this photo just now. It is still on your phone. Try again in a moment."
    )
