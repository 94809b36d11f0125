"""Which guest a phone is, remembered by the cookies and the language that it sends: they are the same with every request, and
looking at their signature once is enough. Only in memory, and not for long."""

from starlette.requests import Request

from cocreate_desktop.phones.guests import Guest, guest_of
from cocreate_desktop.phones.latest import Latest

_MOST = 4096
_LONGEST = 500
_ASKED = (b"cookie", b"accept-language")


class Seats:
    """One for a served evening."""

    def __init__(self) -> None:
        self._known: dict[tuple[str, str, bytes], Guest] = {}

    def guest_of(self, request: Request, latest: Latest) -> Guest | None:
        """The guest that sent ``request``, or None when it carries no session of this evening."""
        evening, language = latest.view.evening, latest.view.project.language
        sent = [value for name, value in request.scope["headers"] if name in _ASKED]
        # Either can carry a session or a language too.
        by_address = request.path_params or request.scope["query_string"]
        if by_address or len(told := b"\n".join(sent)) > _LONGEST:
            return guest_of(request, evening, language)
        place = (evening.secret, language, told)
        guest = self._known.get(place)
        if guest is None:
            guest = guest_of(request, evening, language)
            if guest is not None:
                if len(self._known) >= _MOST:
                    self._known.clear()
                self._known[place] = guest
        return guest
