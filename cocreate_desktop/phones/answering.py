"""What a guest answers in an exit poll and in a readback. Each takes the road of ``sending``, a whole page together."""

from starlette.requests import Request
from starlette.responses import Response

from cocreate_desktop.domain.answers import MARK, RIGHT, STATEMENTS, WORDS
from cocreate_desktop.phones.forms import an_id
from cocreate_desktop.phones.guests import Guest
from cocreate_desktop.phones.pages import ANSWERED
from cocreate_desktop.phones.sending import Sending
from cocreate_desktop.services.ports import Work
from cocreate_desktop.services.services import Services


class Answering:
    """Two pages whose answers can be posted, as often as one likes: the last counts."""

    def __init__(self, services: Services, evening_id: str, sending: Sending) -> None:
        self._services = services
        self._evening_id = evening_id
        self._sending = sending

    async def exit(self, request: Request, guest: Guest) -> Response:
        """Takes in the mark, the statements and the words of the exit poll; whatever is not there was skipped."""
        form = await self._sending.form(request, guest)
        step_id, words = an_id(form.one("step")), form.one(WORDS)
        answers = {question: form.one(question) for question in (MARK, *STATEMENTS)}

        def work() -> Work[object]:
            return self._services.exitpoll.sending(
                self._evening_id, step_id, answers, words, author=guest.answerer
            )

        return await self._sending.do(request, guest, work, told=ANSWERED, typed=words, form=form)

    async def right(self, request: Request, guest: Guest) -> Response:
        """Takes in whether the summary is right, and what is missing."""
        form = await self._sending.form(request, guest)
        step_id, value, words = an_id(form.one("step")), form.one(RIGHT), form.one(WORDS)

        def work() -> Work[object]:
            return self._services.readbacks.sending(
                self._evening_id, step_id, value, words, author=guest.answerer
            )

        return await self._sending.do(request, guest, work, told=ANSWERED, typed=words, form=form)
