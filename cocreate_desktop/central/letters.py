"""The mails of a hub to people at home, in the language that each of them reads: plain text, and the same as simple HTML
without pictures, without styles from elsewhere, and with nothing that tells whether it was read."""

import hashlib
import html
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from email.message import EmailMessage
from email.utils import format_datetime, parseaddr
from typing import Final

from cocreate_desktop import look
from cocreate_desktop.central.mail import POLICY, MailServer
from cocreate_desktop.domain.consents import Purpose
from cocreate_desktop.domain.followers import Addressee, Mailing
from cocreate_desktop.language import N_, _, direction, speaking

_WANTED: Final = {
    Purpose.INFORM: N_("Somebody typed this address to hear how “{project}” goes on."),
    Purpose.HELP: N_(
        "Somebody typed this address to be asked for the help that was offered for “{project}”."
    ),
    Purpose.LEAD: N_("Somebody typed this address to lead an idea of “{project}”."),
    Purpose.PLEDGE: N_(
        "Somebody typed this address to be asked how it goes with what was taken on for “{project}”."
    ),
}
_WANTED_AGAIN: Final = N_(
    "Somebody typed this address on the page of “{project}” once more. You are signed up already, and need do nothing."
)
_LINE: Final = 200
_BODY: Final = "max-width:36rem;margin:1rem;font:16px/1.5 sans-serif;overflow-wrap:break-word"
_LINK: Final = f"color:{look.LIGHT.accent}"
_BUTTON: Final = (
    f"display:inline-block;padding:12px 20px;border-radius:8px;background:{look.LIGHT.accent};"
    f"color:{look.LIGHT.on_accent};text-decoration:none;font-weight:bold"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph, or the words of a link with the address that it opens. ``deed`` stands on its button, where it is the one
    thing to do."""

    words: str
    link: str = ""
    deed: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail in words: ``subject``, and its parts in order. ``about`` is the same whenever the same news are sent again (empty:
    each is a mail of its own); ``stop`` the link by which mail programs stop it."""

    subject: str
    parts: tuple[Part, ...]
    about: str
    stop: str


def letter_of(kind: Mailing, to: Addressee, project: str) -> Letter:
    """The mail that asks whether she meant it, or says that she did so before; in her language."""
    with speaking(to.language):
        if kind is Mailing.ASKS:
            subject = _("{project}: is this your address?").format(project=project)
            parts = _asking(to, project)
        else:
            subject = _("{project}: you are signed up already").format(project=project)
            parts = (
                Part(_(_WANTED_AGAIN).format(project=project)),
                Part(_("Delete my address at once:"), stop_link(to)),
            )
        return Letter(_line(subject), (Part(_hello(to)), *parts), "", stop_link(to))


def _asking(to: Addressee, project: str) -> tuple[Part, ...]:
    return (
        Part(_(_WANTED[to.purpose]).format(project=project)),
        Part(
            _("Was it you? Open this link and press the button there:"),
            f"{to.page}/M/{to.confirm}",
            _("Yes, that is me"),
        ),
        Part(
            _(
                "The link works for two days. Was it not you? Then do nothing: the address is deleted by itself."
            )
        ),
        Part(_("Delete my address at once:"), stop_link(to)),
    )


def news_letter(to: Addressee, project: str, news_id: str, subject: str, words: str) -> Letter:
    """What the facilitator wrote, as it was written, in a frame in her language."""
    with speaking(to.language):
        said = tuple(Part(one) for one in words.split("\n\n") if one.strip())
        parts = (
            *said,
            Part(_("To the page of the project:"), to.page),
            Part(
                _("You get this because you asked to hear how “{project}” goes on.").format(project=project)
            ),
            Part(_("Stop this, and delete my address at once:"), stop_link(to)),
        )
    return Letter(_line(subject), parts, f"{news_id} {to.id}", stop_link(to))


def trial_letter(language: str) -> Letter:
    """To see whether mail of this hub arrives."""
    with speaking(language):
        words = _("This is a mail to try out whether this hub can send any. It can.")
        return Letter(_("A mail to try out"), (Part(words),), "", "")


def stop_link(to: Addressee) -> str:
    """Where she is deleted at once."""
    return f"{to.page}/M/STOP/{to.stop}"


def message_of(letter: Letter, server: MailServer, to: str, language: str, now: datetime) -> EmailMessage:
    """The mail as it travels. Sent twice it has one Message-ID, so that mail programs show it once."""
    made = EmailMessage(policy=POLICY)
    host = parseaddr(server.sender)[1].rpartition("@")[2]
    seed = letter.about or now.isoformat()
    made["From"] = server.sender
    made["To"] = to
    made["Subject"] = letter.subject
    made["Date"] = format_datetime(now)
    made["Message-ID"] = f"<{hashlib.sha256(seed.encode()).hexdigest()[:40]}@{host}>"
    made["Auto-Submitted"] = "auto-generated"
    if letter.stop:
        made["List-Unsubscribe"] = f"<{letter.stop}>"
        made["List-Unsubscribe-Post"] = "List-Unsubscribe=One-Click"
    made.set_content("\n\n".join(_plain(letter.parts)) + "\n", cte="quoted-printable")
    made.add_alternative(_html(letter, language), subtype="html", cte="quoted-printable")
    made["Content-Language"] = language  # what says something of the content goes with it, so it comes last
    return made


def _plain(parts: Sequence[Part]) -> list[str]:
    return [f"{part.words}\n{part.link}" if part.link else part.words for part in parts]


def _html(letter: Letter, language: str) -> str:
    said = "\n".join(_paragraph(part) for part in letter.parts)
    return (
        f'<!doctype html>\n<html lang="{language}" dir="{direction(language)}">\n<head><meta charset="utf-8">'
        f"<title>{html.escape(letter.subject)}</title></head>\n"
        f'<body style="{_BODY}">\n{said}\n</body>\n</html>\n'
    )


def _paragraph(part: Part) -> str:
    words = html.escape(part.words).replace("\n", "<br>")
    link = html.escape(part.link)
    if part.deed:
        deed = f'<a href="{link}" style="{_BUTTON}">{html.escape(part.deed)}</a>'
        return f"<p>{words}</p>\n<p>{deed}</p>"
    if link:
        return f'<p><a href="{link}" style="{_LINK}">{words.rstrip(":")}</a></p>'
    return f'<p dir="auto">{words}</p>'


def _hello(to: Addressee) -> str:
    return _("Hello {name},").format(name=to.name) if to.name else _("Hello,")


def _line(words: str) -> str:
    """A subject is one line, whatever was typed: ``email`` reads "=?" as the begin of something packed, which may hold the end
    of a line, and what comes behind that would be a header."""
    shown = "".join(sign if sign.isprintable() else " " for sign in words)
    return " ".join(shown.replace("=?", "= ?").split())[:_LINE]
