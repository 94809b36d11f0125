"""Proposals for Decidim, and the replies to them. Its import takes a whole file or nothing, and takes the same proposal twice:
our mark is the last line of the body, so that a reply finds its proposal again."""

import json
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import partial

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.replies import Reply, Taken
from cocreate_desktop.exchange import fitting, ideawords
from cocreate_desktop.exchange.exported import Exported, asked_ids
from cocreate_desktop.exchange.fitting import Draft, Fitted, Rules, trouble
from cocreate_desktop.exchange.leavingideas import Facts, Idea
from cocreate_desktop.exchange.ready import Leaf, Ready, option
from cocreate_desktop.exchange.readyideas import csv_table, drafts_of, instead, of_ideas, which
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked, Records, Trouble

OPTIONS = ("what", "locale", "format", "delimiter", "ids", "state_column")
PROPOSALS, ANSWERS = "proposals", "answers"
_LOCALE = re.compile(r"[a-z]{2,3}(?:-[A-Za-z]{2,4})?")
_STATES = {
    Taken.YES: "accepted",
    Taken.NO: "rejected",
    Taken.PARTLY: "evaluating",
    Taken.OPEN: "evaluating",
}
_STATE_NAMES = ("state", "status")
"""What the column of the state is called: newer versions ask the second."""


def decidim(facts: Facts, asked: Asked) -> Ready:
    """Options: ``what`` (proposals, answers), ``locale`` (nl), ``format`` (csv, json), ``delimiter`` (; or ,), for answers
    ``ids`` (what Decidim exported) and ``state_column`` (state, status). Raises BadValue, BadFile."""
    locale = asked.options.get("locale", "") or "nl"
    if not _LOCALE.fullmatch(locale):
        raise BadValue(value=locale, example="nl")
    records = which(asked)
    if option(asked, "what", (PROPOSALS, ANSWERS)) == ANSWERS:
        return _answers(facts, asked, records, locale)
    return _proposals(facts, asked, records, locale)


def _proposals(facts: Facts, asked: Asked, records: Records, locale: str) -> Ready:
    title, body = f"title/{locale}", f"body/{locale}"
    drafts = drafts_of(facts, records, partial(_draft, title=title, body=body), locale)
    fitted = fitting.fit(drafts, Rules(title, _("title")), asked.mends)
    rows = [draft.written() for draft in fitted.good]
    if option(asked, "format", ("csv", "json")) == "json":
        whole = [{"title": {locale: row[title]}, "body": {locale: row[body]}} for row in rows]
        data = (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
        leaf = Leaf("decidim-proposals.json", data, len(rows))
    else:
        leaf = Leaf("decidim-proposals.csv", csv_table((title, body), rows, _between(asked)), len(rows))
    return of_ideas(facts, asked, records, fitted, (leaf,), replied=False)


def _between(asked: Asked) -> str:
    return option(asked, "delimiter", (";", ","))


def _draft(idea: Idea, title: str, body: str) -> Draft:
    return Draft(
        record=idea.id,
        title=idea.title,
        fields={title: idea.title, body: ideawords.body(idea, replied=False)},
        instead=instead(idea),
        tails={body: f"\n\n{ideawords.mark(idea)}"},
    )


def _answers(facts: Facts, asked: Asked, records: Records, locale: str) -> Ready:
    """A row for each idea that has a reply. What Decidim does not know stays out; without its export that is all of them, for a
    number of ours could be that of another proposal."""
    known = asked_ids(asked, ("id",), ("title",))
    state = option(asked, "state_column", _STATE_NAMES)
    headers = ("id", state, f"answer/{locale}")
    replied = tuple(idea for idea in facts.ideas(records) if idea.reply is not None)
    answered = replace(facts, themes=replied, notes=replied)
    drafts = drafts_of(answered, records, partial(_answer, headers=headers, known=known), locale)
    troubles = (
        one for draft, idea in zip(drafts, replied, strict=True) for one in _wrong(draft, idea, known)
    )
    fitted = Fitted(drafts, tuple(troubles), (), ())
    rows = [draft.written() for draft in fitted.good]
    leaf = Leaf("decidim-answers.csv", csv_table(headers, rows, _between(asked)), len(rows))
    return of_ideas(facts, asked, records, fitted, (leaf,))


def _answer(idea: Idea, headers: Sequence[str], known: Exported | None) -> Draft:
    reply = idea.reply or Reply(id=idea.id, project_id="")
    number = known.number(idea.id) if known is not None else ""
    cells = (number, _STATES[reply.taken], ideawords.answer(reply))
    return Draft(idea.id, idea.title, dict(zip(headers, cells, strict=True)))


def _wrong(draft: Draft, idea: Idea, known: Exported | None) -> Iterable[Trouble]:
    if known is None:
        why = _(
            "Choose the proposals as Decidim exports them: without its numbers no reply finds its proposal."
        )
        yield trouble(draft, _("number of the proposal"), why)
    elif not known.number(idea.id):
        why = _("It is not in the export of Decidim, so there is no proposal to reply to.")
        yield trouble(draft, _("number of the proposal"), why)
    if idea.reply is not None and idea.reply.lacks_reason:
        yield trouble(draft, _("reply"), _("It says no without a reason."), refused=False)
