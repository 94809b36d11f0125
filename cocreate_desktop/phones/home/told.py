"""What a page at home says once, after something was stored for good; the page's address names it."""

from typing import Final

from cocreate_desktop.language import N_

TOLD: Final = "told"
TOLD_WORDS: Final = {
    "said": N_("It has arrived, and everybody can read it."),
    "waits": N_("It has arrived. The organiser reads it before others do."),
    "backed": N_("You stand behind this. It counts once."),
    "unbacked": N_("You no longer stand behind this."),
    "reacted": N_("Your reaction has arrived. The organiser reads it."),
    "helps": N_("What you offer has arrived. Its number stands with what you sent."),
    "mailed": N_("A mail is on its way to you. Open the link in it; then you hear how it goes on."),
    "mail-later": N_(
        "Your address is kept. The mail with the link comes as soon as the mail server answers again."
    ),
    "not-mailed": N_(
        "What you offer has arrived, but no mail could be sent to that address. You can leave it once more below."
    ),
    "voted": N_("Your vote is in."),
    "replaced": N_("Your vote is in. It comes in place of the one that was given with this code before."),
    "gone": N_("It has been taken back."),
}
