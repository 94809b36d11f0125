"""Cameras: their names, their pictures, and what is told when one goes. A film stands for the camera: OpenCV reads both."""

from io import BytesIO
from pathlib import Path

import cv2
import numpy as np
import pytest
from PIL import Image

from cocreate_desktop.capture import cameranames, cameras
from cocreate_desktop.domain.errors import CameraGone
from cocreate_desktop.language import speaking

WIDE, HIGH = 1920, 1080


def film(folder: Path, pictures: int = 3, size: tuple[int, int] = (WIDE, HIGH)) -> str:
    """A film whose left half is red and whose right half is blue."""
    path = str(folder / "camera.avi")
    out = cv2.VideoWriter(path, cv2.VideoWriter.fourcc(*"MJPG"), 10, size)
    assert out.isOpened()
    picture = np.zeros((size[1], size[0], 3), np.uint8)
    picture[:, : size[0] // 2, 2] = 255
    picture[:, size[0] // 2 :, 0] = 255
    for _time in range(pictures):
        out.write(picture)
    out.release()
    return path


def test_that_a_live_picture_is_small_in_true_colours_and_not_mirrored(tmp_path: Path) -> None:
    with cameras.looking(film(tmp_path), "Camera 1") as camera:
        frame = camera.frame()
    assert (frame.width, frame.height) == (1280, 720)
    assert len(frame.pixels) == 1280 * 720 * 3
    picture = Image.frombytes("RGB", (frame.width, frame.height), frame.pixels)
    left, right = picture.getpixel((100, 300)), picture.getpixel((1200, 300))
    assert isinstance(left, tuple)
    assert isinstance(right, tuple)
    assert left[0] > 200 > left[2]
    assert right[2] > 200 > right[0]


def test_that_a_sharp_picture_has_the_camera_s_own_size_and_is_not_mirrored(tmp_path: Path) -> None:
    with cameras.looking(film(tmp_path), "Camera 1") as camera:
        frame = camera.sharp()
    assert (frame.width, frame.height, frame.warnings) == (WIDE, HIGH, ())
    assert len(frame.pixels) == WIDE * HIGH * 3
    assert frame.pixels[0] > 200 > frame.pixels[2]


def test_that_a_small_camera_is_not_blown_up(tmp_path: Path) -> None:
    with cameras.looking(film(tmp_path, size=(640, 480)), "Camera 1") as camera:
        frame = camera.frame()
    assert (frame.width, frame.height) == (640, 480)


def test_that_a_photo_has_the_full_size_of_the_camera(tmp_path: Path) -> None:
    with cameras.looking(film(tmp_path), "Webcam") as camera:
        camera.frame()
        photo = camera.shoot()
    assert (photo.width, photo.height, photo.media_type, photo.name) == (WIDE, HIGH, "image/jpeg", "Webcam")
    picture = Image.open(BytesIO(photo.content))
    assert picture.size == (WIDE, HIGH)
    assert not picture.getexif()


def test_that_a_camera_that_goes_says_so_and_what_was_shot_stays(tmp_path: Path) -> None:
    with cameras.looking(film(tmp_path, 2), "Webcam") as camera:
        kept = camera.shoot()
        camera.frame()
        with pytest.raises(CameraGone) as told:
            camera.frame()
        with pytest.raises(CameraGone):
            camera.shoot()
    assert kept.content
    with speaking("en"):
        assert "“Webcam” gives no picture" in str(told.value)
        assert "are kept" in str(told.value)


def test_that_no_camera_is_told_without_a_word_on_the_terminal(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "broken.avi").write_bytes(b"RIFF no film")
    for source in (97, str(tmp_path / "broken.avi"), str(tmp_path / "none.avi")):
        with pytest.raises(CameraGone), cameras.looking(source, "Camera"):
            pass
    with pytest.raises(CameraGone), cameras.camera(97):
        pass
    with pytest.raises(CameraGone), cameras.camera(-1):
        pass
    assert capfd.readouterr() == ("", "")


def test_that_linux_tells_the_names_of_cameras_without_their_second_nodes(tmp_path: Path) -> None:
    told = (("video10", "0", "Document camera"), ("video2", "0", "Webcam"), ("video3", "1", "Webcam"))
    for node, index, name in told:
        (tmp_path / node).mkdir()
        (tmp_path / node / "index").write_text(index + "\n", encoding="utf-8")
        (tmp_path / node / "name").write_text(name + "\n", encoding="utf-8")
    (tmp_path / "video5").mkdir()
    (tmp_path / "video_odd").mkdir()
    with speaking("en"):
        assert cameranames.nodes(tmp_path) == ((2, "Webcam"), (5, "Camera 6"), (10, "Document camera"))
    assert cameranames.nodes(tmp_path / "none") == ()


def test_that_the_names_of_this_machine_can_be_asked() -> None:
    assert all(cameras.cameras())
