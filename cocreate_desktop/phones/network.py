"""Which addresses phones in the hall can reach, which port is free, and the page's address as a QR code carries it."""

import ipaddress
import socket
from dataclasses import dataclass
from enum import StrEnum

import psutil

from cocreate_desktop.domain.errors import PortInUse

_VIRTUAL = (
    "docker", "veth", "br-", "virbr", "vmnet", "vboxnet", "virtualbox", "vethernet", "hyper-v", "wsl", "podman", "lxc",
)  # fmt: skip
_TUNNELS = ("tun", "tap", "wg", "utun", "ppp", "zt", "tailscale", "nordlynx", "vpn", "ipsec")
_PORTS_TRIED = 40


class Reach(StrEnum):
    """What kind of address it is."""

    LAN = "lan"
    VIRTUAL = "virtual"
    VPN = "vpn"
    IPV6 = "ipv6"
    LOOPBACK = "loopback"


@dataclass(frozen=True, slots=True)
class Address:
    """One address of this laptop; the lower ``rank``, the likelier a phone in the hall reaches it."""

    ip: str
    interface: str
    reach: Reach
    rank: int


def addresses() -> tuple[Address, ...]:
    """The addresses of all adapters that are up, the likeliest first."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    outward = _outward()
    found = []
    for name, entries in psutil.net_if_addrs().items():
        for entry in entries:
            if name in up and entry.family in (socket.AF_INET, socket.AF_INET6):
                address = _judged(entry.address.partition("%")[0], name, outward)
                if address is not None:
                    found.append(address)
    return tuple(sorted(found, key=lambda address: (address.rank, address.interface, address.ip)))


def best() -> Address | None:
    """The address to put into the QR code; None when the laptop is on no network."""
    usable = (address for address in addresses() if address.reach is not Reach.LOOPBACK)
    return next(usable, None)


def page_address(page: str, token: str) -> str:
    """The address that a QR code carries, in capitals (fewer, bigger modules): ``HTTP://192.168.8.2:8080/J/TOKEN``.

    ``page`` is an address without a path, as ``http://192.168.8.2:8080``.
    """
    return f"{page.rstrip('/')}/J/{token}".upper()


def url(ip: str, port: int) -> str:
    """``http://ip:port``, without the port where it is 80."""
    host = f"[{ip}]" if ":" in ip else ip
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"


def is_free(port: int, host: str = "") -> bool:
    """Whether this program can listen on ``port``."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        # As the server does: a port that has just been let go is free.
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host or "0.0.0.0", port))  # noqa: S104 - only to see whether it is free
        except OSError:
            return False
    return True


def free_port(preferred: int, host: str = "") -> int:
    """``preferred`` when it is free, else one of the next, else any (``preferred`` 0: any). Raises PortInUse."""
    for port in range(preferred, preferred + _PORTS_TRIED) if preferred else ():
        if port < 65536 and is_free(port, host):
            return port
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
        try:
            probe.bind((host or "0.0.0.0", 0))  # noqa: S104 - only to be given a free one
        except OSError as problem:
            raise PortInUse(port=preferred) from problem
        return int(probe.getsockname()[1])


def _judged(ip: str, interface: str, outward: str) -> Address | None:
    number = ipaddress.ip_address(ip)
    if number.is_unspecified or number.is_link_local:
        return None
    reach = _reach(number, interface.lower())
    rank = [Reach.LAN, Reach.VIRTUAL, Reach.VPN, Reach.IPV6, Reach.LOOPBACK].index(reach) * 10
    # Of several, the one by which the laptop itself goes out is the likeliest, then private ones.
    rank += (0 if ip == outward else 2) + (0 if number.is_private else 1)
    return Address(ip, interface, reach, rank)


def _reach(number: ipaddress.IPv4Address | ipaddress.IPv6Address, interface: str) -> Reach:
    if number.is_loopback:
        return Reach.LOOPBACK
    if interface.startswith(_TUNNELS) or "vpn" in interface:
        return Reach.VPN
    if any(word in interface for word in _VIRTUAL):
        return Reach.VIRTUAL
    return Reach.IPV6 if number.version == 6 else Reach.LAN


def _outward() -> str:
    """The address by which packets would leave; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])
