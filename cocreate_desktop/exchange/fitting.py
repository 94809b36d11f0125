"""Making records fit what a receiver takes, before the file leaves: what is too long, too short, empty or there twice is found,
and mended by whoever clicks so. Knows no platform; each brings its own rules."""

import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from cocreate_desktop.domain.text import folded
from cocreate_desktop.language import N_, _, number_text
from cocreate_desktop.services.leaving import Mend, Trouble

NAME, SHORTEN, FILL, NUMBER = "name", "shorten", "fill", "number"
MENDS = {
    NAME: N_("Take the first note as the title"),
    SHORTEN: N_("Shorten at a word"),
    FILL: N_("Fill in from theme and evening"),
    NUMBER: N_("Number titles that are the same"),
}
"""What can be mended, in the order in which it is done, in words as on a button."""
_TOO_LONG = N_("It has {n} characters; at most {most} come in.")
_TOO_SHORT = N_("It has {n} characters; at least {least} are needed.")
_MAYBE_TOO_LONG = N_("It has {n} characters; a form there may ask for {most} at most.")
_MAYBE_TOO_SHORT = N_("It has {n} characters; a form there may ask for {least} at least.")
_CUT = "…"
_SHOWN = 60
_LOOSE_ENDS = " \t\n,;:.-–—(“‘/"
_FLAG_LETTERS = "".join(map(chr, range(0x1F1E6, 0x1F200)))
"""Two of these are a flag."""
Measure = Callable[[str], int]


@dataclass(frozen=True, slots=True)
class Limit:
    """How long a ``field`` may be (0: any length). ``where``: the field in words. Receivers count in their own ways: ``fewest``
    is never more than what it counts, ``longest`` never less. Not ``refused``: it comes in, but not as one may think."""

    field: str
    where: str
    least: int = 0
    most: int = 0
    fewest: Measure = len
    longest: Measure = len
    refused: bool = True

    def short(self, text: str) -> bool:
        """Whether there is too little of it."""
        return bool(self.least) and self.fewest(text) < self.least

    def long(self, text: str) -> bool:
        """Whether there is too much of it."""
        return bool(self.most) and self.longest(text) > self.most


@dataclass(frozen=True, slots=True)
class Draft:
    """A record as it is to leave. ``title``: in its own words, for whoever looks at it here; ``instead``: what the title could
    be when it is empty. ``fill``: pieces that may be added to a field, in order, each with what stands before it. ``tails``:
    the end of a field that is never cut."""

    record: str
    title: str
    fields: Mapping[str, str]
    fill: Mapping[str, Sequence[str]] = field(default_factory=dict)
    instead: str = ""
    tails: Mapping[str, str] = field(default_factory=dict)

    def whole(self, name: str) -> str:
        """A field with its tail."""
        return self.fields[name] + self.tails.get(name, "")

    def written(self) -> dict[str, str]:
        """All fields, as they stand in the file."""
        return {name: self.whole(name) for name in self.fields}

    def put(self, name: str, text: str) -> "Draft":
        """The same with another text in a field."""
        return replace(self, fields={**self.fields, name: text})


@dataclass(frozen=True, slots=True)
class Rules:
    """What a receiver asks: the field of the ``title`` (never empty), its name in words, and the limits."""

    title: str
    where: str
    limits: Sequence[Limit] = ()


@dataclass(frozen=True, slots=True)
class Fitted:
    """All drafts after the mends that were asked for, and what is still wrong with them."""

    drafts: tuple[Draft, ...]
    troubles: tuple[Trouble, ...]
    mends: tuple[Mend, ...]
    mended: tuple[Mend, ...]

    @property
    def good(self) -> tuple[Draft, ...]:
        """Those that the receiver takes."""
        refused = {one.record for one in self.troubles if one.refused}
        return tuple(draft for draft in self.drafts if draft.record not in refused)


def fit(drafts: Iterable[Draft], rules: Rules, mends: frozenset[str]) -> Fitted:
    """Does the ``mends`` (keys of ``MENDS``; others are somebody else's) and says what is still wrong."""
    now, done = tuple(drafts), Counter[str]()
    steps = {NAME: _each(_named), SHORTEN: _each(_shortened), FILL: _each(_filled), NUMBER: _numbered}
    for key, step in steps.items():
        if key in mends:
            after = step(now, rules)
            done[key] = sum(new != old for new, old in zip(after, now, strict=True))
            now = after
    troubles = tuple(one for draft in now for one in _troubles(draft, rules)) + _doubles(now, rules)
    return Fitted(now, troubles, to_mend(troubles), _told(done))


def to_mend(troubles: Iterable[Trouble]) -> tuple[Mend, ...]:
    """The mends that would solve troubles, each with how many."""
    return _told(Counter(one.mend for one in troubles))


def _told(found: Mapping[str, int]) -> tuple[Mend, ...]:
    return tuple(Mend(key, _(deed), found[key]) for key, deed in MENDS.items() if found.get(key))


def _each(step: Callable[[Draft, Rules], Draft]) -> Callable[[Sequence[Draft], Rules], tuple[Draft, ...]]:
    return lambda drafts, rules: tuple(step(draft, rules) for draft in drafts)


def _named(draft: Draft, rules: Rules) -> Draft:
    return draft if draft.fields[rules.title].strip() else draft.put(rules.title, draft.instead)


def _shortened(draft: Draft, rules: Rules) -> Draft:
    for limit in rules.limits:
        if limit.long(draft.whole(limit.field)):
            draft = draft.put(limit.field, _fitting(draft, limit, draft.fields[limit.field]))
    return draft


def _filled(draft: Draft, rules: Rules) -> Draft:
    for limit in rules.limits:
        draft = _filled_up(draft, limit)
    return draft


def _filled_up(draft: Draft, limit: Limit) -> Draft:
    """With as many pieces as it needs; an empty field stays empty, for there is nothing to add to."""
    text = draft.fields[limit.field]
    for piece in draft.fill.get(limit.field, ()) if text.strip() else ():
        if not limit.short(draft.whole(limit.field)):
            break
        draft = draft.put(limit.field, _fitting(draft, limit, draft.fields[limit.field] + piece))
    return draft


def _fitting(draft: Draft, limit: Limit, text: str) -> str:
    tail = draft.tails.get(limit.field, "")
    return shorten(text, limit.most - limit.longest(tail), limit.longest) if limit.most else text


def _numbered(drafts: Sequence[Draft], rules: Rules) -> tuple[Draft, ...]:
    """The second of equal titles gets (2), and so on; a number that is taken already is passed over."""
    limit = next((one for one in rules.limits if one.field == rules.title), Limit(rules.title, ""))
    taken = {folded(draft.fields[rules.title]) for draft in drafts}
    often = Counter[str]()
    after = []
    for draft in drafts:
        title = draft.fields[rules.title]
        name = folded(title)
        often[name] += 1
        while name and often[name] > 1 and folded(title) in taken:
            title = _with_number(draft.fields[rules.title], often[name], limit)
            often[name] += folded(title) in taken
        taken.add(folded(title))
        after.append(draft if title == draft.fields[rules.title] else draft.put(rules.title, title))
    return tuple(after)


def _with_number(title: str, number: int, limit: Limit) -> str:
    mark = f" ({number})"
    return (shorten(title, limit.most - limit.longest(mark), limit.longest) if limit.most else title) + mark


def _troubles(draft: Draft, rules: Rules) -> Iterable[Trouble]:
    empty = not draft.fields[rules.title].strip()
    if empty:
        mend = NAME if draft.instead.strip() else ""
        yield trouble(draft, rules.where, _("It has no title."), mend=mend)
    for limit in rules.limits:
        text = draft.whole(limit.field)
        if limit.long(text):
            yield _too_long(draft, limit, text)
        elif limit.short(text) and not (empty and limit.field == rules.title):
            yield _too_short(draft, limit, text)


def _too_long(draft: Draft, limit: Limit, text: str) -> Trouble:
    why = _(_TOO_LONG if limit.refused else _MAYBE_TOO_LONG)
    said = why.format(n=number_text(limit.longest(text)), most=number_text(limit.most))
    after = draft.put(limit.field, _fitting(draft, limit, draft.fields[limit.field]))
    mend = "" if limit.long(after.whole(limit.field)) else SHORTEN
    return trouble(draft, limit.where, said, mend=mend, refused=limit.refused)


def _too_short(draft: Draft, limit: Limit, text: str) -> Trouble:
    why = _(_TOO_SHORT if limit.refused else _MAYBE_TOO_SHORT)
    said = why.format(n=number_text(limit.fewest(text)), least=number_text(limit.least))
    mend = "" if limit.short(_filled_up(draft, limit).whole(limit.field)) else FILL
    return trouble(draft, limit.where, said, mend=mend, refused=limit.refused)


def _doubles(drafts: Sequence[Draft], rules: Rules) -> tuple[Trouble, ...]:
    """Of equal titles all but the first: receivers take them, people cannot tell them apart."""
    seen: set[str] = set()
    found = []
    for draft in drafts:
        title = folded(draft.fields[rules.title])
        if title and title in seen:
            why = _("Another one has the same title, so people cannot tell them apart.")
            found.append(trouble(draft, rules.where, why, mend=NUMBER, refused=False))
        seen.add(title)
    return tuple(found)


def trouble(draft: Draft, where: str, why: str, *, mend: str = "", refused: bool = True) -> Trouble:
    """Something about a draft; its title cut short."""
    title = shorten(" ".join((draft.title or draft.instead).split()), _SHOWN)
    return Trouble(draft.record, title, where, why, mend, refused)


def shorten(text: str, most: int, measure: Measure = len) -> str:
    """``text`` when it fits, else as much of it as fits with "…", cut after a word and never within a sign."""
    if measure(text) <= most:
        return text
    end = bisect_right(range(len(text) + 1), most, key=lambda place: measure(text[:place] + _CUT)) - 1
    end = max(end, 0)
    while end and _within(text, end):
        end -= 1
    kept = text[:end]
    if end < len(text) and not text[end].isspace():
        word = max(kept.rfind(" "), kept.rfind("\n"))
        kept = kept[:word] if word * 2 >= end and word > 0 else kept
    return (kept.rstrip(_LOOSE_ENDS) or kept) + _CUT if most > 0 else ""


def _within(text: str, place: int) -> bool:
    """Whether a cut before ``place`` would fall within one visible sign: a letter and its marks, a family, a flag."""
    after, before = text[place : place + 1], text[place - 1]
    if not after:
        return False
    joins = before == "\u200d" or after == "\u200d" or unicodedata.combining(after) > 0
    selects = "\ufe00" <= after <= "\ufe0f" or "\U0001f3fb" <= after <= "\U0001f3ff" or after == "\u20e3"
    marks = unicodedata.category(after) in ("Mn", "Me", "Mc")
    letters = len(text[:place]) - len(text[:place].rstrip(_FLAG_LETTERS))
    return joins or selects or marks or (after in _FLAG_LETTERS and letters % 2 == 1)
