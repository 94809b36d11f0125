"""Who gets what on every road of the phone server. A road that is not in the table fails, and so does a row without a road."""

import base64
from collections.abc import Iterator

import pytest

from cocreate_desktop.domain.notes import Note
from tests.access.hallscene import HallScene, hall_scene
from tests.access.roads import others, table, walked

# Each code opens its own pages and nothing else; what is asked in the hall is for who has joined this very evening.
# 400 and 422: let in, but what was sent says nothing.
TABLE = """
                              nobody invited guest of_yesterday photos door second_laptop
GET  /                                200
GET  /now                             403 403 200 403
GET  /live                            403 403 200 403
POST /note                            403 403 400 403
POST /note/{note_id}/withdraw         403 403 400 403
POST /vote                            403 403 400 403
POST /answer                          403 403 400 403
POST /answer/right                    403 403 400 403
POST /offer                           403 403 400 403
POST /offer/{offer_id}/withdraw       403 403 400 403
POST /reaction                        403 403 400 403
POST /reaction/{reaction_id}/withdraw 403 403 400 403
GET  /P/{sha256}                      403 403 404 403
GET  /about                           200
GET  /display                         200
POST /display                         303
GET  /J/{token}                       404 200 303 404
POST /J/{token}                       404 303 303 404
GET  /j/{token}                       404 200 303 404
POST /j/{token}                       404 303 303 404
GET  /o/{code}                        303
GET  /O/{code}                        303
GET  /code                            200
POST /code                            422
GET  /static/{print}/{name}           200
GET  /here/{mark}                     404 404 404 404 404 404 200
GET  /proef                           303
GET  /PROEF                           303
GET  /proef/laptop                    200
GET  /proef/{visit}                   200
POST /proef/{visit}                   200
GET  /D/{token}                       404 404 404 404 404 200 404
POST /D/{token}                       404 404 404 404 404 303 404
GET  /d/{token}                       404 404 404 404 404 200 404
POST /d/{token}                       404 404 404 404 404 303 404
GET  /F/{token}                       404 404 404 404 200 404
POST /F/{token}                       404 404 404 404 422 404
GET  /f/{token}                       404 404 404 404 200 404
POST /f/{token}                       404 404 404 404 422 404
"""
IN_ADDRESS = "/s/{session}"
SCRIPT = {"accept": "application/json"}
# A page elsewhere names itself, hides itself, or can only be told by the browser. And a mail program, which tells nothing.
ELSEWHERE: tuple[dict[str, str], ...] = (
    {"origin": "https://evil.example"},
    {"origin": "null", "sec-fetch-site": "cross-site"},
    {"sec-fetch-site": "same-site"},
    {"referer": "https://evil.example/"},
    {},
)


@pytest.fixture(scope="module")
def scene(threads_may_stay: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HallScene]:
    with hall_scene(tmp_path_factory.mktemp("hall")) as made:
        yield made


def notes(scene: HallScene) -> tuple[Note, ...]:
    return scene.hall.services.capturing.notes(scene.hall.evening.id)


def test_that_every_road_of_the_hall_gives_each_what_the_table_says(scene: HallScene) -> None:
    wanted, cells = table(TABLE), sorted(set(walked(scene.app().routes)))
    assert {(method, path.replace(IN_ADDRESS, "")) for method, path in cells} == set(wanted)
    for name, who in scene.people.items():
        for (method, path), answer in zip(cells, scene.asked(cells, who), strict=True):
            status = wanted[method, path.replace(IN_ADDRESS, "")][name]
            assert answer.status == status, (method, path, name)
    assert notes(scene) == ()
    assert scene.hall.photos == ()


def test_that_no_other_method_does_anything_in_the_hall(scene: HallScene) -> None:
    cells = sorted(set(others(scene.app().routes)))
    for who in scene.people.values():
        for cell, answer in zip(cells, scene.asked(cells, who), strict=True):
            assert answer.status in (403, 404, 405), cell
    assert notes(scene) == ()


def test_that_no_page_elsewhere_sends_anything_in_the_name_of_a_guest(scene: HallScene) -> None:
    """Every road that changes something, with the cookie of a guest; her own page may."""
    body = b"text=Van+een+ander&id=" + b"a" * 32
    guest = scene.people["guest"]
    sends = [
        cell
        for cell in sorted(set(walked(scene.app().routes)))
        if cell[0] == "POST" and "{token}" not in cell[1]
    ]
    for headers in ELSEWHERE:
        for cell, answer in zip(sends, scene.asked(sends, guest, body, headers), strict=True):
            harmless = cell[1].endswith(("/display", "/proef/{visit}", "/code"))
            assert answer.status in (400, 403, 422) or (harmless and "origin" not in headers), (cell, headers)
    assert notes(scene) == ()
    own = body + f"&proof={scene.guest.proof}".encode()
    (answer,) = scene.asked([("POST", "/note")], guest, own, SCRIPT | {"sec-fetch-site": "same-origin"})
    assert answer.status == 200
    (made,) = notes(scene)
    assert made.text == "Van een ander"


def test_that_a_session_is_signed_and_another_signature_is_nobody(scene: HallScene) -> None:
    """One letter, another code in front, cut off, longer, or spelt otherwise: none of these is let in."""
    token, _dot, signature = scene.guest.session.partition(".")
    other = "0" if token[0] != "0" else "1"
    spelt = base64.b64encode(scene.guest.session.encode()).decode()
    for session in (
        f"{other}{token[1:]}.{signature}", f"{token}.{signature[:-1]}", f"{token}.{signature}0", f"{token}.", token, signature,
        f"{token}.{signature.upper()}x", spelt, f"{scene.hall.evening.secret}", "\x00", "é" * 200,
    ):  # fmt: skip
        who = type(scene.people["guest"])(session)
        assert [one.status for one in scene.asked([("GET", "/now")], who)] == [403], session
