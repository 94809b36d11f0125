"""The follow-up as a folder of plain pages for any website: what came out, what is answered, and a page for everything that a
QR code opens. Nothing is fetched from elsewhere, nothing runs, and nobody can send anything from it."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path, PurePosixPath
from typing import Final

from jinja2 import Environment

from cocreate_desktop import paths
from cocreate_desktop.domain.errors import Gone
from cocreate_desktop.domain.online import MARK, About, OnlinePhase, Place, short_code
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import REACTION_NAMES, REACTION_STATES, ReactionState
from cocreate_desktop.exchange import htmlreport, writing
from cocreate_desktop.language import _, current, date_text, direction, number_text
from cocreate_desktop.services import homewords
from cocreate_desktop.services.athome import HomeRound, HomeView
from cocreate_desktop.services.homepath import idea_of, rounds_about, way_of
from cocreate_desktop.services.services import Services

SCHEMA: Final = 1
_INDEX: Final = "index.html"
_SIGNS: Final = {"yes": "check-circle-fill", "partly": "circle-half-fill", "no": "x-circle-fill"}


def export(services: Services, out: Path) -> Path:
    """Writes the pages into the folder ``out``, in the language spoken now, and returns it. What an earlier export wrote there
    and is no more goes; files of others stay. Raises FileProblem."""
    view, today = services.online.home(), services.clock.now().date()
    files = pages(view, today)
    files |= _pictures(services, view, files)
    writing.folder(out)
    for name in writing.before(out / writing.MANIFEST, "format", "site") - set(files):
        writing.remove(out / PurePosixPath(name))
    for name, data in files.items():
        writing.write(out / PurePosixPath(name), data)
    entries = [writing.entry(name, data) for name, data in sorted(files.items())]
    about = writing.manifest(SCHEMA, today, {"format": "site", "files": entries})
    writing.write(out / writing.MANIFEST, about)
    return out


def pages(view: HomeView, today: date) -> dict[str, bytes]:
    """Every page by its path, with the style and the letters that they use."""
    site = _Site(view, today)
    files = {name: words.encode() for name, words in site.all()}
    files["style.css"] = _style().encode()
    for name in htmlreport.FONTS.values():
        files[f"fonts/{name}"] = (paths.resources() / "phone" / "fonts" / name).read_bytes()
    return files


def _style() -> str:
    fonts = {name: f"fonts/{name}" for name in htmlreport.FONTS.values()}
    own = (paths.resources() / "site" / "site.css").read_text(encoding="utf-8")
    return htmlreport.style(fonts) + own


def _pictures(services: Services, view: HomeView, files: Mapping[str, bytes]) -> dict[str, bytes]:
    """Those that a page shows; one that another laptop has not sent yet leaves its words."""
    shown = b"".join(data for name, data in files.items() if name.endswith(_INDEX))
    found = {}
    for name in view.pictures:
        if f"pictures/{name}.jpg".encode() in shown:
            with suppress(Gone):
                found[f"pictures/{name}.jpg"] = services.showing.picture(name)
    return found


@dataclass(frozen=True, slots=True)
class _Page:
    """A page: where it lies, by which template, with which values."""

    folder: str
    template: str
    values: Mapping[str, object]


class _Site:
    def __init__(self, view: HomeView, today: date) -> None:
        self._view = view
        self._today = today
        self._names = {one.id: homewords.theme_name(one) for one in view.themes}
        self._environment = environment()

    def all(self) -> Iterator[tuple[str, str]]:
        """Path and HTML of every page."""
        for page in self._pages():
            root = "../" * len(PurePosixPath(page.folder).parts)
            words = self._environment.get_template(page.template).render(
                self._frame(), root=root, home=not page.folder, **page.values
            )
            yield f"{page.folder}/{_INDEX}".lstrip("/"), words

    def _frame(self) -> dict[str, object]:
        project = self._view.project
        return {
            "lang": current(),
            "direction": direction(current()),
            "project": project,
            "mark": MARK,
            "code": short_code(project.id),
            "dated": _("As it was on {day}").format(day=date_text(self._today, year=True)),
            "reach": respond(project),
            "responsible": homewords.responsible(project),
        }

    def _pages(self) -> Iterator[_Page]:
        view, project = self._view, self._project()
        yield _Page("", "project.html", project)
        for code in view.outreach:
            yield _Page(f"{Place.OUTREACH.value}/{code}", "project.html", project)
        for one in view.themes:
            yield _Page(f"{Place.THEME.value}/{one.code}", "theme.html", self._theme(one.id))
        notes = [note for theme in view.themes for note in theme.notes] + [*view.loose]
        for note in notes:
            yield _Page(f"{Place.NOTE.value}/{note.code}", "note.html", self._note(note.id))
        yield from self._round_pages()
        yield _Page(Place.SUPPORT.value, "support.html", self._support())
        yield _Page(
            Place.HELP.value, "ask.html", {**self._ask(_("Offer help")), "sought_now": self._sought()}
        )
        yield _Page(
            Place.MAIL.value,
            "ask.html",
            {**self._ask(_("Hear how it goes on")), "promised": self._promised()},
        )

    def _round_pages(self) -> Iterator[_Page]:
        told = {one.view.round.id: one for one in self._view.rounds}
        for (place, code), round_id in self._view.places.items():
            if place is Place.ROUND:
                found = told.get(round_id)
                shown = found if found is not None and not found.open else None
                values = {
                    "view": shown.view if shown is not None else None,
                    "question": found.view.question if found is not None else _("A vote"),
                    "open": found is not None,
                }
                yield _Page(f"{Place.ROUND.value}/{code}", "round.html", values)

    def _project(self) -> dict[str, object]:
        view = self._view
        return {
            "closed": view.phase is OnlinePhase.CLOSED,
            "rounds": _told(view.rounds),
            "themes": tuple(
                homewords.theme_value(one, view.backed.get((About.THEME, one.id), 0)) for one in view.themes
            ),
            "loose": tuple(homewords.note_value(one) for one in view.loose),
            "proposal": self._proposal(),
            "agreed": homewords.pledge_values(view.pledges, self._names),
            "promised": self._promised(),
            "sought_now": tuple(homewords.offer_value(one) for one in view.sought),
            "about": self._about(About.PROJECT, view.project.id),
        }

    def _theme(self, theme_id: str) -> dict[str, object]:
        found = next(one for one in self._view.themes if one.id == theme_id)
        ids = {found.id, *(note.id for note in found.notes)}
        return {
            "theme": homewords.theme_value(found),
            "rounds": _told(rounds_about(self._view, ids)),
            "about": self._about(About.THEME, found.id),
        }

    def _note(self, note_id: str) -> dict[str, object]:
        idea = idea_of(self._view, note_id)
        assert idea is not None, "asked for a note of the view"
        return {
            "note": homewords.note_value(idea.note),
            "path": way_of(self._view, idea, "../..", f"/{_INDEX}"),
            "about": self._about(About.NOTE, note_id),
        }

    def _support(self) -> dict[str, object]:
        proposal = self._view.proposal
        return {
            "proposal": self._proposal(),
            "how": respond(self._view.project),
            "about": self._about(About.PROPOSAL, proposal.id if proposal is not None else ""),
        }

    def _proposal(self) -> dict[str, object] | None:
        view = self._view
        if view.proposal is None or view.version is None:
            return None
        return {
            "title": view.version.title or view.proposal.title or _("The proposal"),
            "paragraphs": tuple(one for one in view.version.paragraphs if one),
            "reactions": tuple(
                {
                    "kind": _(REACTION_NAMES[one.kind]),
                    "text": one.text,
                    "state": _(REACTION_STATES[one.state]) if one.state is not ReactionState.OPEN else "",
                    "answer": one.answer,
                }
                for one in view.reactions
            ),
        }

    def _ask(self, heading: str) -> dict[str, object]:
        return {"heading": heading, "how": respond(self._view.project), "sought_now": (), "promised": ()}

    def _sought(self) -> tuple[homewords.Value, ...]:
        every = (*self._view.sought, *(one for theme in self._view.themes for one in theme.sought))
        return tuple(homewords.offer_value(one) for one in every)

    def _promised(self) -> tuple[homewords.Value, ...]:
        return homewords.promise_values(self._view.promises)

    def _about(self, about: About, about_id: str) -> dict[str, object]:
        view, thing = self._view, (about, about_id)
        heard = view.heard.get(thing, 0)
        return {
            "backers": homewords.backers(view.backed.get(thing, 0)),
            "said": homewords.remark_values(view.said.get(thing, ())),
            "heard": number_text(heard) if heard else "",
        }


def respond(project: Project) -> str:
    """How to react where the pages take nothing in."""
    if project.organiser:
        return _("Do you want to react, help or hear how it goes on? Tell {who}.").format(
            who=project.organiser
        )
    return _("Do you want to react, help or hear how it goes on? Tell the organiser.")


def environment() -> Environment:
    """The templates of the site, with what the report draws its votes with."""
    made = htmlreport.environment("site")
    made.globals["sign"] = _sign
    return made


def _sign(tone: str) -> str:
    return htmlreport.icon(_SIGNS.get(tone, "circle"), tone)


def _told(rounds: Sequence[HomeRound]) -> tuple[object, ...]:
    return tuple(one.view for one in rounds if not one.open)
