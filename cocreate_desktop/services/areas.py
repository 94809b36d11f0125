"""The neighbourhoods of a project: chosen from a file of CBS or typed, and the base of reach that they give."""

from collections.abc import Sequence

from cocreate_desktop.domain.areas import Area
from cocreate_desktop.domain.errors import BadValue
from cocreate_desktop.domain.ids import new_id
from cocreate_desktop.domain.neighbourhoods import NO_BANDS, Bands, Neighbourhood, inside, source
from cocreate_desktop.domain.order import ranks
from cocreate_desktop.domain.project import Base, Project
from cocreate_desktop.domain.reacherrors import CountedTwice
from cocreate_desktop.services.ports import Clock, Reader, Store, UnitOfWork

FIRST_YEAR, LAST_YEAR = 1995, 2100


class Areas:
    """One verb a method; each is one transaction."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self._clock = clock

    def all(self) -> tuple[Area, ...]:
        """The neighbourhoods of the project."""
        return self._store.read(lambda reader: reader.find(Area))

    def use(
        self, places: Sequence[Neighbourhood], *, year: int, table: str, base: Base | None = None
    ) -> Project:
        """Makes these the neighbourhoods of the project, in place of those before, and their people its base. ``year`` and
        ``table`` as somebody said, never guessed; ``base`` is measured against from now on (None: as before). Raises BadValue
        for a year that is none, CountedTwice for a place within another one."""
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise BadValue(value=year, example="2025")
        _check_apart(places)

        def work(unit: UnitOfWork) -> Project:
            told = _told_by_cbs(unit)
            for old in unit.find(Area):
                unit.delete(Area, old.id)
            for place, rank in zip(places, ranks(len(places)), strict=True):
                unit.add(_area(unit, place, rank, year, table.strip()))
            if base is not None:
                unit.change(Project, unit.project_id, base=base)
            return _rebase(unit, told=told)

        return self._store.run(work)

    def measure_against(self, base: Base) -> Project:
        """Chooses what reach is measured against; with neighbourhoods of CBS the number follows, where CBS tells it."""

        def work(unit: UnitOfWork) -> Project:
            told = _told_by_cbs(unit)
            unit.change(Project, unit.project_id, base=base)
            return _rebase(unit, told=told)

        return self._store.run(work)

    def forget(self) -> None:
        """Takes the neighbourhoods away; the base stays as a typed number."""

        def work(unit: UnitOfWork) -> None:
            for area in unit.find(Area):
                unit.delete(Area, area.id)

        self._store.run(work)


def base_of(areas: Sequence[Area], base: Base) -> int | None:
    """The people or households of these neighbourhoods together; None where one of them does not tell, or nobody knows
    addresses."""
    numbers = [
        {
            Base.RESIDENTS: area.inhabitants,
            Base.RESIDENTS_15: area.from_15,
            Base.HOUSEHOLDS: area.households,
        }.get(base)
        for area in areas
    ]
    known = [one for one in numbers if one is not None]
    return sum(known) if areas and len(known) == len(numbers) else None


def bands_of(areas: Sequence[Area]) -> Bands:
    """The age bands of these neighbourhoods together; None where one of them does not tell."""
    if not areas:
        return NO_BANDS
    columns = zip(*(area.bands for area in areas), strict=True)
    sums = [None if None in column else sum(one for one in column if one is not None) for column in columns]
    return (sums[0], sums[1], sums[2], sums[3], sums[4])


def _check_apart(places: Sequence[Neighbourhood]) -> None:
    for at, place in enumerate(places):
        for other in (*places[:at], *places[at + 1 :]):
            if inside(place.code, other.code):
                raise CountedTwice(inner=place.title, outer=other.title)


def _told_by_cbs(reader: Reader) -> bool:
    """Whether the base of the project is what CBS tells of its neighbourhoods now, and nobody typed another one."""
    project, number = reader.get(Project, reader.project_id), base_of(reader.find(Area), _base(reader))
    return number is not None and number == project.base_number


def _base(reader: Reader) -> Base:
    return reader.get(Project, reader.project_id).base


def _rebase(unit: UnitOfWork, *, told: bool) -> Project:
    """The base that the neighbourhoods of now give. Where CBS does not tell it, a number that somebody typed stays with its
    own source; one that CBS ``told`` of something else goes, for it would be another one's."""
    areas = unit.find(Area)
    number = base_of(areas, _base(unit))
    if number is not None:
        words = source(areas[0].year, areas[0].cbs_table)
        return unit.change(Project, unit.project_id, base_number=number, base_source=words)
    if told:
        return unit.change(Project, unit.project_id, base_number=None, base_source="")
    return unit.get(Project, unit.project_id)


def _area(unit: UnitOfWork, place: Neighbourhood, rank: str, year: int, table: str) -> Area:
    youngest, young, middle, older, oldest = place.bands
    return Area(
        id=new_id(),
        project_id=unit.project_id,
        code=place.code,
        name=place.title,
        municipality=place.municipality,
        year=year,
        cbs_table=table,
        inhabitants=place.inhabitants,
        up_to_14=youngest,
        up_to_24=young,
        up_to_44=middle,
        up_to_64=older,
        from_65=oldest,
        households=place.households,
        rank=rank,
    )
