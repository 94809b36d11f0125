"""Two laptops that counted in one range: when they meet nothing is doubled any more, nothing is lost, and what was made first
keeps its number."""

from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from cocreate_desktop.domain.evening import Code, Evening
from cocreate_desktop.domain.laptops import Laptop
from cocreate_desktop.domain.offers import Offer
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.proposals import Version
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.domain.sheets import TABLE, code_text, mark_of
from cocreate_desktop.domain.steps import Kind, Step
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.language import _
from cocreate_desktop.services import doubles
from cocreate_desktop.services.bus import Bus
from cocreate_desktop.services.laptops import join
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.services.sheets import Sheets, SheetState
from cocreate_desktop.services.together import Together
from tests.fakes import FakeStore

KINDS = ("round", "pledge", "version", "code", "offer", "contact")


class Stopped:
    """A clock that stands."""

    def now(self) -> datetime:
        return datetime(2026, 11, 24, 19, tzinfo=UTC)


class Met:
    """The changes of laptops that counted apart, as each of them has them once they met."""

    def __init__(self, *laptops: str) -> None:
        self.ms = 1_000
        self.store = FakeStore("p", Bus(), laptops[0], lambda: self.ms)
        for place, device in enumerate(laptops):
            self.write(device, Laptop(id=device, project_id="p", place=place))

    def write(self, device: str, *things: Any) -> None:
        self.ms += 1
        self.store.device = device

        def work(unit: UnitOfWork) -> None:
            for thing in things:
                unit.add(thing)

        self.store.run(work)

    def settle(self, device: str, absent: tuple[str, ...] = ()) -> tuple[str, ...]:
        """What this laptop puts right, and tells."""
        self.store.device = device
        return self.store.run(lambda unit: doubles.told(unit, doubles.settle(unit, absent)))

    def all(self, kind: type[Any]) -> dict[str, Any]:
        found: tuple[Any, ...] = self.store.read(lambda reader: reader.find(kind))
        return {one.id: one for one in found}

    def numbers(self, kind: type[Any]) -> dict[str, int]:
        return {name: one.number for name, one in self.all(kind).items()}


def made(kind: str, name: str, number: int) -> Any:
    """A thing of each kind, all of one proposal and one evening."""
    makers: dict[str, Callable[[], Any]] = {
        "round": lambda: Round(id=name, project_id="p", evening_id="e", step_id="s", number=number),
        "pledge": lambda: Pledge(id=name, project_id="p", number=number, what="Bankjes"),
        "version": lambda: Version(id=name, project_id="p", proposal_id="v", number=number),
        "code": lambda: Code(id=name, project_id="p", evening_id="e", number=number, token=name, typed=name),
        "offer": lambda: Offer(id=name, project_id="p", evening_id="e", step_id="s", number=number),
        "contact": lambda: Contact(id=name, project_id="p", name="Wie", number=number),
    }
    return makers[kind]()


@given(
    st.lists(st.tuples(st.sampled_from(("a", "b", "c")), st.sampled_from(KINDS)), max_size=25),
    st.permutations("abc"),
)
def test_that_whatever_was_numbered_apart_is_told_apart_once_laptops_meet(
    deeds: list[tuple[str, str]], order: list[str]
) -> None:
    met = Met("a", "b", "c")
    counted: Counter[tuple[str, str]] = Counter()
    for place, (device, kind) in enumerate(deeds):
        scope = "people" if kind in ("offer", "contact") else kind
        counted[device, scope] += 1
        met.write(device, made(kind, f"{place:02}", counted[device, scope]))
    kinds = (Round, Pledge, Version, Code, Offer, Contact)
    before = {name: one for kind in kinds for name, one in met.all(kind).items()}
    for device in order:
        met.settle(device)
    after = {name: one for kind in kinds for name, one in met.all(kind).items()}
    assert before.keys() == after.keys()
    assert not met.store.read(doubles.doubles)
    assert all(met.settle(device) == () for device in order), "what was put right stays"
    first: dict[tuple[object, int], str] = {}
    for name, one in sorted(before.items()):
        people = Offer if isinstance(one, Offer | Contact) else type(one)
        first.setdefault((people, one.number), name)
    assert all(after[name].number == number for (_kind, number), name in first.items())


def test_that_only_who_made_the_later_thing_gives_it_a_number_unless_it_is_gone_for_good() -> None:
    met = Met("a", "b", "c")
    met.write("b", made("pledge", "first", 1))
    met.write("c", made("pledge", "later", 1))
    assert met.settle("a") == met.settle("b") == ()
    assert met.settle("b", absent=("c",)) == (), "the one with the smallest place stands in"
    (told,) = met.settle("a", absent=("c",))
    assert "Bankjes" in told
    assert met.numbers(Pledge) == {"first": 1, "later": 2}
    assert met.settle("c") == ()


def test_that_a_person_is_renumbered_with_what_she_offered_and_pledged() -> None:
    met = Met("a", "b")
    lead = _("lead {n}")
    met.write("a", Offer(id="o1", project_id="p", evening_id="e", step_id="s", number=1))
    met.write("b", Contact(id="c2", project_id="p", name="Wie", number=1))
    met.write("b", Offer(id="o2", project_id="p", evening_id="e", step_id="s", number=1, contact_id="c2"))
    met.write("a", Pledge(id="p1", project_id="p", number=1, who=lead.format(n=1), offer_id="o1"))
    met.write("b", Pledge(id="p2", project_id="p", number=101, who=lead.format(n=1), contact_id="c2"))
    met.write("b", Reply(id="t", project_id="p", who=lead.format(n=1)))
    assert len(met.settle("b")) == 1
    (mine, hers), (person,) = met.numbers(Offer).values(), met.numbers(Contact).values()
    assert (mine, hers, person) == (1, 201, 201)
    pledged = {name: one.who for name, one in met.all(Pledge).items()}
    assert pledged == {"p1": lead.format(n=1), "p2": lead.format(n=201)}
    assert met.all(Reply)["t"].who == lead.format(n=201)


def test_that_a_sheet_printed_before_its_vote_got_another_number_is_still_known() -> None:
    met = Met("a", "b")
    met.write(
        "a", Evening(id="e", project_id="p"), Step(id="s", project_id="p", evening_id="e", kind=Kind.VOTE)
    )
    met.write("a", made("round", "mine", 1))
    met.write("b", made("round", "hers", 1))
    printed = {name: code_text(1, TABLE, 2, mark=mark_of(name)) for name in ("mine", "hers")}
    (told,) = met.settle("b")
    assert "101" in told
    assert met.numbers(Round) == {"mine": 1, "hers": 101}
    sheets = Sheets(met.store)
    for name, text in printed.items():
        assert [one.state for one in sheets.tell(name, [text])] == [SheetState.READY]
    assert sheets.tell("hers", [printed["mine"]])[0].state is SheetState.OTHER_ROUND


def test_that_a_laptop_joins_once_and_keeps_its_place() -> None:
    met = Met("a")
    met.store.device = "b"
    assert met.store.run(lambda unit: join(unit, name="laptop van de notulist")).place == 1
    assert met.store.run(lambda unit: join(unit)).name == "laptop van de notulist"
    assert met.store.run(lambda unit: join(unit, "c")).place == 2


def test_that_a_laptop_that_does_not_come_back_leaves_its_place_and_its_doubles_are_put_right() -> None:
    met = Met("a", "b", "c")
    met.write("a", made("pledge", "first", 1))
    met.write("b", made("pledge", "later", 1))
    met.store.device = "c"
    (told,) = Together(met.store, Stopped()).retire("b")
    assert "Bankjes" in told
    assert set(met.all(Laptop)) == {"a", "c"}
    assert met.numbers(Pledge)["later"] != 1
    met.store.device = "d"
    assert met.store.run(lambda unit: join(unit)).place == 1
