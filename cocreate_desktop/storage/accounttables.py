"""The tables that only a hub has: who may do what there, and who at home wants to hear more. They are never synced, and stand
beside the tables of the projects. Whatever says who somebody at home is stands sealed, by a key that is not in the database."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    UniqueConstraint,
)

_TEXT = Text().with_variant(Text(collation="C"), "postgresql")

metadata = MetaData(
    naming_convention={
        "pk": "pk_%(table_name)s",
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    },
)


def _text(name: str) -> "Column[str]":
    return Column(name, _TEXT, nullable=False)


def _number(name: str) -> "Column[int]":
    return Column(name, BigInteger, nullable=False, autoincrement=False)


organisation = Table(
    "organisation",
    metadata,
    _text("id"),
    _text("name"),
    _number("projects"),
    _text("made_at"),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("name"),
)

# ``home`` is the code by which people at home find the project: it follows from its id. ``ended`` is the last day of one whose
# copy was deleted because of it, else empty.
hub_project = Table(
    "hub_project",
    metadata,
    _text("project_id"),
    _text("organisation_id"),
    _text("name"),
    Column("closed", Boolean, nullable=False),
    _number("most_ops"),
    _number("most_bytes"),
    _text("made_at"),
    _text("home"),
    _text("ended"),
    PrimaryKeyConstraint("project_id"),
    ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
    Index(None, "organisation_id"),
    Index(None, "home"),
)

# ``password`` is an argon2 hash with its salt and costs in it.
administrator = Table(
    "administrator",
    metadata,
    _text("name"),
    _text("password"),
    _text("organisation_id"),
    _text("made_at"),
    _text("seen_at"),
    _text("stopped_at"),
    PrimaryKeyConstraint("name"),
    ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
    Index(None, "organisation_id"),
)

# ``token`` is the SHA-256 of 256 random bits: with so many a slow hash adds nothing.
hub_device = Table(
    "hub_device",
    metadata,
    _text("id"),
    _text("organisation_id"),
    _text("project_id"),
    _text("name"),
    _text("token"),
    _text("made_at"),
    _text("seen_at"),
    _text("revoked_at"),
    PrimaryKeyConstraint("id"),
    UniqueConstraint("token"),
    ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
    Index(None, "organisation_id"),
)

# ``hash`` is slow on purpose: a code has 40 bits only.
pairing_code = Table(
    "pairing_code",
    metadata,
    _text("hash"),
    _text("organisation_id"),
    _text("project_id"),
    _text("made_at"),
    _text("until"),
    _text("used_at"),
    PrimaryKeyConstraint("hash"),
    ForeignKeyConstraint(["organisation_id"], ["organisation.id"]),
)

# Tries that failed, counted a minute for all workers together; ``minute`` since 1970. Nothing of who tried.
failed_try = Table(
    "failed_try",
    metadata,
    _text("what"),
    _number("minute"),
    _number("times"),
    PrimaryKeyConstraint("what", "minute"),
)

# A browser in which an administrator is signed in: ``token`` is the SHA-256 of what its cookie holds.
sign_in = Table(
    "sign_in",
    metadata,
    _text("token"),
    _text("name"),
    _text("until"),
    PrimaryKeyConstraint("token"),
    ForeignKeyConstraint(["name"], ["administrator.name"]),
    Index(None, "name"),
)

# Somebody who signed up. ``sealed`` holds name, address and consent text; ``mark`` is an HMAC by which the same address is
# known again (of one who stopped: her id). ``confirm`` and ``stop`` are hashes of what stands in her links; ``goes_at`` is when
# the row is deleted whatever happens; ``known_at`` since when a laptop has her. ``mailed_to`` is an HMAC of her address and the
# day on which ``mails`` went there.
follower = Table(
    "follower",
    metadata,
    _text("project_id"),
    _text("id"),
    _text("purpose"),
    _text("language"),
    _text("page"),
    _text("offer_id"),
    _text("mark"),
    _text("sealed"),
    _text("confirm"),
    _text("stop"),
    _text("asked_on"),
    _text("delete_on"),
    _text("confirmed_at"),
    _text("known_at"),
    _text("stopped_at"),
    _text("goes_at"),
    _text("mailed_to"),
    _number("mails"),
    PrimaryKeyConstraint("project_id", "id"),
    UniqueConstraint("project_id", "mark"),
    UniqueConstraint("confirm"),
    UniqueConstraint("stop"),
    Index(None, "goes_at"),
    Index(None, "mailed_to"),
)

# A message to all who confirmed, as the facilitator wrote it, and how far it has come.
news = Table(
    "news",
    metadata,
    _text("project_id"),
    _text("id"),
    _text("subject"),
    _text("words"),
    _text("told_at"),
    _number("people"),
    _number("sent"),
    _number("failed"),
    PrimaryKeyConstraint("project_id", "id"),
)

# A mail that is due at ``due_at``; whoever sends it moves that on first, so that nobody else does. ``about``: the news that it
# tells, or what kind of mail it is. What has been ``sent``, or ``failed`` for good, is due no more.
mail_out = Table(
    "mail_out",
    metadata,
    _text("project_id"),
    _text("follower_id"),
    _text("about"),
    _text("state"),
    _text("due_at"),
    _text("ends_at"),
    _number("tries"),
    PrimaryKeyConstraint("project_id", "follower_id", "about"),
    Index(None, "state", "due_at"),
)
