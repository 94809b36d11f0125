"""Everything that can be read at home: each address leads to one page, or to a clear word about why there is none."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from cocreate_desktop.domain.online import LETTERS, Place, short_code, typed_code
from cocreate_desktop.domain.rounds import CastBallot, Round
from cocreate_desktop.domain.secrecy import voter_of
from cocreate_desktop.language import N_, _, speaking
from cocreate_desktop.phones.home import shown as looks
from cocreate_desktop.phones.home.arriving import Absent, Arriving, At
from cocreate_desktop.phones.home.pages import HomePages, sent
from cocreate_desktop.phones.home.people import anonymous, keeps_cookie, short_address
from cocreate_desktop.phones.home.shown import Look
from cocreate_desktop.phones.home.told import TOLD, TOLD_WORDS
from cocreate_desktop.phones.home.visits import Openings, is_visit
from cocreate_desktop.phones.home.voting import ballot_of
from cocreate_desktop.phones.steps.shown import Shown
from cocreate_desktop.services.athome import HomeRound
from cocreate_desktop.services.homereading import read_once
from cocreate_desktop.services.online import Mine
from cocreate_desktop.services.outreach import normal
from cocreate_desktop.services.ports import Reader

_GONE: Final = {
    Place.NOTE: N_("This note is no longer here. It may have been taken away at its writer’s request."),
    Place.THEME: N_("This theme is no longer here. Its notes may hang under another one."),
    Place.ROUND: N_("This vote is no longer here."),
}
_CODE: Final = 8
_MOST_ONCE: Final = 50


Draws = Callable[[Look], Shown | None]


class Reading:
    """One for a process."""

    def __init__(self, arriving: Arriving, pages: HomePages, openings: Openings) -> None:
        self._arriving = arriving
        self._pages = pages
        self._openings = openings
        self._once: dict[str, tuple[str, Mapping[tuple[Place, str], str]]] = {}

    async def project(self, request: Request) -> Response:
        """The page of the project."""
        at = await self._arriving.at(request, fresh=TOLD in request.query_params)
        if not at.visitor.via and is_visit(request):
            self._openings.add(at.project.id, at.home.services, "")
        return await self._page(request, at, "", "", looks.project)

    async def invited(self, request: Request) -> Response:
        """The same, for who came by an invitation. A code that is not known (any more) leads to the project all the same."""
        code = normal(str(request.path_params["way"])[:20])
        at = await self._arriving.at(request, via=code)
        way = at.view.outreach.get(code)
        if is_visit(request):
            self._openings.add(at.project.id, at.home.services, way.id if way is not None else "")
        return await self._page(request, at, "", "", looks.project)

    async def theme(self, request: Request) -> Response:
        """A theme."""
        return await self._thing(request, Place.THEME, looks.theme)

    async def note(self, request: Request) -> Response:
        """A note."""
        return await self._thing(request, Place.NOTE, looks.note)

    async def round(self, request: Request) -> Response:
        """A vote: the ballot, or what came out."""
        at = await self._arriving.at(request, fresh=TOLD in request.query_params)
        code = typed_code(str(request.path_params["thing"]))
        thing = at.view.places.get((Place.ROUND, code), "")
        if not thing:
            return await self._elsewhere(at, Place.ROUND, code)
        asked = next((one for one in at.view.rounds if one.code == code), None)
        here = f"{Place.ROUND.value}/{code}"
        if asked is None or not asked.open:
            return await self._page(request, at, here, thing, lambda look: looks.result(look, asked))
        return await self._ballot(request, at, here, asked)

    async def support(self, request: Request) -> Response:
        """The proposal."""
        at = await self._arriving.at(request, fresh=TOLD in request.query_params)
        if at.view.version is None or at.view.proposal is None:
            raise Absent(404, N_("No proposal yet"), N_("There is no proposal to read yet."), at)
        return await self._page(request, at, Place.SUPPORT.value, at.view.proposal.id, looks.support)

    async def help(self, request: Request) -> Response:
        """Where one offers help."""
        at = await self._arriving.at(request)
        return await self._page(request, at, Place.HELP.value, "", looks.help_offered)

    async def mail(self, request: Request) -> Response:
        """Where one signs up."""
        at = await self._arriving.at(request)
        return await self._page(request, at, Place.MAIL.value, "", looks.mail)

    async def mine(self, request: Request) -> Response:
        """What this browser sent."""
        at = await self._arriving.at(request, fresh=True)
        return await self._page(request, at, "mine", "", looks.mine, alone=True)

    async def picture(self, request: Request) -> Response:
        """A picture that may be seen at home, and no other. Its address names its content, so a browser may keep it."""
        at = await self._arriving.at(request)
        name = str(request.path_params["sha256"])
        if name not in at.view.pictures:
            raise Absent(404, N_("This page is not here"), N_("This picture is no longer here."), at)
        content = await asyncio.to_thread(at.home.services.showing.picture, name)
        kept = {"Cache-Control": "public, max-age=86400, immutable"}
        return Response(content, media_type="image/jpeg", headers=kept)

    async def look(self, at: At, here: str, thing: str, chosen: str = "") -> Look:
        """Everything that a page of ``here`` draws from."""
        mine = await self._mine(at)
        today = at.home.services.clock.now().date()
        mails = at.home.opened.mail is not None
        return Look(at.view, at.visitor, here, thing, mine, mails=mails, today=today, chosen=chosen)

    async def refused(
        self, request: Request, at: At, here: str, status: int, sentence: str, typed: str = ""
    ) -> Response:
        """The page from which something came that was not taken: it says why, and nothing that was typed is lost."""
        visitor = replace(at.visitor, stamp=self._pages.stamp(at.visitor))
        at = replace(at, visitor=visitor)
        with speaking(visitor.language):
            page = await self._shown(at, here)
            body = self._pages.draw(
                at.view,
                visitor,
                at.home.code,
                page,
                here=f"/{here}" if here else "",
                problem=sentence,
                typed=typed,
            )
        return sent(request, body.encode(), visitor, status)

    async def _shown(self, at: At, here: str) -> Shown:
        place, _slash, code = here.partition("/")
        thing = at.view.places.get((Place(place), code), "") if code else ""
        look = await self.look(at, here, thing)
        asked = next((one for one in at.view.open_rounds if one.code == code), None)
        if place == Place.ROUND.value and asked is not None:
            own = await self._own_ballot(at, asked)
            return ballot_of(at.view, at.visitor, asked, own)
        drawn = _DRAWS.get(place, looks.project)(look)
        return drawn if drawn is not None else looks.project(look)

    async def _thing(self, request: Request, place: Place, draws: Draws) -> Response:
        at = await self._arriving.at(request, fresh=TOLD in request.query_params)
        code = typed_code(str(request.path_params["thing"]))
        thing = at.view.places.get((place, code), "")
        if not thing:
            return await self._elsewhere(at, place, code)
        return await self._page(request, at, f"{place.value}/{code}", thing, draws)

    async def _once_there(self, at: At, place: Place, code: str) -> str | None:
        """What became of what had this address once: the theme or note that it is now, or empty; None for what never was."""
        if len(code) != _CODE or any(sign not in LETTERS for sign in code):
            return None
        kept = self._once.get(at.home.code)
        if kept is None or kept[0] != at.view.changed:
            there = await asyncio.to_thread(at.home.services.store.read, read_once)
            if len(self._once) >= _MOST_ONCE:
                self._once.clear()
            kept = self._once[at.home.code] = at.view.changed, there
        return kept[1].get((place, code))

    async def _elsewhere(self, at: At, place: Place, code: str) -> Response:
        """On to the theme that this one went over into, or the note that it counts with. Raises Absent when there is none."""
        now = await self._once_there(at, place, code)
        if now and (place, short_code(now)) in at.view.places:
            address = f"{at.visitor.base}/{place.value}/{short_code(now)}{at.visitor.asked}"
            return RedirectResponse(address, status_code=303)
        if now is not None:
            raise Absent(410, N_("No longer here"), _GONE[place], at)
        raise Absent(
            404, N_("This page is not here"), N_("Nothing has this address. Scan the QR code again."), at
        )

    async def _page(
        self, request: Request, at: At, here: str, thing: str, draws: Draws, *, alone: bool = False
    ) -> Response:
        """A page, from what was drawn for everybody when nothing on it is her own."""
        if keeps_cookie(request):
            return short_address(request, at.visitor)
        wish = typed_code(request.query_params.get("for", "")) if here == Place.HELP.value else ""
        chosen = wish if (Place.THEME, wish) in at.view.places else ""
        told = request.query_params.get(TOLD, "")
        if at.visitor.known or told in TOLD_WORDS or alone:
            return await self._her_own(request, at, here, thing, draws, told)
        visitor, view = at.visitor, at.view
        look = await self.look(at, here, thing, chosen)
        shown = (view.phase, look.mails, look.today, visitor.language, visitor.display, visitor.via)
        with speaking(visitor.language):
            page = self._pages.kept(
                at.home.code,
                view.changed,
                (here, chosen, *shown),
                lambda mark: self._drawn(at, replace(look, visitor=replace(visitor, stamp=mark)), draws),
            )
        if anonymous(request):
            return self._pages.public(request, visitor, page)
        return self._pages.own(request, visitor, page)

    async def _her_own(
        self, request: Request, at: At, here: str, thing: str, draws: Draws, told: str
    ) -> Response:
        visitor = replace(at.visitor, stamp=self._pages.stamp(at.visitor))
        look = await self.look(replace(at, visitor=visitor), here, thing)
        if here.startswith(f"{Place.ROUND.value}/"):
            look = replace(look, own=await self._own_ballot_by_id(at, thing))
        with speaking(visitor.language):
            body = self._drawn(at, look, draws, told)
        return sent(request, body.encode(), visitor)

    def _drawn(self, at: At, look: Look, draws: Draws, told: str = "") -> str:
        page = draws(look)
        if page is None:
            raise Absent(410, N_("No longer here"), N_("What was here has been taken away."), at)
        here = f"/{look.here}" if look.here else ""
        said = _(TOLD_WORDS.get(told, ""))
        return self._pages.draw(at.view, look.visitor, at.home.code, page, here=here, told=said)

    async def _ballot(self, request: Request, at: At, here: str, asked: HomeRound) -> Response:
        """Every ballot is somebody's own: what it carries makes a vote that is sent twice one vote."""
        if keeps_cookie(request):
            return short_address(request, at.visitor)
        visitor = replace(at.visitor, stamp=self._pages.stamp(at.visitor))
        own = await self._own_ballot(at, asked)
        told = request.query_params.get(TOLD, "")
        with speaking(visitor.language):
            page = ballot_of(at.view, visitor, asked, own)
            said = _(TOLD_WORDS[told]) if told == "replaced" else ""
            body = self._pages.draw(at.view, visitor, at.home.code, page, here=f"/{here}", told=said)
        return sent(request, body.encode(), visitor)

    async def _own_ballot(self, at: At, asked: HomeRound) -> CastBallot | None:
        return await self._own_ballot_by_id(at, asked.view.round.id)

    async def _own_ballot_by_id(self, at: At, round_id: str) -> CastBallot | None:
        tokens = [token for token in (at.visitor.ticket, at.visitor.token) if token]
        if not tokens:
            return None

        def query(reader: Reader) -> CastBallot | None:
            for voting in reader.find(Round, id=round_id):
                for token in tokens if voting.secret else ():
                    found = reader.last_ballot(round_id, voter_of(voting.secret, token))
                    if found is not None and found.people:
                        return found
            return None

        return await asyncio.to_thread(at.home.services.store.read, query)

    async def _mine(self, at: At) -> Mine:
        if not at.visitor.known:
            return Mine()
        return await asyncio.to_thread(at.home.services.online.mine, at.visitor.mark)


_DRAWS: dict[str, Draws] = {
    Place.PROJECT.value: looks.project,
    Place.THEME.value: looks.theme,
    Place.NOTE.value: looks.note,
    Place.ROUND.value: lambda look: looks.result(
        look, next((r for r in look.view.rounds if r.view.round.id == look.thing), None)
    ),
    Place.SUPPORT.value: looks.support,
    Place.HELP.value: looks.help_offered,
    Place.MAIL.value: looks.mail,
    "mine": looks.mine,
}
