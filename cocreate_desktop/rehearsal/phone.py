"""A neighbour's phone as the server sees it: joins by the QR code's address, sends notes, votes and answers over real
HTTP."""

import re
import ssl
from collections.abc import Mapping
from types import TracebackType

import httpx

_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_OPTION = re.compile(r'name="o-(\w+)"|name="pick" value="([^"]+)"')


class PhoneRefused(Exception):
    """The server did not take what was sent; holds the status and the page."""


class Phone:
    """One phone. ``join_address`` is what the QR code carries. Close it, or use it in a ``with``."""

    def __init__(self, join_address: str, language: str = "nl") -> None:
        self._join = httpx.URL(join_address)
        self._language = language
        self._client = httpx.Client(
            base_url=self._join.copy_with(path="/", query=None),
            trust_env=False,
            verify=ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT),  # plain HTTP: no certificates are read for it
            timeout=20,
            headers={"Accept-Language": language},
        )
        self._line: httpx.Response | None = None
        self.carried_address = ""

    def __enter__(self) -> "Phone":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _problem: BaseException | None, _trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Ends the connection."""
        if self._line is not None:
            self._line.close()
        self._client.close()

    def join(self) -> None:
        """Opens the address of the QR code and presses "Doe mee"; the page's own address is in ``carried_address``."""
        self._expect(self._client.get(self._join.path), 200, 303)
        answer = self._expect(self._client.post(self._join.path, data={"lang": self._language}), 303)
        where = self._client.base_url.join(answer.headers["location"])
        self.carried_address = str(where.copy_with(query=None))

    def stay(self) -> None:
        """Keeps the page open, as a phone on the table does: the desk counts it from now on. Raises PhoneRefused."""
        self._line = self._client.send(self._client.build_request("GET", "/live"), stream=True)
        if self._line.status_code != 200:
            raise PhoneRefused(self._line.status_code, "")

    def page(self) -> str:
        """What the phone shows now, as HTML."""
        return self._expect(self._client.get("/", follow_redirects=True), 200).text

    def send_note(self, words: str) -> None:
        """Hangs a note on the wall. Raises PhoneRefused."""
        self._expect(self._client.post("/note", data={**self._hidden(self.page()), "text": words}), 303)

    def send(self, road: str, fields: Mapping[str, str]) -> None:
        """Posts what a form of the page asks: ``road`` is ``/answer`` (the exit poll), ``/answer/right`` (the readback),
        ``/offer`` or ``/reaction``. Raises PhoneRefused."""
        self._expect(self._client.post(road, data={**self._hidden(self.page()), **fields}), 303)

    def vote(self, weights: Mapping[int, int], reason: str = "") -> None:
        """Votes: ``weights`` maps the place of an option on the page (from 0) to what it gets: dots, a mark, its place in the
        order, an amount, or 1 for what is picked; ``reason`` is that of an objection. Raises PhoneRefused."""
        self.send_vote(self.fill_in(weights, reason))

    def fill_in(self, weights: Mapping[int, int], reason: str = "") -> Mapping[str, str | list[str]]:
        """A ballot that is filled in as ``vote`` says, not sent yet. Raises PhoneRefused when the page asks nothing more."""
        page = self.page()
        options = list(dict.fromkeys(number or pick for number, pick in _OPTION.findall(page)))
        fields: dict[str, str | list[str]] = {**self._hidden(page)}
        if any(place >= len(options) for place in weights):
            raise PhoneRefused(409, "the vote is no longer open")
        if reason:
            fields["reason"] = reason
        if 'name="o-' in page:
            fields |= {f"o-{options[place]}": str(number) for place, number in weights.items()}
        else:
            fields["pick"] = [options[place] for place, chosen in weights.items() if chosen]
        return fields

    def send_vote(self, filled_in: Mapping[str, str | list[str]]) -> None:
        """Sends a ballot that was filled in, perhaps a while ago. Raises PhoneRefused."""
        self._expect(self._client.post("/vote", data=filled_in), 303)

    @staticmethod
    def _hidden(page: str) -> dict[str, str]:
        return dict(_HIDDEN.findall(page))

    @staticmethod
    def _expect(answer: httpx.Response, *allowed: int) -> httpx.Response:
        if answer.status_code not in allowed:
            raise PhoneRefused(answer.status_code, answer.text[:500])
        return answer
