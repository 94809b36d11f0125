"""What can go wrong for whoever runs a hub: its database, its certificate, its accounts. They are of the one family in
``errors``; no text of theirs ever holds a password or a token."""

from cocreate_desktop.domain.errors import CocreateError, Refused
from cocreate_desktop.language import N_


class HubProblem(CocreateError):
    """A hub that cannot do its work; values: ``database``, how it is called without its password."""

    HAPPENED = N_("The hub does not work.")
    KEPT = N_("Everything that was handed over before is kept.")
    NEXT = N_("Look in its log, put it right and start it again.")


class NoDatabase(HubProblem):
    """Values: ``database``."""

    HAPPENED = N_("The database {database} cannot be reached.")
    NEXT = N_("See whether PostgreSQL runs, and whether the address, the name and the password are right.")


class NoRights(HubProblem):
    """Values: ``database``."""

    HAPPENED = N_("Whoever the hub is in the database {database} may not make tables there.")
    KEPT = N_("Nothing in it was changed.")
    NEXT = N_("Let it own the database: ALTER DATABASE … OWNER TO …")


class NewerDatabase(HubProblem):
    """Values: ``database``."""

    HAPPENED = N_("The database {database} was made by a newer version of CoCreate Desktop.")
    KEPT = N_("Nothing in it was changed.")
    NEXT = N_("Install the newest version here and start the hub again.")


class NeedsPostgres(HubProblem):
    """A deed for a hub on PostgreSQL."""

    HAPPENED = N_("This hub is a file on this machine, for trying out. A copy of it is not tried this way.")
    NEXT = N_("Name the PostgreSQL database of the hub with --database.")


class NotEmpty(HubProblem):
    """Values: ``database``."""

    HAPPENED = N_("There is something in the database {database} already.")
    KEPT = N_("Nothing in it was changed.")
    NEXT = N_("Make an empty one for the trial: createdb --owner … cocreate_trial")


class NotPutBack(HubProblem):
    """Values: ``path`` of the copy."""

    HAPPENED = N_("The copy {path} could not be put back.")
    KEPT = N_("The hub was only read, and the database for the trial is empty again.")
    NEXT = N_(
        "Is the file there, and made by pg_dump --format=custom? Is pg_restore here, in a version no older than that?"
    )


class CopyDiffers(HubProblem):
    """Values: ``project``."""

    HAPPENED = N_("In the copy the project {project} is not what the hub says.")
    KEPT = N_("The hub was only read, and the database for the trial is empty again.")
    NEXT = N_("Make a copy now and try that one. Take another disk when it happens once more.")


class OneWorker(HubProblem):
    """More than one worker without PostgreSQL."""

    HAPPENED = N_("Without --database the hub has one worker only.")
    NEXT = N_("Leave out --workers, or name a PostgreSQL database.")


class BadCertificate(HubProblem):
    """Values: ``path``."""

    HAPPENED = N_("The certificate {path} and its key cannot be used together.")
    NEXT = N_("Name both files in PEM form, the key without a passphrase.")


class HalfCertificate(HubProblem):
    """A certificate without its key, or the other way round."""

    HAPPENED = N_("A certificate needs its key.")
    NEXT = N_("Give both --certificate and --key, or none of the two.")


class NeedsCertificate(HubProblem):
    """Listening for other machines in plain text; values: ``address``."""

    HAPPENED = N_("On {address} everybody in between could read along.")
    NEXT = N_("Give --certificate and --key, or --behind-proxy when a web server in front speaks https.")


class WorkersFail(HubProblem):
    """Workers that end as soon as they are started; values: ``n`` how many times."""

    HAPPENED = N_("The workers of the hub ended {n} times as soon as they were started.")


class HubFull(Refused):
    """An answer for a project that is closed at its hub, or has no room for more; values: none."""

    HAPPENED = N_("This project takes nothing in any more.")
    KEPT = N_("What was sent before is kept. What you typed is still here.")
    NEXT = N_("Tell the organiser of this project.")


class NameTaken(Refused):
    """Values: ``name``."""

    HAPPENED = N_("There is a “{name}” already.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Choose another name.")


class NoSuchName(Refused):
    """Values: ``name``."""

    HAPPENED = N_("There is no “{name}” here.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Look how it is written; the lists of `cocreate hub admin` say so.")


class ShortPassword(Refused):
    """Values: ``least``, how many characters it needs."""

    HAPPENED = N_("A password has at least {least} characters.")
    KEPT = N_("Nothing was changed.")
    NEXT = N_("Take a few words that only you know.")
