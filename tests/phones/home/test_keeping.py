"""The pages at home are quick: drawn once for everybody, kept by browsers for a minute, small; and who opens them is counted
without being looked at."""

import gzip
from concurrent.futures import ThreadPoolExecutor

import httpx
import pytest

from cocreate_desktop.domain.errors import FileProblem
from cocreate_desktop.domain.online import Opened, Place
from cocreate_desktop.domain.outreach import Outreach
from cocreate_desktop.language import PHONE_LANGUAGES
from cocreate_desktop.phones import assets
from cocreate_desktop.phones.home.ports import OpenHome
from tests.patience import until
from tests.phones.home.conftest import AtHome, OneProject, fresh_site
from tests.phones.home.sent import ENGLISH, send


def opened(at_home: AtHome) -> dict[str, int]:
    """How often the pages were opened today, by invitation."""
    found = at_home.services.store.read(lambda reader: reader.find(Opened))
    return {one.outreach_id: one.number for one in found}


def test_that_a_page_is_kept_until_something_changes(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    first = here.get(at_home.home)
    assert first.headers["cache-control"] == "public, max-age=60, stale-while-revalidate=600"
    assert {"Cookie", "Accept-Language"} <= set(first.headers["vary"].split(", "))
    assert "set-cookie" not in first.headers
    tag = first.headers["etag"]
    again = here.get(at_home.home, headers={"if-none-match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    dutch = here.get(at_home.home, headers={"if-none-match": tag, "accept-language": "nl"})
    assert dutch.status_code == 200
    at_home.services.projects.change(name="Buurtplein")
    until(lambda: here.get(at_home.home, headers={"if-none-match": tag}).status_code == 200)
    at_home.services.projects.change(name="Buurtplein Den Bosch")
    made_up = here.get(f"{at_home.home}?via=QQQQQ")
    assert "via=" not in made_up.text, "a code that is none has no pages of its own"
    head = here.head(at_home.home)
    assert (head.status_code, head.content) == (200, b"")


def test_that_what_is_somebodys_own_is_kept_nowhere(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    send(here, at_home.at(Place.SUPPORT), "back")
    for page in (
        at_home.at(Place.SUPPORT),
        f"{at_home.home}/mine",
        at_home.at(Place.ROUND, at_home.asked.id),
    ):
        assert here.get(page).headers["cache-control"] == "private, no-store"
    chosen = at_home.visitor(**ENGLISH)
    chosen.post(
        f"{at_home.home}/display", data={"colours": "dark", "back": "/S"}, headers={"origin": at_home.url}
    )
    dark = chosen.get(at_home.at(Place.SUPPORT))
    assert 'class="dark"' in dark.text
    assert dark.headers["cache-control"] == "private, no-store"


def test_that_a_first_page_is_small_on_an_old_phone(at_home: AtHome) -> None:
    here = at_home.visitor(**ENGLISH)
    whole = 0
    for page in (at_home.home, *(assets.address(name) for name in ("phone.css", "home.css", "mark.svg"))):
        with here.stream("GET", page) as answer:
            whole += sum(len(part) for part in answer.iter_raw())
    fonts = sum(len(content) for name, (content, _type) in assets.files().items() if name.endswith("woff2"))
    assert whole + fonts < 50_000
    style = here.get(assets.address("home.css"))
    assert "immutable" in style.headers["cache-control"]
    assert here.get(assets.address("home.css"), headers={"accept-encoding": "identity"}).text == style.text


def test_that_openings_are_counted_by_invitation_and_nobody_is_looked_at(at_home: AtHome) -> None:
    flyer = at_home.services.store.read(lambda reader: reader.find(Outreach))[0]
    here, address, before = at_home.visitor(**ENGLISH), f"{at_home.home}/O/{flyer.code}", opened(at_home)
    page = here.get(address)
    assert "set-cookie" not in page.headers
    here.get(address)
    here.head(address)
    here.get(address, headers={"sec-purpose": "prefetch;prerender"})
    here.get(f"{at_home.home}?via={flyer.code}", headers={"referer": f"{at_home.url}{address}"})
    here.get(at_home.home, headers={"referer": "https://elsewhere.example/"})
    here.get(at_home.home, headers={"referer": f"{at_home.url}{at_home.home}/S"})
    here.get(f"{at_home.home}/O/QQQQQ")
    until(lambda: opened(at_home).get(flyer.id, 0) == before.get(flyer.id, 0) + 2)
    until(lambda: opened(at_home).get("", 0) == before.get("", 0) + 2)


def test_that_what_is_counted_is_written_at_the_end(at_home: AtHome) -> None:
    before = opened(at_home).get("", 0)
    with fresh_site(at_home, mail=None, gathers_s=3_600) as slow:
        number = slow.visitor().get(slow.home).status_code
        assert number == 200
        assert opened(at_home).get("", 0) == before
    assert opened(at_home).get("", 0) > before


@pytest.mark.parametrize("language", PHONE_LANGUAGES)
def test_that_every_page_speaks_each_language(at_home: AtHome, language: str) -> None:
    here = at_home.visitor(**{"accept-language": language})
    pages = [
        "",
        "/T/" + at_home.at(Place.THEME, at_home.theme.id)[-8:],
        "/S",
        "/H",
        "/M",
        "/about",
        "/mine",
        "/display",
    ]
    for page in pages:
        answer = here.get(f"{at_home.home}{page}")
        assert answer.status_code == 200
        assert f'<html lang="{language}"' in answer.text
        assert answer.headers["content-language"] == language
    chosen = here.get(f"{at_home.home}/S?lang=ar")
    assert '<html lang="ar" dir="rtl"' in chosen.text
    assert 'lang="nl" dir="auto"' in chosen.text


def test_that_many_at_once_open_the_project_once(at_home: AtHome) -> None:
    with fresh_site(at_home, mail=None) as fresh:
        asks, clients = fresh.source.asks, [fresh.visitor() for _ in range(8)]
        with ThreadPoolExecutor(8) as pool:
            pages = list(pool.map(lambda client: client.get(fresh.home).status_code, clients * 4))
        assert set(pages) == {200}
        assert fresh.source.asks == asks + 1
        assert {fresh.visitor().get("/F/22222222").status_code for _ in range(2)} == {404}
        assert fresh.source.asks == asks + 2


@pytest.mark.expected_log("somebody at home could not be answered")
def test_that_a_project_that_cannot_be_opened_says_so(at_home: AtHome) -> None:
    class Broken(OneProject):
        """Its database is away."""

        def project(self, code: str) -> OpenHome | None:
            raise FileProblem(path=code)

    with fresh_site(at_home, mail=None, source=Broken(at_home.services, None)) as broken:
        answer = broken.visitor(**ENGLISH).get(broken.home)
        assert answer.status_code == 503
        assert "cannot be shown just now" in answer.text
        assert answer.headers["retry-after"]


def test_that_a_page_comes_packed_or_plain(at_home: AtHome) -> None:
    with httpx.Client(base_url=at_home.url) as client, client.stream("GET", at_home.home) as packed:
        body = b"".join(packed.iter_raw())
        assert packed.headers["content-encoding"] == "gzip"
        assert b"</html>" in gzip.decompress(body)
    plain = at_home.visitor(**{"accept-encoding": "identity"}).get(at_home.home)
    assert "content-encoding" not in plain.headers
    assert "</html>" in plain.text
    for name in ("content-security-policy", "x-content-type-options", "permissions-policy"):
        assert plain.headers[name]
    assert plain.headers["referrer-policy"] == "same-origin"
