"""What can go wrong with the second place of the backups: a sister of the family in ``errors``.

FileProblem
├── SecondGone   the stick is not in, or the folder cannot be reached
├── SecondFull   no room there, also after older backups were taken away
├── DamagedCopy  a backup that is spoilt where it lies, of a project that is whole
├── DamagedBackup one that should be put back, and is spoilt
├── DrillFailed  a backup that does not hold what it should
└── NothingToTry there is none to try
"""

from cocreate_desktop.domain.errors import FileProblem
from cocreate_desktop.language import N_


class SecondGone(FileProblem):
    """Values: ``name``, how people call the place."""

    HAPPENED = N_("{name} is not there.")
    KEPT = N_("Everything is on this laptop, and so are its backups.")
    NEXT = N_("Put the stick in again: the backups then go on by themselves.")


class SecondFull(FileProblem):
    """Values: ``name``."""

    HAPPENED = N_("{name} is full.")
    KEPT = N_("Everything is safely on this laptop. The last backup there is kept.")
    NEXT = N_("Put another stick in and choose it, or go on without.")


class DamagedCopy(FileProblem):
    """Values: ``name`` of the backup, and ``place``, how people call where it lies."""

    HAPPENED = N_("The backup {name} on {place} is damaged.")
    KEPT = N_("The project itself is whole.")
    NEXT = N_("Make a backup now. Take another stick when it happens once more.")


class DamagedBackup(FileProblem):
    """Values: ``name`` of the backup."""

    HAPPENED = N_("The backup {name} is damaged.")
    KEPT = N_("Nothing was put back: what is on this laptop stays as it is.")
    NEXT = N_("Take an older backup, or one on another stick or laptop.")


class DrillFailed(FileProblem):
    """Values: ``name`` of the backup."""

    HAPPENED = N_("The backup {name} opens, but does not hold what it should.")
    KEPT = N_("The project itself is whole. Nothing was changed.")
    NEXT = N_("Make a backup now and try it again. Take another stick when it happens once more.")


class NothingToTry(FileProblem):
    """No values."""

    HAPPENED = N_("There is no backup to try yet.")
    KEPT = N_("The project itself is whole.")
    NEXT = N_("Make a backup first.")
