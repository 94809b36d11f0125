"""A neighbourhood that a project is for, with its figures and where they come from: the base of reach."""

from dataclasses import dataclass

from cocreate_desktop.domain.neighbourhoods import rest_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """``code`` BU…, WK… or GM…, or empty when the figures were typed; ``cbs_table`` and ``year`` as asked, never guessed.
    Numbers of people and households; None: CBS does not tell. Age bands 0–14, 15–24, 25–44, 45–64, 65 and older; parts are
    rounded to five and need not add up."""

    id: str
    project_id: str
    code: str = ""
    name: str = ""
    municipality: str = ""
    year: int = 0
    cbs_table: str = ""
    inhabitants: int | None = None
    up_to_14: int | None = None
    up_to_24: int | None = None
    up_to_44: int | None = None
    up_to_64: int | None = None
    from_65: int | None = None
    households: int | None = None
    rank: str = ""

    @property
    def bands(self) -> tuple[int | None, ...]:
        """The five age bands, the youngest first."""
        return (self.up_to_14, self.up_to_24, self.up_to_44, self.up_to_64, self.from_65)

    @property
    def from_15(self) -> int | None:
        """People of 15 and older: there is no such column, so the whole less its first band. None when either is missing, or
        the band is bigger than the whole by more than rounding."""
        return rest_of(self.inhabitants, self.up_to_14)
