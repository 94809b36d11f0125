"""What comes along with the program and was made by others: under which licences, whether faults of it are known, and the bill
of materials that lies beside a release: ``python -m tests.supply bill FOLDER | audit``.

Read from the locked requirements and from what the libraries say of themselves; nothing here is part of the program.
"""

from __future__ import annotations

import importlib.metadata
import json
import re
import subprocess
import sys
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL
from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression

from tests.source_tree import ROOT

RUN_LOCK = "requirements.lock"
AUDITED = (RUN_LOCK, "requirements-dev.lock", "requirements-checkers.lock", "requirements-packer.lock")

# What may be run with the program, which is EUPL-1.2; LGPL only as a part that can be replaced, as Python packages and Qt's
# shared libraries can. GPL and AGPL may not: whoever takes the program along would be bound by them.
ALLOWED = frozenset(
    "0BSD Apache-2.0 BSD-2-Clause BSD-3-Clause CC0-1.0 EUPL-1.2 ISC LGPL-2.1-or-later LGPL-3.0-only MIT MIT-0 MIT-CMU MPL-2.0 "
    "OFL-1.1 PSF-2.0 Zlib".split()
)

# Of packages that say it in words, or in words that can be read in two ways: what their own licence file says.
SAID = {
    "babel": "BSD-3-Clause",
    "backports-tarfile": "MIT",
    # around Hunspell, which is under three licences of which one may be chosen
    "chunspell": "MIT AND LGPL-2.1-or-later",
    "colorama": "BSD-3-Clause",
    "colorlog": "MIT",
    "flatbuffers": "Apache-2.0",
    "httpx": "BSD-3-Clause",
    "jaraco-classes": "MIT",
    "jinja2": "BSD-3-Clause",
    "markdown-it-py": "MIT",
    "mdurl": "MIT",
    "omegaconf": "BSD-3-Clause",
    "onnxruntime": "MIT",
    "opencv-python-headless": "Apache-2.0",
    # its wheels hold libheif and libde265, which are LGPL-3.0; never pillow-heif, whose wheels hold GPL code
    "pi-heif": "BSD-3-Clause AND LGPL-3.0-only",
    "protobuf": "BSD-3-Clause",
    "psutil": "BSD-3-Clause",
    "pypdfium2": "BSD-3-Clause AND Apache-2.0",
    "pywin32-ctypes": "BSD-3-Clause",
    "pyyaml": "MIT",
    # the other word of its list is about the name of the QR code, a trade mark
    "qrcode": "BSD-3-Clause",
    "reportlab": "BSD-3-Clause",
    "sqlcipher3-wheels": "Zlib",
    "tomli-w": "MIT",
    "tzdata": "Apache-2.0",
    "uharfbuzz": "Apache-2.0",
}


@dataclass(frozen=True, slots=True)
class Library:
    """One locked package: its ``licence`` as SPDX writes it, and the SHA-256 ``hashes`` of the files it may come as."""

    name: str
    version: str
    licence: str
    hashes: tuple[str, ...]
    marker: str = ""

    @property
    def purl(self) -> PackageURL:
        """How lists of known faults call it."""
        return PackageURL("pypi", name=self.name, version=self.version)


def locked(lock: str = RUN_LOCK) -> tuple[Library, ...]:
    """What a lock file names. Raises ValueError for a package of which the licence is not known."""
    text = (ROOT / lock).read_text(encoding="utf-8").replace("\\\n", " ")
    return tuple(_read(line) for line in text.splitlines() if line and not line.startswith("#"))


def _read(line: str) -> Library:
    pinned, *hashes = re.split(r"\s+--hash=sha256:", line.strip())
    found = re.fullmatch(r"([a-z0-9-]+)==([\w.]+)(?: ; (.+))?", pinned)
    if found is None:
        raise ValueError(line)
    name, version, marker = found.groups()
    return Library(name, version, licence_of(name), tuple(one.strip() for one in hashes), marker or "")


def licence_of(name: str) -> str:
    """As SPDX writes it: from the table above, else from what the installed package says. Raises ValueError."""
    if name in SAID:
        return SAID[name]
    told = importlib.metadata.metadata(name)
    said = next((told[word] for word in ("License-Expression", "License") if word in told), "")
    try:
        return str(canonicalize_license_expression(said))
    except InvalidLicenseExpression as problem:
        raise ValueError(f"{name} says of its licence: {said!r}; look, and put it in SAID") from problem


def allowed(licence: str) -> bool:
    """Whether one of the ways in which it may be used (``OR``) asks only for what is allowed (``AND`` binds closer)."""
    ways = licence.replace("(", "").replace(")", "").split(" OR ")
    return any(all(one in ALLOWED for one in way.split(" AND ")) for way in ways)


@dataclass(frozen=True, slots=True)
class Bundled:
    """Something of others that lies in the source tree: a line of NOTICE.md."""

    name: str
    place: str
    licence: str


_NOTICED = {
    "SIL Open Font License 1.1": "OFL-1.1",
    "Revised BSD (3-clause), chosen of the two on offer": "BSD-3-Clause",
    "MIT": "MIT",
    "MIT and revised BSD (3-clause)": "MIT AND BSD-3-Clause",
}


def bundled() -> tuple[Bundled, ...]:
    """Fonts, icons and words that travel with the program, as NOTICE.md names them. Raises KeyError for a new licence."""
    rows = (
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in (ROOT / "NOTICE.md").read_text(encoding="utf-8").splitlines()
        if line.startswith("| ") and not line.startswith("| what ")
    )
    return tuple(Bundled(row[0].split(",")[0], row[1].replace("`", ""), _NOTICED[row[2]]) for row in rows)


def bill(libraries: tuple[Library, ...]) -> str:
    """The bill of materials of a release as CycloneDX 1.6 writes it, in JSON."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    itself = Component(
        name=project["name"],
        version=project["version"],
        type=ComponentType.APPLICATION,
        licenses=[LicenseExpression(project["license"])],
        bom_ref=project["name"],
    )
    parts = [*map(_library, libraries), *map(_bundled, bundled())]
    made = Bom(components=parts)
    made.metadata.component = itself
    made.register_dependency(itself, parts)
    return str(JsonV1Dot6(made).output_as_string(indent=2))


def brought(name: str) -> tuple[str, ...]:
    """Libraries that are not Python's and lie within a package as it is installed here, on this system."""
    try:
        files = importlib.metadata.files(name) or ()
    except importlib.metadata.PackageNotFoundError:
        return ()  # it is for another system
    return tuple(sorted(file.name for file in files if ".libs/" in str(file) or "/Qt/lib/" in str(file)))


def _library(one: Library) -> Component:
    facts = {"cocreate:only-where": one.marker, "cocreate:brings": " ".join(brought(one.name))}
    return Component(
        name=one.name,
        version=one.version,
        purl=one.purl,
        bom_ref=str(one.purl),
        licenses=[LicenseExpression(one.licence)],
        # of each file that it may come as, for one system or another
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=content) for content in one.hashes],
        properties=[Property(name=name, value=value) for name, value in facts.items() if value],
    )


def _bundled(one: Bundled) -> Component:
    return Component(
        name=one.name,
        type=ComponentType.DATA,
        bom_ref=f"bundled:{one.name}",
        licenses=[LicenseExpression(one.licence)],
        properties=[Property(name="cocreate:place", value=one.place)],
    )


def audit() -> int:
    """Asks for each locked package whether a fault of it is known. 0 none is, 1 some are, 2 not all could be asked about."""
    return max(told(json.loads(asked)["dependencies"]) for asked in map(_asked, AUDITED))


def _asked(lock: str) -> str:
    words = (
        "--disable-pip",
        "--no-deps",
        "--require-hashes",
        "--progress-spinner",
        "off",
        "--format",
        "json",
    )
    ran = subprocess.run(
        [sys.executable, "-m", "pip_audit", "-r", ROOT / lock, *words],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    return ran.stdout or json.dumps({"dependencies": [{"name": lock, "skip_reason": ran.stderr.strip()}]})


def told(found: list[dict[str, Any]]) -> int:
    """Says what was found about packages; what could not be asked about is never taken for sound."""
    faults = [
        f"{one['name']} {one['version']}: {vuln['id']}" for one in found for vuln in one.get("vulns", ())
    ]
    unasked = [one["name"] for one in found if "skip_reason" in one]
    sys.stdout.writelines(f"{line}\n" for line in faults)
    if unasked:
        sys.stdout.write(f"{len(unasked)} of {len(found)} could not be asked about, {unasked[0]} the first\n")
    else:
        sys.stdout.write(f"{len(found)} asked about, {len(faults)} known faults\n")
    return 1 if faults else 2 if unasked else 0


def main(words: list[str]) -> int:
    """``bill FOLDER`` writes the bill of materials there; ``audit`` asks for known faults."""
    if words[:1] == ["audit"]:
        return audit()
    out = Path(words[1]) / "sbom.cdx.json"
    out.write_text(bill(locked()) + "\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
