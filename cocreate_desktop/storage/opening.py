"""Making, opening and closing a workspace file, so that nothing that was committed is ever silently missing.

A marker is checkpointed into the file while it is open and taken away at a clean close by the last process; a file with the
marker but without its -wal is refused.
"""

import atexit
import contextlib
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from typing import Any
from weakref import WeakSet

from sqlalchemy import Engine

from cocreate_desktop import __version__, held, lasting
from cocreate_desktop.domain.disk import disk_error
from cocreate_desktop.domain.errors import CocreateError, DamagedWorkspace, WorkspaceExists
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.project import Project
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.storage import devices, erasures, keys, migrations, workedout
from cocreate_desktop.storage.backups import FileBackups, backups_beside
from cocreate_desktop.storage.beside import removed, wal_of
from cocreate_desktop.storage.closing import Opened
from cocreate_desktop.storage.devices import Device
from cocreate_desktop.storage.engine import (
    SALT_BYTES,
    WRITING,
    connect,
    into_wal,
    sqlite_engine,
    translated,
)
from cocreate_desktop.storage.erasures import Keeper
from cocreate_desktop.storage.inspection import Looked, look
from cocreate_desktop.storage.keys import Key, KeySource
from cocreate_desktop.storage.ownfacts import INSTANCE, MARKER, PROJECT, project_of, tell, told_by
from cocreate_desktop.storage.rebuilding import MADE_BY, THIS, catch_up
from cocreate_desktop.storage.secondplace import SecondPlace
from cocreate_desktop.storage.store import WorkspaceStore

_WORKSPACE = "workspace"
"""The key under which a file says which it is, whatever it is called."""


class Workspace:
    """An open workspace file. ``close`` it; a process that dies without closing loses nothing that was committed."""

    def __init__(self, path: Path, store: WorkspaceStore, looked: Looked, opened: Opened, bus: Bus) -> None:
        key = self._key = looked.key
        self._opened = opened
        self._closed = False
        keeper = Keeper(store.project_id, opened.again, path)
        keeper.keep()
        self._unhear = bus.subscribe(keeper.hear)
        self.path = path
        self.store = store
        self.salt = looked.salt
        """What the file begins with, known from before it was opened: whoever reads it in the file itself and closes that takes
        the locks away that SQLite holds for this process, and another program would take the -wal for nobody's."""
        self.backups = FileBackups(path, key.value, salt=looked.salt)
        self.second = SecondPlace(path, store.project_id, key.value, looked.salt)
        self.key_source: KeySource = key.source
        # A program that ends by an error nobody foresaw has not closed the file; SQLite then takes the -wal away and leaves
        # the marker, and a whole file would be taken for one whose -wal is missing.
        atexit.register(self.close)
        _OPEN.add(self)
        held.hold(self, path, looked.salt)

    @property
    def project_id(self) -> str:
        """The one project of this file."""
        return self.store.project_id

    @property
    def id(self) -> str:
        """The workspace itself, whatever its file is called."""
        return self._opened.workspace_id

    @property
    def device(self) -> str:
        """Whose ops are written here."""
        return self.store.device

    def recovery_key(self) -> str:
        """The key as text to save or print."""
        return keys.written(self._key.value)

    def last_seq(self) -> int:
        """The number of this device's last committed op."""
        return self.store.last_seq()

    def close(self) -> None:
        """Writes what was submitted and closes the file. A second time does nothing."""
        if self._closed:
            return
        self._closed = True
        _OPEN.discard(self)
        atexit.unregister(self.close)
        self._unhear()
        with contextlib.suppress(OSError, CocreateError):
            known = devices.known_device(self._opened.workspace_id, self.path)
            if known is not None:
                now = replace(known, id=self.device, seq=self.last_seq())
                devices.remember(self._opened.workspace_id, self.path, now)
        self.store.close()
        self._opened.close()
        held.release(self)

    def remember_nothing(self) -> None:
        """What is erased here is erased nowhere else: for a copy to practise with."""
        tell(self._opened.anchor, {erasures.PRACTICE: "1"})

    def vanish(self) -> None:
        """Closes and removes a copy that nobody should keep, and what this machine remembers of it."""
        self.take_away()
        with contextlib.suppress(OSError):
            devices.forget(self._opened.workspace_id, self.path)

    def take_away(self) -> None:
        """Closes and removes a file that was only half made. Never for one that held anything."""
        self.close()
        removed(self.path)


_OPEN: WeakSet[Workspace] = WeakSet()


def open_here(path: Path) -> Workspace | None:
    """The workspace of this file that this very process has open. Opening it a second time would read the file aside, and that
    takes the locks of the first away (``Workspace.salt``)."""
    wanted = Path(path).absolute()
    return next((one for one in tuple(_OPEN) if one.path == wanted), None)


def create_workspace(
    path: Path,
    project: Project,
    *,
    bus: Bus,
    key: str | None = None,
    key_file: Path | None = None,
    group: bool = False,
) -> Workspace:
    """Makes a workspace file with ``project`` in it. ``key_file`` is written when it is not there.

    Raises WorkspaceExists, ReadOnly, DiskFull, WrongKey; a file half made is taken away again.
    """
    return _create(path, project.id, project, bus, key, key_file, group=group)


def _create(
    path: Path,
    project_id: str,
    project: Project | None,
    bus: Bus,
    key: str | None,
    key_file: Path | None,
    *,
    group: bool,
) -> Workspace:
    path = Path(path).absolute()
    if path.exists() or wal_of(path).exists():
        raise WorkspaceExists(path=str(path))
    salt = keys.new_key()[:SALT_BYTES]
    try:
        chosen = _key_for_new(path, salt, key, key_file)
        lasting.make_folder(path.parent)
    except OSError as problem:
        raise disk_error(problem, path) from problem
    with ExitStack() as undo, translated(path), _on_disk(path):
        # What could not be made is told, not what could not be taken away again.
        undo.callback(removed, path)
        with _engine(path, chosen.value, salt) as engine, engine.begin() as connection:
            migrations.upgrade(connection.execution_options(**WRITING))
        with contextlib.closing(connect(path, chosen.value, salt)) as connection:
            tell(connection, {_WORKSPACE: new_id(), "app": __version__, PROJECT: project_id})
        made = _open(path, Looked(chosen, salt, migrations.HEAD), bus, group, project)
        undo.pop_all()
    return made


def create_replica(path: Path, project_id: str, *, bus: Bus, key_file: Path | None = None) -> Workspace:
    """Makes a workspace file for a project that lives elsewhere already and comes in by a sync. Raises what
    ``create_workspace`` raises."""
    return _create(path, project_id, None, bus, None, key_file, group=False)


def open_workspace(
    path: Path, *, bus: Bus, key: str | None = None, key_file: Path | None = None, group: bool = False
) -> Workspace:
    """Opens a workspace file; ``key`` is a recovery key as text, ``group`` writes in groups.

    Raises BadFile, NotAWorkspace, WrongKey, NoKey, NewerWorkspace, MissingWal, DamagedWorkspace, ReadOnly.
    """
    path = Path(path).absolute()
    looked = look(path, key, key_file)
    with translated(path):
        if looked.revision != migrations.HEAD:
            _migrate(path, looked)
        with contextlib.suppress(OSError):  # one that is taken away once more can be typed
            keys.keep_key(looked.salt.hex())
        looked = replace(looked, key=_kept(looked.key, looked.salt, path))
        return _open(path, looked, bus, group, None)


def _open(path: Path, looked: Looked, bus: Bus, group: bool, project: Project | None) -> Workspace:
    def anchored() -> Any:
        return connect(path, looked.key.value, looked.salt)

    with ExitStack() as undo:
        opened = Opened(anchored(), anchored, path, "")
        undo.callback(opened.close)
        anchor = opened.anchor
        into_wal(anchor)
        _mark_open(anchor, path)
        opened = replace(opened, workspace_id=told_by(anchor, _WORKSPACE))
        device = _device(anchor, opened.workspace_id, path)
        project_id = project.id if project is not None else _project_id(anchor, path)
        engine = sqlite_engine(path, looked.key.value, looked.salt)
        undo.callback(engine.dispose)
        store = WorkspaceStore(engine, project_id, device.id, bus, name=str(path), group=group)
        undo.callback(store.close)
        if project is not None:
            store.run(lambda unit: unit.add(project))
        if store.noted(MADE_BY) != THIS:
            workedout.say(store)
            store.merge(lambda ground: catch_up(ground.connection))
        erasures.erase_again(store, anchor)
        undo.pop_all()
    return Workspace(path, store, looked, opened, bus)


def _key_for_new(path: Path, salt: bytes, text: str | None, key_file: Path | None) -> Key:
    """The given key, that of the environment, or a new one; kept in the key file that was named, else on this machine."""
    known = keys.given_key(path, text, key_file if key_file is not None and key_file.exists() else None)
    if known is None and key_file is None and (known := keys.environment_key(path)) is not None:
        return known
    value = known.value if known is not None else keys.new_key()
    if key_file is None:
        return Key(value, keys.store_key(salt.hex(), value))
    if not key_file.exists():
        keys.write_key_file(key_file, value)
    return Key(value, KeySource.KEY_FILE)


def _kept(key: Key, salt: bytes, path: Path) -> Key:
    """A typed key that opened the file is kept, so that it need not be typed again."""
    if key.source is not KeySource.TYPED:
        return key
    known = keys.stored_key(salt.hex())
    if known is not None and known.value == key.value:
        return known
    try:
        return Key(key.value, keys.store_key(salt.hex(), key.value))
    except OSError as problem:
        raise disk_error(problem, path) from problem


def _migrate(path: Path, looked: Looked) -> None:
    """Brings an older file up to date, after a backup."""
    FileBackups(path, looked.key.value).make()
    with (
        _on_disk(path),
        _engine(path, looked.key.value, looked.salt) as engine,
        engine.begin() as connection,
    ):
        migrations.upgrade(connection.execution_options(**WRITING))


@contextlib.contextmanager
def _on_disk(path: Path) -> Iterator[None]:
    """What the system says of a file in there, be it of the program itself, becomes an error of the house."""
    try:
        yield
    except OSError as problem:
        raise disk_error(problem, Path(problem.filename or path)) from problem


@contextlib.contextmanager
def _engine(path: Path, key: bytes, salt: bytes) -> Iterator[Engine]:
    engine = sqlite_engine(path, key, salt)
    try:
        yield engine
    finally:
        engine.dispose()


def _device(anchor: Any, workspace_id: str, path: Path) -> Device:
    """The known device of this very file, or a new one for a copied or restored file. Raises ReadOnly."""
    known = devices.known_device(workspace_id, path)
    if known is not None and known.instance == told_by(anchor, INSTANCE):
        row = anchor.execute("SELECT max(seq) FROM op WHERE device = ?", (known.id,)).fetchone()
        if (row[0] or 0) >= known.seq:
            return known
    device = devices.new_device()
    try:
        devices.remember(workspace_id, path, device)
    except OSError as problem:
        raise disk_error(problem, Path(problem.filename or path)) from problem
    tell(anchor, {INSTANCE: device.instance})
    return device


def _project_id(anchor: Any, path: Path) -> str:
    """The one project of the file. Raises DamagedWorkspace."""
    found = project_of(anchor)
    if not found:
        raise DamagedWorkspace(path=str(path), backups=len(backups_beside(path)))
    return found


def _mark_open(anchor: Any, path: Path) -> None:
    """Sets the marker in the main file itself; another process that has the file open has done so already."""
    tell(anchor, {MARKER: path.name})
    anchor.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
