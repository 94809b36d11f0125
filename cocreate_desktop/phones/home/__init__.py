"""The online follow-up: the pages that a QR code opens at home. The same services and the same family of pages as in the hall;
they need no hub, only somebody who opens projects (``ports``)."""
