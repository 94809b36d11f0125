"""A round whose count takes long is counted while its result is hidden, and not again when it is shown."""

from cocreate_desktop.domain.notes import Channel
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.services import tallying
from tests.paper.evenings import an_evening


def counted() -> int:
    """How many rounds were counted until now."""
    return tallying._results.cache_info().misses


def test_that_what_was_counted_while_it_was_hidden_is_not_counted_again_when_it_is_shown() -> None:
    told = an_evening()
    services, round_id = told.services, told.round.id
    services.voting.change_rules(round_id, method="choice", max_choices=1)
    green, _table = services.voting.set_options(round_id, ("Meer groen", "Een tafel"))
    services.voting.open(round_id)
    for token in ("anna", "bert"):
        services.casting.cast(round_id, token, {green.id: 1}, Channel.PHONE)
    services.voting.close(round_id)
    before = counted()
    services.overview.count_ahead(round_id)
    assert services.overview.round(round_id).tally is None, "it stays hidden"
    assert counted() == before + 1
    services.voting.reveal(round_id)
    shown = services.overview.round(round_id)
    assert (shown.round.phase, shown.tally and shown.tally.winners) == (Phase.REVEALED, (green.id,))
    assert counted() == before + 1
