"""Making records fit a receiver: cut at a word, filled up, numbered, and nothing changed that nobody asked for."""

from hypothesis import given, settings
from hypothesis import strategies as st

from cocreate_desktop.exchange.fitting import Draft, Limit, Rules, fit, shorten
from cocreate_desktop.exchange.leavingbook import utf16

RULES = Rules("title", "titel", (Limit("title", "titel", 10, 24), Limit("text", "tekst", 20, 60)))
LONG = "Een tekst die lang genoeg is voor dit veld"


def _draft(record: str, title: str, text: str = LONG, **more: object) -> Draft:
    fill = {"title": (" – Ideeënavond",), "text": (" Op de ideeënavond.",)}
    return Draft(record, title, {"title": title, "text": text}, fill, **more)  # type: ignore[arg-type]


def _fit(*drafts: Draft, mends: tuple[str, ...] = ()) -> dict[str, str]:
    found = fit(drafts, RULES, frozenset(mends))
    return {draft.record: draft.fields["title"] for draft in found.good}


def test_that_a_text_is_cut_after_a_word_and_never_within_a_sign() -> None:
    assert shorten("Meer bomen langs de sloot", 15) == "Meer bomen…"
    assert shorten("Meer bomen, langs", 12) == "Meer bomen…"
    assert shorten("Donaudampfschiff", 8) == "Donauda…"
    family = "👨\u200d👩\u200d👧"
    assert shorten(family * 3, 6) == f"{family}…"
    assert shorten(f"Fijn {family}", 8) == "Fijn…"
    assert shorten("🇳🇱🇧🇪🇩🇪", 4) == "🇳🇱…"
    assert shorten("cafe\u0301s en", 5) == "caf…"
    assert shorten("precies goed", 12) == "precies goed"


@settings(max_examples=60)
@given(st.text(max_size=80), st.integers(1, 60))
def test_that_what_was_cut_fits_and_is_the_beginning_of_what_was_written(text: str, most: int) -> None:
    for measure in (len, utf16):
        short = shorten(text, most, measure)
        assert measure(short) <= most
        assert short == text or text.startswith(short.removesuffix("…"))
        assert shorten(short, most, measure) == short


def test_that_each_trouble_says_which_click_solves_it_and_the_click_does() -> None:
    drafts = (
        _draft("short", "Bomen"), _draft("long", "Een heel lange titel over bomen langs de sloot"),
        _draft("empty", "", instead="Bankjes bij de vijver"), _draft("twice", "Meer groen in de wijk"),
        _draft("again", "meer groen in de wijk!"), _draft("nothing", ""), _draft("bare", "Geen tekst erbij", ""),
    )  # fmt: skip
    found = fit(drafts, RULES, frozenset())
    assert [(one.record, one.mend, one.refused) for one in found.troubles] == [
        ("short", "fill", True),
        ("long", "shorten", True),
        ("empty", "name", True),
        ("nothing", "", True),
        ("bare", "", True),
        ("again", "number", False),
    ]
    assert {one.key: one.number for one in found.mends} == {"name": 1, "shorten": 1, "fill": 1, "number": 1}
    assert [draft.record for draft in found.good] == ["twice", "again"]
    assert found.drafts == drafts
    after = fit(drafts, RULES, frozenset({"name", "shorten", "fill", "number"}))
    assert {draft.record: draft.fields["title"] for draft in after.good} == {
        "short": "Bomen – Ideeënavond",
        "long": "Een heel lange titel…",
        "empty": "Bankjes bij de vijver",
        "twice": "Meer groen in de wijk",
        "again": "meer groen in de… (2)",
    }
    assert {one.key: one.number for one in after.mended} == {"name": 1, "shorten": 1, "fill": 1, "number": 1}
    assert not after.mends


def test_that_a_number_that_somebody_wrote_is_passed_over() -> None:
    titles = ("Groene straat", "Groene straat (2)", "Groene straat", "Groene straat")
    drafts = (_draft(str(place), title) for place, title in enumerate(titles))
    assert list(_fit(*drafts, mends=("number",)).values()) == [
        "Groene straat",
        "Groene straat (2)",
        "Groene straat (3)",
        "Groene straat (4)",
    ]


def test_that_the_tail_of_a_field_is_never_cut() -> None:
    draft = _draft("one", "Meer groen", LONG * 3, tails={"text": "\ncocreate:1234"})
    found = fit((draft,), RULES, frozenset({"shorten"})).good[0].whole("text")
    assert len(found) <= 60
    assert found.endswith("…\ncocreate:1234")
    narrow = Rules("title", "titel", (Limit("text", "tekst", 0, 12),))
    never = fit((draft,), narrow, frozenset())
    assert [(one.mend, one.refused) for one in never.troubles] == [("", True)]
