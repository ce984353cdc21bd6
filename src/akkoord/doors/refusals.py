"""Why nothing could be shipped or fetched; what stands on either side stays as it is."""

from akkoord.engine.errors import AkkoordError
from akkoord.engine.text import gettext_noop


class StoreFault(AkkoordError):
    """The store did not do what it was asked."""

    code = "store_fault"
    sentence = gettext_noop("The store of editions answered with a fault (%(reason)s).")


class StoreUnreachable(StoreFault):
    """Nobody answered in time."""

    code = "store_unreachable"
    sentence = gettext_noop("The store of editions does not answer.")


class StoreRefuses(StoreFault):
    """The credentials are wrong, or not for this."""

    code = "store_refuses"
    sentence = gettext_noop(
        "The store of editions refuses these credentials. Look at AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY "
        "and at the rights they have."
    )


class NoSuchStore(StoreFault):
    """There is no such bucket."""

    code = "no_such_store"
    sentence = gettext_noop(
        "There is no bucket of this name. Make it first, or set another `editions_store`."
    )


class NothingShown(StoreFault):
    """There is no list of contents: a wrong address, or nothing was ever shipped."""

    code = "nothing_shown"
    sentence = gettext_noop(
        "The store of editions has no list of contents: nothing was shipped to this address yet."
    )


class LeftOut(StoreFault):
    """One edition or file cannot be had, and all the others can."""


class ChangedBytes(LeftOut):
    """What stands in the store is not what was put there."""

    code = "changed_bytes"
    sentence = gettext_noop("In the store of editions %(name)s is not what was put there.")


class NotTrusted(LeftOut):
    """No trusted key signed an edition."""

    code = "not_trusted"
    sentence = gettext_noop("Edition %(name)s in the store is not signed with a trusted key.")


class NoRoom(LeftOut):
    """The disk cannot hold the edition."""

    code = "no_room"
    sentence = gettext_noop("The disk has no room for edition %(name)s.")


class OtherEditionsShown(StoreFault):
    """The store shows editions that the desk does not know, or others under the same numbers."""

    code = "other_editions_shown"
    sentence = gettext_noop(
        "The store shows editions that this desk does not have (%(names)s): another installation ships "
        "there, or an older backup was put back. Put the newer backup back, or let `akkoord ship --once "
        "--take-over` make the store equal to this desk."
    )


class FolderOfOthers(StoreFault):
    """What stands in the folder was not fetched, so it is not ours to take away."""

    code = "folder_of_others"
    sentence = gettext_noop(
        "The folder %(folder)s holds files that were not fetched from the store. Give `editions_dir` of the "
        "public site an empty folder of its own."
    )


class AnotherAtWork(StoreFault):
    """Two processes would undo what the other does."""

    code = "another_at_work"
    sentence = gettext_noop("Another process ships or fetches the folder %(folder)s already.")


class AddressNotUnderstood(StoreFault):
    """The address of the store cannot be used."""

    code = "store_address"
    sentence = gettext_noop(
        "`editions_store` must be `s3://BUCKET/PREFIX` with `region`, `endpoint_override` or `scheme` behind "
        "a question mark, or `file:///FOLDER`; credentials do not belong in it."
    )
