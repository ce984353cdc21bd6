"""Text for people that is written here and translated at the edge."""


def gettext_noop(message: str) -> str:
    """Mark `message` for translation and return it as it is."""
    return message
