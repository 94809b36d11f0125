"""Tokens become names that lead back to nobody without the secret."""

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain import secrecy

SECRET, OTHER = "ab" * 32, "cd" * 32


def test_that_tokens_and_secrets_are_long_and_never_the_same() -> None:
    tokens = {secrecy.new_token() for _ in range(200)}
    assert len(tokens) == 200
    assert {len(token) for token in tokens} == {26}
    assert len(bytes.fromhex(secrecy.new_secret())) == 32


@given(st.text(st.sampled_from("0123456789ABCDEFGHJKMNPQRSTVWXYZ"), min_size=26, max_size=26))
def test_that_a_voter_is_the_same_in_one_round_and_unknown_in_the_next(token: str) -> None:
    voter = secrecy.voter_of(SECRET, token)
    assert voter == secrecy.voter_of(SECRET, token)
    assert voter != secrecy.voter_of(OTHER, token)
    assert token not in voter


def test_that_the_voter_of_a_token_is_not_the_author_of_its_notes() -> None:
    assert secrecy.voter_of(SECRET, "T") != secrecy.author_of(SECRET, "T")


def test_that_the_code_for_photos_is_the_evening_s_own_and_gives_nothing_away() -> None:
    code = secrecy.upload_token(SECRET)
    assert (len(code), code.upper()) == (26, code)
    assert secrecy.same(code, secrecy.upload_token(SECRET))
    assert not secrecy.same(code, secrecy.upload_token(OTHER))
    assert not secrecy.same(code, "é")
    others = (
        secrecy.voter_of(SECRET, code),
        secrecy.author_of(SECRET, code),
        secrecy.signed(SECRET, "photos"),
    )
    assert not any(code.lower() in other.lower() for other in others)


def test_that_a_session_gives_its_token_back_to_its_own_evening_only() -> None:
    token = secrecy.new_token()
    session = secrecy.signed(SECRET, token)
    assert secrecy.token_of(SECRET, session) == token
    assert secrecy.token_of(OTHER, session) is None


@given(st.text(max_size=80))
def test_that_an_invented_session_is_nobodys(session: str) -> None:
    assert secrecy.token_of(SECRET, session) is None


def test_that_a_changed_character_breaks_a_session() -> None:
    session = secrecy.signed(SECRET, "TOKEN")
    for place in range(len(session)):
        changed = session[:place] + ("x" if session[place] != "x" else "y") + session[place + 1 :]
        assert secrecy.token_of(SECRET, changed) is None


def test_that_a_form_of_ones_own_makes_one_person_and_leads_back_to_nobody() -> None:
    secret, other = secrecy.new_secret(), secrecy.new_secret()
    made = secrecy.home_token(secret, "F1.a")
    assert made == secrecy.home_token(secret, "F1.a")
    assert len(made) == len(secrecy.new_token())
    assert made not in (secrecy.home_token(secret, "F1.b"), secrecy.home_token(other, "F1.a"))
