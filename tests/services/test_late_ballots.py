"""Two laptops that cannot see one another for a while: what they number stays apart, and votes that come in after a result is
final are listed on both and counted on neither."""

from pathlib import Path

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Happening
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.services.votedwords import audit
from tests.laptops import an_open_vote, meet, two_laptops


def test_that_votes_that_come_in_after_the_result_is_final_are_listed_and_count_nowhere(
    tmp_path: Path,
) -> None:
    with two_laptops(tmp_path, "late", {"name": "Plein", "question": "Wat mis je?"}) as (first, second):
        found = an_open_vote(first)
        meet(first, second)
        option = first.services.voting.options(found.id)[0].id

        first.services.casting.cast(found.id, "A" * 26, {option: 1}, Channel.PHONE)
        second.services.casting.cast(found.id, "B" * 26, {option: 2}, Channel.PHONE)
        meet(first, second)
        for number, letter in enumerate("BCD"):  # apart now: one votes anew, two for the first time
            second.services.casting.cast(found.id, letter * 26, {option: 1 + number % 2}, Channel.PHONE)
        for verb in (
            first.services.voting.close,
            first.services.voting.reveal,
            first.services.voting.publish,
        ):
            verb(found.id)
        for opened in (first, second):
            meet(first, second)
            view = opened.services.overview.round(found.id)
            assert view.voted == 2
            assert view.tally is not None
            assert view.tally.total == 3
            (line,) = (one for one in view.audit if one.what is Happening.AFTERWARDS)
            assert (line.number, view.refused) == (3, 3)
            assert any("3" in words for words in audit(view)[-1:])
        assert meet(first, second).went == 0, "the line is worked out on each laptop, and never sent"


def test_that_laptops_apart_number_apart(tmp_path: Path) -> None:
    with two_laptops(tmp_path, "apart", {"name": "Plein", "question": "Wat mis je?"}) as (first, second):
        (evening,) = first.services.evenings.all()
        before = [one.number for one in first.services.cards.codes(evening.id)]
        for opened in (first, second):
            opened.services.evenings.add_step(evening.id, Kind.VOTE)
            opened.services.pledges.add("Bankjes verven", past=True)
            opened.services.cards.make_codes(evening.id, 3)
        meet(first, second)
        assert before == []
        for opened in (first, second):
            services = opened.services
            rounds = [services.voting.round_of(one.id) for one in services.evenings.steps(evening.id)]
            numbers = [one.number for one in rounds if one is not None]
            assert len(set(numbers)) == len(numbers)
            assert 101 in numbers
            assert sorted(one.number for one in services.pledges.all()) == [1, 201]
            codes = sorted(one.number for one in services.cards.codes(evening.id))
            assert codes == [1, 2, 3, 2001, 2002, 2003]
            assert services.together.settle() == ()
        assert second.services.cards.card_set(evening.id).number == 3, (
            "no card shows the numbers of the second laptop"
        )
