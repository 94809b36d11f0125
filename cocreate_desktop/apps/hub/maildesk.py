"""Where people at home sign up to be reached, for one project of a hub; fulfils what the pages need of it."""

from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlsplit

from cocreate_desktop.apps.hub.post import Post
from cocreate_desktop.central.mail import mail_address
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import SignUp, Standing
from cocreate_desktop.domain.mailerrors import NoMail, SignUpsFull
from cocreate_desktop.domain.online import holds_link
from cocreate_desktop.phones.home.ports import Confirmed, MailDesk, Sent
from cocreate_desktop.services.lines import day, line, words
from cocreate_desktop.services.projects import web_address
from cocreate_desktop.storage.followers import KeptFollowers
from cocreate_desktop.storage.tries import Tries

A_MINUTE = 60
"""So many sign-ups of one project are taken in a minute by all workers together: mail to strangers must not cost nothing."""

AN_HOUR = 300
"""So many of them may be unconfirmed after an hour: machines confirm nothing, and the mails that they cause annoy strangers."""


class ProjectMailDesk:
    """``tries`` counts for all workers; ``page`` is where the project is at this hub, for one that does not say where it is
    (empty: that is not known either). Each method may raise NoDatabase."""

    def __init__(
        self, project_id: str, followers: KeptFollowers, post: Post, tries: Tries, page: str = ""
    ) -> None:
        self._project_id = project_id
        self._page = page
        self._followers = followers
        self._post = post
        self._tries = tries

    def sign_up(self, asked: SignUp) -> Sent:
        """Raises NoMailAddress, MailRefused, SignUpsFull, TextTooLong, BadValue, NoMail when no link can be written."""
        page = self._leads_to(asked.page.rstrip("/"))
        checked = replace(
            asked,
            purpose=Purpose(asked.purpose),
            name=_name(asked.name),
            mail=mail_address(asked.mail),
            consent=words(asked.consent),
            delete_on=day(asked.delete_on),
            page=page,
        )
        begun = self._tries.begin(f"sign-up {self._project_id}", A_MINUTE)
        if not begun or self._followers.asked_lately(self._project_id, timedelta(hours=1)) >= AN_HOUR:
            raise SignUpsFull
        follower_id, kind = self._followers.sign_up(self._project_id, checked)
        return Sent.NOW if self._post.send_now(self._project_id, follower_id, kind) else Sent.LATER

    def _leads_to(self, page: str) -> str:
        """Where the links of her mails lead: to this hub by https, where it knows its own name, whatever the project says of
        itself; for they hold what is hers alone. Raises NoMail, BadValue."""
        there = web_address(page)
        said, own = urlsplit(there), urlsplit(self._page)
        if self._page and (said.scheme, said.hostname) != (own.scheme, own.hostname):
            return self._page
        if not there:
            raise NoMail
        return there

    def waiting(self, token: str) -> Purpose | None:
        """For what the link with this token asks."""
        return self._followers.standing(token)[1]

    def confirm(self, token: str) -> Confirmed:
        """Her yes."""
        return _CONFIRMED[self._followers.confirm(token)]

    def stop(self, token: str) -> bool:
        """Deletes her at once."""
        return self._followers.stop(token)


def _name(typed: str) -> str:
    """How she is called. One that holds a link is no name: whoever types it would have us send it to somebody else."""
    name = line(typed)
    return "" if holds_link(name) else name


_CONFIRMED = {
    Standing.WAITING: Confirmed.YES,
    Standing.CONFIRMED: Confirmed.ALREADY,
    Standing.OVER: Confirmed.OVER,
}


def _fulfils(desk: ProjectMailDesk) -> MailDesk:
    """For the type checker: this class fulfils the port."""
    return desk
