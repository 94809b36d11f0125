"""Dresses the application: palette, fonts and style sheet from the table in look.py, in light or dark.

Widgets ask `tokens_now()` while painting and so never keep a colour; nothing here is stored in a module.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from string import Template
from typing import Final, Literal

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractSpinBox,
    QApplication,
    QHeaderView,
    QLabel,
    QStyle,
    QWidget,
)

from .. import look, paths
from ..look import Tokens
from .drawing import icon, pixmap

Choice = Literal["light", "dark", "system"]

TABULAR: Final = ("number", "number-big", "clock")


def tokens_now() -> Tokens:
    """The tokens of the theme the application wears at this moment."""
    ground = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return look.DARK if ground.lightness() < 128 else look.LIGHT


def colour(token: str) -> QColor:
    """The colour of a token ("accent", "live-tint") in the theme worn now."""
    return QColor(tokens_now().colour(token))


def font(kind: str, *, tabular: bool = False) -> QFont:
    """The font of a type step ("body", "title", …); `tabular` gives every digit the same width."""
    size = look.TYPE[kind]
    result = QFont([look.FONT_FAMILY, *look.FALLBACK_FAMILIES])
    result.setPixelSize(size.px)
    result.setWeight(QFont.Weight(size.weight))
    if tabular or kind in TABULAR:
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def motion_ms(kind: str) -> int:
    """How long a change of this kind ("move", "message", "stage", "reveal") lasts; 0 with motion off."""
    app = QApplication.instance()
    asked = app is not None and bool(app.property("stillness"))
    calm = QApplication.style().styleHint(QStyle.StyleHint.SH_Widget_Animation_Duration) == 0
    return 0 if asked or calm else look.MOTION_MS[kind]


class Theme(QObject):
    """What the application wears; `changed` carries the new Tokens after every part has been dressed."""

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: Choice = "system", *, still: bool = False) -> None:
        super().__init__(app)
        self._app = app
        self._choice: Choice = choice
        self._still, self.still_by_system = still, False
        self._template = Template((paths.ui() / "styles" / "desk.qss").read_text(encoding="utf-8"))
        load_fonts(app, paths.resources() / "fonts")
        app.setStyle("Fusion")
        self.set_still(still)
        app.styleHints().colorSchemeChanged.connect(self._on_system_changed)
        self.wear(choice)

    @property
    def tokens(self) -> Tokens:
        """The tokens worn now."""
        return tokens_now()

    def wear(self, choice: Choice) -> None:
        """Dress the whole application in light, dark or what the system asks."""
        self._choice = choice
        tokens = look.DARK if self._wants_dark(choice) else look.LIGHT
        self._app.setPalette(palette(tokens))
        self._app.setFont(font("body"))
        self._app.setStyleSheet(self._template.substitute(_placeholders(tokens)))
        for window in self._app.topLevelWidgets():
            dress(window)
        self.changed.emit(tokens)

    def set_still(self, still: bool) -> None:
        """Switch all motion off or on; where the system asks for less, it stays off."""
        self._still = still
        self._app.setProperty("stillness", still or self.still_by_system)

    def heed_system(self, asked: bool) -> None:
        """Whether the system asks for less motion."""
        self.still_by_system = asked
        self.set_still(self._still)

    def _wants_dark(self, choice: Choice) -> bool:
        if choice == "system":
            return self._app.styleHints().colorScheme() == Qt.ColorScheme.Dark
        return choice == "dark"

    @Slot(Qt.ColorScheme)
    def _on_system_changed(self, _scheme: Qt.ColorScheme) -> None:
        if self._choice == "system":
            self.wear("system")


def load_fonts(app: QApplication, folder: Path) -> None:
    """Make the bundled fonts known to Qt, once: each time more would make all words slower to measure. A font that cannot be
    read is a FileNotFoundError."""
    if app.property("fonts") == str(folder):
        return
    for name in (*look.FONT_FILES.values(), *look.FALLBACK_FONT_FILES):
        if QFontDatabase.addApplicationFont(str(folder / name)) < 0:
            raise FileNotFoundError(str(folder / name))
    app.setProperty("fonts", str(folder))


def palette(tokens: Tokens) -> QPalette:
    """The palette for everything the style sheet does not reach."""
    role = QPalette.ColorRole
    result = QPalette(QColor(tokens.surface), QColor(tokens.paper))
    roles = {
        role.Window: tokens.paper,
        role.WindowText: tokens.ink,
        role.Base: tokens.surface,
        role.AlternateBase: tokens.sunken,
        role.Text: tokens.ink,
        role.PlaceholderText: tokens.ink3,
        role.Button: tokens.surface,
        role.ButtonText: tokens.ink,
        role.BrightText: tokens.on_accent,
        role.Highlight: tokens.tint,
        role.HighlightedText: tokens.ink,
        role.Accent: tokens.accent,
        role.Link: tokens.accent,
        role.LinkVisited: tokens.accent,
        role.ToolTipBase: tokens.ink,
        role.ToolTipText: tokens.paper,
        role.Light: tokens.surface,
        role.Midlight: tokens.line,
        role.Mid: tokens.edge,
        role.Dark: tokens.edge,
        role.Shadow: tokens.shadow,
    }
    for which, value in roles.items():
        result.setColor(which, QColor(value))
    for which in (role.WindowText, role.Text, role.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, which, QColor(tokens.ink3))
    return result


def _placeholders(tokens: Tokens) -> dict[str, str]:
    places = {name: tokens.colour(name) for name in look.COLOUR_NAMES}
    icons = (paths.resources() / "icons").as_posix()
    return places | {"family": look.FONT_FAMILY, "icons": icons, "shade": "dark" if tokens.dark else "light"}


def dress(root: QWidget) -> None:
    """Give a form what a style sheet cannot: icons by the properties iconName, iconToken, iconSide; equal digits."""
    for widget in _with_children(root):
        name = widget.property("iconName")
        paints_itself = widget.metaObject().indexOfProperty("iconName") >= 0
        if isinstance(name, str) and name and not paints_itself:
            _put_icon(widget, name)
        kind = str(widget.property("type") or "body")
        if kind in look.TYPE and (kind in TABULAR or widget.property("tabular")):
            widget.setFont(font(kind, tabular=True))
        if isinstance(widget, QAbstractSpinBox):
            widget.lineEdit().setTextMargins(9, 0, 0, 0)
        if isinstance(widget, QHeaderView):
            widget.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again after a dynamic property (role, chip, type, error) has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    widget.update()


def set_style_property(widget: QWidget, name: str, value: object) -> None:
    """Set a dynamic property that the style sheet knows, and restyle; does nothing when it is so already."""
    if widget.property(name) != value:
        widget.setProperty(name, value)
        restyle(widget)


def _with_children(root: QWidget) -> Iterable[QWidget]:
    yield root
    yield from root.findChildren(QWidget)


def _put_icon(widget: QWidget, name: str) -> None:
    token = str(widget.property("iconToken") or _icon_token(widget))
    if isinstance(widget, QAbstractButton):
        widget.setIcon(icon(name, widget.iconSize().width(), colour(token)))
    elif isinstance(widget, QLabel):
        side = int(widget.property("iconSide") or 20)
        widget.setPixmap(pixmap(name, side, colour(token), widget.devicePixelRatioF()))


def _icon_token(widget: QWidget) -> str:
    if not isinstance(widget, QAbstractButton):
        return "ink2"
    return {"main": "on-accent", "quiet": "accent", "danger": "danger"}.get(
        str(widget.property("role")), "ink"
    )
