"""No phone gets anything by which its owner could show others how she voted: not in a page, a header, or a cookie."""

from __future__ import annotations

import httpx

from cocreate_desktop.domain.controlfigure import PARTS, commitment_of, sealed, values_of
from cocreate_desktop.domain.controlfigure import salts_of as salts
from tests.phones.conftest import Hall
from tests.phones.rounds import english, opened, send


def _said(answer: httpx.Response) -> str:
    return f"{answer.text}\n{answer.headers}"


def test_that_no_phone_gets_a_commitment_a_salt_or_a_figure(hall: Hall) -> None:
    voting = opened(hall, "choice")
    phones = [english(hall) for _phone in range(3)]
    heard = [_said(send(phone, hall, voting, {number % 2: 1})) for number, phone in enumerate(phones)]
    services = hall.services
    for verb in (
        services.voting.close,
        services.voting.reveal,
        services.voting.publish,
    ):
        heard += [_said(phone.get("/")) for phone in phones]
        verb(voting.id)
    heard += [_said(phone.get("/")) for phone in phones]
    heard += [str(dict(phone.cookies)) for phone in phones]
    control = services.overview.control(voting.id)
    assert control is not None
    seal = control.last.seal
    never = {seal.secret, seal.root, seal.link, seal.counts, seal.figure, seal.figure.replace(" ", "")}
    for ballot in control.ballots:
        both = zip(salts(seal.secret, ballot), values_of(ballot), strict=True)
        never |= {sealed(salt, value) for salt, value in both} | set(salts(seal.secret, ballot))
        never |= {ballot.voter, ballot.stamp, commitment_of(seal.secret, ballot)}
    assert len(never) == 6 + len(control.ballots) * (3 + 2 * len(PARTS))
    assert len(control.ballots) == len(phones)
    everything = "\n".join(heard)
    assert "You chose" in everything
    assert [one for one in never if one in everything] == []
