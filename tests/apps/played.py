"""What a demo that has ended must have left: every step played, everybody counted, what was said and chosen as it was meant."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from cocreate_desktop.apps.wholestory import AT_FIRST
from cocreate_desktop.apps.workspace import OpenWorkspace, open_services
from cocreate_desktop.domain.notes import Channel, NoteState
from cocreate_desktop.domain.rounds import Phase
from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.domain.walls import PhotoState
from cocreate_desktop.rehearsal.example import BUURTPLEIN, ExampleVote, load
from cocreate_desktop.rehearsal.neighbours import Ballot, Crowd
from cocreate_desktop.rehearsal.story import story
from cocreate_desktop.services.services import Services
from cocreate_desktop.services.tallying import RoundView

SEED = 3  # of the neighbours that a demo looked into here was played with
# Of the square's other two votes: by cards, and asked twice.
VOTES = {
    "hall-budget.jpg", "stage-budget-draft.png", "stage-budget-open.png", "stage-budget-result.png",
    "stage-support-open.png", "stage-support-result.png", "stage-support-again-open.png", "stage-support-again-result.png",
}  # fmt: skip


PRESENT = 48


def look_into(out: Path, name: str, told: dict[str, Any]) -> None:
    """``told`` is what the command said as JSON, ``out`` the folder that it left, played with ``SEED``."""
    assert set(told) == {"example", "seed", "parts", "seconds", "wall", "missing", "folder"}
    parts = [part["what"] for part in told["parts"]]
    example = load(name)
    titles = [step.title for step in example.evening.steps]
    assert parts[3 : 3 + len(titles)] == titles
    for place in ("report.pdf", f"{name}.xlsx", f"{name}.jsonl", "export-csv/notes.csv", "demo.key"):
        assert (out / place).exists(), place
    assert (out / "other-systems" / "decidim" / "decidim-proposals.csv").is_file()
    assert (out / "other-systems" / "preflib" / "manifest.json").is_file()
    for place in (
        "stage-arrivals",
        "stage-readback",
        "stage-exit",
        "desk-exit",
        "desk-aftercare-overview",
        "desk-prepare",
        "desk-photo",
        "stage-ideas-pairs",
        "stage-show",
        "stage-vote-result",
        "desk-aftercare",
    ):
        assert (out / f"{place}.png").exists(), place
    assert _of_votes(out) == (VOTES if name == BUURTPLEIN else set())
    _look_into_the_file(out, name, told["wall"])


def _of_votes(out: Path) -> set[str]:
    names = {place.name for place in out.iterdir()}
    kinds = ("hall-", "stage-budget", "stage-support")
    return {name for name in names if name.startswith(kinds)}


def _look_into_the_file(out: Path, name: str, wall: dict[str, int]) -> None:
    example, crowd = load(name), Crowd(SEED, 40, load(name))
    opened = open_services(out / f"{name}.cocreate", key_file=out / "demo.key")
    try:
        services = opened.services
        evening, *others = services.evenings.all()
        assert evening.ended_at
        assert [one.name for one in others] == [told.planned.title for told in story(name).evenings[1:]]
        assert not any(one.started_at for one in others)
        steps = services.evenings.steps(evening.id)
        assert all(step.started_at for step in steps)
        votes = [step for step in steps if step.kind is Kind.VOTE]
        _look_at_what_was_said(services, name, evening.id)
        for step, vote, ballots, again in zip(votes, example.votes, crowd.votes, crowd.again, strict=True):
            first, *second = services.voting.rounds_of(step.id)
            _compare(services.overview.round(first.id), vote, ballots)
            assert len(second) == vote.twice
            for found in second:
                _compare(services.overview.round(found.id), vote, again)
                assert found.follows == first.id
        sent = {sending.note.text.strip() for sending in crowd.notes[:90]} | {
            note.text.strip() for note in example.later
        }
        notes = services.capturing.notes(evening.id)
        assert {note.text for note in notes} <= sent
        assert len([note for note in notes if note.state is NoteState.SHOWN]) > 75
        _look_at_the_wall(opened, crowd, wall)
        assert [theme.name for theme in services.boards.board(evening.id).themes] == [
            theme.title for theme in example.themes
        ]
    finally:
        opened.close()


def _look_at_what_was_said(services: Services, name: str, evening_id: str) -> None:
    """Everybody was counted, and everything that the example's neighbours offer and answer came in, most of it by phone."""
    told = story(name).evenings[0]
    assert services.arrivals.view(evening_id).count.people == told.people == PRESENT
    assert services.evenings.get(evening_id).present == PRESENT
    poll = services.exitpoll.of_evening(evening_id)
    assert poll is not None
    assert (poll.histogram, poll.shown) == (told.marks, True)
    assert [(one.no, one.so_so, one.yes) for one in poll.statements] == list(told.statements)
    assert poll.by_channel[Channel.PHONE].people > poll.by_channel[Channel.PAPER].people > 0
    right = services.readbacks.of_evening(evening_id)
    assert right is not None
    assert told.right == {"yes": right.together.yes, "almost": right.together.almost, "no": right.together.no}
    steps = [step.id for step in services.evenings.steps(evening_id) if step.kind is Kind.OFFERS]
    offers = [one for step in steps for one in services.offers.view(step).offers]
    assert sorted(one.text for one in offers) == sorted(one.text for one in told.offers if steps)
    assert all(one.shown for one in offers)
    assert sum(bool(line.reply.taken) for line in services.replies.all()) == AT_FIRST


def _compare(found: RoundView, vote: ExampleVote, ballots: Sequence[Ballot]) -> None:
    """The same seed gives the same evening: everybody's last ballot and what was counted by eye, and nothing else."""
    assert found.round.phase is Phase.REVEALED
    assert found.tally is not None
    last = {ballot.neighbour: ballot.dots for ballot in ballots}
    by_eye = -(-sum(option.stickers for option in vote.options) // vote.dots)
    assert found.tally.cast == len(last) + by_eye <= PRESENT
    meant = [sum(dots[place] for dots in last.values()) for place in range(len(vote.options))]
    eye = [option.stickers for option in vote.options]
    total = {one.id: one.total for one in found.tally.options}
    assert [total[option.id] for option in found.options] == [
        one + typed for one, typed in zip(meant, eye, strict=True)
    ]
    used = {Channel.CARD} if vote.cards else {Channel.PHONE, *([Channel.HANDS] if any(eye) else [])}
    assert {channel.channel for channel in found.channels} == used


def _look_at_the_wall(opened: OpenWorkspace, crowd: Crowd, wall: dict[str, int]) -> None:
    """What hung there hangs on the board, each note once, in its own words and colour, beside its own picture."""
    services = opened.services
    evening, *_others = services.evenings.all()
    (photo,) = services.walls.review(evening.id).photos
    assert (photo.state, photo.whole) == (PhotoState.CHECKED, "")
    hung = [sending.note for sending in crowd.notes[:90] if sending.note.channel == "desk"]
    taken = [note for note in services.capturing.notes(evening.id) if note.channel is Channel.PHOTO]
    assert sorted((note.text, note.colour) for note in taken) == sorted(
        (note.text, note.colour) for note in hung
    )
    assert all(services.walls.picture(note.picture) for note in taken)
    assert wall["notes"] == wall["found"] + wall["drawn"] == len(hung)
    assert wall["found"] == wall["exact"] + wall["corrected"]
    accuracy = services.walls.accuracy(evening.id)
    assert (accuracy.found, accuracy.rejected) == (wall["found"] + wall["rejected"], wall["rejected"])
    assert (accuracy.added, accuracy.exact) == (wall["drawn"], wall["exact"])
