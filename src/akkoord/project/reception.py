"""Whether the public site takes in reports, and to whom it seals them, as the settings say."""

from akkoord.engine.sealing import NotAKey, SealingKey
from akkoord.engine.sealing.receipts import SALT_LENGTH
from akkoord.project.configuration import ConfigurationError, PublicConfiguration
from akkoord.public.reporting.receiving import Reception


def reception(configuration: PublicConfiguration) -> Reception | None:
    """Where reports go; None while no keys are set. Raises `ConfigurationError` for what cannot be right."""
    receiving = _keys("receiving_keys", configuration.receiving_keys)
    custodians = _keys("custodian_keys", configuration.custodian_keys)
    if not receiving and not custodians:
        return None
    if not receiving or not custodians or set(receiving) & set(custodians):
        raise ConfigurationError(
            faults="receiving_keys and custodian_keys are both needed, and have no key in common"
        )
    return Reception(
        configuration.reports_dir.resolve(), receiving, custodians, _salt(configuration.receipt_salt)
    )


def _keys(name: str, text: str) -> tuple[SealingKey, ...]:
    try:
        return tuple(SealingKey.parse(each) for each in text.split(",") if each.strip())
    except NotAKey as fault:
        raise ConfigurationError(faults=f"{name}: {fault} is no sealing key") from fault


def _salt(text: str) -> bytes:
    try:
        salt = bytes.fromhex(text)
    except ValueError as fault:
        raise ConfigurationError(faults="receipt_salt: not hexadecimal digits") from fault
    if len(salt) != SALT_LENGTH:
        raise ConfigurationError(faults=f"receipt_salt: {2 * SALT_LENGTH} hexadecimal digits are needed")
    return salt
