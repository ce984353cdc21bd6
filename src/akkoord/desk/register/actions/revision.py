"""The register's counter: whoever changes what the register follows from counts it up."""

from akkoord.desk.register.models import RegisterRevision

_ONLY_ROW = 1


def lock_register() -> RegisterRevision:
    """The counter, held until the transaction ends, so that changes of the register queue up."""
    RegisterRevision.objects.get_or_create(pk=_ONLY_ROW)
    return RegisterRevision.objects.select_for_update().get(pk=_ONLY_ROW)


def count_up() -> int:
    """Note a change of rows or judgements; call inside the transaction that makes it."""
    register = lock_register()
    register.revision += 1
    register.save(update_fields=["revision"])
    return register.revision


def current_revision() -> int:
    """The counter without holding it."""
    return RegisterRevision.objects.filter(pk=_ONLY_ROW).values_list("revision", flat=True).first() or 0
