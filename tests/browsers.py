"""A real browser without a screen, for tests that look at a page as a neighbour does."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from playwright.sync_api import Browser, sync_playwright

from cocreate_desktop.rehearsal.browser import find_browser

IN_A_BROWSER = (
    pytest.mark.browser,
    pytest.mark.skipif(find_browser() is None, reason="no Chromium, Chrome or Edge here"),
)
"""The marks of a file all of whose tests need one."""


@contextmanager
def running_browser() -> Iterator[Browser]:
    """The Chromium-like browser of this machine, ended afterwards."""
    found = find_browser()
    assert found is not None, "the tests need a browser"
    as_root = hasattr(os, "geteuid") and os.geteuid() == 0
    flags = ["--disable-quic", *(["--no-sandbox"] if as_root else [])]
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=str(found), args=flags)
        yield made
        made.close()
