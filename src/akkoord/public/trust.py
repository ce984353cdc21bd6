"""Is what is published signed with a key that this site trusts?"""

import logging
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import BadSignature, signer_of

log = logging.getLogger(__name__)


def is_trusted(folder: Path) -> bool:
    """Whether a configured key signed the edition's list of checksums; where none is set, all are good."""
    fault = fault_of(folder / names.CHECKSUMS, folder / names.SIGNATURE)
    return not fault or _said(folder, fault)


def fault_of(file: Path, signature: Path) -> str:
    """What is wrong with the signature beside a file; "" where a configured key made it, or none is set."""
    trusted: frozenset[str] = settings.SIGNING_KEYS  # type: ignore[misc]  # mypy knows the settings of the desk only
    if not trusted:
        return ""
    try:
        written, content = signature.read_text(encoding="ascii"), file.read_bytes()
    except (OSError, UnicodeDecodeError):
        return "it has no signature"
    return _fault(content, written, trusted)


@lru_cache(1_000)
def _fault(content: bytes, signature: str, trusted: frozenset[str]) -> str:
    try:
        signer_of(content, signature, trusted=trusted)
    except BadSignature as fault:
        return str(fault)
    return ""


@lru_cache(1_000)
def _said(folder: Path, fault: str) -> bool:
    """Log a fault once; answers that the edition is not trusted."""
    facts = {"agreement": folder.parent.name, "number": folder.name, "fault": fault}
    log.error("edition left out", extra={"facts": facts})
    return False
