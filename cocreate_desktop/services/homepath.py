"""The way of one idea, from the note on the wall to what became of it, as far as it went: each stop with a link where there is
a page of it."""

from dataclasses import dataclass

from cocreate_desktop.domain.online import Place
from cocreate_desktop.language import _, begun, ngettext, number_text
from cocreate_desktop.services.athome import HomeNote, HomeRound, HomeTheme, HomeView
from cocreate_desktop.services.homewords import Value, pledge_values, reply_value, theme_name


@dataclass(frozen=True, slots=True)
class Idea:
    """A note with the theme under which it hangs (None: loose)."""

    note: HomeNote
    theme: HomeTheme | None


def idea_of(view: HomeView, note_id: str) -> Idea | None:
    """The note with this id, when it hangs on a wall that may be seen."""
    for theme in view.themes:
        for note in theme.notes:
            if note.id == note_id:
                return Idea(note, theme)
    return next((Idea(note, None) for note in view.loose if note.id == note_id), None)


def rounds_about(view: HomeView, idea_ids: set[str]) -> tuple[HomeRound, ...]:
    """The votes in which one of these notes or themes was an option."""
    return tuple(
        one
        for one in view.rounds
        if any({option.note_id, option.theme_id} & idea_ids for option in one.view.options)
    )


def way_of(view: HomeView, idea: Idea, base: str, asked: str) -> tuple[Value, ...]:
    """Its stops, in order. The links begin with ``base`` and end with ``asked``."""
    note, theme = idea.note, idea.theme
    times = ngettext("It was said {n} time.", "It was said {n} times.", note.times)
    stops = [_stop("push-pin", _("On the wall"), times.format(n=number_text(note.times)))]
    if theme is not None:
        named = bool(theme.name)
        href = _href(base, Place.THEME, theme.code, asked)
        stops.append(_stop("squares-four", _("Under the theme"), theme_name(theme), href, theirs=named))
    ids = {note.id, theme.id if theme is not None else ""} - {""}
    for one in rounds_about(view, ids):
        what = _("You can vote on it now") if one.open else _("It was voted on")
        href = _href(base, Place.ROUND, one.code, asked)
        stops.append(_stop("chart-bar", what, one.view.question, href, theirs=True))
    stops += _proposed(view, note, base, asked)
    if theme is not None:
        stops += _after(view, theme)
    return tuple(stops)


def _proposed(view: HomeView, note: HomeNote, base: str, asked: str) -> list[Value]:
    """The paragraphs that it stands behind."""
    version = view.version
    if version is None or view.proposal is None:
        return []
    href = _href(base, Place.SUPPORT, "", asked)
    return [
        _stop("file-text", _("In the proposal, paragraph {n}").format(n=number), text, href, theirs=True)
        for number, (text, notes) in enumerate(zip(version.paragraphs, version.notes, strict=False), 1)
        if note.id in notes.split()
    ]


def _after(view: HomeView, theme: HomeTheme) -> list[Value]:
    """What was agreed about its theme, and what is answered to it."""
    agreed = pledge_values((one for one in view.pledges if one.theme == theme.id), {})
    stops = [_stop("handshake", begun(str(one["state"])), str(one["what"]), theirs=True) for one in agreed]
    if theme.reply is not None:
        stops.append(_stop("megaphone", _("The answer"), "") | {"reply": reply_value(theme.reply)})
    return stops


def _href(base: str, place: Place, code: str, asked: str) -> str:
    return "/".join(part for part in (base, place.value, code) if part) + asked


def _stop(icon: str, what: str, words: str, href: str = "", *, theirs: bool = False) -> Value:
    return {"icon": icon, "what": what, "words": words, "href": href, "theirs": theirs, "reply": None}
