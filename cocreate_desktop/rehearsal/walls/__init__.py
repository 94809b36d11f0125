"""Made-up walls full of sticky notes, photographed by a made-up camera, with the truth beside them: for tests, the demo, and to
teach the finder of notes. Nothing here is tuned to what finds them."""

from cocreate_desktop.rehearsal.walls.plan import Ground, HungNote, Layout, Light, Shape, Wall, WallPlan
from cocreate_desktop.rehearsal.walls.scene import make_wall

__all__ = ["Ground", "HungNote", "Layout", "Light", "Shape", "Wall", "WallPlan", "make_wall"]
