"""What can go wrong between two replicas of a project: laptops, the hub, a stick. Each says what was kept: an evening never
waits for a sync, and nothing that was typed is lost by one."""

from cocreate_desktop.domain.errors import CocreateError, FileProblem, NotAllowed
from cocreate_desktop.language import N_


class SyncProblem(CocreateError):
    """A sync that did not come to its end; values: ``peer``, how the other side is called."""

    HAPPENED = N_("Sharing with {peer} did not come to its end.")
    KEPT = N_("Everything is safe on this laptop, and what was handed over stays there.")
    NEXT = N_("It goes on by itself as soon as it can. You need not wait for it.")


class Unreachable(SyncProblem):
    """No connection, or one that was cut; values: ``peer``."""

    HAPPENED = N_("{peer} cannot be reached now.")


class NotOurPeer(SyncProblem):
    """A certificate that is not the one that was agreed, or has expired; values: ``peer``, ``why`` (a translated sentence)."""

    HAPPENED = N_("We are not sure that this is {peer}: {why}")
    KEPT = N_("Nothing was sent. Everything is safe on this laptop.")
    NEXT = N_("Ask who looks after the network, or pair anew.")


class BadToken(SyncProblem):
    """A token that the other side does not know, or took back; values: ``peer``."""

    HAPPENED = N_("{peer} does not let this laptop in any more.")
    KEPT = N_("Nothing was sent. Everything is safe on this laptop.")
    NEXT = N_("Ask whoever looks after it for a new pairing code, and pair anew.")


class BadPairing(SyncProblem):
    """A pairing code that is none, is used or is too old; values: ``peer``."""

    HAPPENED = N_("This pairing code does not work (any more).")
    KEPT = N_("Nothing was shared.")
    NEXT = N_("Look at the other screen and type the code that stands there now.")


class NewerPeer(SyncProblem):
    """The other side speaks a newer protocol; values: ``peer``."""

    HAPPENED = N_("{peer} has a newer version of CoCreate Desktop.")
    NEXT = N_("Install the newest version here; then sharing goes on where it was.")


class OlderPeer(SyncProblem):
    """The other side speaks an older protocol; values: ``peer``."""

    HAPPENED = N_("{peer} has an older version of CoCreate Desktop.")
    NEXT = N_("Have the newest version installed there; then sharing goes on where it was.")


class Garbled(SyncProblem):
    """An answer that is none of ours: garbage, a page to sign in on, half of one; values: ``peer``."""

    HAPPENED = N_(
        "What answers at the address of {peer} is something else: perhaps a page of the Wi-Fi to sign in on."
    )
    KEPT = N_("Nothing of it was taken in. Everything is safe on this laptop.")
    NEXT = N_("Open a browser, sign in on the Wi-Fi if it asks, and share again.")


class OtherProject(SyncProblem):
    """The other side, or a file, holds another project; values: ``peer``."""

    HAPPENED = N_("{peer} holds another project.")
    KEPT = N_("Nothing was taken in.")
    NEXT = N_("Open the project that it belongs to, or choose another.")


class Gap(SyncProblem):
    """Changes that do not follow on those that are here; the session asks anew and goes on; values: ``peer``."""


class Forked(SyncProblem):
    """Two chains under one device's name; the session heals it and goes on; values: ``peer``, ``device``."""

    HAPPENED = N_("Two laptops wrote under one name.")


class TooMuch(SyncProblem):
    """More than the other side takes in one go or in all; values: ``peer``."""

    HAPPENED = N_("{peer} takes no more of this project now.")
    NEXT = N_("Ask whoever looks after it to make room.")


class Diverged(SyncProblem):
    """Both sides have all changes and yet not the same state; values: ``peer``."""

    HAPPENED = N_("This laptop and {peer} have the same changes and do not show the same.")
    KEPT = N_("All changes are kept on both sides.")
    NEXT = N_("Let the project be checked (cocreate check), and send the report to whoever supports you.")


class BadBundle(FileProblem):
    """A bundle that is half, damaged or none; values: ``path``."""

    HAPPENED = N_("{path} is no whole bundle: perhaps copying it did not come to its end.")
    KEPT = N_("Nothing of it was taken in.")
    NEXT = N_("Copy it to the stick once more and try again.")


class WrongPassphrase(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("{path} does not open with this passphrase.")
    KEPT = N_("Nothing of it was taken in.")
    NEXT = N_("Type the passphrase as it was chosen when the bundle was made.")


class StrangeBundle(FileProblem):
    """A bundle of another project; values: ``path``, ``project``."""

    HAPPENED = N_("{path} belongs to another project: {project}.")
    KEPT = N_("Nothing of it was taken in.")
    NEXT = N_("Open that project first, or make a new one from the bundle.")


class NewerBundle(FileProblem):
    """Values: ``path``."""

    HAPPENED = N_("{path} was made by a newer version of CoCreate Desktop.")
    KEPT = N_("Nothing of it was taken in.")
    NEXT = N_("Install the newest version and take it in again.")


class BundleIsRead(NotAllowed):
    """Something was handed to a bundle, which can only be read; values: ``path``."""

    HAPPENED = N_("Nothing can be put into {path}: it is a bundle, and a bundle is made in one go.")
    KEPT = N_("The bundle and this project are as they were.")
    NEXT = N_("Make a new bundle, which has everything that is here.")


class NoRoad(NotAllowed):
    """This laptop goes to nobody by itself; values: none."""

    HAPPENED = N_("There is nobody yet whom this laptop shares the project with by itself.")
    NEXT = N_("Pair it with a hub, by its address and a code of its administrator (--hub, --code).")


class NotPaired(NotAllowed):
    """A hub that this project is not paired with; values: ``peer``."""

    HAPPENED = N_("This project is not paired with {peer}.")
    NEXT = N_("Ask whoever looks after it for a pairing code, and give that as well (--code).")


class SharingPaused(NotAllowed):
    """Sharing was stopped by hand; values: none."""

    HAPPENED = N_("Sharing of this project is paused.")
    NEXT = N_("Resume it in the window, or with --resume.")


class NoPassphrase(NotAllowed):
    """A bundle without a passphrase to open or close it; values: none."""

    HAPPENED = N_("The passphrase of the bundle is missing.")
    NEXT = N_("Put it into the variable COCREATE_PASSPHRASE or into a file (--passphrase-file).")


class PassphrasesDiffer(NotAllowed):
    """A new passphrase that was not typed the same twice; values: none."""

    HAPPENED = N_("The two passphrases are not the same.")
    KEPT = N_("No bundle was made.")
    NEXT = N_("Do it again, and type the same one twice.")
