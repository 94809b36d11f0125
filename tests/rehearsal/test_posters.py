"""Made-up posters: the same plan gives the same photo, and the truth beside it is true."""

import pytest

from cocreate_desktop.domain.posters import Poster, option_box, pages
from cocreate_desktop.rehearsal.posters import Closeness, PosterPlan, make_photo, poster_photo

POSTER = Poster(17, 3)


def _plan(**changed: object) -> PosterPlan:
    fields: dict[str, object] = {"seed": 3, "poster": POSTER, "counts": (2, 0, 5), "scale": 2.0, **changed}
    return PosterPlan(**fields)  # type: ignore[arg-type]


def test_that_the_same_plan_gives_the_same_photo_and_another_seed_another() -> None:
    one, again, other = make_photo(_plan()), make_photo(_plan()), make_photo(_plan(seed=4))
    assert (one.picture == again.picture).all()
    assert one.stickers == again.stickers
    assert one.stickers != other.stickers


def test_that_the_truth_tells_how_many_are_in_each_box() -> None:
    photo = make_photo(_plan())
    assert photo.counts == {0: 2, 1: 0, 2: 5}
    (page,) = pages(POSTER)
    for one in photo.stickers:
        box = option_box(page, one.x, one.y)
        assert box is not None
        assert box.option == one.option
        assert one.visible > 0.99, "nothing lies over it"


def test_that_a_sticker_that_misses_its_box_counts_where_its_middle_lies() -> None:
    photo = make_photo(_plan(counts=(10, 10, 10), on_line=1.0))
    assert sum(photo.counts.values()) == sum(one.option >= 0 for one in photo.stickers)
    assert 0 < sum(one.option < 0 for one in photo.stickers) < 30


@pytest.mark.parametrize(("closeness", "least"), [(Closeness.OVERLAPPING, 0.65), (Closeness.HEAPED, 0.4)])
def test_that_stickers_lie_over_one_another_as_far_as_was_asked(closeness: Closeness, least: float) -> None:
    photo = make_photo(_plan(counts=(8, 8, 8), closeness=closeness))
    (page,) = pages(POSTER)
    gaps = [
        ((one.x - other.x) ** 2 + (one.y - other.y) ** 2) ** 0.5
        for place, one in enumerate(photo.stickers)
        for other in photo.stickers[:place]
        if one.option == other.option
    ]
    assert len(page.boxes) == 3
    assert least <= min(gaps) / 12.0 < 1
    assert min(one.visible for one in photo.stickers) < 1


def test_that_a_photo_for_the_demo_has_the_counts_that_it_is_given() -> None:
    poster = Poster(3, 10)
    photo = poster_photo(poster, {5: 4, 9: 1}, seed=7, page=2)
    assert photo.counts == {5: 4, 6: 0, 7: 0, 8: 0, 9: 1}
    assert photo.content().startswith(b"\xff\xd8\xff")
    assert (poster_photo(poster, {5: 4, 9: 1}, seed=7, page=2).picture == photo.picture).all()


def test_that_a_photo_may_be_turned() -> None:
    upright, turned = make_photo(_plan()), make_photo(_plan(quarter=1))
    assert turned.picture.shape[:2] == upright.picture.shape[1::-1]
    assert turned.stickers == upright.stickers
