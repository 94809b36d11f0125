"""Whoever carries a hub's mail to the mail server: at once for somebody who just signed up, else by a thread that looks every
few seconds what is due. What does not work now is kept and tried again; the journal says so, without saying to whom."""

import logging
import threading
import time
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Final

from cocreate_desktop.apps.unforeseen import unforeseen_in
from cocreate_desktop.central.letters import Letter, letter_of, message_of, news_letter
from cocreate_desktop.central.mail import MailLine, MailServer, mail_line
from cocreate_desktop.domain.errors import CocreateError
from cocreate_desktop.domain.followers import Addressee, Mailing
from cocreate_desktop.domain.mailerrors import MailProblem, MailRefused
from cocreate_desktop.storage.followers import KeptFollowers
from cocreate_desktop.storage.mailout import LEASE, DueMail, MailOut

log = logging.getLogger(__name__)
AT_ONCE: Final = 20
"""So many mails go by one line to the server, within the time for which they were taken."""
LOOKS_S: Final = 5.0
MOST_AT_ONCE: Final = 2
"""So many people wait for their mail to be handed over; those of others go a moment later."""
TROUBLE_S: Final = 30.0
"""So long nobody waits for a mail server that did not answer."""
_BATCH_S: Final = LEASE.total_seconds() / 3
"""After so long no mail of a batch is begun any more: a server that takes its time must not leave it to others as well."""
_USUAL_S: Final = 0.2
_ENDS_S: Final = 5.0


class Post:
    """``called`` tells the name of a project. Any thread may call ``send_now``; ``start`` begins the thread for the rest."""

    def __init__(
        self, server: MailServer, mails: MailOut, followers: KeptFollowers, called: Callable[[str], str]
    ) -> None:
        self._server = server
        self._mails = mails
        self._followers = followers
        self._called = called
        self._at_once = threading.BoundedSemaphore(MOST_AT_ONCE)
        self._trouble_until = float("-inf")
        self._took_s = _USUAL_S
        self._wake = threading.Event()
        self._ending = threading.Event()
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Carries what is due from now on."""
        self._thread = threading.Thread(target=self._go_on, name="hub-post", daemon=True)
        self._thread.start()

    def hurry(self) -> None:
        """There is something new."""
        self._wake.set()

    def close(self) -> None:
        """Ends after the mail that is on its way."""
        self._ending.set()
        self._wake.set()
        if self._thread is not None:
            self._thread.join(_ENDS_S)

    def send_now(self, project_id: str, follower_id: str, kind: Mailing | None) -> bool:
        """The mail that was just written down; False when it must wait: also where the mail server did not answer a moment ago,
        or others are at it, for whoever waits here holds up pages. Without a ``kind`` there is none, and neither the answer nor
        the time it takes shows that. Raises MailRefused when its address takes none."""
        if time.monotonic() < self._trouble_until or not self._at_once.acquire(blocking=False):
            self.hurry()
            return False
        try:
            if kind is None:
                self._ending.wait(self._took_s)
                return True
            due = self._mails.take_one(project_id, follower_id, kind)
            return due is not None and self._sent(due)
        finally:
            self._at_once.release()

    def _sent(self, due: DueMail) -> bool:
        begun = time.monotonic()
        try:
            with mail_line(self._server) as line:
                carried = self._carry(line, due)
            self._took_s = min(time.monotonic() - begun, _ENDS_S)
            return carried
        except MailRefused:
            raise
        except MailProblem as problem:
            self._trouble_until = time.monotonic() + TROUBLE_S
            self._postpone((due,), problem)
            return False

    def carry_due(self) -> int:
        """Everything that is due, as far as it works; how many mails went. Raises NoDatabase."""
        went = 0
        while not self._ending.is_set() and (due := self._mails.take(AT_ONCE)):
            done = self._carry_some(due)
            went += done
            if done < len(due):
                break
        return went

    def _carry_some(self, due: Sequence[DueMail]) -> int:
        """Over one line; how many need not be tried again. Those that it does not come to are due when their time is over."""
        until = time.monotonic() + _BATCH_S
        try:
            with mail_line(self._server) as line:
                return sum(self._tried(line, mail) for mail in due if self._goes_on(until))
        except MailProblem as problem:
            self._postpone(due, problem)
            return 0

    def _goes_on(self, until: float) -> bool:
        return not self._ending.is_set() and time.monotonic() < until

    def _tried(self, line: MailLine, mail: DueMail) -> bool:
        """One that does not go holds up no other."""
        try:
            return self._carry(line, mail)
        except MailRefused:
            log.info("a mail was refused for good, at try %d", mail.tries)
            return True
        except MailProblem as problem:
            self._postpone((mail,), problem)
            return False

    def _carry(self, line: MailLine, mail: DueMail) -> bool:
        """One of them. Raises MailRefused (it is settled then: also one that cannot be written, for it would hold up all that
        come after it each time) and MailProblem."""
        to = self._followers.addressee(mail.project_id, mail.follower_id)
        letter = self._letter(mail, to) if to is not None else None
        if to is None or letter is None:
            self._mails.drop(mail)
            return True
        try:
            line.send(message_of(letter, self._server, to.mail, to.language, datetime.now(UTC)))
        except (MailRefused, ValueError):
            self._mails.failed(mail)
            if mail.about == Mailing.ASKS:
                self._followers.drop(mail.project_id, mail.follower_id)
            raise MailRefused(server=self._server.name) from None
        self._mails.sent(mail)
        return True

    def _letter(self, mail: DueMail, to: Addressee) -> Letter | None:
        project = self._called(mail.project_id)
        if not mail.is_news:
            return letter_of(Mailing(mail.about), to, project)
        text = self._mails.news(mail.project_id, mail.about)
        return news_letter(to, project, mail.about, text.subject, text.words) if text is not None else None

    def _postpone(self, due: Sequence[DueMail], problem: MailProblem) -> None:
        log.warning("%d mails wait: %s", len(due), type(problem).__name__)
        for mail in due:
            self._mails.later(mail)

    def _go_on(self) -> None:
        while not self._ending.is_set():
            self._wake.clear()
            kind = unforeseen_in(self._look)
            if kind:  # one mail that cannot be written must not end all that come after it
                log.error("mail was not carried: %s", kind)
            self._wake.wait(LOOKS_S)

    def _look(self) -> None:
        try:
            self.carry_due()
        except CocreateError as problem:
            log.warning("mail was not carried: %s", type(problem).__name__)
