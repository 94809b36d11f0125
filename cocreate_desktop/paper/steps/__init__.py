"""The paper face of each kind of step: what hangs or lies in the hall, so that nobody needs a screen to take part."""

from collections.abc import Callable

from cocreate_desktop.domain.steps import Kind
from cocreate_desktop.paper.flow import Block
from cocreate_desktop.paper.steps import ideas, pause, themes, vote, welcome
from cocreate_desktop.services.overview import EveningView

FACES: dict[Kind, Callable[[EveningView], list[Block]]] = {
    Kind.WELCOME: welcome.flowables,
    Kind.IDEAS: ideas.flowables,
    Kind.THEMES: themes.flowables,
    Kind.VOTE: vote.flowables,
    Kind.PAUSE: pause.flowables,
}
"""Each takes the evening seen at its step and gives blocks for pages with a head and a foot."""
