"""Every way out of a project, with what of names, marks and keys goes along on purpose: nothing, unless it is said here."""

from cocreate_desktop.domain.dataprotection.declared import Leaves
from cocreate_desktop.domain.dataprotection.terms import Sort
from cocreate_desktop.language import N_

_JOIN = frozenset({"evening.wifi_password", "evening.join_token"})
_CODES = frozenset({"code.token", "code.typed"})
_WIFI = N_("how phones join: the Wi-Fi and the code of the evening")
_OWN_CODES = N_("the personal codes, each on its own card or slip, without a name")


def _nothing(*forms: str) -> tuple[Leaves, ...]:
    return tuple(Leaves(form=form) for form in forms)


LEAVES: tuple[Leaves, ...] = (
    *_nothing("csv", "xlsx", "jsonl", "html", "site", "ics", "central", "dashboard", "control", "support"),
    *_nothing("decidim", "govocal", "openstad", "polis", "pabulib", "preflib", "consul", "table"),
    Leaves(
        form="bundle",
        everything=True,
        why=N_("the whole project for another laptop, encrypted by a passphrase; contact details stay sealed"),
    ),
    Leaves(form="cards", holds=_CODES, why=_OWN_CODES),
    Leaves(form="ballots", holds=_CODES | _JOIN, why=_OWN_CODES),
    Leaves(form="posters", holds=_JOIN, why=_WIFI),
    Leaves(form="kit", holds=_CODES | _JOIN, why=_OWN_CODES),
    *_nothing(
        "support-sheet", "report", "take-home", "idea-cards", "seats", "venue", "agreement", "challenge", "privacy",
        "outreach", "theme-posters", "labels",
    ),
    *_nothing("phone pages", "pages at home"),
)  # fmt: skip
"""By the words of the command line."""

SEARCHED = frozenset({Sort.CONTACT, Sort.SECRET, Sort.MARK})
"""The sorts that no way out holds unless it says so."""
