"""What an upgrade worked out for rounds of before it is said with the numbers that stand on their posters."""

from pathlib import Path

from sqlalchemy import update

from cocreate_desktop.domain.rounds import Round
from cocreate_desktop.services.ports import UnitOfWork
from cocreate_desktop.storage import tables, workedout
from cocreate_desktop.storage.ground import SqlGround
from tests.readymade import ready_made


def test_that_a_power_cut_between_taking_off_and_saying_leaves_each_round_its_number(tmp_path: Path) -> None:
    """A round that was thrown away before counts: its poster had a number too."""
    opened = ready_made(tmp_path / "plein.cocreate", "worked out", {"name": "Buurtplein"})
    store, table = opened.workspace.store, tables.THINGS[Round]

    def three(unit: UnitOfWork) -> None:
        for name in "abc":
            unit.add(Round(id=name, project_id=unit.project_id, evening_id="e", step_id="s"))
        unit.delete(Round, "b")

    def before(ground: SqlGround) -> None:
        """As a file of before the numbers is, cut short after they were taken off."""
        ground.connection.execute(tables.op.delete().where(tables.op.c.entity == "round"))
        ground.connection.execute(update(table).values(number=0))

    store.run(three)
    store.merge(before)
    workedout.say(store)
    numbers = {one.id: one.number for one in store.read(lambda reader: reader.find(Round))}
    assert (numbers["a"], numbers["c"]) == (2, 4)  # the project had one already
    opened.close()
