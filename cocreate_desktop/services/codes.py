"""What services need of typed voting codes: making one and reading one back, as a Protocol that ``codes`` fulfils."""

from typing import Protocol


class TypedCodes(Protocol):
    """Short codes that people type over from paper."""

    def new(self) -> str:
        """A new random code in its normal form."""

    def normalise(self, typed: str) -> str:
        """The normal form of what somebody typed. Raises BadCode when it can be no code."""
