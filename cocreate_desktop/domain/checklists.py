"""What is usually done before, during and after an evening: lines to tick, as messages to translate."""

from cocreate_desktop.domain.dossier import Moment
from cocreate_desktop.language import N_

USUAL: dict[Moment, dict[str, str]] = {
    Moment.BEFORE: {
        "question": N_("The question fits in one sentence, and somebody from the street understands it."),
        "room": N_("Whoever decides has put in writing what there is to decide, and what not."),
        "invited": N_("People who never come were asked in person, and not only by letter."),
        "hall": N_(
            "The hall can be reached by wheelchair and by public transport, and there is a quiet corner."
        ),
        "languages": N_("Somebody is there for whoever reads or speaks little Dutch."),
        "children": N_("Children can come along, or somebody looks after them."),
        "hosts": N_("There is a host at each table, a note-taker, and somebody at the door."),
        "printed": N_("The kit is printed, and the paper twin lies ready."),
        "venue": N_("The venue check was done in the hall itself."),
        "spare": N_("The recovery key is kept in another place, and a backup stick lies ready."),
    },
    Moment.DURING: {
        "privacy": N_("Said at the beginning: who is responsible, what is kept and for how long."),
        "rung": N_("Said at the beginning: what happens with tonight’s result, and who decides."),
        "counted": N_("Everybody who came in is counted at the door."),
        "photographed": N_("The wall was photographed before the notes came down."),
        "checked": N_("The summary was read back, and the room said whether it is right."),
        "promised": N_("Said at the end: when people hear back."),
    },
    Moment.AFTER: {
        "backup": N_("The backup lies in another place than the laptop."),
        "thanked": N_("Hosts and helpers are thanked."),
        "report": N_("The draft of the report went to the neighbourhood within two weeks."),
        "replies": N_("Every theme has a reply with a reason."),
        "pledges": N_("Every pledge has somebody who does it, and a day."),
        "absent": N_("Who was missing is known, and is asked before the next evening."),
        "erased": N_("Contacts and photos are erased on the day that was promised."),
    },
}


def words_of(key: str) -> str:
    """The message of a usual line; empty for a key of a newer version."""
    return next((lines[key] for lines in USUAL.values() if key in lines), "")
