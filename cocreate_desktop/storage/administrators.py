"""Who may look at a hub's dashboard: administrators with a password, and the browsers in which they are signed in. Sessions
stand in the database, so that any worker answers and signing out holds everywhere."""

import time
import unicodedata
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from sqlalchemy import Select, delete, select, update

from cocreate_desktop.domain.accounts import Administrator, Organisation
from cocreate_desktop.domain.errors import Empty
from cocreate_desktop.domain.huberrors import NameTaken, NoSuchName, ShortPassword
from cocreate_desktop.domain.text import LINE, clean
from cocreate_desktop.services.gate import hash_of, new_token
from cocreate_desktop.storage import passwords
from cocreate_desktop.storage.accounttables import administrator, organisation, sign_in
from cocreate_desktop.storage.hubdatabase import HubDatabase, moment
from cocreate_desktop.storage.tries import Tries

TRIES_A_MINUTE, TRIES_OF_A_NAME = 120, 10
HOURS = 10
SIGN_IN = "sign-in"


class HubAdministrators:
    """Fulfils ``central.sign_in.Administrators``. ``now_s`` tells the seconds since 1970; each method may raise NoDatabase."""

    def __init__(self, database: HubDatabase, now_s: Callable[[], float] = time.time) -> None:
        self._database = database
        self._now_s = now_s
        self._tries = Tries(database, now_s)

    def create(self, name: str, password: str, of: Organisation) -> Administrator:
        """Raises NameTaken, ShortPassword, Empty, TextTooLong."""
        named = clean(name, limit=LINE, lines=False)
        if not named:
            raise Empty
        made = Administrator(named, of.id, of.name, self._now())
        values = {
            "name": named,
            "password": _kept(password),
            "organisation_id": of.id,
            "made_at": made.made_at,
            "seen_at": "",
            "stopped_at": "",
        }
        with self._database.writing() as connection:
            if not self._database.insert_once(connection, administrator, values):
                raise NameTaken(name=named)
        return made

    def all(self) -> tuple[Administrator, ...]:
        """All, by name."""
        with self._database.reading() as connection:
            rows = connection.execute(_administrators().order_by(administrator.c.name)).mappings()
            return tuple(Administrator(**row) for row in rows)

    def set_password(self, name: str, password: str) -> None:
        """Whoever was signed in with the old one is so no more. Raises NoSuchName, ShortPassword."""
        self._change(name, password=_kept(password), stopped_at="")

    def stop(self, name: str) -> None:
        """Takes the account out of use, and its sign-ins away. Raises NoSuchName."""
        self._change(name, password="", stopped_at=self._now())

    def sign_in(self, name: str, password: str) -> str:
        """The token of a session; empty when name and password do not go together, or were tried too often in this minute."""
        named = unicodedata.normalize("NFC", name.strip())[:LINE]
        tried = f"{SIGN_IN} {hash_of(named)}"
        if not (self._tries.begin(SIGN_IN, TRIES_A_MINUTE) and self._tries.begin(tried, TRIES_OF_A_NAME)):
            return ""
        with self._database.reading() as connection:
            query = select(administrator.c.password).where(administrator.c.name == named)
            kept = str(connection.execute(query).scalar() or "")
        if not passwords.fits(kept, password):
            return ""
        for what in (SIGN_IN, tried):
            self._tries.succeeded(what)
        return self._opened(named, passwords.of_password(password) if passwords.outdated(kept) else kept)

    def of_session(self, token: str) -> Administrator | None:
        """Whose session this is; None when it is none, or over."""
        its = (sign_in.c.token == hash_of(token), sign_in.c.until > self._now())
        query = _administrators().join(sign_in, sign_in.c.name == administrator.c.name).where(*its)
        with self._database.reading() as connection:
            row = connection.execute(query).mappings().one_or_none()
        return Administrator(**row) if row is not None else None

    def sign_out(self, token: str) -> None:
        """Ends a session on every worker; one that is not there is no error."""
        with self._database.writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.token == hash_of(token)))

    def _opened(self, name: str, kept: str) -> str:
        token, now = new_token(), self._now()
        until = self._now(timedelta(hours=HOURS))
        with self._database.writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.until <= now))
            connection.execute(sign_in.insert().values(token=hash_of(token), name=name, until=until))
            seen = update(administrator).where(administrator.c.name == name)
            connection.execute(seen.values(seen_at=now, password=kept))
        return token

    def _change(self, name: str, **values: str) -> None:
        with self._database.writing() as connection:
            connection.execute(delete(sign_in).where(sign_in.c.name == name))
            changed = update(administrator).where(administrator.c.name == name).values(**values)
            if not connection.execute(changed).rowcount:
                raise NoSuchName(name=name)

    def _now(self, later: timedelta = timedelta()) -> str:
        return moment(self._now_s(), later)


def _administrators() -> Select[Any]:
    of = organisation.c.id == administrator.c.organisation_id
    columns = (administrator.c.name, administrator.c.organisation_id.label("organisation"))
    more = (
        organisation.c.name.label("organisation_name"),
        *(administrator.c[n] for n in ("made_at", "seen_at", "stopped_at")),
    )
    return select(*columns, *more).join(organisation, of)


def _kept(password: str) -> str:
    """Raises ShortPassword."""
    if len(password) < passwords.SHORTEST:
        raise ShortPassword(least=passwords.SHORTEST)
    return passwords.of_password(password)
