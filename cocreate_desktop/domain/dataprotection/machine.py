"""What is kept outside a project: by phones and browsers, and in the program's own folder on a laptop."""

from cocreate_desktop.domain.dataprotection.declared import Holding, Shelf, fields
from cocreate_desktop.domain.dataprotection.terms import Aim, Ground, Place, Seen, Sort, Term, Whose
from cocreate_desktop.language import N_


def _cookie(
    word: str, what: str, sort: Sort, aim: Aim, term: Term, whose: Whose = Whose.TAKES_PART
) -> Holding:
    return Holding(
        shelf=Shelf.COOKIE,
        word=word,
        what=what,
        fields={"value": sort},
        whose=whose,
        places=(Place.PHONE,),
        ground=Ground.NONE if sort is Sort.PLAIN else Ground.TASK,
        aim=aim,
        term=term,
        seen=Seen.HERSELF,
    )


def _file(
    word: str,
    what: str,
    kept_by: str,
    plain: str = "content",
    *,
    term: Term = Term.MACHINE,
    aim: Aim = Aim.SAFE,
    words: str = "",
    secret: str = "",
) -> Holding:
    """Whose it is follows: free text of a project is about people, the rest about nobody."""
    whose = Whose.TAKES_PART if words else Whose.NOBODY
    return Holding(
        shelf=Shelf.FILE,
        word=word,
        what=what,
        fields=fields(plain, words=words, secret=secret),
        whose=whose,
        places=(Place.FOLDER,),
        ground=Ground.NONE if whose is Whose.NOBODY else Ground.TASK,
        aim=aim,
        term=term,
        seen=Seen.ORGANISERS,
        kept_by=kept_by,
    )


ON_PHONES: tuple[Holding, ...] = (
    _cookie("guest", N_("that this phone has joined the evening: a random token with a signature"), Sort.MARK, Aim.EVENING,
            Term.TWO_DAYS),
    _cookie("via", N_("the code of the flyer or poster by which somebody came"), Sort.PLAIN, Aim.REACH, Term.TWO_DAYS,
            Whose.NOBODY),
    _cookie("door", N_("what a tablet at the door counted last"), Sort.PLAIN, Aim.REACH, Term.TWO_DAYS, Whose.NOBODY),
    _cookie("proef", N_("that a phone tried whether it reaches the laptop"), Sort.PLAIN, Aim.USE, Term.WINDOW, Whose.NOBODY),
    _cookie("lang", N_("the language that was chosen"), Sort.PLAIN, Aim.USE, Term.YEAR, Whose.NOBODY),
    _cookie("display", N_("the size of the letters and the colours that were chosen"), Sort.PLAIN, Aim.USE, Term.YEAR,
            Whose.NOBODY),
    _cookie("home", N_("that this browser sent something from home: a random token with a signature"), Sort.MARK,
            Aim.EVENING, Term.HALF_YEAR),
    _cookie("ticket", N_("the personal code by which somebody votes at home, signed"), Sort.SECRET, Aim.EVENING,
            Term.HALF_YEAR),
    _cookie("hub", N_("that an administrator is signed in"), Sort.SECRET, Aim.ACCESS, Term.SIGNED_IN, Whose.KEEPS_HUB),
    _cookie("hub-form", N_("that a form for signing in came from the hub itself"), Sort.SECRET, Aim.ACCESS, Term.WINDOW,
            Whose.KEEPS_HUB),
    Holding(
        shelf=Shelf.STORAGE, word="localStorage", what=N_("what somebody is writing or choosing and has not sent yet"),
        fields=fields(opinion="draft"), whose=Whose.TAKES_PART, places=(Place.PHONE,), ground=Ground.TASK,
        aim=Aim.EVENING, term=Term.SENT, seen=Seen.HERSELF,
    ),
)  # fmt: skip

FILES: tuple[Holding, ...] = (
    _file("settings.toml", N_("what the user of this laptop chose"), "settings",
          "language theme text_size less_motion spelling tour_seen backup_folder port adapter projector idea_columns "
          "other updates updates_asked newest", aim=Aim.USE),
    _file("recent.json", N_("the projects of the start screen, and open pledges in which nothing personal is seen"),
          "apps.recent", "path name question opened_at phase evening date starts kept_until", words="pledges", aim=Aim.USE),
    _file("open/", N_("where a window was, so that the next one goes on there after a crash"), "apps.reopening",
          "path beamer began returned_at at", term=Term.SENT, aim=Aim.USE),
    _file("devices/", N_("which number this laptop writes under, for each project"), "storage.devices", "id instance seq"),
    _file("erasures/", N_("salted hashes of what was erased, so that an old backup brings nothing back"), "storage.erasures"),
    _file("erasures/…-receipts.json", N_("receipts of erasures: kinds and numbers, not a word"), "storage.erasures"),
    _file("keys/", N_("the key of a project, where this laptop has no keyring"), "storage.keys", "", secret="content",
          aim=Aim.ACCESS),
    _file("logs/", N_("what the program did and what went wrong: never a note, a name, a code or a key"), "logs",
          term=Term.ROTATES),
    _file("sharing/", N_("the certificate by which laptops know one another"), "apps.sharing.door", "", secret="content",
          aim=Aim.ACCESS),
    _file("hub.vault, hub.db", N_("of a hub: the key of contact details, and its database when it is only tried out"),
          "apps.hub.plan", "", secret="content", aim=Aim.ACCESS),
    _file("(trial of a backup)", N_("a backup that is put back on trial, encrypted, and thrown away at once"), "storage.drill",
          term=Term.SENT),
    _file("(dry run)", N_("an invented evening to practise with, thrown away afterwards"), "apps.dryrun", term=Term.SENT,
          aim=Aim.USE),
)  # fmt: skip

READ_ONLY = frozenset({"apps.doctor"})
"""Modules that look at the folder and keep nothing there."""
