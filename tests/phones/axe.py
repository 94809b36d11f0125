"""What axe-core finds on the pages of a phone in a real browser: every rule of WCAG 2.2 A and AA, and its good habits. What it
does not look at stands beside it: a page that is wider than the phone, and what is too small for a finger."""

from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page

from tests.phones.conftest import Hall

# So high that nothing lies under the bar at the bottom, where axe cannot tell one colour from another.
HIGH = 3200
_TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
_RUN = """async (tags) => {
    const found = await axe.run({ runOnly: tags, resultTypes: ["violations"] });
    return found.violations.flatMap((rule) => rule.nodes.map((node) =>
        `${rule.id}: ${node.target.join(" ")} (${node.failureSummary.split("\\n").slice(1).join(";").trim()})`));
}"""
_SCRIPT = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
_BESIDE = """() => {
    const taps = document.querySelectorAll("a, button, summary, select, textarea, .pick, .picker");
    const small = [...taps].filter((one) => one.offsetParent)
        .map((one) => [one, one.getBoundingClientRect()]).filter(([, box]) => box.width < 44 || box.height < 44)
        .map(([one, box]) => `too small: ${one.outerHTML.slice(0, 90)} ${box.width}x${box.height}`);
    const page = document.documentElement, wider = page.scrollWidth - page.clientWidth;
    return wider > 0 ? [`${wider} pixels too wide`, ...small] : small;
}"""


@contextmanager
def phone(
    browser: Browser, hall: Hall, *, joined: bool = True, display: str = "", width: int = 390, **more: Any
) -> Iterator[Page]:
    """A phone; as a rule it has joined. Nothing moves on it, or a colour would be seen halfway to another."""
    wish = {"locale": "nl-NL", "reduced_motion": "reduce", "viewport": {"width": width, "height": HIGH}}
    context = browser.new_context(**{**wish, **more})
    context.set_default_timeout(20_000)
    context.add_init_script(_SCRIPT)  # given to a page that stands already, it costs ten times as much
    context.add_cookies([{"name": "display", "value": display, "url": hall.url}] if display else [])
    page = context.new_page()
    if joined:
        page.goto(hall.join_address)
        page.locator(".foot .main").click()
        page.wait_for_url(f"{hall.url}/")
    yield page
    context.close()


def axe_says(page: Page) -> list[str]:
    """Every fault as one line: the rule, the element and what is wrong with it. Of a page that came by a form its first words
    are seen before the rest is there, and half a page has faults."""
    page.wait_for_load_state()
    if not page.evaluate("'axe' in window"):
        page.evaluate(f"() => {{ {_SCRIPT} }}")
    found: list[str] = page.evaluate(_RUN, _TAGS)
    return found


def file_says(browser: Browser, place: Path, wide: int, scheme: str) -> list[str]:
    """The same of a file, so many pixels wide and ``light`` or ``dark``, and whether it hangs over the edge."""
    with closing(
        browser.new_context(
            viewport={"width": wide, "height": 900},
            color_scheme=scheme,  # type: ignore[arg-type]  # one of two words
        )
    ) as context:
        page = context.new_page()
        page.goto(place.as_uri())
        found, needed = axe_says(page), page.evaluate("document.documentElement.scrollWidth")
    return found if needed <= wide else [*found, f"{needed} pixels wide on {wide}"]


def faults(page: Page, walk: Iterable[str]) -> dict[str, list[str]]:
    """What is wrong in which of these states; a walk without a state is wrong itself."""
    found = {state: axe_says(page) + page.evaluate(_BESIDE) for state in walk}
    assert found
    return {state: lines for state, lines in found.items() if lines}
