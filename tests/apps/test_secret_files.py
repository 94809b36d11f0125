"""Secrets that are handed over in a file: their first line, as any editor wrote it."""

from argparse import Namespace
from pathlib import Path

import pytest

from cocreate_desktop.apps.exchanging.passphrase import passphrase
from cocreate_desktop.apps.hub.secret import smtp_password
from cocreate_desktop.domain.errors import BadFile


@pytest.mark.parametrize("mark", ["", "\ufeff"], ids=["plain", "as Windows writes it"])
def test_that_a_secret_is_the_first_line_of_its_file(mark: str, tmp_path: Path) -> None:
    path = tmp_path / "geheim.txt"
    path.write_bytes(f"{mark}tien warme stenen\r\nen wat er verder staat\r\n".encode())
    assert smtp_password(Namespace(smtp_password_file=str(path))) == "tien warme stenen"
    assert passphrase(Namespace(passphrase_file=path)) == "tien warme stenen"


def test_that_a_file_without_words_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "geheim.txt"
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadFile):
        smtp_password(Namespace(smtp_password_file=str(path)))
    with pytest.raises(BadFile):
        passphrase(Namespace(passphrase_file=path))
    with pytest.raises(BadFile):
        passphrase(Namespace(passphrase_file=tmp_path / "weg.txt"))
