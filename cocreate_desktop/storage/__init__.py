"""Storage: one workspace file is one project, encrypted; the same store on PostgreSQL. The only home of SQLAlchemy.

``create_workspace(path, project, *, bus, key=None, key_file=None, group=False) -> Workspace`` and
``open_workspace(path, *, bus, key=None, key_file=None, group=False) -> Workspace``: ``key`` is a recovery key as text,
``group=True`` writes in groups in a thread of its own (phone server). A ``Workspace`` has ``.store`` (services.ports.Store),
``.backups`` (services.ports.BackupKeeper), ``.second`` (those on a stick), ``.path``, ``.key_source`` (``KeySource.FILE``:
show a warning), ``.project_id``, ``.device``, ``.recovery_key()``, ``.last_seq()`` and ``.close()``.
``restore_backup(backup, path)`` puts a backup in the place of a file, ``drill(backup, path, recovery_key)`` does so on trial,
``backups_beside(path)`` lists them newest first, ``unsuitable_place(folder)`` says why a folder is no good place or None,
``check_workspace(path)`` verifies a whole file, ``keyring_works()`` whether keys find a keyring here,
``forget_device(workspace, path)`` lets this machine forget a copy that is gone, ``FileReceipts(project)`` keeps the receipts
of erasures.
"""

from cocreate_desktop.storage import seals as vault_keys
from cocreate_desktop.storage.backups import backups_beside
from cocreate_desktop.storage.check import Report, check_workspace
from cocreate_desktop.storage.devices import forget as forget_device
from cocreate_desktop.storage.drill import drill
from cocreate_desktop.storage.erasures import PRACTICE
from cocreate_desktop.storage.keys import KeySource, keyring_works
from cocreate_desktop.storage.opening import (
    Workspace,
    create_replica,
    create_workspace,
    open_workspace,
)
from cocreate_desktop.storage.places import unsuitable_place
from cocreate_desktop.storage.receipts import FileReceipts
from cocreate_desktop.storage.replica import SqlPeer
from cocreate_desktop.storage.restoring import restore_backup
from cocreate_desktop.storage.store import WorkspaceStore

__all__ = [
    "PRACTICE",
    "FileReceipts",
    "KeySource",
    "Report",
    "SqlPeer",
    "Workspace",
    "WorkspaceStore",
    "backups_beside",
    "check_workspace",
    "create_replica",
    "create_workspace",
    "drill",
    "forget_device",
    "keyring_works",
    "open_workspace",
    "restore_backup",
    "unsuitable_place",
    "vault_keys",
]
