"""A project that is shared: with the hub, with other laptops in the hall and by stick, over one protocol."""

from cocreate_desktop.apps.sharing.joining import LocalJoining
from cocreate_desktop.apps.sharing.local import LocalSharing

__all__ = ["LocalJoining", "LocalSharing"]
