"""An organisation's projects on one page in the browser, for an administrator who signed in, with everything to take along.

It reads only, and knows no storage: ``make_dashboard`` is handed where projects, administrators and files come from.
"""

import asyncio
import logging
import threading
import time
from collections.abc import Awaitable, Callable, Hashable, Sequence
from dataclasses import dataclass

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from cocreate_desktop.central import exports, sign_in
from cocreate_desktop.central.dashboard_pages import ABSENT, ROOT, Pages, armed, serve
from cocreate_desktop.central.exports import FORMS, Exports
from cocreate_desktop.central.sign_in import Administrators, SignedIn
from cocreate_desktop.domain.errors import CocreateError, Gone
from cocreate_desktop.language import N_
from cocreate_desktop.services.across import ProjectFigures, figures_of
from cocreate_desktop.services.addedup import add_up
from cocreate_desktop.services.hearback import Followers
from cocreate_desktop.services.outside import Format
from cocreate_desktop.services.services import Services

log = logging.getLogger(__name__)

MOST_KEPT = 1000
"""So many projects' figures one worker remembers."""
NOT_OURS = N_("This did not come from our page. Open the page again and send it once more.")
NOT_NOW = N_("The hub cannot answer just now. What laptops sent is kept. Try again in a moment.")
NOT_WHOLE = N_(
    "Some projects could not be read just now, and a file without them would tell too little. Nothing was made. "
    "Try again in a moment."
)

NOBODY = Followers()
"""At home, of a project that has no followers."""
_WAITING, _UNREAD = "waiting", "unread"

Endpoint = Callable[[Request], Awaitable[Response]]
OwnEndpoint = Callable[[Request, SignedIn], Awaitable[Response]]
"""One for an administrator who is signed in."""


@dataclass(frozen=True, slots=True)
class Over:
    """A project whose copy the hub deleted because of its last ``day`` (YYYY-MM-DD)."""

    name: str
    day: str


@dataclass(frozen=True, slots=True)
class ProjectSource:
    """A project of the hub. ``services`` read its store; ``state`` says how far it has come (the vector, or the last op) and is
    quick to ask; ``synced_at``: when something last came in from a laptop (UTC, ISO 8601), empty before that. Both may raise a
    CocreateError, and are called in a thread of their own. ``followers``: how many at home it has; ``over``: it is no more."""

    id: str
    services: Services
    state: Callable[[], Hashable]
    synced_at: Callable[[], str]
    followers: Followers = NOBODY
    over: Over | None = None


Sources = Callable[[str], Sequence[ProjectSource]]
"""The projects of the organisation with this id. Called in a thread of its own."""


def make_dashboard(
    projects: Sources,
    administrators: Administrators,
    files: Exports,
    *,
    now: Callable[[], float] = time.monotonic,
) -> list[Route]:
    """The dashboard's addresses, all under ``/dashboard``, to be mounted before anything that catches all. ``now``: a clock in
    seconds that only goes on, for the limit on tries. The app that mounts them refuses hosts that it does not know."""
    made = _Dashboard(projects, administrators, files, now)
    return [
        Route(ROOT, made.safely(made.for_administrator(made.overview)), methods=["GET"]),
        Route(f"{ROOT}/sign-in", made.safely(made.show_sign_in), methods=["GET"]),
        Route(f"{ROOT}/sign-in", made.safely(made.sign_in), methods=["POST"]),
        Route(f"{ROOT}/sign-out", made.safely(made.for_administrator(made.sign_out)), methods=["POST"]),
        Route(f"{ROOT}/export/{{form}}", made.safely(made.for_administrator(made.across)), methods=["GET"]),
        Route(
            f"{ROOT}/projects/{{project}}/{{form}}",
            made.safely(made.for_administrator(made.project)),
            methods=["GET"],
        ),
        Route(f"{ROOT}/static/{{print}}/{{name}}", made.safely(serve), methods=["GET"]),
        Route(f"{ROOT}/{{rest:path}}", made.safely(made.absent), methods=["GET", "POST"]),
    ]


@dataclass(frozen=True, slots=True)
class Row:
    """A project as it is shown."""

    source: ProjectSource
    figures: ProjectFigures
    synced_at: str

    @property
    def id(self) -> str:
        """That of the project."""
        return self.source.id


@dataclass(frozen=True, slots=True)
class Found:
    """The projects of an organisation by name; ``waiting`` have a place and sent nothing yet, ``unread`` could not be read, and
    those that are ``over`` the last day first."""

    rows: tuple[Row, ...]
    waiting: int
    unread: int
    over: tuple[Over, ...] = ()


class KnownFigures:
    """Remembers the figures of projects for as long as nothing came in and the day is the same: a project takes a tenth of
    a second to compute. Any thread may ask."""

    def __init__(self) -> None:
        self._kept: dict[str, tuple[Hashable, ProjectFigures | None]] = {}
        self._lock = threading.Lock()

    def of(self, source: ProjectSource) -> ProjectFigures | None:
        """The figures as they are now; None while nothing came in. Raises CocreateError."""
        services = source.services
        # Asked first: what comes in meanwhile is seen the next time.
        key = (source.state(), services.clock.now().date())
        kept = self._kept.get(source.id)
        if kept is not None and kept[0] == key:
            return kept[1]
        made = figures_of(services.store, services.clock)
        with self._lock:
            self._kept.pop(source.id, None)
            if len(self._kept) >= MOST_KEPT:
                del self._kept[next(iter(self._kept))]
            self._kept[source.id] = (key, made)
        return made


class _Dashboard:
    def __init__(
        self, projects: Sources, administrators: Administrators, files: Exports, now: Callable[[], float]
    ) -> None:
        self._projects = projects
        self._administrators = administrators
        self._files = files
        self._pages = Pages()
        self._known = KnownFigures()
        self._tries = sign_in.Tries(now)
        self._one_at_a_time = asyncio.Lock()

    def safely(self, endpoint: Endpoint) -> Endpoint:
        """Whatever goes wrong is answered with a page that says so, and every answer carries the headers."""

        async def answer(request: Request) -> Response:
            language = sign_in.language_of(request)
            try:
                found = await endpoint(request)
            except (HTTPException, Gone):
                found = self._pages.problem(language, ABSENT, 404)
            except (CocreateError, OSError) as problem:
                log.exception("the dashboard could not answer", exc_info=problem)
                found = self._pages.problem(language, NOT_NOW, 503)
            return armed(sign_in.remembering(found, request, language))

        return answer

    def for_administrator(self, endpoint: OwnEndpoint) -> Endpoint:
        """Who is not signed in is asked to do that first."""

        async def answer(request: Request) -> Response:
            who = await sign_in.signed_in(request, self._administrators)
            if who is None:
                return RedirectResponse(f"{ROOT}/sign-in", status_code=303)
            return await endpoint(request, who)

        return answer

    async def absent(self, _request: Request) -> Response:
        """Any other address."""
        raise HTTPException(404)

    async def show_sign_in(self, request: Request) -> Response:
        """The page to sign in on."""
        if await sign_in.signed_in(request, self._administrators) is not None:
            return RedirectResponse(ROOT, status_code=303)
        return self._sign_in_page(request, left="out" in request.query_params)

    def _sign_in_page(
        self, request: Request, *, problem: str = "", name: str = "", status: int = 200, left: bool = False
    ) -> Response:
        proof = request.cookies.get(sign_in.PROOF, "")[: sign_in.LONGEST_NAME] or sign_in.new_proof()
        language = sign_in.language_of(request)
        answer = self._pages.answer(
            "sign_in.html",
            language,
            status=status,
            proof=proof,
            problem=problem,
            name=name,
            left=left,
            here=f"{ROOT}/sign-in",
        )
        if status == 429:
            answer.headers["Retry-After"] = "60"
        sign_in.keep(answer, request, sign_in.PROOF, proof)
        return answer

    async def sign_in(self, request: Request) -> Response:
        """Looks at a name and a password. One at a time: argon2 takes memory, and a flood of tries must not take it all."""
        form = await sign_in.fields_of(request)
        name, password = form.get("name", ""), form.get("password", "")
        proof = request.cookies.get(sign_in.PROOF, "")
        if not proof:
            return self._sign_in_page(request, problem=sign_in.NO_COOKIE, name=name, status=400)
        if not sign_in.is_ours(request, form, proof):
            return self._sign_in_page(request, problem=NOT_OURS, name=name, status=400)
        async with self._one_at_a_time:
            if self._tries.too_many(name):
                return self._sign_in_page(request, problem=sign_in.TOO_OFTEN, name=name, status=429)
            token = ""
            if len(name) <= sign_in.LONGEST_NAME and len(password) <= sign_in.LONGEST_PASSWORD:
                token = await asyncio.to_thread(self._administrators.sign_in, name.strip(), password)
            if not token:
                self._tries.failed(name)
                return self._sign_in_page(request, problem=sign_in.WRONG, name=name, status=401)
        answer = RedirectResponse(ROOT, status_code=303)
        sign_in.keep(answer, request, sign_in.SESSION, token)
        sign_in.keep(answer, request, sign_in.PROOF, "", age=0)
        return answer

    async def sign_out(self, request: Request, who: SignedIn) -> Response:
        """Ends the session."""
        if not sign_in.is_ours(request, await sign_in.fields_of(request), who.proof):
            return self._pages.problem(sign_in.language_of(request), NOT_OURS, 400)
        await asyncio.to_thread(self._administrators.sign_out, who.token)
        answer = RedirectResponse(f"{ROOT}/sign-in?out", status_code=303)
        sign_in.keep(answer, request, sign_in.SESSION, "", age=0)
        return answer

    async def overview(self, request: Request, who: SignedIn) -> Response:
        """The one page."""
        found = await self._found(who.administrator.organisation)
        return self._pages.answer(
            "dashboard.html",
            sign_in.language_of(request),
            who=who.administrator,
            proof=who.proof,
            found=found,
            together=add_up([row.figures for row in found.rows]),
            forms=FORMS,
        )

    async def _found(self, organisation: str) -> Found:
        sources = await asyncio.to_thread(self._projects, organisation)
        looked = await asyncio.gather(*(asyncio.to_thread(self._look, source) for source in sources))
        rows = [one for one in looked if isinstance(one, Row)]
        rows.sort(key=lambda row: (row.figures.project.name.casefold(), row.id))
        over = [one for one in looked if isinstance(one, Over)]
        over.sort(key=lambda one: (one.day, one.name), reverse=True)
        return Found(tuple(rows), looked.count(_WAITING), looked.count(_UNREAD), tuple(over))

    def _look(self, source: ProjectSource) -> Row | Over | str:
        if source.over is not None:
            return source.over
        try:
            figures = self._known.of(source)
            return _WAITING if figures is None else Row(source, figures, source.synced_at())
        except (CocreateError, OSError) as problem:
            log.exception("a project could not be read for the dashboard", exc_info=problem)
            return _UNREAD

    async def across(self, request: Request, who: SignedIn) -> Response:
        """All projects in one file."""
        form = _form_of(request)
        found = await self._found(who.administrator.organisation)
        language = sign_in.language_of(request)
        if found.unread:
            return self._pages.problem(language, NOT_WHOLE, 503)
        if not found.rows:
            raise HTTPException(404)
        figures = [row.figures for row in found.rows]
        today = found.rows[0].source.services.clock.now().date()
        name = who.administrator.organisation_name
        return await exports.send(
            lambda out: self._files.across(name, figures, form, today, out),
            name=f"{name} {today.isoformat()}",
            form=form,
            language=language,
        )

    async def project(self, request: Request, who: SignedIn) -> Response:
        """One project; of another organisation there is none."""
        form, wanted = _form_of(request), str(request.path_params["project"])
        sources = await asyncio.to_thread(self._projects, who.administrator.organisation)
        source = next((one for one in sources if one.id == wanted), None)
        if source is None:
            raise HTTPException(404)
        services = source.services
        project = await asyncio.to_thread(services.projects.current)
        return await exports.send(
            lambda out: self._files.project(services, form, out),
            name=f"{project.name} {form.value} {services.clock.now().date().isoformat()}",
            form=None,
            language=sign_in.language_of(request),
        )


def _form_of(request: Request) -> Format:
    name = request.path_params["form"]
    found = next((form for form in FORMS if form.value == name), None)
    if found is None:
        raise HTTPException(404)
    return found
