"""The one family of errors.

CocreateError
├── Gone                 something was removed meanwhile (also by somebody else)
├── NotAllowed           the state does not allow it (an open round, a closed one …)
│   ├── OptionsLocked    options of an open round
│   ├── NotReady         a round that cannot be opened yet
│   ├── NoIdeasStep      notes for an evening that asks for none
│   ├── VotedSince       undo of a vote that was replaced meanwhile
│   ├── Begun            a dry run of an evening that has begun
│   └── RoundNotOpen     a vote for a round that is not open
├── Refused              what was typed cannot be taken
│   ├── Empty            nothing was typed
│   ├── TextTooLong      too many characters
│   ├── BadValue         a number, date or address that is none
│   ├── BaseTooSmall     percentages of fewer people than voted
│   ├── BadBallot        a vote outside the rules
│   └── BadCode          a code that is none, or of another evening
├── FileProblem          a file that cannot be used
│   ├── BadFile          not what it should be (damaged, another kind, bad JSON …)
│   ├── NotAWorkspace    no .cocreate file
│   ├── WrongKey         the key does not open it (or the file is no workspace: encryption hides which)
│   ├── DamagedWorkspace pages or records do not add up
│   ├── NewerWorkspace   written by a newer version
│   ├── MissingWal       its -wal file was left behind
│   ├── WorkspaceExists  a new one would overwrite it
│   ├── ReadOnly         the disk or file cannot be written
│   ├── NoPlace          a path that no file can have
│   ├── DiskFull         no room left
│   ├── DiskTrouble      the disk reads or writes with faults
│   ├── WorkspaceBusy    another program holds the file for too long
│   └── InUse            another program has it open, so it cannot be replaced
├── CameraGone           a camera that gives no picture, or none any more
├── NoKey                there is no key for this workspace on this machine
└── HallProblem          the phone server
    ├── PortInUse        another program has the port
    ├── NoNetwork        no address that phones can reach
    └── HallStopped      the phone server has stopped
Each says what happened, what was kept and what to do next, in the user's language.
"""

from collections.abc import Mapping
from typing import ClassVar

from cocreate_desktop.language import N_, _


class CocreateError(Exception):
    """What a user can be told: ``happened``, ``kept`` and ``next`` are sentences in the current language.
    Keyword arguments fill the placeholders of the sentences; they are plain values, never secrets.
    """

    HAPPENED: ClassVar[str] = N_("Something did not work.")
    KEPT: ClassVar[str] = N_("Everything that was stored before is kept.")
    NEXT: ClassVar[str] = N_("Try it once more.")

    def __init__(self, **values: object) -> None:
        self.values: Mapping[str, object] = values
        super().__init__(type(self).__name__, values)

    @property
    def happened(self) -> str:
        """What happened, one sentence."""
        return _(self.HAPPENED).format(**self.values)

    @property
    def kept(self) -> str:
        """What was kept, one sentence."""
        return _(self.KEPT).format(**self.values)

    @property
    def next(self) -> str:
        """What to do next, one sentence."""
        return _(self.NEXT).format(**self.values)

    def __str__(self) -> str:
        return f"{self.happened} {self.kept} {self.next}"


class Gone(CocreateError):
    """Values: ``what`` (kind of thing), ``id``."""

    HAPPENED = N_("This is no longer there. Somebody may have removed it.")
    KEPT = N_("All the rest is kept.")
    NEXT = N_("Choose another one or make it again.")


class NotAllowed(CocreateError):
    """The state of the evening does not allow it; values: none."""

    HAPPENED = N_("That is not possible now.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Go to the right step of the evening first.")


class OptionsLocked(NotAllowed):
    """Options of a round that has been opened."""

    HAPPENED = N_("The vote has been opened, so the options can no longer change.")
    KEPT = N_("The options and all votes are kept as they are.")
    NEXT = N_("Make a new vote if the options must differ.")


class NotReady(NotAllowed):
    """A round that lacks something before it can be opened; values: ``why``, a translated sentence."""

    HAPPENED = N_("The vote cannot be opened yet: {why}")
    KEPT = N_("The options and rules are kept.")
    NEXT = N_("Put that right first.")


class NoIdeasStep(NotAllowed):
    """Notes for an evening whose run sheet has no step for ideas."""

    HAPPENED = N_("The run sheet of this evening has no step for ideas.")
    NEXT = N_("Add one to the run sheet, or choose another evening.")


class VotedSince(NotAllowed):
    """Undo of an entry whose voter has voted again since; values: none."""

    HAPPENED = N_("This voter has voted again since.")
    KEPT = N_("The later vote counts.")
    NEXT = N_("Enter the right vote anew when the later one is wrong.")


class Begun(NotAllowed):
    """A dry run of an evening that is going on or is over; values: none."""

    HAPPENED = N_("This evening has begun already. Only one that is still to come can be practised.")
    KEPT = N_("The evening is as it was.")
    NEXT = N_("Plan another evening, and practise with that one.")


class RoundNotOpen(NotAllowed):
    """A ballot for a round that is not open."""

    HAPPENED = N_("This vote is not open.")
    KEPT = N_("Your earlier vote, if you gave one, is kept.")
    NEXT = N_("Wait until the facilitator opens the vote.")


class Refused(CocreateError):
    """What was typed cannot be taken."""

    HAPPENED = N_("This could not be taken as it was typed.")
    KEPT = N_("What you typed is still there.")
    NEXT = N_("Change it and try again.")


class Empty(Refused):
    """Nothing was typed."""

    HAPPENED = N_("There is nothing written yet.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Write something first.")


class TextTooLong(Refused):
    """Values: ``length`` and ``limit`` in characters."""

    HAPPENED = N_("The text has {length} characters; at most {limit} fit.")
    NEXT = N_("Make it shorter, or cut it into several notes.")


class BadValue(Refused):
    """Values: ``value`` as typed, ``example`` of what works."""

    HAPPENED = N_("“{value}” cannot be used here.")
    NEXT = N_("Type something like {example}.")


class BaseTooSmall(Refused):
    """Values: ``number`` of the base, and how many people ``voted``."""

    HAPPENED = N_("More people voted ({voted}) than these ({number}): percentages would pass 100.")
    NEXT = N_("Correct the number first, or choose another base.")


class BadBallot(Refused):
    """Values: ``why``, a translated sentence."""

    HAPPENED = N_("This vote does not follow the rules: {why}")
    KEPT = N_("Your earlier vote, if you gave one, still counts.")
    NEXT = N_("Change your choice and send it again.")


class BadCode(Refused):
    """A typed or scanned code that is none of this evening."""

    HAPPENED = N_("We do not know this code.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Type it once more, or ask for help at the door.")


class FileProblem(CocreateError):
    """A file that cannot be used; values: ``path``."""

    HAPPENED = N_("The file {path} could not be used.")
    KEPT = N_("The file was not changed.")
    NEXT = N_("Choose another file.")


class BadFile(FileProblem):
    """Values: ``path``, ``why`` (a translated sentence)."""

    HAPPENED = N_("The file {path} cannot be read: {why}")


class NotAWorkspace(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("{path} is not a CoCreate project.")
    NEXT = N_("Choose a file that ends in .cocreate.")


class WrongKey(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("{path} does not open with this key, or it is not a CoCreate project.")
    NEXT = N_("Type the recovery key of this project, or choose another file.")


class DamagedWorkspace(FileProblem):
    """Values: ``path``, ``backups`` (how many verified backups there are)."""

    HAPPENED = N_("{path} is damaged.")
    KEPT = N_("The damaged file was not changed.")
    NEXT = N_("Put back the last backup.")
    WITHOUT = N_("Keep this file. Look for a backup on a stick or on another laptop.")

    @property
    def next(self) -> str:
        """Without a backup there is none to put back."""
        return super().next if self.values.get("backups") else _(self.WITHOUT)


class NewerWorkspace(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("{path} was made by a newer version of CoCreate Desktop.")
    NEXT = N_("Install the newest version and open it again.")


class MissingWal(FileProblem):
    """Values: ``path``, ``wal`` (the name of the missing file)."""

    HAPPENED = N_(
        "{path} was not closed well and its file {wal} is missing. The last changes may stand only there."
    )
    NEXT = N_("Put the file {wal} beside it and open again, or put back the last backup.")


class WorkspaceExists(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("{path} is already there.")
    NEXT = N_("Choose another name.")


class ReadOnly(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("{path} cannot be written.")
    KEPT = N_("Everything that was stored before is kept.")
    NEXT = N_("Choose a folder of your own, or take off the write protection.")


class NoPlace(FileProblem):
    """A path that no file can have (a folder, through a file, too long); values: ``path``."""

    HAPPENED = N_("{path} cannot be written: there is no place for a file there.")
    KEPT = N_("Everything that was stored before is kept.")
    NEXT = N_("Choose another folder or another name.")


class DiskFull(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("The disk is full.")
    KEPT = N_("Everything that was stored before is kept. The last change was not stored.")
    NEXT = N_("Make room on the disk and do the last thing again.")


class DiskTrouble(FileProblem):
    """Reading or writing failed below the file; values: ``path``."""

    HAPPENED = N_("The disk with {path} does not do what it should.")
    KEPT = N_("Everything that was stored before is kept. The last change was not stored.")
    NEXT = N_("Make a backup on another disk or stick, and go on from there.")


class WorkspaceBusy(FileProblem):
    """Another program held the file for more than ten seconds; values: ``path``."""

    HAPPENED = N_("Another program is busy with {path}.")
    KEPT = N_("Everything that was stored before is kept. The last change was not stored.")
    NEXT = N_("Do the last thing again.")


class InUse(FileProblem):
    """A workspace that another program has open cannot be replaced: what came in there would be lost; values: ``path``."""

    HAPPENED = N_("{path} is open in another program.")
    NEXT = N_("Close the project there, and the page for phones too, and do this again.")


class CameraGone(CocreateError):
    """Values: ``name`` of the camera."""

    HAPPENED = N_("The camera “{name}” gives no picture.")
    KEPT = N_("The photos that were taken before are kept.")
    NEXT = N_("Look at its plug and whether another program uses it, or take the photo with a phone.")


class NoKey(CocreateError):
    """Values: ``path``."""

    HAPPENED = N_("This laptop has no key for {path}.")
    KEPT = N_("The file was not changed.")
    NEXT = N_("Type the recovery key of this project.")


class HallProblem(CocreateError):
    """The phone server."""

    HAPPENED = N_("The page for phones does not work.")
    KEPT = N_("All votes and notes are kept.")
    NEXT = N_("Go on with paper and hands; start the page again when there is time.")


class PortInUse(HallProblem):
    """Values: ``port``."""

    HAPPENED = N_("Another program uses port {port}.")
    NEXT = N_("Close that program or choose another port.")


class NoNetwork(HallProblem):
    """No address that phones can reach."""

    HAPPENED = N_("This laptop is on no network that phones can reach.")
    NEXT = N_("Join the Wi-Fi of the hall or turn on the hotspot of this laptop.")


class HallStopped(HallProblem):
    """The phone server has stopped; values: none."""

    HAPPENED = N_("The page for phones has stopped.")
    NEXT = N_("It starts again by itself. Does it not within a minute? Use paper.")
