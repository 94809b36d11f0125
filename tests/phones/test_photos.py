"""Photos of walls that phones send, over real HTTP: what is taken, what is refused and with which words, and who may send."""

import errno
import socket
import tempfile
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from pathlib import Path
from typing import Any

import httpx
import pytest
from PIL import Image

from cocreate_desktop.domain.secrecy import upload_token
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import PhotoState, Way
from cocreate_desktop.language import speaking
from cocreate_desktop.phones import photos as page_for_photos
from cocreate_desktop.phones.receiving import WIDE
from cocreate_desktop.phones.shield import HEADERS, LARGEST_BODY
from cocreate_desktop.services.seeing import LARGEST_FILE
from tests.phones.conftest import Hall
from tests.phones.filling_in import JSON

ID = "0123456789abcdef" * 2
HEIC = Path(__file__).parents[1] / "capture" / "photos" / "upright.heic"
ENGLISH = {"accept-language": "en"}


def a_photo(wide: int = 640, high: int = 480, **options: Any) -> bytes:
    out = BytesIO()
    Image.effect_noise((wide, high), 60).convert("RGB").save(out, "JPEG", **options)
    return out.getvalue()


def send(
    hall: Hall,
    content: bytes,
    name: str = "IMG_1.jpg",
    *,
    address: str = "",
    photo_id: str = "",
    phone: httpx.Client | None = None,
) -> httpx.Response:
    """As the page's script sends one photo."""
    return (phone or hall.visitor()).post(
        address or hall.photo_address,
        data={"id": photo_id},
        files={"photo": (name, content, "image/jpeg")},
        headers=JSON | ENGLISH,
    )


def test_that_a_photo_is_stored_upright_and_without_where_it_was_taken(hall: Hall) -> None:
    exif = Image.Exif()
    exif[0x0112], exif[0x010F] = 6, "Camera of somebody"
    exif.get_ifd(0x8825).update({1: "N", 2: (52.0, 5.0, 12.0)})
    told = send(hall, a_photo(exif=exif), photo_id=ID)
    assert told.json() == {"ok": True, "said": "The photo has arrived.", "photo": ID}
    (photo,) = hall.photos
    assert (photo.id, photo.name, photo.way, photo.state) == (ID, "IMG_1.jpg", Way.PHONE, PhotoState.ARRIVED)
    assert (photo.width, photo.height, photo.step_id) == (480, 640, hall.step(Kind.IDEAS))
    kept = Image.open(BytesIO(hall.services.walls.whole(ID)))
    assert (kept.size, len(kept.getexif())) == ((480, 640), 0)


def test_that_a_photo_of_an_iphone_is_taken(hall: Hall) -> None:
    assert send(hall, HEIC.read_bytes(), "IMG_1.HEIC").json()["ok"]
    assert (hall.photos[0].width, hall.photos[0].height) == (360, 480)


def test_that_a_photo_sent_twice_is_there_once(hall: Hall) -> None:
    content = a_photo()
    for _again in range(2):
        assert send(hall, content, photo_id=ID).json()["photo"] == ID
    assert len(hall.photos) == 1


@pytest.mark.parametrize("photo_id", ["", "x", "../../etc/passwd", ID.upper(), ID + "0"])
def test_that_an_id_that_is_none_gets_a_fresh_one(hall: Hall, photo_id: str) -> None:
    made = send(hall, a_photo(), photo_id=photo_id).json()["photo"]
    assert made == hall.photos[0].id != photo_id


def test_that_photos_are_taken_before_the_step_and_after_the_evening(hall: Hall) -> None:
    assert send(hall, a_photo(), "before").json()["ok"]
    for kind in (Kind.WELCOME, Kind.VOTE):
        hall.go_to(kind)
        assert send(hall, a_photo(), kind).json()["ok"]
    hall.services.playing.finish(hall.evening.id)
    assert send(hall, a_photo(), "after").json()["ok"]
    assert [photo.name for photo in hall.photos] == ["before", Kind.WELCOME, Kind.VOTE, "after"]
    assert "No photo was chosen" not in hall.visitor().get(hall.photo_address).text


def test_that_an_evening_without_ideas_and_themes_says_so(hall: Hall) -> None:
    for step in hall.services.evenings.steps(hall.evening.id):
        if step.kind in (Kind.IDEAS, Kind.THEMES):
            hall.services.evenings.remove_step(step.id)
    page = hall.visitor().get(hall.photo_address, headers=ENGLISH)
    assert "This evening asks for no photos" in page.text
    assert "<form" not in page.text
    told = send(hall, a_photo())
    assert (told.status_code, told.json()["ok"]) == (409, False)
    assert "This evening asks for no photos" in told.json()["said"]


def test_that_a_form_without_script_sends_several_and_tells_of_each(hall: Hall) -> None:
    files = [
        ("photo", ("", b"", "application/octet-stream")),
        ("photo", ("one.jpg", a_photo(), "image/jpeg")),
        ("photo", ("letter <b>.jpg", b"<html>", "image/jpeg")),
        ("photo", ("two.jpg", a_photo(), "image/jpeg")),
    ]
    for _again in range(2):  # the page that answered is opened anew
        page = hall.visitor().post(hall.photo_address, data={"id": ID}, files=files, headers=ENGLISH)
        assert page.status_code == 422
        assert page.text.count('data-state="done"') == 2
        assert page.text.count('data-state="bad"') == 1
        assert "letter &lt;b&gt;.jpg" in page.text
        assert "this is no picture" in page.text
    assert [photo.name for photo in hall.photos] == ["one.jpg", "two.jpg"]
    empty = hall.visitor().post(hall.photo_address, files=files[:1], headers=ENGLISH)
    assert (empty.status_code, "No photo was chosen yet." in empty.text) == (422, True)


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "no picture"),
        (b"<html><script>alert(1)</script></html>", "no picture"),
        (a_photo()[:5000], "damaged"),
        (HEIC.read_bytes()[:900], "damaged"),
        (a_photo(160, 120), "thumbnail"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_that_what_is_no_photo_is_refused_in_the_phone_s_language(
    hall: Hall, content: bytes, why: str
) -> None:
    told = send(hall, content)
    assert (told.status_code, told.json()["ok"], told.json()["photo"]) == (422, False, "")
    assert told.json()["said"].startswith("This photo was not taken: ")
    assert why in told.json()["said"]
    assert hall.photos == ()


def test_that_what_hides_behind_a_photo_is_not_kept(hall: Hall) -> None:
    assert send(hall, a_photo() + b"<script>alert(1)</script>", photo_id=ID).json()["ok"]
    assert b"script" not in hall.services.walls.whole(ID)


def test_that_only_the_evening_s_own_code_opens_the_page(hall: Hall) -> None:
    own = upload_token(hall.evening.secret)
    assert own != hall.evening.join_token
    assert hall.visitor().get(f"/f/{own.lower()}").status_code == 200
    for token in (hall.evening.join_token, own[:-1], own + "0", "x", "é", upload_token("00" * 32)):
        assert hall.visitor().get(f"/F/{token}").status_code == 404
        told = send(hall, a_photo(), address=f"/F/{token}")
        assert (told.status_code, told.json()["ok"]) == (404, False)
    assert hall.photos == ()


def test_that_the_code_opens_nothing_else(hall: Hall) -> None:
    own = upload_token(hall.evening.secret)
    phone = hall.visitor()
    assert phone.get(f"/J/{own}").status_code == 404
    assert phone.post(f"/J/{own}").status_code == 404
    assert "guest" not in phone.cookies
    phone.get(hall.photo_address)
    assert phone.get("/now").status_code == 403


def test_that_more_than_a_few_photos_is_not_even_received(hall: Hall) -> None:
    head = (
        f"POST {hall.photo_address.removeprefix(hall.url)} HTTP/1.1\r\nHost: 127.0.0.1\r\n"
        "Content-Type: multipart/form-data; boundary=x\r\nAccept: application/json\r\nAccept-Language: en\r\n"
        f"Content-Length: {WIDE.most + 1}\r\n\r\n--x\r\n"
    )
    with socket.create_connection(("127.0.0.1", hall.server.port), timeout=20) as line:
        line.sendall(head.encode())
        told = b""
        while not told.endswith(b"}") and (part := line.recv(65536)):
            told += part
    assert told.startswith(b"HTTP/1.1 413 ")
    assert b"larger than 80 MB" in told


def test_that_a_photo_of_more_than_80_mb_is_refused(hall: Hall) -> None:
    told = send(hall, bytes(LARGEST_FILE + 1), "film.mov")
    assert (told.status_code, "larger than 80 MB" in told.json()["said"]) == (413, True)


def test_that_other_addresses_take_no_more_than_before(hall: Hall) -> None:
    phone = hall.guest()
    files = {"photo": ("x.jpg", b"x", "image/jpeg")}
    for address in ("/note", "/vote", "/code", f"/J/{hall.evening.join_token}", "/F", "/static/F/x"):
        assert phone.post(address, files=files).status_code == 415
    told = phone.post(
        "/note",
        content=b"text=" + b"x" * LARGEST_BODY,
        headers={"content-type": "application/x-www-form-urlencoded"},
    )
    assert told.status_code == 413


@pytest.mark.expected_log("Expected boundary character")
def test_that_only_a_form_with_files_is_taken_and_no_other_page_s(hall: Hall) -> None:
    phone = hall.visitor()
    assert phone.post(hall.photo_address, data={"photo": "x"}).status_code == 415
    broken = {"content-type": "multipart/form-data; boundary=x"}
    assert phone.post(hall.photo_address, content=b"no form", headers=broken | JSON).status_code in (400, 422)
    assert (
        phone.post(
            hall.photo_address, content=b"", headers={"content-type": "multipart/form-data"}
        ).status_code
        == 400
    )
    files = {"photo": ("x.jpg", a_photo(), "image/jpeg")}
    other = phone.post(hall.photo_address, files=files, headers={"origin": "http://evil.example"})
    assert other.status_code == 403
    assert hall.photos == ()


@pytest.mark.expected_log("a photo of a phone could not be stored")
def test_that_a_full_disk_is_told_and_the_photo_goes_later_with_the_same_id(hall: Hall) -> None:
    hall.store.full = True
    told = send(hall, a_photo(), photo_id=ID)
    assert (told.status_code, told.json()["ok"]) == (503, False)
    assert "The disk of the laptop is full" in told.json()["said"]
    hall.store.full = False
    assert send(hall, a_photo(), photo_id=ID).json()["ok"]
    assert len(hall.photos) == 1


def test_that_a_photo_on_its_way_is_never_laid_unencrypted_on_the_disk(
    hall: Hall, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A folder for temporary files that is not there is as good as a full one.
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "full"))
    content = a_photo() + bytes(3_000_000)
    with pytest.raises(FileNotFoundError), tempfile.TemporaryFile():
        pass
    assert send(hall, content).json()["ok"]
    files = [("photo", (f"{number}.jpg", content, "image/jpeg")) for number in range(3)]
    page = hall.visitor().post(hall.photo_address, files=files, headers=ENGLISH)
    assert (page.status_code, len(hall.photos)) == (200, 4)


def test_that_what_the_disk_says_becomes_a_sentence_for_a_phone() -> None:
    with speaking("en"):
        full = page_for_photos.sentence_of(OSError(errno.ENOSPC, "No space left on device"))
        assert full.startswith("The disk of the laptop is full")
        for other in (OSError(errno.EIO, "x"), TimeoutError()):
            assert "It is still on your phone" in page_for_photos.sentence_of(other)


def test_that_a_flood_is_slowed_down_and_nobody_else_is(hall: Hall) -> None:
    phone = hall.visitor()
    statuses = [
        send(hall, b"x", phone=phone).status_code for _time in range(page_for_photos.PHOTOS_A_MINUTE + 1)
    ]
    assert set(statuses[:-1]) == {422}
    assert statuses[-1] == 429
    assert hall.guest().get("/").status_code == 200


def test_that_many_phones_at_once_all_have_their_photo_stored(hall: Hall) -> None:
    content = a_photo()
    with ThreadPoolExecutor(12) as phones:
        told = list(phones.map(lambda n: send(hall, content, f"{n}.jpg"), range(12)))
    assert all(one.json()["ok"] for one in told)
    assert len({photo.id for photo in hall.photos}) == 12


def test_that_the_page_has_the_headers_and_no_script_of_its_own(hall: Hall) -> None:
    page = hall.visitor().get(hall.photo_address)
    assert all(page.headers[name] == value for name, value in HEADERS.items())
    assert "style=" not in page.text
    assert "<script>" not in page.text
    assert hall.photo_address.rpartition("/")[2] not in page.headers.get("set-cookie", "")
