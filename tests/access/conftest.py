"""One hub, with everybody who may come by, for all tests that change nothing of it."""

from collections.abc import Iterator

import pytest

from tests.access.hubscene import HubScene, hub_scene


@pytest.fixture(scope="session")
def hub(threads_may_stay: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[HubScene]:
    """Each test leaves it as it was."""
    with hub_scene(tmp_path_factory.mktemp("hub")) as made:
        yield made
