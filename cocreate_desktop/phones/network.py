"""Which addresses phones in the hall can reach, which port is free, and the page's address as a QR code carries it."""

import ipaddress
import os
import re
import socket
from collections.abc import Collection, Iterable
from urllib.parse import urlsplit

import psutil

from cocreate_desktop.domain.errors import BadValue, PortInUse
from cocreate_desktop.domain.reaching import Address, AddressKind, Carrier
from cocreate_desktop.services.projects import web_address

_VIRTUAL = (
    "docker", "veth", "br-", "virbr", "vmnet", "vboxnet", "virtualbox", "vethernet", "hyper-v", "wsl", "podman", "lxc",
)  # fmt: skip
_TUNNELS = ("tun", "tap", "wg", "utun", "ppp", "zt", "gpd", "ipsec")
_TUNNEL_WORDS = (
    "vpn", "tailscale", "nordlynx", "wireguard", "zerotier", "hamachi", "anyconnect", "cisco secure", "globalprotect",
    "pangp", "forti", "zscaler", "pulse secure", "check point", "warp", "mullvad", "proton", "netbird",
)  # fmt: skip
# Addresses that carriers and tunnels hand out; no hall has them.
_SHARED = ipaddress.ip_network("100.64.0.0/10")
# An address that has its network to itself is the end of a tunnel.
_ALONE = frozenset(("255.255.255.255", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff"))
# Networks that a laptop or a phone hands out itself when it shares its line: Windows, NetworkManager, macOS; iPhone, Android.
_OWN_HOTSPOTS = ("192.168.137.1", "10.42.0.1", "192.168.2.1")
_PHONE_HOTSPOTS = tuple(
    ipaddress.ip_network(one) for one in ("172.20.10.0/28", "192.168.43.0/24", "192.168.49.0/24")
)
_WIFI = re.compile(r"wi-?fi|wlan|^wl|wireless|draadloos|airport")
_CABLE = re.compile(r"^eth|^en[opsx]|ethernet|^em\d|lan-verbinding")
_PORTS_TRIED = 40
_EXAMPLE = "http://192.168.8.2:8080"


def addresses() -> tuple[Address, ...]:
    """The addresses of all adapters that are up, the likeliest first."""
    up = {name for name, state in psutil.net_if_stats().items() if state.isup}
    entries = [
        (name, entry.address.partition("%")[0], entry.netmask or "")
        for name, entries in psutil.net_if_addrs().items()
        for entry in entries
        if name in up and entry.family in (socket.AF_INET, socket.AF_INET6)
    ]
    alone = {ip for _name, ip, mask in entries if mask in _ALONE}
    return ranked([(name, ip) for name, ip, _mask in entries], _outward(), alone)


def ranked(
    found: Iterable[tuple[str, str]], outward: str = "", alone: Collection[str] = ()
) -> tuple[Address, ...]:
    """Pairs of adapter and address, judged and the likeliest first; ``outward`` is the one by which this laptop goes out,
    ``alone`` are those that have their network to themselves, as the end of a tunnel has."""
    judged = (_judged(ip, name, outward, ip in alone) for name, ip in found)
    usable = (address for address in judged if address is not None)
    return tuple(sorted(usable, key=lambda address: (address.rank, address.interface, address.ip)))


def best() -> Address | None:
    """The address to put into the QR code; None when the laptop is on no network."""
    usable = (address for address in addresses() if address.kind is not AddressKind.LOOPBACK)
    return next(usable, None)


def page_address(page: str, token: str) -> str:
    """The address that a QR code carries, in capitals (fewer, bigger modules): ``HTTP://192.168.8.2:8080/J/TOKEN``.

    ``page`` is an address without a path, as ``http://192.168.8.2:8080``.
    """
    return f"{page.rstrip('/')}/J/{token}".upper()


def photo_address(page: str, token: str) -> str:
    """The address for photos as a QR code carries it: ``HTTP://192.168.8.2:8080/F/TOKEN``; ``page`` as for ``page_address``."""
    return f"{page.rstrip('/')}/F/{token}".upper()


def page_typed(typed: str) -> str:
    """A page's address as somebody typed it, ready for ``page_address``; empty stays empty. Raises BadValue for one that is
    none, or that goes on after the port: codes come there."""
    whole = typed.strip().rstrip("/")
    if not whole:
        return ""
    whole = whole if "://" in whole else f"http://{whole}"
    try:
        parts = urlsplit(web_address(whole))
    except BadValue as problem:
        raise BadValue(value=typed, example=_EXAMPLE) from problem
    if parts.path or parts.query or parts.fragment:
        raise BadValue(value=typed, example=_EXAMPLE)
    return whole


def url(ip: str, port: int) -> str:
    """``http://ip:port``, without the port where it is 80."""
    host = f"[{ip}]" if ":" in ip else ip
    return f"http://{host}" if port == 80 else f"http://{host}:{port}"


def is_free(port: int, host: str = "") -> bool:
    """Whether this program can listen on ``port``."""
    return _bound(port, host) is not None


def free_port(preferred: int, host: str = "") -> int:
    """``preferred`` when it is free, else one of the next, else any (``preferred`` 0: any). Raises PortInUse."""
    last = min(preferred + _PORTS_TRIED, 65536)
    for port in (*(range(preferred, last) if preferred else ()), 0):
        found = _bound(port, host)
        if found is not None:
            return found
    raise PortInUse(port=preferred)


def _bound(port: int, host: str) -> int | None:
    """The port that could be had (``port``, or any for 0), let go again; None when it could not."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM) as probe:
        if os.name == "posix":
            # As the server does: a port that has just been let go is free. Windows would share one that is in use.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host or "0.0.0.0", port))  # noqa: S104 - only to see whether it is free
        except (OSError, OverflowError):
            return None
        return int(probe.getsockname()[1])


def _judged(ip: str, interface: str, outward: str, alone: bool) -> Address | None:
    number = ipaddress.ip_address(ip)
    if number.is_unspecified or number.is_link_local:
        return None
    kind = _kind(number, interface.lower(), alone)
    rank = tuple(AddressKind).index(kind) * 10
    # Of several, the one by which the laptop itself goes out is the likeliest, then private ones.
    rank += (0 if ip == outward else 2) + (0 if number.is_private else 1)
    return Address(ip, interface, kind, rank, _carrier(number, interface.lower()))


def _kind(number: ipaddress.IPv4Address | ipaddress.IPv6Address, interface: str, alone: bool) -> AddressKind:
    if number.is_loopback:
        return AddressKind.LOOPBACK
    tunnel = interface.startswith(_TUNNELS) or any(word in interface for word in _TUNNEL_WORDS)
    if tunnel or (number.version == 4 and (alone or number in _SHARED)):
        return AddressKind.VPN
    if any(word in interface for word in _VIRTUAL):
        return AddressKind.VIRTUAL
    return AddressKind.IPV6 if number.version == 6 else AddressKind.LAN


def _carrier(number: ipaddress.IPv4Address | ipaddress.IPv6Address, interface: str) -> Carrier:
    """What it goes over, for the words beside it; a wrong guess changes nothing else."""
    if str(number) in _OWN_HOTSPOTS:
        return Carrier.OWN_HOTSPOT
    if number.version == 4 and any(number in one for one in _PHONE_HOTSPOTS):
        return Carrier.PHONE_HOTSPOT
    if _WIFI.search(interface):
        return Carrier.WIFI
    return Carrier.CABLE if _CABLE.search(interface) else Carrier.OTHER


def _outward() -> str:
    """The address by which packets would leave; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return ""
        return str(probe.getsockname()[0])
