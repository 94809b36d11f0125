"""What leaves for other systems: one table of platforms, each with the function that makes its files from the facts. What it
makes is what the preview shows and what is written: nothing is decided twice."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.exchange import (
    consul,
    decidim,
    fitting,
    govocal,
    ideatable,
    openstad,
    pabulib,
    polis,
    preflib,
    writing,
)
from cocreate_desktop.exchange.leavingideas import Facts, read_facts
from cocreate_desktop.exchange.ready import Ready
from cocreate_desktop.services.leaving import Asked, Left, Platform, Preview, Trouble
from cocreate_desktop.services.services import Services

SCHEMA = 1


class Adapter(NamedTuple):
    """``make`` makes everything that would be written, and raises BadValue, BadFile, Gone; it knows these ``options``."""

    make: Callable[[Facts, Asked], Ready]
    options: Sequence[str]


ADAPTERS: Mapping[Platform, Adapter] = {
    Platform.DECIDIM: Adapter(decidim.decidim, decidim.OPTIONS),
    Platform.GOVOCAL: Adapter(govocal.govocal, govocal.OPTIONS),
    Platform.OPENSTAD: Adapter(openstad.openstad, openstad.OPTIONS),
    Platform.CONSUL: Adapter(consul.consul, consul.OPTIONS),
    Platform.TABLE: Adapter(ideatable.ideatable, ideatable.OPTIONS),
    Platform.POLIS: Adapter(polis.polis, polis.OPTIONS),
    Platform.PABULIB: Adapter(pabulib.pabulib, pabulib.OPTIONS),
    Platform.PREFLIB: Adapter(preflib.preflib, preflib.OPTIONS),
}
MENDS = (*fitting.MENDS, pabulib.DEAR)
"""Every mend that there is; most systems have no need of some."""


class LeavingDesk:
    """Fulfils ``services.leaving.Leaving``."""

    def __init__(self, services: Services) -> None:
        self._services = services

    def preview(self, asked: Asked) -> Preview:
        """What would leave. Raises BadValue, BadFile, Gone."""
        return made(read_facts(self._services, asked.evening_id), asked).preview

    def write(self, asked: Asked, out: Path) -> Left:
        """Writes the files and their manifest. Raises BadValue, BadFile, Gone, FileProblem."""
        facts = read_facts(self._services, asked.evening_id)
        return put(facts, asked, made(facts, asked), out)


def made(facts: Facts, asked: Asked) -> Ready:
    """Everything that would be written for a platform. An unknown name may be a slip of the pen, and something else
    leaves than was meant: BadValue."""
    adapter = ADAPTERS[asked.platform]
    for said, known in ((asked.options, adapter.options), (asked.mends, MENDS)):
        _refuse_strange(said, known)
    return adapter.make(facts, asked)


def _refuse_strange(said: Iterable[str], known: Sequence[str]) -> None:
    strange = sorted(set(said).difference(known))
    if strange:
        raise BadValue(value=strange[0], example=" / ".join(known))


def put(facts: Facts, asked: Asked, ready: Ready, out: Path) -> Left:
    """Writes what is ready: one file as ``out`` with its manifest beside it, or into the folder ``out`` when it is one, or when
    there are several files. What an earlier export wrote there and is no more goes, for it may hold what was hidden since.
    Where nothing may leave there is a manifest alone, which says why."""
    several = len(ready.files) > 1 or out.is_dir()
    about = out / writing.MANIFEST if several else out.with_name(out.name + ".manifest.json")
    paths = [out / file.name if several else out for file in ready.files]
    if several:
        writing.folder(out)
        for name in writing.before(about, "platform", asked.platform) - {file.name for file in ready.files}:
            writing.remove(out / name)
    for path, file in zip(paths, ready.files, strict=True):
        writing.write(path, file.data)
    entries = [
        {**writing.entry(path.name, file.data), "records": file.records}
        for path, file in zip(paths, ready.files, strict=True)
    ]
    writing.write(about, _manifest(facts, asked, ready, entries))
    return Left((*paths, about), ready.preview.goes, ready.preview.troubles)


def _manifest(facts: Facts, asked: Asked, ready: Ready, files: list[dict[str, object]]) -> bytes:
    preview = ready.preview
    said = {
        "platform": asked.platform.value,
        "records_are": ready.records.value,
        "project": {"id": facts.project_id, "name": facts.project},
        "evenings": [{"id": one.id, "name": one.name, "date": one.date} for one in facts.evenings],
        "counts": {
            "records": preview.records,
            "written": preview.goes,
            "refused": len(preview.refused),
            "left_out": dict(ready.left_out),
        },
        "mended": {mend.key: mend.number for mend in preview.mended},
        "troubles": [_told(one) for one in preview.troubles],
        "files": files,
    }
    return writing.manifest(SCHEMA, facts.made_on, said)


def _told(one: Trouble) -> dict[str, object]:
    return {
        "record": one.record, "title": one.title, "where": one.where, "why": one.why, "refused": one.refused,
    }  # fmt: skip
