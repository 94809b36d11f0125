"""What the platforms for ideas have in common: themes or notes, a CSV as it was asked for, and the preview of both."""

import csv
import io
from collections.abc import Callable, Iterable, Mapping, Sequence

from cocreate_desktop import language
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.exchange.fitting import Draft, Fitted, trouble
from cocreate_desktop.exchange.leavingideas import LEFT_OUT, Facts, Idea
from cocreate_desktop.exchange.ready import SAMPLED, Leaf, Ready, left_words
from cocreate_desktop.language import _
from cocreate_desktop.services.leaving import Asked, Preview, Records, Trouble


def which(asked: Asked, usual: Records = Records.THEMES) -> Records:
    """Themes or notes. Raises BadValue for rounds, which are no ideas."""
    wanted = asked.records or usual
    if wanted is Records.ROUNDS:
        raise BadValue(value=wanted.value, example=usual.value)
    return wanted


def drafts_of(
    facts: Facts, records: Records, make: Callable[[Idea], Draft], locale: str = ""
) -> tuple[Draft, ...]:
    """A draft of each idea, composed in the language of the page, else in that of the project; never in that of the window."""
    spoken = locale.partition("-")[0]
    with language.speaking(spoken if spoken in language.LANGUAGES else facts.language):
        return tuple(map(make, facts.ideas(records)))


def instead(idea: Idea) -> str:
    """What a theme without a sentence can be called: the first line of its first note."""
    return idea.notes[0].text.partition("\n")[0].strip() if idea.notes else ""


def csv_table(headers: Sequence[str], rows: Iterable[Mapping[str, str]], delimiter: str = ",") -> bytes:
    """A CSV with LF and no guard. A lone carriage return would end a row for some readers."""
    made = io.StringIO()
    writer = csv.writer(made, delimiter=delimiter, lineterminator="\n")
    writer.writerow(headers)
    for row in rows:
        writer.writerow(row[name].replace("\r\n", "\n").replace("\r", "\n") for name in headers)
    return made.getvalue().encode()


def parted(
    name: str,
    rows: Sequence[Mapping[str, str]],
    most: int,
    make: Callable[[Sequence[Mapping[str, str]]], bytes],
) -> tuple[Leaf, ...]:
    """The rows in as many files as they need with at most so many in each: ``ideas.csv``, or ``ideas-1.csv`` and so on."""
    parts = [rows[start : start + most] for start in range(0, len(rows), most)]
    stem, _dot, ending = name.rpartition(".")
    names = [name] if len(parts) == 1 else [f"{stem}-{place}.{ending}" for place in range(1, len(parts) + 1)]
    return tuple(Leaf(one, make(part), len(part)) for one, part in zip(names, parts, strict=True))


def of_ideas(
    facts: Facts,
    asked: Asked,
    records: Records,
    fitted: Fitted,
    files: tuple[Leaf, ...],
    sample: Sequence[Mapping[str, str]] | None = None,
    *,
    replied: bool = True,
) -> Ready:
    """Files of ideas with their preview, and none that is empty; ``sample`` where the fields of a draft are not called as
    there. ``replied``: the replies are in them."""
    out = facts.left_out(records)
    files = tuple(one for one in files if one.records)
    read = [draft.written() for draft in fitted.good] if sample is None else sample
    preview = Preview(
        platform=asked.platform,
        records=len(fitted.drafts),
        troubles=(*fitted.troubles, *(cut_replies(fitted, facts, records) if replied else ())),
        mends=fitted.mends,
        mended=fitted.mended,
        left_out=left_words(out, LEFT_OUT),
        files=tuple(one.name for one in files),
        sample=tuple(read[:SAMPLED]),
    )
    return Ready(preview, files, records, out)


def cut_replies(fitted: Fitted, facts: Facts, records: Records) -> Iterable[Trouble]:
    """Replies of which words stay here, said before anybody wonders where they are."""
    cut = {idea.id for idea in facts.ideas(records) if idea.reply_cut}
    why = _("Words of it stay here, for something personal seems to stand in them.")
    return (trouble(one, _("reply"), why, refused=False) for one in fitted.drafts if one.record in cut)
