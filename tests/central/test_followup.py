"""The address of the follow-up is opened for real: ours, those of another, something else, nobody, or a certificate that no
phone trusts; each is told apart, and none raises."""

from pathlib import Path

from cocreate_desktop.central.followup import FollowUpCheck
from cocreate_desktop.domain.online import MARK
from cocreate_desktop.services.onlinereach import Answer, Reached
from tests.central.serving import certificate_file, http, strange

CODE = "7K3M9QXT"


def page(content: str) -> bytes:
    head = f'<!doctype html><html><head><title>x</title><meta name="{MARK}" content="{content}"></head>'
    return (head + "<body>" + "x" * 100_000).encode()


def looked(answer: bytes) -> Reached:
    with strange(answer) as port:
        return FollowUpCheck().look(f"http://127.0.0.1:{port}/F/{CODE}", CODE)


def test_that_it_is_told_whose_pages_answer() -> None:
    found = {
        "ours": looked(http("200 OK", page(CODE.lower()))),
        "empty": looked(http("404 Not Found", page(""))),
        "other": looked(http("200 OK", page("ABCDEFGH"))),
        "page": looked(http("200 OK", b"<html><body>The municipality</body></html>")),
        "fails": looked(http("404 Not Found", b"nothing here")),
    }
    assert {name: str(one.answer) for name, one in found.items()} == {name: name for name in found}
    assert looked(http("404 Not Found", page(CODE))).answer is Answer.EMPTY, "it names what it was asked for"
    assert (found["ours"].status, found["fails"].status) == (200, 404)


def test_that_it_follows_where_it_is_sent_on_and_calls_a_circle_no_answer() -> None:
    with strange(http("200 OK", page(CODE))) as there:
        sent = http("302 Found", b"", location=f"http://127.0.0.1:{there}/F/{CODE}")
        assert looked(sent).answer is Answer.OURS
    assert looked(http("302 Found", b"", location="/F/round")).answer is Answer.SILENT


def test_that_nobody_there_and_an_untrusted_certificate_are_answers_too(tmp_path: Path) -> None:
    check = FollowUpCheck(connect_s=1)
    assert check.look("http://127.0.0.1:9/", CODE).answer is Answer.SILENT
    assert check.look("http://[broken", CODE).answer is Answer.SILENT
    file, context = certificate_file(tmp_path / "hub.pem")
    with strange(http("200 OK", page(CODE)), context) as port:
        address = f"https://127.0.0.1:{port}/F/{CODE}"
        assert check.look(address, CODE).answer is Answer.UNSAFE
        assert FollowUpCheck(file).look(address, CODE).answer is Answer.OURS
