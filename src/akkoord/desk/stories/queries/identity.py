"""Who a person in a story is: sealed, and opened only for a look that is written down."""

import json
from dataclasses import asdict, dataclass

from cryptography.fernet import InvalidToken

from akkoord.desk.people.sealed import sealed, unsealed
from akkoord.desk.stories.models import StoryPerson
from akkoord.desk.stories.queries.reading import OF_A_PERSON
from akkoord.desk.stories.rules.states import IdentityNotReadable


@dataclass(frozen=True, slots=True)
class Identity:
    """The real name, and how to reach somebody."""

    name: str = ""
    contact: str = ""


def identity_of(person: StoryPerson) -> Identity:
    """The person's identity; an empty one once it is destroyed. Raises `IdentityNotReadable`."""
    if not person.sealed_identity:
        return Identity()
    try:
        opened = unsealed(person.sealed_identity, purpose=OF_A_PERSON)
    except InvalidToken as fault:
        raise IdentityNotReadable from fault
    return Identity(**json.loads(opened))


def sealed_identity(identity: Identity) -> str:
    """The identity as the database keeps it."""
    return sealed(json.dumps(asdict(identity), ensure_ascii=False), purpose=OF_A_PERSON)
