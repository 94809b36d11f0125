"""Brings the catalogues up to the texts in code, pages and forms. For contributors: `python3 dev.py translate`.

English is the source; what is translated already stays. Dutch and English hold every text, the other languages only those
that a phone can show. With ``--check`` it writes nothing and fails where the files differ from what it would write, or where
a translation is missing; languages that are named (``tr ar``) are the only ones it looks after.
"""

import ast
import io
import sys
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
HERE = ROOT / "resources" / "translations"
LANGUAGES = ("nl", "en")
ONLY_ON_PHONES = ("tr", "ar", "pl", "uk")
# Where the words of phones stand: whole folders and files, or the names of what in a file a phone can come to show.
PHONE_PLACES: Mapping[str, tuple[str, ...]] = {
    "resources/phone/": (),
    "cocreate_desktop/phones/": (),
    "cocreate_desktop/domain/errors.py": (
        "Gone",
        "Refused",
        "Empty",
        "TextTooLong",
        "BadValue",
        "BadBallot",
        "BadCode",
    ),
    "cocreate_desktop/domain/project.py": ("RUNG_SENTENCES", "RUNG_RESULTS"),
    "cocreate_desktop/domain/thinking.py": ("PHASE_NAMES", "PHASE_TASKS", "PHASE_LINES"),
    "cocreate_desktop/domain/talking.py": ("TABLE_TASK", "(_LISTEN, _AGREE)", "_WRITE", "NEXT_LINES"),
    "cocreate_desktop/domain/voting/answers.py": ("ANSWERS",),
    "cocreate_desktop/domain/voting/rules.py": (),
    "cocreate_desktop/services/roundwords.py": (
        "names",
        "seating_task",
        "together",
        "during",
        "_without_cards",
    ),
    "cocreate_desktop/services/auditing.py": ("CHANNEL_NAMES",),
    "cocreate_desktop/services/ballotwords.py": (
        "RULE_NAMES",
        "_PLAIN",
        "_dots",
        "_choice",
        "_approval",
        "_at_most",
        "_budget",
        "_score",
        "_chips",
        "amount",
        "units",
        "people_text",
    ),
    "cocreate_desktop/services/exitview.py": ("question_of", "ExitView"),
    "cocreate_desktop/services/readbackview.py": (
        "ANSWER_NAMES",
        "RUNG_ASKS",
        "_CHOSEN",
        "_pledged",
        "Right",
        "base_words",
    ),
    "cocreate_desktop/services/arrivalsview.py": ("ArrivalsView",),
    "cocreate_desktop/domain/satisfaction.py": ("VERDICT_NAMES", "Satisfaction"),
    "cocreate_desktop/services/proposalwords.py": (
        "RUNG_TEXTS",
        "version_name",
        "version_on",
        "since",
        "became",
        "about",
        "taken_over",
    ),
    "cocreate_desktop/domain/steps/exit.py": (),
    "cocreate_desktop/domain/offers.py": ("LEVEL_NAMES", "OFFER_NAMES"),
    "cocreate_desktop/domain/proposals.py": ("REACTION_NAMES", "REACTION_STATES"),
    "cocreate_desktop/domain/arrivals.py": ("ROLE_NAMES", "BAND_NAMES", "EXPECTATION_NAMES"),
    "cocreate_desktop/domain/outreach.py": ("CHANNEL_NAMES",),
    "cocreate_desktop/domain/answererrors.py": ("NotAsked", "NothingFilledIn"),
    "cocreate_desktop/domain/onlineerrors.py": ("NotOnline", "OnlineClosed", "CodeNeeded"),
    # The pages at home.
    "cocreate_desktop/services/homewords.py": (),
    "cocreate_desktop/services/homepath.py": (),
    "cocreate_desktop/domain/consents.py": (
        "_USED",
        "NOT_ELSEWHERE",
        "OLD_ENOUGH",
        "TAKEN_BACK",
        "GOES",
        "RESPONSIBLE",
    ),
    # Mails to people at home, and what they hear when they sign up or stop.
    "cocreate_desktop/central/letters.py": (),
    "cocreate_desktop/central/stopping.py": (),
    "resources/central/stop.html": (),
    "cocreate_desktop/domain/mailerrors.py": ("MailRefused", "SignUpsFull", "NoMailAddress"),
    "cocreate_desktop/domain/huberrors.py": ("HubFull",),
    # Why a photo of a phone cannot be taken.
    "cocreate_desktop/capture/plain.py": ("opened", "too_large", "_too_many_pixels"),
    "cocreate_desktop/capture/frames.py": ("take", "_made"),
}
KEYWORDS = {
    "_": None,
    "gettext": None,
    "N_": None,
    "ngettext": (1, 2),
    "plural_forms": (1, 2),
    "forms": (1, 2),
}
# One fixed date, so that the same texts always give the same file.
DATED = datetime(2026, 11, 23, tzinfo=UTC).replace(tzinfo=None)


@dataclass(frozen=True, slots=True)
class Text:
    """One text of the program: its English, its English plural (or empty) and the files that show it."""

    one: str
    many: str
    files: tuple[str, ...]


def texts(root: Path = ROOT, *, on_phones: bool = False) -> list[Text]:
    """Every text that is marked for translation, or only those ``on_phones``, in the order of the alphabet."""
    found: dict[str, Text] = {}
    for file, line, one, many in _marked(root):
        if on_phones and not _on_phones(root, file, line):
            continue
        known = found.get(one, Text(one, "", ()))
        found[one] = Text(one, known.many or many, tuple(sorted({*known.files, file})))
    return [found[one] for one in sorted(found)]


def _on_phones(root: Path, file: str, line: int) -> bool:
    """Whether a phone can come to show a text of this line."""
    place = next(
        (one for one in PHONE_PLACES if file == one or (one[-1] == "/" and file.startswith(one))), ""
    )
    return bool(place) and (not PHONE_PLACES[place] or _name_at(root / file, line) in PHONE_PLACES[place])


@cache
def _names(place: Path) -> Mapping[str, range]:
    """The lines of each class, function and constant of a module."""
    found: dict[str, range] = {}
    for node in ast.parse(place.read_text(encoding="utf-8")).body:
        names = (
            [getattr(node, "name", "")]
            if not isinstance(node, ast.Assign)
            else [ast.unparse(node.targets[0])]
        )
        if isinstance(node, ast.AnnAssign):
            names = [ast.unparse(node.target)]
        found |= {name: range(node.lineno, (node.end_lineno or node.lineno) + 1) for name in names if name}
    return found


def _name_at(place: Path, line: int) -> str:
    return next((name for name, lines in _names(place).items() if line in lines), "")


@cache
def _marked(root: Path) -> tuple[tuple[str, int, str, str], ...]:
    """Read once for all languages: file, line, text and its plural."""
    return tuple(_found(root))


def _found(root: Path) -> Iterator[tuple[str, int, str, str]]:
    for place in sorted((root / "cocreate_desktop").rglob("*.py")):
        yield from _extracted(root, place, "python", {"encoding": "utf-8"})
    for place in sorted((root / "resources").rglob("*.html")):
        yield from _extracted(root, place, "jinja2.ext:babel_extract", {"trimmed": "true", "silent": "false"})
    for folder in ("cocreate_desktop", "resources", "ui"):
        for place in sorted((root / folder).rglob("*.ui")):
            for element in ET.parse(place).iter("string"):
                if element.get("notr") != "true" and (element.text or "").strip():
                    yield place.relative_to(root).as_posix(), 0, element.text or "", ""


def _extracted(
    root: Path, place: Path, method: str, options: Mapping[str, str]
) -> Iterator[tuple[str, int, str, str]]:
    with place.open("rb") as file:
        for line, message, _comments, _context in extract(
            method, file, keywords=KEYWORDS, options=dict(options)
        ):
            one, many = (message[0], message[1]) if isinstance(message, tuple) else (message, "")
            if one:
                yield place.relative_to(root).as_posix(), line, one, many or ""


def translations(language: str) -> dict[str, tuple[str, ...]]:
    """What the catalogue of a language holds now: a text with its forms."""
    place = po_file(language)
    if not place.exists():
        return {}
    with place.open("rb") as file:
        kept = read_po(file, locale=language)
    return {_one(entry.id): _forms(entry.string) for entry in kept if entry.id}


def _one(identity: object) -> str:
    return str(identity[0]) if isinstance(identity, (tuple, list)) else str(identity)


def _forms(string: object) -> tuple[str, ...]:
    return tuple(map(str, string)) if isinstance(string, (tuple, list)) else (str(string or ""),)


def catalogue(language: str, shown: list[Text], known: Mapping[str, tuple[str, ...]]) -> Catalog:
    """The catalogue of one language; what is not translated stays empty."""
    made = Catalog(
        locale=language,
        project="CoCreate Desktop",
        version="0.1.0",
        charset="utf-8",
        fuzzy=False,
        copyright_holder="CoCreate Desktop contributors",
        creation_date=DATED,
        revision_date=DATED,
    )
    made.header_comment = "# Translations of CoCreate Desktop (EUPL-1.2)."
    for text in shown:
        source = (text.one, text.many) if text.many else (text.one,)
        number = made.num_plurals if text.many else 1
        forms = source if language == "en" else _fitting(known.get(text.one, ()), number)
        made.add(
            source if text.many else text.one,
            forms if text.many else forms[0],
            locations=[(file, None) for file in text.files],  # type: ignore[misc]  # babel takes a place without a line
            flags=["python-brace-format"] if "{" in text.one else [],
        )
    return made


def _fitting(forms: tuple[str, ...], number: int) -> tuple[str, ...]:
    if not forms or not all(forms):
        return ("",) * number
    return forms if len(forms) == number else (forms[-1],) * number


def po_file(language: str) -> Path:
    """Where translators read and write."""
    return HERE / language / "LC_MESSAGES" / "cocreate.po"


def written(made: Catalog) -> tuple[bytes, bytes]:
    """The catalogue as the bytes of a .po and a .mo file."""
    po, mo = io.BytesIO(), io.BytesIO()
    write_po(po, made, width=100, include_lineno=False, ignore_obsolete=True)
    write_mo(mo, made)
    return po.getvalue(), mo.getvalue()


def main(words: list[str]) -> int:
    """Writes (or with ``--check`` compares) the catalogues; 1 when something is missing or differs."""
    faults, number = [], 0
    named = [word for word in words if not word.startswith("-")]
    for language in named or (*LANGUAGES, *ONLY_ON_PHONES):
        shown, known = texts(on_phones=language in ONLY_ON_PHONES), translations(language)
        number += len(shown)
        made = catalogue(language, shown, known)
        faults += [
            f"{language} lacks: {text.one!r} ({text.files[0]})" for text in shown if not _whole(made, text)
        ]
        for place, content in zip(
            (po_file(language), po_file(language).with_suffix(".mo")), written(made), strict=True
        ):
            if "--check" not in words:
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)
            elif not place.exists() or place.read_bytes() != content:
                faults.append(f"{place.relative_to(ROOT)} is not up to date: python3 dev.py translate")
    sys.stdout.write("\n".join([*faults, f"{number} texts, {len(faults)} faults"]) + "\n")
    return 1 if faults else 0


def _whole(made: Catalog, text: Text) -> bool:
    entry = made.get(text.one)
    return entry is not None and all(_forms(entry.string))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
