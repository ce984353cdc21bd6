"""Why a backup cannot be made or put back; said on the command line, which speaks English."""

from akkoord.engine.errors import AkkoordError


class NoRecipient(AkkoordError):
    """Nobody could open the backup."""

    code = "no_backup_recipient"
    sentence = (
        "There is no public key to encrypt backups to. `akkoord backup-key FILE` makes a pair; put its "
        "public half into desk.toml as `backup_recipients`."
    )


class BackupNotReadable(AkkoordError):
    """The file is not a whole backup, or not for this key."""

    code = "backup_not_readable"
    sentence = "%(file)s cannot be put back: %(reason)s. Nothing was changed."


class RestoreStopped(AkkoordError):
    """The disk or the database did not take it."""

    code = "restore_stopped"
    sentence = "The backup was not put back, and nothing was changed: %(reason)s."


class MadeByNewerVersion(AkkoordError):
    """The backup or the database knows more than this code."""

    code = "newer_version"
    sentence = (
        "This was written by a newer version of Akkoord (it knows %(migration)s). Install that version first."
    )


class HoldsData(AkkoordError):
    """The installation is in use."""

    code = "holds_data"
    sentence = (
        "%(place)s holds data. Nothing was changed. To keep that aside and put the backup in its place, "
        "say --keep-old."
    )


class StillServed(AkkoordError):
    """Whoever uses the old database would go on writing into it."""

    code = "still_served"
    sentence = "The desk answers at %(url)s. Stop it before you put a backup back."


class KeysMissing(AkkoordError):
    """Without the identifier key the register would draw other identifiers."""

    code = "keys_missing"
    sentence = (
        "This backup was made without the keys. Put the desk.toml that was kept beside it into %(folder)s "
        "first: its identifier key must be the one that the backup was made under."
    )


class NotOwner(AkkoordError):
    """PostgreSQL does not let this user put another schema in place."""

    code = "not_owner"
    sentence = (
        "The user of the setting `database` must own the schema %(schema)s to put a backup back into it."
    )
