"""What lies beside the things of a project: in the same file, and in a hub's own tables."""

from collections.abc import Mapping

from cocreate_desktop.domain.dataprotection.declared import Holding, Shelf, fields
from cocreate_desktop.domain.dataprotection.terms import SHARED, Aim, Ground, Place, Seen, Term, Whose
from cocreate_desktop.language import N_


def _beside(
    word: str,
    what: str,
    named: Mapping[str, str],
    *,
    whose: Whose = Whose.NOBODY,
    aim: Aim = Aim.SAFE,
    term: Term = Term.PROJECT,
    seen: Seen = Seen.NOBODY,
) -> Holding:
    """A table of the same file, for safety unless it says otherwise."""
    return Holding(
        shelf=Shelf.TABLE,
        word=word,
        what=what,
        fields=fields(**named),
        whose=whose,
        places=SHARED,
        ground=Ground.NONE if whose is Whose.NOBODY else Ground.TASK,
        aim=aim,
        term=term,
        seen=seen,
    )


def _at_hub(
    word: str,
    what: str,
    named: Mapping[str, str],
    *,
    whose: Whose = Whose.NOBODY,
    ground: Ground = Ground.NONE,
    aim: Aim = Aim.ACCESS,
    term: Term = Term.HUB,
    seen: Seen = Seen.HUB,
) -> Holding:
    """A table that only a hub has, for access unless it says otherwise."""
    return Holding(
        shelf=Shelf.HUB,
        word=word,
        what=what,
        fields=fields(**named),
        whose=whose,
        places=(Place.HUB,),
        ground=ground,
        aim=aim,
        term=term,
        seen=seen,
    )


TABLES: tuple[Holding, ...] = (
    _beside(
        "ballot", N_("a vote, under a mark that leads to nobody once the result is final"),
        {"plain": "project_id round_id device seq channel people stamp by_code", "mark": "voter", "opinion": "choices text"},
        whose=Whose.TAKES_PART, aim=Aim.EVENING, term=Term.PUBLISHED, seen=Seen.COUNTS,
    ),
    _beside(
        "op", N_("the record: every change, so that laptops can share it"),
        {"plain": "project_id device seq hlc base kind entity entity_id field salt link", "words": "value", "mark": "subject"},
        whose=Whose.TAKES_PART,
    ),
    _beside("device_clock", N_("how far the record of each laptop is"),
            {"plain": "project_id device seq hlc link successor"}),
    _beside("field_stamp", N_("when a field was changed last"), {"plain": "project_id entity entity_id field stamp"}),
    _beside("beaten", N_("a second version of something, until somebody chooses"),
            {"plain": "project_id entity entity_id field stamp", "words": "value"},
            whose=Whose.TAKES_PART, seen=Seen.ORGANISERS),
    _beside("blob", N_("the pictures themselves"),
            {"plain": "project_id sha256 media_type size", "picture": "content"},
            whose=Whose.TAKES_PART, aim=Aim.EVENING, seen=Seen.READ),
    _beside("blob_part", N_("parts of pictures that are still coming in"),
            {"plain": "project_id sha256 start", "picture": "content"}, whose=Whose.TAKES_PART),
    _beside("erasure", N_("that something was erased: a salted hash, so that it is erased everywhere"),
            {"plain": "project_id salt at_hlc", "mark": "subject_hash"}, whose=Whose.TAKES_PART),
    _beside("meta",
            N_("what the file knows of itself, what is half typed on this laptop until it is entered, and words added for "
               "spelling"),
            {"plain": "key", "words": "value"}, whose=Whose.TAKES_PART, seen=Seen.ORGANISERS),
)  # fmt: skip

AT_HUB: tuple[Holding, ...] = (
    _at_hub("organisation", N_("an organisation that may use the hub"), {"plain": "id name projects made_at"}),
    _at_hub("hub_project", N_("a project that has a place at the hub"),
            {"plain": "project_id organisation_id name closed most_ops most_bytes made_at home ended"}),
    _at_hub("administrator", N_("somebody who may look at the dashboard"),
            {"plain": "organisation_id made_at seen_at stopped_at", "contact": "name", "secret": "password"},
            whose=Whose.KEEPS_HUB, ground=Ground.TASK),
    _at_hub("hub_device", N_("a laptop that is let in"),
            {"plain": "id organisation_id project_id made_at seen_at revoked_at", "work": "name", "secret": "token"},
            whose=Whose.KEEPS_HUB, ground=Ground.TASK),
    _at_hub("pairing_code", N_("a code by which one laptop is let in once"),
            {"plain": "organisation_id project_id made_at until used_at", "secret": "hash"}),
    _at_hub("failed_try", N_("how many tries failed in a minute, not whose"), {"plain": "what minute times"}),
    _at_hub("sign_in", N_("that somebody is signed in to the dashboard"),
            {"plain": "until", "secret": "token", "contact": "name"},
            whose=Whose.KEEPS_HUB, ground=Ground.TASK, term=Term.SIGNED_IN),
    _at_hub(
        "follower", N_("somebody at home who wants to hear more: sealed, the key is outside the database"),
        {"plain": "project_id purpose language page asked_on delete_on confirmed_at known_at stopped_at goes_at mails",
         "mark": "id offer_id mark mailed_to", "secret": "confirm stop", "contact": "sealed"},
        whose=Whose.REACHABLE, ground=Ground.CONSENT, aim=Aim.CONTACT, term=Term.TOLD, seen=Seen.NOBODY,
    ),
    _at_hub("news", N_("a message to all who asked for it"),
            {"plain": "project_id id told_at people sent failed", "words": "subject words"},
            whose=Whose.ORGANISES, ground=Ground.TASK, aim=Aim.CONTACT, seen=Seen.ROOM, term=Term.PROJECT),
    _at_hub("mail_out", N_("a mail that is due: to whom by a number, never an address"),
            {"plain": "project_id about state due_at ends_at tries", "mark": "follower_id"},
            whose=Whose.REACHABLE, ground=Ground.CONSENT, aim=Aim.CONTACT, term=Term.TOLD, seen=Seen.NOBODY),
)  # fmt: skip
