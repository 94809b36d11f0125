"""Made-up rooms full of neighbours who hold up voting cards, photographed by a made-up camera, with the truth beside them: for
tests, tables and the demo. Nothing here is tuned to what reads the cards."""

from cocreate_desktop.rehearsal.rooms.plan import HeldCard, Room, RoomPlan
from cocreate_desktop.rehearsal.rooms.scene import film, make_room, room

__all__ = ["HeldCard", "Room", "RoomPlan", "film", "make_room", "room"]
