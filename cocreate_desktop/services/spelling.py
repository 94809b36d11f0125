"""Spelling: what the window asks of whoever knows the words of a language, and the names that a project knows itself."""

from typing import Final, Protocol

from cocreate_desktop.domain.areas import Area
from cocreate_desktop.domain.evening import Evening
from cocreate_desktop.domain.pledges import Pledge
from cocreate_desktop.domain.project import Project
from cocreate_desktop.domain.replies import Reply
from cocreate_desktop.domain.spelling import Names, names_of
from cocreate_desktop.domain.themes import Theme
from cocreate_desktop.domain.vault import Contact
from cocreate_desktop.services.ports import Reader

NAMING: Final = ("project", "evening", "area", "contact", "pledge", "reply", "theme")
"""What things hold names, as the op-log calls them."""
TAUGHT: Final = "spelling"
"""The place among the drafts where the words stand that somebody added."""
_MOST: Final = 400


class Speller(Protocol):
    """Knows the words of a language. Each question may take half a second: ask it outside the window's thread."""

    def right(self, language: str, word: str) -> bool:
        """Whether it is spelt as it should be. Raises OSError when nobody can say."""

    def suggestions(self, language: str, word: str) -> tuple[str, ...]:
        """What may be meant instead, the likeliest first; none for a word that is right. Raises OSError."""

    def lacks(self, language: str) -> bool:
        """Whether nobody here can say it of this language. At once, any thread."""

    def open(self) -> None:
        """It may be asked again after it was closed."""

    def close(self) -> None:
        """Ends what it began, also a question that is being answered: whoever waits has an OSError, and whoever asks later."""


def project_names(reader: Reader) -> Names:
    """People, places, titles and themes, inside a read."""
    (project,) = reader.find(Project)
    evenings, areas = reader.find(Evening), reader.find(Area)
    called = [project.decides_who, project.responsible, project.organiser]
    called += [evening.hall for evening in evenings]
    called += [name for area in areas for name in (area.name, area.municipality)]
    called += [contact.name for contact in reader.find(Contact)]
    called += [pledge.who for pledge in reader.find(Pledge)] + [reply.who for reply in reader.find(Reply)]
    titles = [project.name, *(evening.name for evening in evenings)]
    themes = [theme.name for theme in reader.newest(Theme, _MOST)]
    return names_of(called, titles, [project.question, *themes])
