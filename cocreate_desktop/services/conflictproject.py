"""What the things of a whole project and their fields are called when two laptops disagree: its dossier, proposals, offers,
pledges, replies and who was reached."""

from typing import Any

from cocreate_desktop.domain import checklists
from cocreate_desktop.domain.areas import Area
from cocreate_desktop.domain.dossier import MOMENT_NAMES, RISK_NAMES, CheckItem, ProjectPhase, Risk
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.laptops import Laptop, Settled
from cocreate_desktop.domain.notes import Note
from cocreate_desktop.domain.offers import LEVEL_NAMES, OFFER_NAMES, Offer
from cocreate_desktop.domain.online import (
    ABOUT_NAMES,
    ONLINE_PHASES,
    SERVES_NAMES,
    Backing,
    NoteSupport,
    Opened,
    Remark,
)
from cocreate_desktop.domain.outreach import CHANNEL_NAMES, ChannelTurnout, Outreach, Visit
from cocreate_desktop.domain.pledges import PLEDGE_STATES, Pledge
from cocreate_desktop.domain.project import BASE_NAMES, RUNG_NAMES, Project
from cocreate_desktop.domain.proposals import (
    REACTION_NAMES,
    REACTION_STATES,
    Paragraph,
    Proposal,
    Reaction,
    Version,
)
from cocreate_desktop.domain.replies import AFTER_NAMES, TAKEN_NAMES, Promise, Reply
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.language import LANGUAGE_NAMES, N_, _, ngettext
from cocreate_desktop.services import conflictfields as says
from cocreate_desktop.services.conflictevening import NOTE_STATES
from cocreate_desktop.services.conflictfields import Facet, KindFacets
from cocreate_desktop.services.ports import Reader


def _contact_title(_reader: Reader, contact: Contact) -> str:
    """By number: a name stands in its own fields only."""
    return ngettext("lead {numbers}", "leads {numbers}", 1).format(numbers=contact.number)


def _reply_title(reader: Reader, reply: Reply) -> str:
    theme = reader.find(Theme, id=reply.id)
    return theme[0].name if theme else ""


def _line_title(_reader: Reader, item: CheckItem) -> str:
    return item.text or _(checklists.words_of(item.key))


def _promise_title(_reader: Reader, promise: Promise) -> str:
    return _(AFTER_NAMES[promise.after])


def _outreach_title(_reader: Reader, outreach: Outreach) -> str:
    return outreach.name or _(CHANNEL_NAMES[outreach.channel])


_theme, _evening = says.of(Theme, says.own("name")), says.of(Evening, says.own("name", "date"))
_contact, _offer = says.of(Contact, _contact_title), says.of(Offer, says.own("text"))
_paragraph = says.of(Paragraph, says.own("text"))

PROJECT: dict[type[Any], KindFacets] = {
    Project: KindFacets(N_("Project"), "clipboard-text", says.own("name", "question"), {
        "name": Facet(N_("Name of the project"), says.text),
        "question": Facet(N_("Question to the neighbourhood"), says.text),
        "rung": Facet(N_("Rung of the participation ladder"), says.choice(RUNG_NAMES)),
        "money": Facet(N_("Money"), says.money),
        "time": Facet(N_("Time"), says.text),
        "quality": Facet(N_("Quality"), says.text),
        "not_about": Facet(N_("What it is not about"), says.text),
        "decides_who": Facet(N_("Who decides"), says.text),
        "decides_on": Facet(N_("When is it decided"), says.day),
        "responsible": Facet(N_("Who is responsible for the data"), says.text),
        "keep_until": Facet(N_("Keep until"), says.day),
        "photos_until": Facet(N_("Keep photos of walls until"), says.day),
        "base": Facet(N_("Reach is measured against"), says.choice(BASE_NAMES)),
        "base_number": Facet(N_("Number of these"), says.number),
        "base_source": Facet(N_("Where this number comes from"), says.text),
        "goal_reach": Facet(N_("Goal for reach"), says.percent),
        "goal_satisfied": Facet(N_("Goal for satisfaction"), says.percent),
        "follow_up": Facet(N_("Address of the online follow-up"), says.text),
        "follow_up_by": Facet(N_("Who serves the online follow-up"), says.choice(SERVES_NAMES)),
        "online": Facet(N_("The online follow-up is open"), says.choice(ONLINE_PHASES)),
        "online_weight": Facet(N_("How much an online vote counts"), says.percent),
        "online_moderated": Facet(N_("What people write online waits until you show it"), says.yes_no),
        "language": Facet(N_("Language"), says.choice(LANGUAGE_NAMES)),
        "satisfied_from": Facet(N_("From which mark somebody is satisfied"), says.number),
        "organiser": Facet(N_("Whom people may ask"), says.text),
    }, frozenset(("created_on", "recovery_saved", "rung_chosen", "online_secret"))),
    Contact: KindFacets(N_("Contact in the vault"), "lock-key", _contact_title, {
        "name": Facet(N_("Name"), says.text),
        "reach_at": Facet(N_("How to reach them"), says.text),
        "purpose": Facet(N_("What it may be used for"), says.text),
        "consent": Facet(N_("What was agreed"), says.text),
        "delete_on": Facet(N_("Erased on"), says.day),
        "asked_on": Facet(N_("Asked on"), says.day),
    }, frozenset(("number",))),
    Outreach: KindFacets(N_("Invitation"), "envelope-simple", _outreach_title, {
        "name": Facet(N_("Name"), says.text),
        "channel": Facet(N_("By which road"), says.choice(CHANNEL_NAMES)),
        "date": Facet(N_("Date"), says.day),
        "reached": Facet(N_("How many were reached"), says.number),
        "cost": Facet(N_("What it costs"), says.money),
        "typed_visits": Facet(N_("Openings that another counter saw"), says.number),
        "evening_id": Facet(N_("For which evening"), _evening),
    }, frozenset(("code", "rank"))),
    ProjectPhase: KindFacets(N_("Phase of the project"), "flag", says.own("name"), {
        "name": Facet(N_("Name"), says.text),
        "starts": Facet(N_("Begins"), says.day),
        "ends": Facet(N_("Ends"), says.day),
        "outcome": Facet(N_("What it led to"), says.text),
        "done": Facet(N_("Done"), says.yes_no),
    }, frozenset(("rank",))),
    Risk: KindFacets(N_("Risk or opportunity"), "warning", says.own("text"), {
        "kind": Facet(N_("Which of the two"), says.choice(RISK_NAMES)),
        "text": Facet(N_("Text"), says.text),
        "owner": Facet(N_("Who looks after it"), says.text),
        "due": Facet(N_("By when"), says.day),
        "answer": Facet(N_("What is done about it"), says.text),
        "done": Facet(N_("Done"), says.yes_no),
    }, frozenset(("rank",))),
    CheckItem: KindFacets(N_("Line of a checklist"), "list-checks", _line_title, {
        "moment": Facet(N_("When"), says.choice(MOMENT_NAMES)),
        "text": Facet(N_("Text"), says.text),
        "done": Facet(N_("Done"), says.yes_no),
    }, frozenset(("evening_id", "key", "rank"))),
    Area: KindFacets(N_("Neighbourhood"), "buildings", says.own("name", "code"), {
        "code": Facet(N_("Code"), says.text),
        "name": Facet(N_("Name"), says.text),
        "municipality": Facet(N_("Municipality"), says.text),
        "year": Facet(N_("Year"), says.plain),
        "cbs_table": Facet(N_("Table of CBS"), says.text),
        "inhabitants": Facet(N_("Residents"), says.number),
        "up_to_14": Facet(N_("0–14 years"), says.number),
        "up_to_24": Facet(N_("15–24 years"), says.number),
        "up_to_44": Facet(N_("25–44 years"), says.number),
        "up_to_64": Facet(N_("45–64 years"), says.number),
        "from_65": Facet(N_("65 and older"), says.number),
        "households": Facet(N_("Households"), says.number),
    }, frozenset(("rank",))),
    Proposal: KindFacets(N_("Proposal"), "file-text", says.own("title"), {
        "title": Facet(N_("Title"), says.text),
    }, frozenset(("rank",))),
    Paragraph: KindFacets(N_("Paragraph of a proposal"), "file-text", says.own("text"), {
        "text": Facet(N_("Text"), says.text),
        "notes": Facet(N_("Notes behind it"), says.each_of(Note, says.own("text"))),
        "theme_id": Facet(N_("Theme"), _theme),
    }, frozenset(("proposal_id", "rank"))),
    Version: KindFacets(N_("Version of a proposal"), "flag-checkered", says.own("title"), {
        "title": Facet(N_("Title"), says.text),
        "why": Facet(N_("What changed since the last one"), says.text),
    }, frozenset(("proposal_id", "evening_id", "number", "paragraphs", "ids", "notes", "made_at", "rank"))),
    Reaction: KindFacets(N_("Reaction to a proposal"), "chats", says.own("text"), {
        "kind": Facet(N_("What it is"), says.choice(REACTION_NAMES)),
        "text": Facet(N_("Text"), says.text),
        "state": Facet(N_("How it was dealt with"), says.choice(REACTION_STATES)),
        "answer": Facet(N_("What was done with it, or why not"), says.text),
        "paragraph_id": Facet(N_("About which paragraph"), _paragraph),
        "shown": Facet(N_("The room may read it"), says.yes_no),
    }, frozenset(("proposal_id", "evening_id", "version_id", "channel", "author", "rank", "hidden"))),
    Offer: KindFacets(N_("Offer or wish"), "handshake", says.own("text"), {
        "kind": Facet(N_("Offered or sought"), says.choice(OFFER_NAMES)),
        "text": Facet(N_("Text"), says.text),
        "level": Facet(N_("How far somebody goes along"), says.choice(LEVEL_NAMES)),
        "theme_id": Facet(N_("Theme"), _theme),
        "met_by": Facet(N_("Met by"), _offer),
        "contact_id": Facet(N_("Who"), _contact),
        "shown": Facet(N_("The room may read it"), says.yes_no),
        "withdrawn": Facet(N_("Taken back"), says.yes_no),
    }, frozenset(("evening_id", "step_id", "number", "channel", "author", "rank", "hidden"))),
    Pledge: KindFacets(N_("Pledge"), "calendar-check", says.own("what"), {
        "what": Facet(N_("What"), says.text),
        "who": Facet(N_("Who"), says.text),
        "due": Facet(N_("By when"), says.day),
        "state": Facet(N_("How it stands"), says.choice(PLEDGE_STATES)),
        "done_on": Facet(N_("Done on"), says.day),
        "told": Facet(N_("What came of it"), says.text),
        "theme_id": Facet(N_("Theme"), _theme),
        "offer_id": Facet(N_("From which offer"), _offer),
        "contact_id": Facet(N_("Who in the vault"), _contact),
        "evening_id": Facet(N_("Evening"), _evening),
    }, frozenset(("number", "rank"))),
    Reply: KindFacets(N_("Reply to a theme"), "chat-circle", _reply_title, {
        "taken": Facet(N_("Taken over"), says.choice(TAKEN_NAMES)),
        "words": Facet(N_("What is answered"), says.text),
        "why": Facet(N_("Why"), says.text),
        "who": Facet(N_("Who"), says.text),
        "due": Facet(N_("By when"), says.day),
    }, frozenset()),
    Promise: KindFacets(N_("When people hear from us"), "calendar", _promise_title, {
        "due": Facet(N_("By when"), says.day),
        "done_on": Facet(N_("Done on"), says.day),
        "told": Facet(N_("What was told then"), says.text),
    }, frozenset(("after",))),
    Laptop: KindFacets(N_("Laptop"), "laptop", says.own("name"), {
        "name": Facet(N_("Name of the laptop"), says.text),
    }, frozenset(("place", "address", "second", "seen_at"))),
    Visit: KindFacets(
        N_("Opening of the page"), "device-mobile", says.own(), {}, frozenset(("outreach_id", "evening_id", "author"))
    ),
    ChannelTurnout: KindFacets(
        N_("Voters by an invitation"), "chart-bar", says.own(), {}, frozenset(("outreach_id", "round_id", "voted"))
    ),
    Remark: KindFacets(N_("Reaction that came online"), "chats", says.own("text"), {
        "text": Facet(N_("Text"), says.text),
        "state": Facet(N_("Others may read it"), says.choice(NOTE_STATES)),
        "answer": Facet(N_("What is answered"), says.text),
        "about": Facet(N_("What it is about"), says.choice(ABOUT_NAMES)),
    }, frozenset(("about_id", "channel", "author", "said_on", "outreach_id"))),
    Backing: KindFacets(
        N_("Support that came online"), "hand-heart", says.own(), {},
        frozenset(("about", "about_id", "channel", "author", "given", "outreach_id")),
    ),
    Opened: KindFacets(
        N_("Openings of the follow-up"), "globe", says.own(), {}, frozenset(("outreach_id", "day", "number"))
    ),
    NoteSupport: KindFacets(
        N_("Support of a note elsewhere"), "chart-bar", says.own(), {},
        frozenset(("note_id", "source", "agrees", "disagrees", "passes", "people", "read_on")),
    ),
    Settled: KindFacets(
        N_("What was decided about two versions"), "scales", says.own(), {}, frozenset(("entity", "entity_id", "field"))
    ),
}  # fmt: skip
