"""Mail of a hub that is to go out, and news to everybody who confirmed. Whoever sends a mail takes it first, for some minutes:
when he dies meanwhile another one sends it; what was sent is written down before the next begins."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, and_, delete, func, literal, select, update

from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import Mailing
from cocreate_desktop.services.hearback import Told
from cocreate_desktop.storage.accounttables import follower, mail_out, news
from cocreate_desktop.storage.hubdatabase import HubDatabase, moment

LEASE: Final = timedelta(minutes=5)
"""So long whoever took a mail may need for it."""
PAUSES: Final = tuple(timedelta(minutes=minutes) for minutes in (1, 2, 5, 15, 30, 60))
"""Until a mail is tried again: the last one again and again, until it is too late for it."""
_NEWS_LASTS = timedelta(days=5)
_WAITING, _SENT, _FAILED = "waiting", "sent", "failed"


@dataclass(frozen=True, slots=True)
class DueMail:
    """A mail to send: to whom in which project, about what (``Mailing``, or the id of news), and which try this is."""

    project_id: str
    follower_id: str
    about: str
    tries: int

    @property
    def is_news(self) -> bool:
        """Whether it tells news."""
        return self.about not in set(Mailing)


@dataclass(frozen=True, slots=True)
class NewsText:
    """What the facilitator wrote."""

    subject: str
    words: str


class MailOut:
    """``now_s`` tells the seconds since 1970. Each method may raise NoDatabase."""

    def __init__(self, database: HubDatabase, now_s: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now_s = now_s

    @property
    def today(self) -> str:
        """The day as ``Told`` has it."""
        return self._now()[:10]

    def tell(self, project_id: str, news_id: str, text: NewsText) -> Told:
        """A mail for everybody who confirmed; a second time with the same id nothing more."""
        values = {"project_id": project_id, "id": news_id, "subject": text.subject, "words": text.words}
        fresh = {"told_at": self._now(), "people": 0, "sent": 0, "failed": 0}
        with self._database.writing() as connection:
            if self._database.insert_once(connection, news, {**values, **fresh}):
                people = self._put(connection, project_id, news_id)
                its = (news.c.project_id == project_id, news.c.id == news_id)
                connection.execute(update(news).where(*its).values(people=people))
        return next(one for one in self.told(project_id) if one.id == news_id)

    def told(self, project_id: str) -> tuple[Told, ...]:
        """The news of a project, the newest first."""
        query = select(news).where(news.c.project_id == project_id)
        with self._database.reading() as connection:
            rows = connection.execute(query.order_by(news.c.told_at.desc(), news.c.id)).mappings().all()
        counted = ("id", "subject", "people", "sent", "failed")
        return tuple(
            Told(told_on=row["told_at"][:10], **{name: row[name] for name in counted}) for row in rows
        )

    def news(self, project_id: str, news_id: str) -> NewsText | None:
        """What was written; None when it is gone."""
        query = select(news.c.subject, news.c.words).where(
            news.c.project_id == project_id, news.c.id == news_id
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return NewsText(row.subject, row.words) if row is not None else None

    def take(self, most: int) -> tuple[DueMail, ...]:
        """Mails that are due, to send them now; nobody else gets them meanwhile. Those for which it is too late go."""
        now = self._now()
        with self._database.writing() as connection:
            self._give_up(connection, now)
            due = (mail_out.c.state == _WAITING, mail_out.c.due_at <= now)
            query = select(mail_out).where(*due).order_by(mail_out.c.due_at).limit(most)
            rows = connection.execute(query.with_for_update(skip_locked=True)).mappings().all()
            for row in rows:
                moved = {"due_at": self._now(LEASE), "tries": row["tries"] + 1}
                connection.execute(update(mail_out).where(_is(row)).values(**moved))
        return tuple(
            DueMail(row["project_id"], row["follower_id"], row["about"], row["tries"] + 1) for row in rows
        )

    def take_one(self, project_id: str, follower_id: str, about: str) -> DueMail | None:
        """The one that was just written down, to send it now; None when somebody else has it."""
        row = {"project_id": project_id, "follower_id": follower_id, "about": about}
        due = (_is(row), mail_out.c.state == _WAITING, mail_out.c.due_at <= self._now())
        with self._database.writing() as connection:
            taken = update(mail_out).where(*due).values(due_at=self._now(LEASE), tries=mail_out.c.tries + 1)
            tries = connection.execute(taken.returning(mail_out.c.tries)).scalar()
        return DueMail(project_id, follower_id, about, tries) if tries is not None else None

    def sent(self, mail: DueMail) -> None:
        """It is with the mail server."""
        self._settle(mail, _SENT)

    def failed(self, mail: DueMail) -> None:
        """Its address takes no mail."""
        self._settle(mail, _FAILED)

    def later(self, mail: DueMail) -> None:
        """It did not work now; it is tried again."""
        pause = PAUSES[min(mail.tries, len(PAUSES)) - 1]
        with self._database.writing() as connection:
            waiting = (_is_mail(mail), mail_out.c.state == _WAITING)
            connection.execute(update(mail_out).where(*waiting).values(due_at=self._now(pause)))

    def drop(self, mail: DueMail) -> None:
        """Whom it was for is gone."""
        with self._database.writing() as connection:
            if connection.execute(delete(mail_out).where(_is_mail(mail))).rowcount and mail.is_news:
                connection.execute(update(news).where(_is_news(mail)).values(people=news.c.people - 1))

    def _settle(self, mail: DueMail, state: str) -> None:
        """Of news it is remembered, so that nobody gets them twice; of any other mail nothing is."""
        with self._database.writing() as connection:
            if not mail.is_news:
                connection.execute(delete(mail_out).where(_is_mail(mail)))
                return
            waiting = (_is_mail(mail), mail_out.c.state == _WAITING)
            if connection.execute(update(mail_out).where(*waiting).values(state=state)).rowcount:
                counter = news.c.sent if state == _SENT else news.c.failed
                connection.execute(update(news).where(_is_news(mail)).values({counter: counter + 1}))

    def _put(self, connection: Connection, project_id: str, news_id: str) -> int:
        """One mail each; how many that are."""
        good = (
            follower.c.confirmed_at != "",
            follower.c.stopped_at == "",
            follower.c.delete_on > self._now(),
        )
        its = (follower.c.project_id == project_id, follower.c.purpose == Purpose.INFORM.value, *good)
        fixed = (_WAITING, self._now(), self._now(_NEWS_LASTS))
        mails = select(
            follower.c.project_id,
            follower.c.id,
            literal(news_id),
            *(literal(one) for one in fixed),
            literal(0),
        ).where(*its)
        names = ("project_id", "follower_id", "about", "state", "due_at", "ends_at", "tries")
        connection.execute(mail_out.insert().from_select(names, mails))
        written = (mail_out.c.project_id == project_id, mail_out.c.about == news_id)
        return int(
            connection.execute(select(func.count()).select_from(mail_out).where(*written)).scalar_one()
        )

    def _give_up(self, connection: Connection, now: str) -> None:
        over = (mail_out.c.state == _WAITING, mail_out.c.ends_at <= now, mail_out.c.due_at <= now)
        gone = select(mail_out.c.project_id, mail_out.c.follower_id, mail_out.c.about, mail_out.c.tries)
        for row in connection.execute(gone.where(*over).with_for_update(skip_locked=True)).all():
            mail = DueMail(*row)
            if not mail.is_news:
                connection.execute(delete(mail_out).where(_is_mail(mail)))
                continue
            connection.execute(update(mail_out).where(_is_mail(mail)).values(state=_FAILED))
            connection.execute(update(news).where(_is_news(mail)).values(failed=news.c.failed + 1))

    def _now(self, later: timedelta = timedelta()) -> str:
        return moment(self._now_s(), later)


def _is(row: Any) -> Any:
    return and_(
        mail_out.c.project_id == row["project_id"],
        mail_out.c.follower_id == row["follower_id"],
        mail_out.c.about == row["about"],
    )


def _is_mail(mail: DueMail) -> Any:
    return _is({"project_id": mail.project_id, "follower_id": mail.follower_id, "about": mail.about})


def _is_news(mail: DueMail) -> Any:
    return and_(news.c.project_id == mail.project_id, news.c.id == mail.about)
