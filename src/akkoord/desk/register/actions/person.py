"""Whose name stands under a change."""

from akkoord.desk.people.rules import Actor


def person_id(actor: Actor) -> int:
    """The account that acts; nobody without an account changes the register."""
    if actor.user_id is None:
        raise ValueError("Only a person with an account can change the register.")
    return actor.user_id
