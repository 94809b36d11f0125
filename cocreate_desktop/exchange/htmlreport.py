"""The report as one HTML file that stands by itself: style, charts and pictures are within, nothing is fetched, nothing runs.
It says what the PDF says, for who reads with a screen reader, on a phone, or in the dark."""

import base64
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import MappingProxyType

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from cocreate_desktop import look, paths
from cocreate_desktop.domain.difference import Mark, readable
from cocreate_desktop.domain.ids import letter
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.steps import KIND_NAMES, ShowSettings, read_settings
from cocreate_desktop.domain.voting import Tally
from cocreate_desktop.exchange import reportsvg, writing
from cocreate_desktop.language import _, current, direction, number_text
from cocreate_desktop.services import notewords, proposalwords, resultwords, roundfigures
from cocreate_desktop.services.ballotwords import method_name, rule_name
from cocreate_desktop.services.besides import besides
from cocreate_desktop.services.gathering import Material, doubles, worded_otherwise
from cocreate_desktop.services.reporting import report_of
from cocreate_desktop.services.reportparts import Chapter, Heading, Icon, Report, Wall
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView

_ICONS = {
    Icon.YES: "check-circle-fill",
    Icon.PARTLY: "circle-half-fill",
    Icon.NO: "x-circle-fill",
    Icon.OPEN: "circle",
}
FONTS: Mapping[int, str] = MappingProxyType({400: "atkinson-400.woff2", 600: "atkinson-600.woff2"})
_MARKS = {Mark.ADDED: "ins", Mark.REMOVED: "del"}


def export(services: Services, evening_id: str, out: Path) -> Path:
    """Writes the report of the project, as seen from this evening, and returns its path. Raises Gone, FileProblem."""
    writing.write(out, page(report_of(services, evening_id)).encode())
    return out


def page(report: Report) -> str:
    """The report as HTML in the language spoken now."""
    template = environment().get_template("report.html")
    chapters = [one for one in report.chapters if not all(isinstance(part, Wall) for part in _told(one))]
    return template.render(
        report=report,
        chapters=chapters,
        lang=current(),
        direction=direction(current()),
        address=report.follow_up if "://" in report.follow_up else f"https://{report.follow_up}",
        plain=resultwords.plain(report.follow_up),
    )


def _told(one: Chapter) -> list[object]:
    """The parts of a chapter but for names that stand over others."""
    return [part for part in one.parts if not isinstance(part, Heading)]


def environment(*more: str) -> Environment:
    """The templates of the report, and those of ``more`` folders of resources before them."""
    folders = [paths.resources() / name for name in (*more, "report")]
    made = Environment(
        loader=FileSystemLoader(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(
        _=_,
        svg=reportsvg,
        style=style(),
        themes=_themes,
        legend=_legend,
        kept_out=_kept_out,
        looked=_looked,
        round_told=_round,
        became=proposalwords.became,
        runs=_runs,
        icon=_icon_of,
        level_of=_level,
        number_text=number_text,
    )
    made.filters["kind"] = lambda part: type(part).__name__
    return made


def style(files: Mapping[str, str] = MappingProxyType({})) -> str:
    """The style sheet with the colours of both themes, and the letters of the house: in the sheet itself, or in ``files`` by
    name and address."""
    words = (paths.resources() / "report" / "report.css").read_text(encoding="utf-8")
    light, dark = _tokens(look.LIGHT), _tokens(look.DARK)
    fonts = "".join(_font(weight, files.get(name) or _embedded(name)) for weight, name in FONTS.items())
    theme = f":root{{{light}}}@media screen and (prefers-color-scheme:dark){{:root{{{dark}}}}}"
    return f"{fonts}{theme}{reportsvg.colours()}{words}"


def _tokens(tokens: look.Tokens) -> str:
    return "".join(f"--{name.replace('_', '-')}:{tokens.colour(name)};" for name in look.COLOUR_NAMES)


def _font(weight: int, address: str) -> str:
    return (
        f'@font-face{{font-family:"{look.FONT_FAMILY}";font-weight:{weight};'
        f'src:url({address}) format("woff2")}}'
    )


def _embedded(name: str) -> str:
    found = base64.b64encode((paths.resources() / "phone" / "fonts" / name).read_bytes()).decode()
    return f"data:font/woff2;base64,{found}"


def _icon_of(name: Icon) -> str:
    return icon(_ICONS[name], name)


def icon(name: str, tone: str) -> str:
    """An icon of the house as SVG, in the colour of what it says; hidden from screen readers: words stand beside it."""
    svg = (paths.resources() / "icons" / f"{name}.svg").read_text(encoding="utf-8").strip()
    return svg.replace("<svg ", f'<svg class="icon {tone}" aria-hidden="true" ', 1)


def _level(one: Chapter) -> int:
    """Which heading a theme or a round of a chapter is: under the name of its evening where there is one."""
    return 4 if any(isinstance(part, Heading) for part in one.parts) else 3


def _legend(material: Material) -> str:
    colours = {colour.letter: _(colour.name) for colour in look.NOTE_COLOURS}
    return notewords.legend(material.view.board.notes, colours)


def _kept_out(material: Material) -> list[str]:
    told = (notewords.twice(material.view.board.notes), notewords.kept_out(material.view))
    return [one for one in told if one]


def _themes(material: Material) -> list[dict[str, object]]:
    """The themes of an evening with their notes, each with what is said under it and its picture."""
    view = material.view
    twice, otherwise = doubles(view), worded_otherwise(view)
    by_theme = view.board.by_theme()
    groups = [(theme.id, theme.name or _("A theme without a sentence yet")) for theme in view.board.themes]
    found: list[dict[str, object]] = []
    for theme_id, name in (*groups, ("", _("Notes that hang loose"))):
        notes = by_theme[theme_id]
        if notes:
            told = [_note(note, material, twice, otherwise) for note in notes]
            many = notewords.counted(notewords.many(notes, twice))
            found.append({"name": name, "many": many, "notes": told})
    return found


def _note(
    note: Note, material: Material, twice: Mapping[str, int], otherwise: Mapping[str, tuple[str, ...]]
) -> dict[str, object]:
    count = twice.get(note.id, 1)
    return {
        "letter": note.colour,
        "text": note.text,
        "beside": notewords.beside(note, otherwise.get(note.id, ())),
        "times": _("{n} times").format(n=count) if count > 1 else "",
        "picture": _inline(material.crops.get(note.id, b"")),
    }


def _inline(content: bytes) -> str:
    """A picture within the page; empty without one."""
    kind = "png" if content.startswith(b"\x89PNG") else "jpeg"
    return f"data:image/{kind};base64,{base64.b64encode(content).decode()}" if content else ""


def _looked(material: Material) -> list[dict[str, object]]:
    """What each step showed."""
    small = material.thumbs
    found: list[dict[str, object]] = []
    for face in material.faces:
        settings = read_settings(face.step) if face.step is not None else None
        if face.step is None or not isinstance(settings, ShowSettings) or not settings.pages:
            continue
        pair = settings.side_by_side == 2
        pages = [
            {
                "picture": _inline(small.get(name, b"")),
                "caption": settings.caption(place) or _("Picture {n}").format(n=place + 1),
                "letter": letter(place) if pair else "",
            }
            for place, name in enumerate(settings.pages)
        ]
        found.append(
            {"name": face.step.question or face.step.title or _(KIND_NAMES[face.step.kind]), "pages": pages}
        )
    return found


def _round(view: RoundView) -> dict[str, object]:
    """A round as the template shows it."""
    told: dict[str, object] = {
        "question": view.question,
        "method": " · ".join(part for part in (method_name(view.round), rule_name(view.round)) if part),
        "open": view.tally is None or not resultwords.is_told(view),
        "outcome": "",
        "bars": (),
        "budget": None,
        "tables": (),
        "rests_on": (),
        "besides": (),
    }
    if view.tally is None or told["open"]:
        return told
    return {
        **told,
        **_glance(view, view.tally),
        "tables": roundfigures.tables(view, view.tally),
        "rests_on": tuple(roundfigures.rests_on(view, view.tally)),
        "besides": [
            {"title": one.title, "note": one.told, **_glance(one.view, one.tally)} for one in besides(view)
        ],
    }


def _glance(view: RoundView, tally: Tally) -> dict[str, object]:
    """What a result is at a glance: of the hall, of those at home, or of both."""
    budget = roundfigures.bought(view, tally.budget) if tally.budget is not None else None
    in_bars = budget is None and tally.rule != "instant-runoff"
    return {
        "outcome": roundfigures.outcome(view, tally),
        "budget": budget,
        "bars": tuple(_bars(view)) if in_bars else (),
    }


def _bars(view: RoundView) -> Iterable[dict[str, object]]:
    """The bars of a round, the poll before laid over them where there was one."""
    assert view.tally is not None, "asked for a round that was counted"
    earlier = view.earlier
    same = earlier is not None and earlier.round.method == view.round.method
    old = earlier.tally if earlier is not None and same else None
    longest = max((int(one.total) for one in view.tally.options), default=0)
    most = max([longest, *(int(one.total) for one in old.options)]) if old is not None else longest
    by_letter = {option.letter: option.id for option in view.options}
    for one in roundfigures.bars(view, view.tally):
        if old is None:
            yield {"bar": one, "share": one.share, "before": None, "was": ""}
            continue
        number = int(old.result(by_letter[one.letter]).total)
        was = _("was {n}").format(n=number_text(number))
        share = one.share * longest / most if most else 0.0
        yield {"bar": one, "share": share, "before": number / most if most else 0.0, "was": was}


def _runs(changed: object) -> list[tuple[str, str]]:
    """The words of a changed paragraph, each with the element that marks it (or none)."""
    return [(_MARKS.get(run.mark, ""), run.text) for run in readable(getattr(changed, "runs", ()))]
