"""Whether phones in the hall reach this laptop: what kind of address it has, what it found out about itself, and what to try
next, in order. Plain facts and rules; it looks at no network."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urlsplit


class AddressKind(StrEnum):
    """What kind of address it is: the likelier a phone in the hall reaches it, the earlier."""

    LAN = "lan"
    VIRTUAL = "virtual"
    VPN = "vpn"
    IPV6 = "ipv6"
    LOOPBACK = "loopback"


class Carrier(StrEnum):
    """What an address goes over, as far as its adapter's name and number tell."""

    WIFI = "wifi"
    CABLE = "cable"
    OWN_HOTSPOT = "own_hotspot"
    PHONE_HOTSPOT = "phone_hotspot"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Address:
    """One address of this laptop; the lower ``rank``, the likelier a phone in the hall reaches it."""

    ip: str
    interface: str
    kind: AddressKind
    rank: int
    carrier: Carrier = Carrier.OTHER

    @property
    def usable(self) -> bool:
        """Whether another machine can reach it at all."""
        return self.kind is not AddressKind.LOOPBACK


def chosen(found: Sequence[Address], wanted: str, page: str = "") -> Address | None:
    """The address that phones are told: that of the adapter ``wanted`` (empty: none is) when it is there, else the one that
    ``page`` is at (``http://192.168.8.2:8080``), for its code hangs in the hall, else the likeliest; None without a network.
    ``found`` has the likeliest first."""
    usable = [address for address in found if address.usable]
    mine = [address for address in usable if wanted and address.interface == wanted]
    told = [address for address in usable if address.ip == urlsplit(page).hostname]
    return next(iter((*mine, *told, *usable)), None)


class Own(StrEnum):
    """What the laptop hears when it opens its own page at the address that phones are told."""

    ANSWERS = "answers"
    SILENT = "silent"
    STRANGER = "stranger"  # another program answers there
    OFF = "off"  # nothing is served
    ALONE = "alone"  # on no network


class Trust(StrEnum):
    """What Windows thinks of the network; a public one is closed to phones."""

    UNKNOWN = "unknown"
    PUBLIC = "public"
    PRIVATE = "private"


class System(StrEnum):
    """Whose words for settings hold on this laptop."""

    WINDOWS = "windows"
    MAC = "mac"
    LINUX = "linux"


@dataclass(frozen=True, slots=True)
class SelfCheck:
    """What the laptop found out about itself. ``vpn``: a tunnel is up; ``port``: the number in the address."""

    own: Own = Own.OFF
    system: System = System.LINUX
    trust: Trust = Trust.UNKNOWN
    vpn: bool = False
    carrier: Carrier = Carrier.OTHER
    port: int = 0


class Try(StrEnum):
    """One thing to try when no phone arrives."""

    START = "start"
    NETWORK = "network"
    PORT = "port"
    SAME_WIFI = "same_wifi"
    MOBILE_DATA = "mobile_data"
    IOS = "ios"
    PUBLIC = "public"
    FIREWALL = "firewall"
    VPN = "vpn"
    ISOLATION = "isolation"
    OTHER_PORT = "other_port"
    HOTSPOT = "hotspot"
    PHONE_HOTSPOT = "phone_hotspot"
    ROUTER = "router"
    PAPER = "paper"


def to_try(check: SelfCheck) -> tuple[Try, ...]:
    """What to try, in order: first what the laptop itself found, then what is quick, at the end what always works."""
    if check.own is Own.ALONE:
        return Try.NETWORK, Try.HOTSPOT, Try.PHONE_HOTSPOT, Try.ROUTER, Try.PAPER
    if check.own is Own.OFF:
        return Try.START, Try.PAPER
    first = {Own.STRANGER: (Try.PORT,), Own.SILENT: (Try.FIREWALL,)}.get(check.own, ())
    quick = (Try.SAME_WIFI, Try.MOBILE_DATA, Try.IOS)
    public = (Try.PUBLIC,) if check.trust is Trust.PUBLIC else ()
    walls = (*public, *(() if Try.FIREWALL in first else (Try.FIREWALL,)))
    tunnel = (Try.VPN,) if check.vpn else ()
    own = () if check.carrier is Carrier.OWN_HOTSPOT else (Try.HOTSPOT,)
    isolation = () if check.carrier is Carrier.OWN_HOTSPOT else (Try.ISOLATION,)
    rest = (Try.OTHER_PORT, *own, Try.PHONE_HOTSPOT, Try.ROUTER, Try.PAPER)
    return (*first, *tunnel, *quick, *walls, *isolation, *rest)
