"""Every page has a heading with words in it, also when the facilitator has filled in nothing but a name."""

import re
from pathlib import Path

import httpx

from cocreate_desktop.apps.workspace import create_services
from tests.phones.conftest import RunningServer


def test_that_every_step_of_an_empty_project_has_a_heading(tmp_path: Path) -> None:
    opened = create_services(tmp_path / "leeg.cocreate", {"name": "Leeg"})
    evening = opened.services.evenings.all()[0]
    server = RunningServer(opened.services, evening.id)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{server.port}", follow_redirects=True) as phone:
            assert phone.post(f"/J/{evening.join_token}").status_code == 200
            for step in opened.services.evenings.steps(evening.id):
                opened.services.playing.go_to(evening.id, step.id)
                found = re.search(r"<h1[^>]*>(.*?)</h1>", phone.get("/").text, re.DOTALL)
                assert found is not None
                assert found[1].strip(), step.kind
    finally:
        server.stop()
        opened.close()
