"""Who at home wants to be reached, as a hub keeps it: unconfirmed for two days, then until a day that she was told, and no
longer than she likes. Whether a laptop has her, or erased her, stands in the project's own record: nobody has to tell."""

import time
from collections.abc import Callable, Mapping, Sequence
from datetime import timedelta
from typing import Any, Final

from sqlalchemy import Connection, and_, delete, exists, func, literal_column, not_, or_, select, update

from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import Addressee, Follower, Mailing, SignUp, Standing
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.merge import ERASED
from cocreate_desktop.domain.ops import OpKind
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services.gate import LONGEST_TOKEN, hash_of
from cocreate_desktop.services.hearback import Followers
from cocreate_desktop.storage import tables
from cocreate_desktop.storage.accounttables import follower, mail_out
from cocreate_desktop.storage.hubdatabase import HubDatabase, moment
from cocreate_desktop.storage.hubvault import HubVault

VALID = timedelta(hours=48)
"""How long the link in the first mail works."""
MAILS_A_DAY = 3
"""So many to one address on one day, however often somebody types it."""
_STOPPED = timedelta(days=400)  # so long a laptop that has her may stay away and still hear that she stopped
_CONFIRM, _STOP = "confirm", "stop"
_HERS = ("name", "mail", "consent")
_BARE: Final = {"sealed": "", "mark": follower.c.id, "mailed_to": ""}
_CONTACT: Final = tables.THINGS[Contact]
Row = Mapping[Any, Any]


class KeptFollowers:
    """``now_s`` tells the seconds since 1970. Each method may raise NoDatabase."""

    def __init__(
        self, database: HubDatabase, vault: HubVault, now_s: Callable[[], float] = time.time
    ) -> None:
        self._database = database
        self._vault = vault
        self._now_s = now_s

    def sign_up(self, project_id: str, asked: SignUp) -> tuple[str, Mailing | None]:
        """Keeps her until she confirms, and says which mail she should get: none when she got too many today. Her id and the
        mail, which waits in ``mail_out`` from now on."""
        mark = self._vault.mark(project_id, asked.purpose, asked.offer_id, asked.mail.casefold())
        with self._database.writing() as connection:
            self._database.insert_once(connection, follower, self._new(project_id, mark, asked))
            its = and_(follower.c.project_id == project_id, follower.c.mark == mark)
            # Locked, so that of two who ask at once one comes after the other.
            row = connection.execute(select(follower).where(its).with_for_update()).mappings().one()
            today = self._vault.mark("mailed", self._now()[:10], asked.mail.casefold())
            mails = row["mails"] if row["mailed_to"] == today else 0
            counted = {"mailed_to": today, "mails": mails + 1}
            kind = Mailing.ALREADY if row["confirmed_at"] else Mailing.ASKS
            if kind is Mailing.ASKS:  # what she agreed to last is what counts
                counted |= self._asked(row["id"], project_id, asked)
            if self._mailed(connection, today) >= MAILS_A_DAY:
                if not row["mails"]:  # she is new, and no mail leads to her
                    connection.execute(delete(follower).where(_is(row)))
                return row["id"], None
            connection.execute(update(follower).where(its).values(**counted))
            self._put(connection, project_id, row["id"], kind)
        return row["id"], kind

    def standing(self, token: str) -> tuple[Standing, Purpose | None]:
        """Where the link with this token leads, and for what she was asked."""
        with self._database.reading() as connection:
            row = _by(connection, follower.c.confirm, token)
        if row is None or row["stopped_at"] or (not row["confirmed_at"] and row["goes_at"] <= self._now()):
            return Standing.OVER, None
        return _standing(row), Purpose(row["purpose"])

    def confirm(self, token: str) -> Standing:
        """Her yes: ``WAITING`` until now, ``CONFIRMED`` before, or nowhere to say it."""
        now = self._now()
        with self._database.writing() as connection:
            row = _by(connection, follower.c.confirm, token, lock=True)
            if row is None or row["stopped_at"] or (not row["confirmed_at"] and row["goes_at"] <= now):
                return Standing.OVER
            if not row["confirmed_at"]:
                values = {"confirmed_at": now, "goes_at": row["delete_on"]}
                connection.execute(update(follower).where(_is(row)).values(**values))
        return _standing(row)

    def stop(self, token: str) -> bool:
        """Deletes whoever got a mail with this link; what stays of one who confirmed is that a laptop shall delete her too."""
        return stop(self._database, token, self._now_s())

    def drop(self, project_id: str, follower_id: str) -> None:
        """Deletes one whose address takes no mail, when she never confirmed it."""
        its = (follower.c.project_id == project_id, follower.c.id == follower_id)
        with self._database.writing() as connection:
            connection.execute(delete(follower).where(*its, follower.c.confirmed_at == ""))

    def addressee(self, project_id: str, follower_id: str) -> Addressee | None:
        """To whom a mail goes; None when she is gone."""
        its = (follower.c.project_id == project_id, follower.c.id == follower_id, follower.c.sealed != "")
        with self._database.reading() as connection:
            row = connection.execute(select(follower).where(*its)).mappings().one_or_none()
        if row is None:
            return None
        hers = self._vault.unseal(_about(project_id, follower_id), row["sealed"])
        return Addressee(
            id=follower_id,
            purpose=Purpose(row["purpose"]),
            name=hers.get("name", ""),
            mail=hers.get("mail", ""),
            language=row["language"],
            page=row["page"],
            confirm=self._vault.token(_CONFIRM, follower_id),
            stop=self._vault.token(_STOP, follower_id),
        )

    def offered(self, project_id: str, after: str, most: int) -> tuple[Follower, ...]:
        """Those who confirmed and are on no laptop yet, by id, after the one with the id ``after``."""
        here = (follower.c.project_id == project_id, follower.c.id > after, follower.c.known_at == "")
        good = (
            follower.c.confirmed_at != "",
            follower.c.stopped_at == "",
            follower.c.delete_on > self._now(),
        )
        query = select(follower).where(*here, *good).order_by(follower.c.id).limit(most)
        with self._database.reading() as connection:
            rows = connection.execute(query).mappings().all()
        return tuple(self._opened(row) for row in rows)

    def stopped(self, project_id: str) -> tuple[str, ...]:
        """The ids of those who stopped, or were erased, and whom a laptop may still have: also one that took her in while
        another erased her, for then she stands in the record once more."""
        hers = (_CONTACT.c.project_id == project_id, _CONTACT.c.id == follower.c.id)
        there = exists(select(_CONTACT.c.id).where(*hers, _CONTACT.c.deleted == ""))
        maybe = or_(there, not_(_erased(project_id)))
        its = (follower.c.project_id == project_id, follower.c.stopped_at != "", maybe)
        with self._database.reading() as connection:
            return tuple(
                connection.execute(select(follower.c.id).where(*its).order_by(follower.c.id)).scalars()
            )

    def settle(self, project_id: str) -> None:
        """Follows the record: whom a laptop has taken in is known there, and of one who only offered help the hub then needs
        nothing but the means to stop; whom a laptop has erased is gone here too."""
        here = follower.c.project_id == project_id
        in_record = exists(select(tables.op.c.seq).where(_written(project_id)))
        with self._database.writing() as connection:
            erased = (here, follower.c.stopped_at == "", _erased(project_id))
            connection.execute(update(follower).where(*erased).values(**_stopped(self._now_s())))
            fresh = (here, follower.c.known_at == "", follower.c.confirmed_at != "", in_record)
            connection.execute(update(follower).where(*fresh).values(known_at=self._now()))
            helping = (here, follower.c.known_at != "", follower.c.purpose != Purpose.INFORM.value)
            connection.execute(update(follower).where(*helping, follower.c.sealed != "").values(**_BARE))

    def asked_lately(self, project_id: str, lately: timedelta) -> int:
        """How many got the first mail since then and did not confirm it yet."""
        its = (follower.c.project_id == project_id, follower.c.confirmed_at == "")
        since = follower.c.goes_at > self._now(VALID - lately)
        with self._database.reading() as connection:
            query = select(func.count()).select_from(follower).where(*its, since)
            return int(connection.execute(query).scalar_one())

    def numbers(self, projects: Sequence[str]) -> Mapping[str, Followers]:
        """How many there are of each project. Numbers only."""
        query = (
            select(
                follower.c.project_id,
                func.count().filter(_of(Purpose.INFORM)),
                func.count().filter(follower.c.confirmed_at == ""),
                func.count().filter(
                    follower.c.purpose != Purpose.INFORM.value, follower.c.confirmed_at != ""
                ),
            )
            .where(follower.c.project_id.in_(projects), follower.c.stopped_at == "")
            .group_by(follower.c.project_id)
        )
        with self._database.reading() as connection:
            rows = connection.execute(query).all()
        return {
            name: Followers(informed, waiting, helping, True) for name, informed, waiting, helping in rows
        }

    def _new(self, project_id: str, mark: str, asked: SignUp) -> dict[str, object]:
        made = new_id()
        return {
            "project_id": project_id,
            "id": made,
            "purpose": asked.purpose.value,
            "offer_id": asked.offer_id,
            "mark": mark,
            "confirm": hash_of(self._vault.token(_CONFIRM, made)),
            "stop": hash_of(self._vault.token(_STOP, made)),
            "confirmed_at": "",
            "known_at": "",
            "stopped_at": "",
            "mailed_to": "",
            "mails": 0,
            **self._asked(made, project_id, asked),
        }

    def _asked(self, follower_id: str, project_id: str, asked: SignUp) -> dict[str, object]:
        sealed = {"name": asked.name, "mail": asked.mail, "consent": asked.consent}
        return {
            "language": asked.language,
            "page": asked.page,
            "sealed": self._vault.seal(_about(project_id, follower_id), sealed),
            "asked_on": self._now()[:10],
            "delete_on": asked.delete_on,
            "goes_at": self._now(VALID),
        }

    def _mailed(self, connection: Connection, today: str) -> int:
        """How many mails went to an address on this day, whatever it was typed for and in whichever project."""
        sent = select(func.sum(follower.c.mails)).where(follower.c.mailed_to == today)
        return int(connection.execute(sent).scalar() or 0)

    def _put(self, connection: Connection, project_id: str, follower_id: str, kind: Mailing) -> None:
        """The mail waits; one of the same kind that waits already is that one."""
        key = {"project_id": project_id, "follower_id": follower_id, "about": kind.value}
        fresh = {"state": "waiting", "due_at": self._now(), "ends_at": self._now(VALID), "tries": 0}
        new = self._database.insert(mail_out).values(**key, **fresh)
        connection.execute(new.on_conflict_do_update(index_elements=list(key), set_=fresh))

    def _opened(self, row: Row) -> Follower:
        hers = self._vault.unseal(_about(row["project_id"], row["id"]), row["sealed"])
        given = {name: row[name] for name in ("id", "asked_on", "delete_on", "offer_id")}
        return Follower(
            purpose=Purpose(row["purpose"]), **{name: hers.get(name, "") for name in _HERS}, **given
        )

    def _now(self, later: timedelta = timedelta()) -> str:
        return moment(self._now_s(), later)


def stop(database: HubDatabase, token: str, now_s: float) -> bool:
    """``KeptFollowers.stop``: also on a hub that has no key any more. Raises NoDatabase."""
    with database.writing() as connection:
        row = _by(connection, follower.c.stop, token, lock=True)
        if row is None or row["stopped_at"]:
            return False
        stopped = update(follower).values(**_stopped(now_s))
        connection.execute((stopped if row["confirmed_at"] else delete(follower)).where(_is(row)))
    return True


def sweep(database: HubDatabase, now_s: float | None = None) -> int:
    """Deletes everybody whose time has come, and says how many that were: also on a hub that has no key any more. Raises
    NoDatabase."""
    now = moment(time.time() if now_s is None else now_s)
    with database.writing() as connection:
        return connection.execute(delete(follower).where(follower.c.goes_at <= now)).rowcount


def _by(connection: Connection, column: Any, token: str, *, lock: bool = False) -> Row | None:
    if not 0 < len(token) <= LONGEST_TOKEN:
        return None
    query = select(follower).where(column == hash_of(token.upper()))
    query = query.with_for_update() if lock else query
    return connection.execute(query).mappings().one_or_none()


def _stopped(now_s: float) -> dict[str, Any]:
    """What stays of one who is gone: her id, by which laptops delete her too."""
    return {**_BARE, "stopped_at": moment(now_s), "goes_at": moment(now_s, _STOPPED)}


def _erased(project_id: str) -> Any:
    """Whether a laptop erased her, by the record."""
    gone = or_(tables.op.c.kind == OpKind.DELETE.value, tables.op.c.subject == ERASED)
    return exists(select(tables.op.c.seq).where(_written(project_id), gone))


def _written(project_id: str) -> Any:
    return and_(
        tables.op.c.project_id == project_id,
        tables.op.c.entity == literal_column("'contact'"),
        tables.op.c.entity_id == follower.c.id,
    )


def _is(row: Row) -> Any:
    return and_(follower.c.project_id == row["project_id"], follower.c.id == row["id"])


def _of(purpose: Purpose) -> Any:
    return and_(follower.c.purpose == purpose.value, follower.c.confirmed_at != "")


def _about(project_id: str, follower_id: str) -> str:
    return f"follower|{project_id}|{follower_id}"


def _standing(row: Row) -> Standing:
    return Standing.CONFIRMED if row["confirmed_at"] else Standing.WAITING
