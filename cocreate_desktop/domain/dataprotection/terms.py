"""The words by which stored things are declared, each with the sentence that a data protection officer reads."""

from enum import StrEnum

from cocreate_desktop.language import N_


class Sort(StrEnum):
    """What a field is to whoever it may be about, from harmless to what must be guarded most."""

    PLAIN = "plain"
    WORK = "work"
    COUNTED = "counted"
    MARK = "mark"
    SECRET = "secret"
    PICTURE = "picture"
    WORDS = "words"
    OPINION = "opinion"
    CONTACT = "contact"


SORT_NAMES = {
    Sort.PLAIN: N_("no personal data"),
    Sort.WORK: N_("an organisation, or somebody in her work"),
    Sort.COUNTED: N_("a trait of one who was counted, without a name"),
    Sort.MARK: N_("a mark in place of a person (pseudonymous)"),
    Sort.SECRET: N_("a key or a code"),
    Sort.PICTURE: N_("a picture, which may show handwriting or people"),
    Sort.WORDS: N_("free text, which may hold something personal"),
    Sort.OPINION: N_("an opinion or a vote, which may be political (special category, GDPR art. 9)"),
    Sort.CONTACT: N_("a name, or how to reach somebody"),
}


class Whose(StrEnum):
    """Whom it may be about."""

    NOBODY = "nobody"
    TAKES_PART = "takes-part"
    REACHABLE = "reachable"
    ORGANISES = "organises"
    KEEPS_HUB = "keeps-hub"


WHOSE_NAMES = {
    Whose.NOBODY: N_("nobody"),
    Whose.TAKES_PART: N_("people who take part"),
    Whose.REACHABLE: N_("people who left their contact details"),
    Whose.ORGANISES: N_("who organises the evening"),
    Whose.KEEPS_HUB: N_("who works with the hub"),
}


class Place(StrEnum):
    """Where it lies."""

    LAPTOP = "laptop"
    FOLDER = "folder"
    BACKUP = "backup"
    HUB = "hub"
    PHONE = "phone"
    PAPER = "paper"


PLACE_NAMES = {
    Place.LAPTOP: N_("laptop (encrypted file)"),
    Place.FOLDER: N_("folder of the program on the laptop"),
    Place.BACKUP: N_("backup (encrypted)"),
    Place.HUB: N_("hub, if there is one"),
    Place.PHONE: N_("phone or browser of the person herself"),
    Place.PAPER: N_("paper"),
}


SHARED = (Place.LAPTOP, Place.BACKUP, Place.HUB)
"""Where everything of a project lies that laptops share."""


class Ground(StrEnum):
    """Why it may be kept."""

    NONE = "none"
    TASK = "task"
    CONSENT = "consent"


GROUND_NAMES = {
    Ground.NONE: N_("not personal"),
    Ground.TASK: N_("task of public interest (GDPR art. 6(1)(e))"),
    Ground.CONSENT: N_("consent (GDPR art. 6(1)(a))"),
}


class Term(StrEnum):
    """How long it is kept."""

    PROJECT = "project"
    PUBLISHED = "published"
    PHOTOS = "photos"
    CONTACT = "contact"
    TWO_DAYS = "two-days"
    HALF_YEAR = "half-year"
    YEAR = "year"
    SIGNED_IN = "signed-in"
    WINDOW = "window"
    SENT = "sent"
    TOLD = "told"
    MACHINE = "machine"
    ROTATES = "rotates"
    HUB = "hub"


TERM_NAMES = {
    Term.PROJECT: N_("until the day of deletion of the project"),
    Term.PUBLISHED: N_("until the day of deletion; what ties a vote to a code goes when the result is final"),
    Term.PHOTOS: N_("until the day for photos of walls, else that of the project"),
    Term.CONTACT: N_("until the day that the person was told, or at once when she takes it back"),
    Term.TWO_DAYS: N_("two days"),
    Term.HALF_YEAR: N_("half a year"),
    Term.YEAR: N_("a year"),
    Term.SIGNED_IN: N_("ten hours, or until signing out"),
    Term.WINDOW: N_("until the browser is closed"),
    Term.SENT: N_("until it is sent or thrown away"),
    Term.TOLD: N_(
        "until the day that the person was told; of whoever stops, 400 days a number without meaning"
    ),
    Term.MACHINE: N_("as long as the program is used on this laptop"),
    Term.ROTATES: N_("the last 2 MB; older lines go by themselves"),
    Term.HUB: N_("until whoever looks after the hub removes it"),
}


class Aim(StrEnum):
    """What for."""

    EVENING = "evening"
    REPLY = "reply"
    REACH = "reach"
    CONTACT = "contact"
    PROOF = "proof"
    SAFE = "safe"
    ACCESS = "access"
    USE = "use"


AIM_NAMES = {
    Aim.EVENING: N_("to hold the evening, with everybody’s ideas and votes"),
    Aim.REPLY: N_("to answer for what is done with the ideas"),
    Aim.REACH: N_("to know whether the neighbourhood is reached and satisfied"),
    Aim.CONTACT: N_("to write to somebody as she agreed to"),
    Aim.PROOF: N_("to show that the count is right"),
    Aim.SAFE: N_("to lose nothing, and to share among laptops"),
    Aim.ACCESS: N_("to let in only who may come in"),
    Aim.USE: N_("to have pages and program as somebody wants them"),
}


class Seen(StrEnum):
    """Who gets to see it."""

    ORGANISERS = "organisers"
    ROOM = "room"
    READ = "read"
    COUNTS = "counts"
    NOBODY = "nobody"
    HERSELF = "herself"
    HUB = "hub"


SEEN_NAMES = {
    Seen.ORGANISERS: N_("the facilitator and colleagues with the key"),
    Seen.ROOM: N_("the room, the report and the follow-up"),
    Seen.READ: N_("the room and the report, once the facilitator has let it through"),
    Seen.COUNTS: N_("only as a number; the facilitator never sees whose it is"),
    Seen.NOBODY: N_("nobody; only the program works with it"),
    Seen.HERSELF: N_("only whoever it is of"),
    Seen.HUB: N_("who looks after the hub"),
}
