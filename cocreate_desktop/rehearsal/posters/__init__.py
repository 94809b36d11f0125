"""Made-up posters full of stickers, photographed by a made-up camera, with the truth beside them: for tests, the demo and the
table of how well stickers are counted. Nothing here is tuned to what counts them."""

from cocreate_desktop.rehearsal.posters.photo import PosterPhoto, make_photo, poster_photo
from cocreate_desktop.rehearsal.posters.plan import Closeness, PosterPlan, Stuck

__all__ = ["Closeness", "PosterPhoto", "PosterPlan", "Stuck", "make_photo", "poster_photo"]
