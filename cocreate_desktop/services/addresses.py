"""The one place that gives the address of everything a QR code opens: the project at home, a theme, a note, a vote, an
invitation. Every printed thing and every screen asks here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from cocreate_desktop.domain.online import Place, Serves, address, short_code, typed_code
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.domain.project import Project

_HOME = "F"
"""The letter below which a hub serves the projects."""


@dataclass(frozen=True, slots=True)
class Addresses:
    """Of one project. ``page`` is the address that the facilitator set, with its scheme (empty: none, and so is every answer);
    ``ways`` holds the code of each invitation by its id. Each address is as a QR code carries it, in capitals where that
    is the same; ``plain`` tells it as people read and type it."""

    page: str
    serves: Serves
    ways: Mapping[str, str] = field(default_factory=dict)

    @property
    def project(self) -> str:
        """The page of the project."""
        return self._of(Place.PROJECT)

    @property
    def support(self) -> str:
        """Where people stand behind the proposal."""
        return self._of(Place.SUPPORT)

    @property
    def help(self) -> str:
        """Where people offer help."""
        return self._of(Place.HELP)

    @property
    def mail(self) -> str:
        """Where people sign up to hear how it stands."""
        return self._of(Place.MAIL)

    def theme(self, theme_id: str) -> str:
        """The page of a theme."""
        return self._of(Place.THEME, short_code(theme_id))

    def note(self, note_id: str) -> str:
        """The page of a note."""
        return self._of(Place.NOTE, short_code(note_id))

    def round(self, round_id: str) -> str:
        """The page of a vote."""
        return self._of(Place.ROUND, short_code(round_id))

    def outreach(self, way: Outreach | str) -> str:
        """What the QR code of an invitation opens (itself, or its id); empty for one without a code. Somebody else's page gets
        no code behind it: there it would lead nowhere."""
        code = way.code if isinstance(way, Outreach) else self.ways.get(way, "")
        return self._of(Place.OUTREACH, code) if code else ""

    def _of(self, place: Place, code: str = "") -> str:
        return capitals(address(self.page, self.serves, place, code), self.serves)


def addresses_of(project: Project, ways: Iterable[Outreach] = ()) -> Addresses:
    """The addresses of a project; ``ways`` for those that ask for an invitation by its id."""
    page = project.follow_up.strip()
    whole = page if not page or "://" in page else f"https://{page}"
    return Addresses(whole, project.follow_up_by, {one.id: one.code for one in ways})


def hub_page(hub: str, project_id: str) -> str:
    """The address of a project's page on the hub at ``hub``; empty without one. One that names the project already is the same,
    in the letters in which what stands below it is found too; one of another project there tells which hub it is."""
    base, own = hub.rstrip("/"), short_code(project_id)
    parts = urlsplit(base).path.rsplit("/", 2) if base else []
    named = typed_code(parts[2]) if len(parts) == 3 and parts[1].upper() == _HOME else ""
    if len(named) == len(own):
        base = base.rsplit("/", 2)[0]
    return f"{base}/{_HOME}/{own}" if base else ""


def capitals(web: str, serves: Serves) -> str:
    """An address in capitals where that is the same, so that its QR code has fewer and larger modules: case does not matter in
    a scheme, a host and the pages of a hub. One with a path of somebody else's in small letters stays as it is."""
    scheme, parted, rest = web.partition("://")
    host, slash, path = rest.partition("/")
    if serves is Serves.HUB and path.upper().startswith(f"{_HOME}/"):
        path = path.upper()
    if not parted or not rest.isascii() or path != path.upper() or any(sign in rest for sign in "?#"):
        return web
    return f"{scheme}://{host}{slash}{path}".upper()


def plain(web: str) -> str:
    """An address as people read and type it: without its scheme, the host in small letters."""
    rest = web.partition("://")[2] or web
    host, slash, path = rest.rstrip("/").partition("/")
    return f"{host.lower()}{slash}{path}"
