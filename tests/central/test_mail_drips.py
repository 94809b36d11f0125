"""A mail server that answers a byte at a time holds the thread that brings the mail for a while, and no longer."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage

import pytest

from cocreate_desktop.central import mail
from cocreate_desktop.domain.mailerrors import MailAway

SENDER, HERS = "buurt@voorbeeld.nl", "noor@voorbeeld.nl"
SAID = (b"220 hier", b"250 dag", b"250 goed", b"250 goed", b"354 zeg maar")
BYTES = 500
PAUSE = threading.Event()


class Dripper:
    """Says its first ``well`` answers at once, and then BYTES of the next; whether somebody hung up on it before these were
    said."""

    def __init__(self, well: int) -> None:
        self.hung_up = False
        self._well = well
        self._listening = socket.create_server(("127.0.0.1", 0))
        self.port = int(self._listening.getsockname()[1])

    def serve(self) -> None:
        """One line."""
        line, _ = self._listening.accept()
        with line, line.makefile("rb") as heard:
            for number, words in enumerate(SAID[: self._well]):
                line.sendall(words + b"\r\n")
                if number + 1 < len(SAID):
                    heard.readline()
            try:
                for _byte in range(BYTES):
                    line.sendall(b"2")
                    PAUSE.wait(0.02)
            except OSError:
                self.hung_up = True
        self._listening.close()


@contextmanager
def dripping(well: int) -> Iterator[Dripper]:
    dripper = Dripper(well)
    thread = threading.Thread(target=dripper.serve)
    thread.start()
    try:
        yield dripper
    finally:
        thread.join(30)
        assert not thread.is_alive()


@pytest.mark.parametrize("well", range(len(SAID) + 1))
def test_that_a_mail_server_that_drips_is_given_up_at_each_of_its_answers(
    monkeypatch: pytest.MonkeyPatch, well: int
) -> None:
    monkeypatch.setattr(mail, "WHOLE_S", 0.3)
    message = EmailMessage()
    message["From"], message["To"] = SENDER, HERS
    message.set_content("Dag Noor")
    with dripping(well) as dripper:
        server = mail.mail_server(f"smtp://localhost:{dripper.port}", SENDER)
        with pytest.raises(MailAway), mail.mail_line(server) as line:
            line.send(message)
    assert dripper.hung_up
