"""Where a request comes: to a project that may be seen here, or to a clear word about why there is none."""

from dataclasses import dataclass, replace

from starlette.requests import Request

from cocreate_desktop.domain.project import Project
from cocreate_desktop.language import N_
from cocreate_desktop.phones.home.live import Home, Homes, is_online
from cocreate_desktop.phones.home.people import Visitor, visitor_of
from cocreate_desktop.services.athome import HomeView


class Absent(Exception):
    """There is no page; ``status`` and the words of the one that says so. ``at``: where in a project, when it may be seen."""

    def __init__(self, status: int, head: str, words: str, at: "At | None" = None) -> None:
        super().__init__(status)
        self.status, self.head, self.words, self.at = status, head, words, at


@dataclass(frozen=True, slots=True)
class At:
    """A request that came to a project that may be seen."""

    home: Home
    view: HomeView
    visitor: Visitor

    @property
    def project(self) -> Project:
        """The project."""
        return self.view.project


class Arriving:
    """One for a process."""

    def __init__(self, homes: Homes) -> None:
        self._homes = homes

    async def at(self, request: Request, *, via: str = "", fresh: bool = False) -> At:
        """Where a request comes. Raises Absent, and what the store raises."""
        code = str(request.path_params["code"])
        home = await self._homes.find(code)
        if home is None:
            raise Absent(
                404, N_("This page is not here"), N_("No project has this address. Scan the QR code again.")
            )
        view = await home.view(fresh=fresh)
        if not is_online(view):
            raise Absent(
                404,
                N_("Not online"),
                N_("This project is not online now. Ask the organiser, or come back later."),
            )
        visitor = visitor_of(request, view.project, code, via)
        # Only what is known: else every made-up code would have pages of its own to be drawn.
        return At(home, view, visitor if visitor.via in view.outreach else replace(visitor, via=""))
