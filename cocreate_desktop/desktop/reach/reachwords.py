"""The sentences about phones that do or do not reach the laptop: addresses in plain words, what it found out about itself, and
what to try. Pure: facts in, words out."""

from __future__ import annotations

from ...domain.reaching import Address, AddressKind, Carrier, Own, SelfCheck, System, Trust, Try
from ...language import N_, _, ngettext

_TRIES = {
    Try.NETWORK: (
        N_("Put the laptop on a network first"),
        N_(
            "Choose the Wi-Fi of the hall, plug in a cable, or make a hotspot. The page then starts by "
            "itself."
        ),
    ),
    Try.START: (
        N_("The page for phones starts now"),
        N_("Wait a moment. If it does not come, close this sheet and open it again."),
    ),
    Try.PORT: (
        N_("Another program has this port"),
        N_(
            "Close it, or choose another port in the settings, for instance 8090. Then open the project "
            "again."
        ),
    ),
    Try.SAME_WIFI: (
        N_("Is the phone on the same Wi-Fi?"),
        N_(
            "The phone must be on the same Wi-Fi as the laptop: not on a guest network beside it, and not on "
            "mobile data. Look at the name in the settings of both."
        ),
    ),
    Try.MOBILE_DATA: (
        N_("Android: switch mobile data off for a moment"),
        N_(
            "A Wi-Fi without internet is put aside by the phone. If it asks “stay connected?”, answer yes. "
            "Otherwise switch mobile data off, scan again, and switch it on again later."
        ),
    ),
    Try.IOS: (
        N_("iPhone: open the page in Safari"),
        N_(
            "Did a small window open by itself when joining the Wi-Fi? Close it, choose “use without "
            "internet”, and scan the code with the camera. A VPN on the phone has to be off."
        ),
    ),
    Try.VPN: (
        N_("Switch the VPN on this laptop off"),
        N_(
            "A VPN of the organisation often shuts out the network of the hall. Disconnect it during the "
            "evening, or ask whether it may allow the local network. Nothing of the evening needs it. A VPN "
            "on a phone does the same there."
        ),
    ),
    Try.PUBLIC: (
        N_("Tell Windows that this network is private"),
        N_(
            "Settings, Network and internet, Wi-Fi, the name of the network: choose “Private network”. That "
            "mostly works without an administrator. If it is greyed out, the organisation decides it: use a "
            "hotspot."
        ),
    ),
    Try.ISOLATION: (
        N_("Does the Wi-Fi keep its guests apart?"),
        N_(
            "You see it like this: the phone opens a site on the internet, but not this page. Guest networks "
            "often do that. Ask the caretaker for the network of the house itself, or to switch off “client "
            "isolation”. You cannot change it from here; a hotspot or a router of your own can."
        ),
    ),
    Try.OTHER_PORT: (
        N_("Try another port"),
        N_(
            "Some networks let only usual ports through. Choose 8080, 8000 or 80 in the settings and open the"
            " project again. Slips that are printed already carry the old port."
        ),
    ),
    Try.PHONE_HOTSPOT: (
        N_("Use the hotspot of a phone"),
        N_(
            "Put the laptop and the other phones on it. An iPhone carries about 5 devices, Android about 10, "
            "the laptop included. Enough for one phone a table; the rest votes on paper or by card."
        ),
    ),
    Try.ROUTER: (
        N_("Bring a small router of your own"),
        N_(
            "A travel router in a socket makes a Wi-Fi that is yours. It needs no internet and carries many "
            "more phones than a hotspot. Connect the laptop by cable. Fill in its name and password at "
            "Welcome, then they get a code."
        ),
    ),
    Try.PAPER: (
        N_("Go on without phones"),
        N_(
            "Nothing of the evening needs them. Voting cards, slips, stickers and idea cards count just as "
            "much. Print them at Prepare, or let people raise hands."
        ),
    ),
}
_FIREWALLS = {
    System.WINDOWS: (
        N_("Windows firewall: allow private networks"),
        N_(
            "The first time Windows asks whether CoCreate may use the network: tick private networks and "
            "allow. Was it refused, or does it want an administrator? Then you cannot change it here. Use the"
            " hotspot of a phone or a router of your own, or ask the help desk beforehand to allow CoCreate."
        ),
    ),
    System.MAC: (
        N_("Let phones through the firewall of the Mac"),
        N_(
            "The Mac asked whether CoCreate may accept connections: answer “Allow”. Missed it? System "
            "settings, Network, Firewall, Options. It may ask for an administrator."
        ),
    ),
    System.LINUX: (
        N_("Open the port in the firewall"),
        N_(
            "A firewall (ufw or firewalld) may close port {port}. Open it, or choose another port in the "
            "settings."
        ),
    ),
}
# How, and how many devices it carries.
_HOTSPOTS = {
    System.WINDOWS: N_(
        "Settings, Network and internet, Mobile hotspot. Windows lets 8 devices in at most. Enough for one "
        "phone a table; for more take a router. Some organisations switch it off."
    ),
    System.MAC: N_(
        "System settings, General, Sharing, Internet sharing. The Mac must get its own internet by cable or "
        "from a phone by USB: it cannot share the Wi-Fi it is on. It carries some ten phones."
    ),
    System.LINUX: N_(
        "Settings, Wi-Fi, menu, “Turn on hotspot”. The laptop then leaves its own Wi-Fi. How many phones it "
        "carries depends on its card: count on ten."
    ),
}


def way_text(address: Address, likeliest: bool) -> str:
    """An address among which one chooses."""
    kind = _kind(address)
    words = f"{kind} · {address.ip}"
    return _("{address} (likeliest)").format(address=words) if likeliest else words


def _plain(name: str) -> str:
    """Whether it is written Wi-Fi, WiFi or wifi, it is one name."""
    return name.casefold().replace("-", "")


def _kind(address: Address) -> str:
    if address.kind is AddressKind.VPN:
        return _("VPN, phones are not on it ({adapter})").format(adapter=address.interface)
    if address.kind is AddressKind.VIRTUAL:
        return _("Only inside this laptop ({adapter})").format(adapter=address.interface)
    name = {
        Carrier.WIFI: _("Wi-Fi"),
        Carrier.CABLE: _("Network cable"),
        Carrier.OWN_HOTSPOT: _("Hotspot of this laptop"),
        Carrier.PHONE_HOTSPOT: _("Hotspot of a phone"),
        Carrier.OTHER: _("Network"),
    }[address.carrier]
    named = name if _plain(address.interface) == _plain(name) else f"{name} ({address.interface})"
    return _("{network}, IPv6").format(network=named) if address.kind is AddressKind.IPV6 else named


def reached_text(phones: int, slowest: int) -> str:
    """How many phones came, in words beside their number."""
    if not phones:
        return _("no phone has opened the test page yet")
    words = ngettext("phone reached the laptop", "phones reached the laptop", phones)
    told = _("The slowest waited {n} thousandths of a second.").format(n=slowest)
    return f"{words}. {told}" if slowest else words


def own_text(check: SelfCheck) -> tuple[str, bool]:
    """What the laptop found out about itself, and whether that is well."""
    if check.own is Own.ANSWERS and check.trust is Trust.PUBLIC:
        return _("Windows calls this network public: it keeps phones out. See below."), False
    if check.own is Own.ANSWERS and check.vpn:
        return _("The page is there. A VPN is on: that often keeps phones out."), False
    return {
        Own.ANSWERS: (_("The laptop itself can open the page. Now a phone."), True),
        Own.SILENT: (_("The laptop cannot open its own page at this address."), False),
        Own.STRANGER: (_("Another program answers at this address and port."), False),
        Own.OFF: (_("The page for phones has not started yet."), False),
        Own.ALONE: (_("The laptop is on no network."), False),
    }[check.own]


def try_text(one: Try, check: SelfCheck, wifi: str) -> tuple[str, str]:
    """Title and explanation of a thing to try; ``wifi`` is the hall's as it was filled in, or empty."""
    if one is Try.HOTSPOT:
        return _("Let this laptop be the hotspot"), _(_HOTSPOTS[check.system])
    title, words = _FIREWALLS[check.system] if one is Try.FIREWALL else _TRIES[one]
    told = _(words).format(port=check.port or 8080) if one is Try.FIREWALL else _(words)
    here = _("Here that is “{wifi}”.").format(wifi=wifi) if one is Try.SAME_WIFI and wifi else ""
    return _(title), f"{told} {here}".strip()
