"""What somebody sent from home, as her own page shows it: what it was about, whether it waits, and what was answered."""

from cocreate_desktop.domain.notes import NoteState
from cocreate_desktop.domain.offers import LEVEL_NAMES, Offer
from cocreate_desktop.domain.online import About, Backing, Remark
from cocreate_desktop.domain.proposals import REACTION_NAMES, REACTION_STATES, Reaction, ReactionState
from cocreate_desktop.language import _
from cocreate_desktop.services.athome import HomeView
from cocreate_desktop.services.homepath import idea_of
from cocreate_desktop.services.homewords import Value, theme_name
from cocreate_desktop.services.online import Mine


def groups_of(view: HomeView, own: Mine) -> tuple[Value, ...]:
    """In the order of the page; ``kind`` is what a form that takes one back says."""
    return (
        _group("backing", _("What you stand behind"), [_backing(view, one) for one in own.backings]),
        _group("remark", _("What you said"), [_remark(view, one) for one in own.remarks]),
        _group("reaction", _("Your reactions"), [_reaction(one) for one in own.reactions]),
        _group("offer", _("The help that you offer"), [_offer(view, one) for one in own.offers]),
    )


def _group(kind: str, title: str, ones: list[Value]) -> Value:
    return {"kind": kind, "title": title, "ones": ones}


def _one(own_id: str, about: str, text: str, icon: str, state: str, **more: object) -> Value:
    plain = {"id": own_id, "about": about, "text": text, "icon": icon, "state": state}
    return {**plain, "theirs": False, "number": 0, "answer": "", **more}


def _remark(view: HomeView, one: Remark) -> Value:
    icon, state = _state(one.state is NoteState.SHOWN, hidden=one.state is NoteState.HIDDEN)
    about = _about(view, one.about, one.about_id)
    return _one(one.id, about, one.text, icon, state, theirs=True, answer=one.answer)


def _backing(view: HomeView, one: Backing) -> Value:
    about = _about(view, one.about, one.about_id)
    return _one(one.id, "", about, "check-circle-fill", _("counts once"))


def _offer(view: HomeView, one: Offer) -> Value:
    icon, state = _state(one.readable, hidden=one.hidden)
    level, theme = _(LEVEL_NAMES[one.level]), _about(view, About.THEME, one.theme_id)
    about = f"{level} · {theme}" if one.theme_id else level
    return _one(one.id, about, one.text, icon, state, number=one.number)


def _reaction(one: Reaction) -> Value:
    icon, state = _state(one.readable, hidden=one.hidden)
    if one.state is not ReactionState.OPEN:
        icon, state = "check-circle", _(REACTION_STATES[one.state])
    return _one(one.id, _(REACTION_NAMES[one.kind]), one.text, icon, state, answer=one.answer)


def _state(shown: bool, *, hidden: bool) -> tuple[str, str]:
    if shown:
        return "eye", _("everybody can read it")
    if hidden:
        return "eye-slash", _("the organiser has read it; others do not see it")
    return "hourglass", _("waits until the organiser has read it")


def _about(view: HomeView, about: About, about_id: str) -> str:
    """The words of what it is about, as they may be read now."""
    if about is About.THEME:
        found = next((one for one in view.themes if one.id == about_id), None)
        return theme_name(found) if found is not None else ""
    if about is About.NOTE:
        idea = idea_of(view, about_id)
        return idea.note.text if idea is not None else ""
    if about is About.PROPOSAL:
        title = view.version.title if view.version is not None else ""
        return title or (view.proposal.title if view.proposal is not None else "")
    return view.project.question or view.project.name
