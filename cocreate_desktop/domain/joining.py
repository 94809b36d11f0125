"""How neighbours join besides the hall's Wi-Fi: what the welcome of an evening says of it, wherever that is asked."""

from collections.abc import Iterable

from cocreate_desktop.domain.steps import Kind, Step, WelcomeSettings, read_settings


def welcome_settings(steps: Iterable[Step]) -> WelcomeSettings:
    """The settings of the first welcome among ``steps``; the usual ones without one."""
    found = (read_settings(step) for step in steps if step.kind is Kind.WELCOME)
    return next((one for one in found if isinstance(one, WelcomeSettings)), WelcomeSettings())
