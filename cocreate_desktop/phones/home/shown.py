"""What each page at home shows: a template and its values, from what may be seen (``HomeView``), who looks, and what she sent
herself. Pure; in the language spoken now."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Final

from cocreate_desktop.domain.consents import Purpose, consent_text
from cocreate_desktop.domain.offers import Level
from cocreate_desktop.domain.online import About, Place
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.proposals import (
    REACTION_NAMES,
    REACTION_STATES,
    Reaction,
    ReactionKind,
    ReactionState,
)
from cocreate_desktop.domain.rounds import CastBallot
from cocreate_desktop.domain.text import LINE, NOTE_ON_PHONE
from cocreate_desktop.language import _, ngettext, number_text
from cocreate_desktop.phones.home.own import groups_of
from cocreate_desktop.phones.home.people import Visitor
from cocreate_desktop.phones.steps.offers import LEVELS
from cocreate_desktop.phones.steps.ownvote import own_rows
from cocreate_desktop.phones.steps.proposal import KIND_CHOICES
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.phones.steps.voteresult import result_of
from cocreate_desktop.services import homewords as words
from cocreate_desktop.services import proposalwords
from cocreate_desktop.services.athome import HomeRound, HomeView, Thing
from cocreate_desktop.services.homepath import idea_of, rounds_about, way_of
from cocreate_desktop.services.homewords import Value
from cocreate_desktop.services.online import Mine

MOST_NOTES: Final = 120
"""So many notes are on one page; each of the others is where its own code leads."""
_FIRST_SAID: Final = 5
_FIRST_RESULTS: Final = 2
_KEPT_DAYS: Final = 365


@dataclass(frozen=True, slots=True)
class Look:
    """A page that was asked for. ``here`` is its address below that of the project, ``thing`` the id of what it is about.
    ``mine`` is what she sent, ``own`` her ballot, ``chosen`` what the address asks to be chosen beforehand."""

    view: HomeView
    visitor: Visitor
    here: str = ""
    thing: str = ""
    mine: Mine = field(default_factory=Mine)
    own: CastBallot | None = None
    mails: bool = False
    today: date = date.max
    chosen: str = ""

    @property
    def sent_theme(self) -> str:
        """For which theme she offers help, by its id."""
        return self.visitor.sent.one("theme") or self.view.places.get((Place.THEME, self.chosen), "")


def project(look: Look) -> Shown:
    """The page of the project."""
    view = look.view
    return Shown(
        "home-project.html",
        {
            "kicker": _kicker(view),
            "about": about(look, About.PROJECT, view.project.id, "", _("What people say")),
            "open": tuple(words.open_value(one) for one in view.open_rounds),
            "results": tuple(_result(look, one) for one in _told_first(view)),
            "shown_results": _FIRST_RESULTS,
            "themes": tuple(
                words.theme_value(one, view.backed.get((About.THEME, one.id), 0), 0) for one in view.themes
            ),
            "loose": tuple(words.note_value(one) for one in view.loose[:MOST_NOTES]),
            "rest": _rest(len(view.loose)),
            "proposal": _proposal(look),
            "agreed": words.pledge_values(view.pledges, _theme_names(view)),
            "promised": words.promise_values(view.promises),
            "sought": tuple(words.offer_value(one) for one in view.sought),
        },
    )


def theme(look: Look) -> Shown | None:
    """The page of a theme; None when it is not there."""
    found = next((one for one in look.view.themes if one.id == look.thing), None)
    if found is None:
        return None
    ids = {found.id, *(note.id for note in found.notes)}
    return Shown(
        "home-theme.html",
        {
            "theme": words.theme_value(found, most=MOST_NOTES),
            "rest": _rest(len(found.notes)),
            "about": about(look, About.THEME, found.id, look.here, _("What people say about it")),
            "rounds": tuple(
                words.open_value(one) if one.open else _told(one) for one in rounds_about(look.view, ids)
            ),
            "more": f"&via={look.visitor.via}" if look.visitor.via else "",
        },
    )


def note(look: Look) -> Shown | None:
    """The page of a note with its way; None when it is not there."""
    idea = idea_of(look.view, look.thing)
    if idea is None:
        return None
    return Shown(
        "home-note.html",
        {
            "note": words.note_value(idea.note),
            "about": about(look, About.NOTE, idea.note.id, look.here, _("What people say about it")),
            "path": way_of(look.view, idea, look.visitor.base, look.visitor.asked),
        },
    )


def result(look: Look, asked: HomeRound | None) -> Shown:
    """The page of a vote in which one cannot vote now."""
    if asked is None:
        return Shown("home-round.html", {"question": _("A vote"), "result": None, "own": ()})
    return Shown(
        "home-round.html",
        {
            "question": asked.view.question,
            "result": _result(look, asked)["result"],
            "own": own_rows(asked.view, look.own),
        },
    )


def support(look: Look) -> Shown | None:
    """The page of the proposal; None without one."""
    proposal = _proposal(look)
    if proposal is None or look.view.proposal is None:
        return None
    return Shown(
        "home-support.html",
        {
            "proposal": proposal,
            "about": about(look, About.PROPOSAL, look.view.proposal.id, "S", ""),
            "kinds": tuple((kind.value, _(said)) for kind, said in KIND_CHOICES.items()),
            "chosen": look.visitor.sent.one("kind") or ReactionKind.ADDITION.value,
            "most": LINE,
        },
    )


def help_offered(look: Look) -> Shown:
    """The page to offer help on."""
    view = look.view
    every = (*view.sought, *(one for theme in view.themes for one in theme.sought))
    level = look.visitor.sent.one("level")
    return Shown(
        "home-help.html",
        {
            "sought": tuple(words.offer_value(one) for one in every),
            "levels": tuple((str(one), _(said)) for one, said in LEVELS.items() if one is not Level.INFORMED),
            "for_themes": tuple((one.id, one.name) for one in view.themes if one.name),
            "chosen": {"level": level or str(Level.ONCE), "theme": look.sent_theme},
            "most": NOTE_ON_PHONE,
            **_reached(look, Purpose.HELP, must=False),
        },
    )


def mail(look: Look) -> Shown:
    """The page to sign up on."""
    promised = words.promise_values(look.view.promises)
    return Shown("home-mail.html", {"promised": promised, **_reached(look, Purpose.INFORM, must=True)})


def mine(look: Look) -> Shown:
    """What she sent, with what became of it."""
    groups = groups_of(look.view, look.mine)
    return Shown("home-mine.html", {"groups": groups, "any": any(group["ones"] for group in groups)})


def kept_until(project: Project, today: date) -> str:
    """The last day on which somebody's address is kept: that of the project when it has one that is still to come."""
    if project.keep_until > today.isoformat():
        return project.keep_until
    return (today + timedelta(days=_KEPT_DAYS)).isoformat()


def consent(project: Project, purpose: Purpose, goes: str) -> str:
    """What she agrees to, as it is shown and kept; ``goes`` is the day of deletion (YYYY-MM-DD)."""
    return consent_text(purpose, project.responsible, words.day_text(goes))


def about(look: Look, kind: About, about_id: str, word: str, title: str) -> Value:
    """Who stands behind a thing, and what was said of it."""
    view, thing = look.view, (kind, about_id)
    said = words.remark_values(view.said.get(thing, ()))
    heard, rest = view.heard.get(thing, 0), len(said) - _FIRST_SAID
    more = ngettext("Show {n} more", "Show {n} more", max(rest, 0)).format(n=number_text(max(rest, 0)))
    return {
        "word": word,
        "title": title,
        "backed_by_me": thing in _backed(look.mine),
        "backers": words.backers(view.backed.get(thing, 0)),
        "heard": number_text(heard) if heard else "",
        "said": said,
        "first": _FIRST_SAID,
        "more": more,
    }


def _backed(own: Mine) -> set[Thing]:
    return {(one.about, one.about_id) for one in own.backings}


def _rest(number: int) -> str:
    """How many notes a page does not show."""
    rest = max(0, number - MOST_NOTES)
    said = ngettext("And {n} more note.", "And {n} more notes.", rest).format(n=number_text(rest))
    return said if rest else ""


def _kicker(view: HomeView) -> str:
    last = max((one.date for one in view.evenings if one.started_at and one.date), default="")
    if not last:
        return _("How it goes on")
    return _("How it goes on after the evening of {day}").format(day=words.day_text(last))


def _theme_names(view: HomeView) -> Mapping[str, str]:
    return {one.id: one.name for one in view.themes}


def _result(look: Look, one: HomeRound) -> Value:
    small = {picture: picture for picture in look.view.pictures}
    told = result_of(one.view, look.view.project, small) if one.view.tally is not None else None
    return {"code": one.code, "question": one.view.question, "result": told}


def _told_first(view: HomeView) -> list[HomeRound]:
    """The votes that were told, the last one first; one that was asked again comes behind, for it stands with the later one."""
    again = {one.view.round.follows for one in view.rounds}
    told = sorted(view.told_rounds, key=lambda one: one.view.round.closed_at, reverse=True)
    return sorted(told, key=lambda one: one.view.round.id in again)


def _told(one: HomeRound) -> Value:
    return {"code": one.code, "question": one.view.question, "more": _("See what came out")}


def _proposal(look: Look) -> Value | None:
    view, version = look.view, look.view.version
    if view.proposal is None or version is None:
        return None
    ids = version.ids or ("",) * len(version.paragraphs)
    told: dict[str, list[Value]] = {}
    for one in view.reactions:
        told.setdefault(one.paragraph_id if one.paragraph_id in ids else "", []).append(_reaction(one))
    return {
        "title": version.title or view.proposal.title or view.project.name,
        "kicker": f"{proposalwords.called(view.project)} · {proposalwords.version_name(version)}",
        "paragraphs": tuple(
            {
                "number": number,
                "id": own_id,
                "text": text,
                "reactions": told.get(own_id, []) if own_id else [],
            }
            for number, (own_id, text) in enumerate(zip(ids, version.paragraphs, strict=False), 1)
        ),
        "whole": told.get("", []),
        "backers": words.backers(view.backed.get((About.PROPOSAL, view.proposal.id), 0)),
        "call": _("Read it whole and react") if view.takes else _("Read it whole"),
    }


def _reaction(one: Reaction) -> Value:
    dealt = one.state is not ReactionState.OPEN
    return {
        "kind": _(REACTION_NAMES[one.kind]),
        "text": one.text,
        "state": _(REACTION_STATES[one.state]) if dealt else "",
        "icon": proposalwords.STATE_ICONS[one.state],
        "answer": one.answer,
    }


def _reached(look: Look, purpose: Purpose, *, must: bool) -> Value:
    goes = kept_until(look.view.project, look.today) if look.mails else ""
    return {
        "mails": look.mails,
        "must_reach": must,
        "consent_name": purpose.value,
        "consent": consent(look.view.project, purpose, goes) if look.mails else "",
        "goes": goes,
        "no_mail": words.no_mail(look.view.project),
    }
