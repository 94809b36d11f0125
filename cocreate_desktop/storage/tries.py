"""Tries that failed, counted a minute for all workers of a hub together, so that nobody guesses codes or passwords. Of who
tried nothing is kept."""

from collections.abc import Callable

from sqlalchemy import delete, select, update

from cocreate_desktop.storage import accounttables
from cocreate_desktop.storage.hubdatabase import HubDatabase

_KEPT_MINUTES = 10


class Tries:
    """``now_s`` tells the seconds since 1970."""

    def __init__(self, database: HubDatabase, now_s: Callable[[], float]) -> None:
        self._database = database
        self._now_s = now_s

    def begin(self, what: str, most: int) -> bool:
        """Counts a try of ``what`` before it is looked at, or workers would look at many at once; False when there were
        ``most`` in this minute already. Raises NoDatabase."""
        table, minute = accounttables.failed_try, self._minute()
        new = self._database.insert(table).values(what=what, minute=minute, times=1)
        counted = new.on_conflict_do_update(
            index_elements=[table.c.what, table.c.minute], set_={"times": table.c.times + 1}
        )
        with self._database.writing() as connection:
            connection.execute(delete(table).where(table.c.minute < minute - _KEPT_MINUTES))
            connection.execute(counted)
            query = select(table.c.times).where(table.c.what == what, table.c.minute == minute)
            return int(connection.execute(query).scalar_one()) <= most

    def succeeded(self, what: str) -> None:
        """The try that began did not fail: it counts no more. Raises NoDatabase."""
        table = accounttables.failed_try
        newest = (table.c.what == what, table.c.minute >= self._minute() - 1, table.c.times > 0)
        with self._database.writing() as connection:
            connection.execute(update(table).where(*newest).values(times=table.c.times - 1))

    def _minute(self) -> int:
        return int(self._now_s() // 60)
