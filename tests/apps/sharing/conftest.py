"""A hub for the tests of a file; its threads outlive each of them (``threads_may_stay``)."""

from collections.abc import Iterator

import pytest

from tests.apps.sharing.hall import Hub, a_hub


@pytest.fixture(scope="module")
def hub(threads_may_stay: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Hub]:
    with a_hub(tmp_path_factory.mktemp("hub")) as made:
        yield made
