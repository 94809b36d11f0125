"""Qt's own words (those of its file dialog, or of the menu of a text field) in the language of the app.

Qt brings them in Dutch, but its Dutch file is behind its English: two labels of the file dialog got an underlined letter
and lost their Dutch with it. Those two come from the app's own catalogue. The dialogs of Windows and macOS speak for
themselves.
"""

from __future__ import annotations

from PySide6.QtCore import QLibraryInfo, QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from .. import language
from ..language import N_, _

LACKING = frozenset({("QFileDialog", N_("&Look in:")), ("QFileDialog", N_("Files of &type:"))})


class LackingWords(QTranslator):
    """What Qt's own file lacks, and nothing else."""

    def isEmpty(self) -> bool:  # noqa: N802 - Qt's name
        """Qt asks no translator that says it is empty."""
        return False

    def translate(
        self, context: str, source: str, _disambiguation: str | None = None, _n: int = -1
    ) -> str | None:
        """The text in the language of now. None for what is another's to translate: an empty text would be shown."""
        return _(source) if (context, source) in LACKING else None


def speak(app: QApplication) -> None:
    """Qt's words become those of the language of now, also when they were another's before. English is what Qt speaks
    by itself."""
    for before in app.findChildren(QTranslator):
        app.removeTranslator(before)
        before.setParent(None)
    if language.current() == "en":
        return
    # Qt asks the last one first, so ours is asked only about what Qt's own file lacks.
    app.installTranslator(LackingWords(app))
    shipped = QTranslator(app)
    folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
    if shipped.load(QLocale(language.current()), "qtbase", "_", folder):
        app.installTranslator(shipped)
