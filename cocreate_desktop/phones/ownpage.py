"""What a laptop can find out about itself before a phone tries: whether its own page answers at the address that phones are
told, and what Windows thinks of the network. It needs no rights of an administrator."""

import http.client
import subprocess
import sys
from urllib.parse import urlsplit

from cocreate_desktop.domain.reaching import Own, System, Trust
from cocreate_desktop.machine import unseen
from cocreate_desktop.phones.reaching import GREETING
from cocreate_desktop.services.reaching import TEST_PAGE

_PATIENCE = 3.0
_LONGEST = 64
_TRUSTS = {"Public": Trust.PUBLIC, "Private": Trust.PRIVATE, "DomainAuthenticated": Trust.PRIVATE}


def own_page(address: str) -> Own:
    """What answers at ``address`` (``http://192.168.8.2:8080``). A laptop reaches itself also behind a closed firewall, so an
    answer says only that the address and the port are right."""
    parts = urlsplit(address)
    line = http.client.HTTPConnection(parts.hostname or "", parts.port or 80, timeout=_PATIENCE)
    try:
        line.request("GET", f"/{TEST_PAGE}/laptop")
        answer = line.getresponse().read(_LONGEST)
    except OSError:
        return Own.SILENT
    except http.client.HTTPException:
        return Own.STRANGER
    finally:
        line.close()
    return Own.ANSWERS if answer == GREETING.encode() else Own.STRANGER


def system() -> System:
    """Whose settings this laptop has."""
    return {"win32": System.WINDOWS, "darwin": System.MAC}.get(sys.platform, System.LINUX)


def trust(interface: str) -> Trust:
    """What Windows thinks of the network of this adapter; unknown elsewhere and when it does not say."""
    if system() is not System.WINDOWS:
        return Trust.UNKNOWN
    name = interface.replace("'", "''")
    asked = f"(Get-NetConnectionProfile -InterfaceAlias '{name}').NetworkCategory"
    command = ["powershell", "-NoProfile", "-NonInteractive", "-Command", asked]
    return trust_told(said_by(command))


def said_by(command: list[str]) -> str:
    """What a program says, whatever letters it writes in; empty when it cannot be asked, or takes longer than eight seconds."""
    try:
        told = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            errors="replace",  # a Windows in another language answers in its own code page
            timeout=8,
            creationflags=unseen(),
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return told.stdout


def trust_told(words: str) -> Trust:
    """What PowerShell's answer means; of several networks a public one counts."""
    found = [_TRUSTS[word] for word in words.split() if word in _TRUSTS]
    return Trust.PUBLIC if Trust.PUBLIC in found else (found[0] if found else Trust.UNKNOWN)
