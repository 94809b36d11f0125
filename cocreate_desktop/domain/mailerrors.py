"""What can go wrong with mail to people at home: the server that sends it, the address, the link in it. They are of the one
family in ``errors``; none of them ever holds an address, a password or a link."""

from cocreate_desktop.domain.errors import CocreateError, NotAllowed, Refused
from cocreate_desktop.language import N_


class MailProblem(CocreateError):
    """A mail that could not be handed over; values: ``server``, how the mail server is called without name and password."""

    HAPPENED = N_("The mail server {server} does not take the mail.")
    KEPT = N_("The mail is kept and sent as soon as it can be.")
    NEXT = N_("Look in the log of the hub, and ask whoever looks after the mail.")


class MailAway(MailProblem):
    """No connection, one that was cut, or "come again later"; values: ``server``."""

    HAPPENED = N_("The mail server {server} cannot be reached now.")
    NEXT = N_("See whether its address and port are right; it is tried again by itself.")


class MailShut(MailProblem):
    """A name or password that the server does not know; values: ``server``."""

    HAPPENED = N_("The mail server {server} does not let the hub in: name or password are not right.")
    NEXT = N_("Give the hub the right password and start it again.")


class MailUntrusted(MailProblem):
    """No TLS where it was asked for, or a certificate that is not trusted; values: ``server``."""

    HAPPENED = N_("We are not sure that this is the mail server {server}.")
    KEPT = N_("Nothing was sent. The mail is kept.")
    NEXT = N_("Have its certificate put right, and see whether its name and port are those that it has.")


class MailRefused(MailProblem, Refused):
    """The server takes no mail for this address, also later; values: ``server``."""

    HAPPENED = N_("No mail can be sent to this address.")
    KEPT = N_("What you typed is still here.")
    NEXT = N_("See whether it is typed right, or take another one.")


class SignUpsFull(Refused):
    """More people sign up in this minute than one project takes; values: none."""

    HAPPENED = N_("Many people are signing up just now.")
    KEPT = N_("What you typed is still here.")
    NEXT = N_("Try it once more in a minute.")


class BadMailServer(Refused):
    """An address of a mail server that is none; values: ``example``."""

    HAPPENED = N_("This is no address of a mail server.")
    KEPT = N_("Nothing was started.")
    NEXT = N_("Write it like {example}; the password comes by a file or a variable.")


class NeedsSender(Refused):
    """Mail from nobody; values: none."""

    HAPPENED = N_("Mail needs an address that it comes from.")
    KEPT = N_("Nothing was started.")
    NEXT = N_("Give --mail-from, such as “The municipality <neighbourhood@example.org>”.")


class OpenMail(Refused):
    """Mail in plain text to another machine; values: ``server``."""

    HAPPENED = N_("On the way to {server} everybody in between could read the mail.")
    KEPT = N_("Nothing was started.")
    NEXT = N_("Use smtps:// or end the address with ?tls=starttls.")


class NoMailAddress(Refused):
    """Something that is no address for mail; values: none."""

    HAPPENED = N_("This is no e-mail address.")
    KEPT = N_("What you typed is still here.")
    NEXT = N_("Look at the part before and after the @, like name@example.org.")


class NoMail(NotAllowed):
    """A hub that has no mail server; values: none."""

    HAPPENED = N_("This hub sends no mail.")
    NEXT = N_("Ask whoever looks after the hub to give it a mail server.")


class NoHub(NotAllowed):
    """A project that is shared with no hub; values: none."""

    HAPPENED = N_("This project is not shared with a hub.")
    NEXT = N_("Pair it with a hub first.")


class NoKeyOfHub(CocreateError):
    """A hub whose key for contact details is missing or another one; values: ``path``."""

    HAPPENED = N_("The file {path} does not hold the key of this hub's contact details.")
    KEPT = N_("They are kept, but cannot be read without it.")
    NEXT = N_("Put the right file there from its backup, and start the hub again.")
