"""Every kind of thing in a project, as it stands in the record and is shared among laptops."""

from cocreate_desktop.domain.dataprotection.declared import Holding, Shelf, fields
from cocreate_desktop.domain.dataprotection.terms import SHARED, Aim, Ground, Seen, Sort, Term, Whose
from cocreate_desktop.language import N_


def _kept(
    word: str,
    what: str,
    plain: str,
    *,
    whose: Whose = Whose.NOBODY,
    aim: Aim = Aim.EVENING,
    term: Term = Term.PROJECT,
    seen: Seen = Seen.ORGANISERS,
    ground: Ground | None = None,
    **others: str,
) -> Holding:
    """One kind; the ground of what is about people is the task, unless it says so."""
    named = fields("id project_id " + plain, **others)
    about = any(sort is not Sort.PLAIN for sort in named.values()) and whose is not Whose.NOBODY
    return Holding(
        shelf=Shelf.RECORD,
        word=word,
        what=what,
        fields=named,
        whose=whose,
        places=SHARED,
        ground=ground or (Ground.TASK if about else Ground.NONE),
        aim=aim,
        term=term,
        seen=seen,
    )


RECORD: tuple[Holding, ...] = (
    _kept(
        "project", N_("the project: its question, its limits and who is responsible"),
        "name question rung money time quality not_about decides_on keep_until photos_until base base_number base_source "
        "goal_reach goal_satisfied follow_up language created_on recovery_saved rung_chosen satisfied_from follow_up_by online "
        "online_weight online_moderated",
        work="decides_who responsible organiser", secret="online_secret", whose=Whose.ORGANISES, seen=Seen.ROOM,
    ),
    _kept(
        "evening", N_("an evening: where and when, and how phones join"),
        "name template date starts hall wifi_name house_rules moderated present current_step blank started_at ended_at rank "
        "viewing_distance screen_height handed_out card_form perspectives",
        secret="wifi_password join_token secret",
    ),
    _kept("step", N_("a step of the run sheet"), "evening_id kind title question minutes settings started_at ended_at rank",
          seen=Seen.ROOM),
    _kept(
        "note", N_("an idea on a note"),
        "evening_id step_id colour table channel state theme_id rank merged_into linked_to flags",
        words="text original", picture="picture", mark="author", whose=Whose.TAKES_PART, seen=Seen.READ,
    ),
    _kept("theme", N_("a group of notes with a name"), "evening_id step_id name rank merged_into", seen=Seen.ROOM),
    _kept(
        "round", N_("a vote: its question and its rules"),
        "evening_id step_id method rule dots max_per_option max_choices base phase opened_at closed_at rank number budget "
        "utility completion scale_low scale_high chips chip_step chip_unit quorum entitled follows published_at question "
        "version_id counted online online_until online_codes",
        secret="secret", term=Term.PUBLISHED, seen=Seen.ROOM,
    ),
    _kept("option", N_("something that can be chosen in a vote"),
          "round_id letter text rank picture cost note_id theme_id", seen=Seen.ROOM),
    _kept("count", N_("votes that were counted by eye, together"), "round_id channel option_id number second",
          seen=Seen.ROOM),
    _kept(
        "code", N_("a personal code on a card or a slip, given out without writing down to whom"), "evening_id number rank",
        secret="token typed", whose=Whose.TAKES_PART, aim=Aim.PROOF, seen=Seen.HERSELF,
    ),
    _kept("picture", N_("what is known of a picture"), "evening_id kind media_type width height",
          picture="blob small", whose=Whose.TAKES_PART, seen=Seen.READ),
    _kept(
        "contact", N_("somebody who left her name, for one purpose (sealed in the vault)"), "purpose delete_on asked_on number",
        contact="name reach_at consent", whose=Whose.REACHABLE, ground=Ground.CONSENT, aim=Aim.CONTACT, term=Term.CONTACT,
    ),
    _kept(
        "photo", N_("a photo of a wall with notes"),
        "evening_id step_id name way state width height cut board warnings again keep_whole rank",
        picture="whole picture", whose=Whose.TAKES_PART, term=Term.PHOTOS,
    ),
    _kept(
        "sighting", N_("a note that was found in a photo, and what the program read on it"),
        "evening_id photo_id quad colour confidence read sureness doubts cut_off unclear hint heading state origin note_id "
        "same_as rank",
        picture="picture", words="suggested", whose=Whose.TAKES_PART,
    ),
    _kept("objection", N_("a reasoned objection in a round of consent; nothing leads to who made it"),
          "round_id channel state rank", opinion="text", words="answer", whose=Whose.TAKES_PART, seen=Seen.ROOM),
    _kept(
        "audit", N_("a line about what happened to a vote"), "round_id what at channel number rank",
        mark="subject detail", whose=Whose.TAKES_PART, aim=Aim.PROOF, term=Term.PUBLISHED,
    ),
    _kept("venue", N_("what was looked at in the hall beforehand"), "place evening_id part state facts at machine",
          aim=Aim.USE),
    _kept(
        "arrival", N_("one who came in, counted at the door by role and age band"), "evening_id outreach_id by_door",
        counted="role band heard expects again", whose=Whose.TAKES_PART, aim=Aim.REACH, seen=Seen.COUNTS,
    ),
    _kept(
        "answer", N_("an answer of the exit poll, or to the question whether the summary is right"),
        "evening_id step_id question channel people shown", opinion="value words", mark="author",
        whose=Whose.TAKES_PART, aim=Aim.REACH, seen=Seen.COUNTS,
    ),
    _kept("outreach", N_("a way of inviting, and what came of it in numbers"),
          "evening_id channel name date reached cost code typed_visits rank", aim=Aim.REACH),
    _kept("visit", N_("that a phone joined by an invitation"), "outreach_id evening_id",
          mark="author", whose=Whose.TAKES_PART, aim=Aim.REACH, seen=Seen.COUNTS),
    _kept("turnout", N_("how many of those invited in some way voted"), "outreach_id round_id voted", aim=Aim.REACH,
          seen=Seen.COUNTS),
    _kept("phase", N_("a phase of the project"), "name starts ends outcome done rank", aim=Aim.REPLY),
    _kept("risk", N_("a risk that the organiser sees, and who looks after it"), "kind due done rank",
          words="text answer", work="owner", whose=Whose.ORGANISES, aim=Aim.REPLY),
    _kept("checkitem", N_("a line of a checklist"), "evening_id moment key text done rank", aim=Aim.USE),
    _kept("area", N_("open figures of CBS about a neighbourhood"),
          "code name municipality year cbs_table inhabitants up_to_14 up_to_24 up_to_44 up_to_64 from_65 households rank",
          aim=Aim.REACH, seen=Seen.ROOM),
    _kept("proposal", N_("a proposal that grows with the evenings"), "title rank", seen=Seen.ROOM),
    _kept("paragraph", N_("a paragraph of a proposal, and the notes behind it"), "proposal_id notes theme_id rank",
          words="text", whose=Whose.TAKES_PART, seen=Seen.ROOM),
    _kept("version", N_("a proposal as it was put to the room"),
          "proposal_id evening_id number title ids notes made_at why rank", words="paragraphs", whose=Whose.TAKES_PART,
          seen=Seen.ROOM),
    _kept(
        "reaction", N_("what somebody says of a proposal"),
        "proposal_id evening_id version_id paragraph_id kind state channel shown rank hidden",
        opinion="text", words="answer", mark="author", whose=Whose.TAKES_PART, seen=Seen.READ,
    ),
    _kept(
        "offer", N_("what somebody offers or seeks; a name only in the vault"),
        "evening_id step_id kind level number theme_id met_by channel shown withdrawn rank hidden",
        words="text", mark="author contact_id", whose=Whose.TAKES_PART, seen=Seen.READ,
    ),
    _kept(
        "pledge", N_("what was promised, by when and by whom; a private person is “lead 3”"),
        "evening_id number due state done_on theme_id offer_id rank", words="what told", work="who", mark="contact_id",
        whose=Whose.ORGANISES, aim=Aim.REPLY, seen=Seen.ROOM,
    ),
    _kept("reply", N_("what the organiser answers to a theme"), "taken due", words="words why", work="who",
          whose=Whose.ORGANISES, aim=Aim.REPLY, seen=Seen.ROOM),
    _kept("promise", N_("when people hear how it stands"), "after due done_on", words="told", whose=Whose.ORGANISES,
          aim=Aim.REPLY, seen=Seen.ROOM),
    _kept("laptop", N_("a laptop that works on this project"), "place address second seen_at", work="name",
          whose=Whose.ORGANISES, aim=Aim.SAFE),
    _kept("settled", N_("that a choice between two versions is made"), "entity entity_id field", aim=Aim.SAFE),
    _kept(
        "remark", N_("what somebody says at home"), "about about_id state channel said_on outreach_id",
        opinion="text", words="answer", mark="author", whose=Whose.TAKES_PART, seen=Seen.READ,
    ),
    _kept("backing", N_("that somebody at home stands behind something"), "about about_id channel given outreach_id",
          mark="author", whose=Whose.TAKES_PART, seen=Seen.COUNTS),
    _kept("opened", N_("how often pages at home were opened on a day; a number alone"), "outreach_id day number",
          aim=Aim.REACH, seen=Seen.COUNTS),
    _kept("notesupport", N_("how many agree with a note elsewhere, as numbers"),
          "note_id source agrees disagrees passes people read_on", seen=Seen.ROOM),
)  # fmt: skip
