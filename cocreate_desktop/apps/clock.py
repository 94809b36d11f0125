"""The real clock, in the time zone of the machine."""

from datetime import datetime


class WallClock:
    """Fulfils ``services.ports.Clock``."""

    def now(self) -> datetime:
        """Now, with the machine's time zone."""
        return datetime.now().astimezone()
