"""Is an edition signed with a key that this site trusts?"""

import logging
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from akkoord.engine.disclosure import edition_folder as names
from akkoord.engine.signing import BadSignature, signer_of

log = logging.getLogger(__name__)


def is_trusted(folder: Path) -> bool:
    """Whether a configured key signed the edition's list of checksums; where none is set, all are good."""
    trusted: frozenset[str] = settings.SIGNING_KEYS  # type: ignore[misc]  # mypy knows the settings of the desk only
    if not trusted:
        return True
    try:
        signature = (folder / names.SIGNATURE).read_text(encoding="ascii")
        checksums = (folder / names.CHECKSUMS).read_bytes()
    except (OSError, UnicodeDecodeError):
        return _said(folder, "it has no signature")
    return _is_signed(folder, checksums, signature, trusted)


@lru_cache(1_000)
def _is_signed(folder: Path, checksums: bytes, signature: str, trusted: frozenset[str]) -> bool:
    try:
        signer_of(checksums, signature, trusted=trusted)
    except BadSignature as fault:
        return _said(folder, str(fault))
    return True


@lru_cache(1_000)
def _said(folder: Path, fault: str) -> bool:
    """Log a fault once; answers that the edition is not trusted."""
    facts = {"agreement": folder.parent.name, "number": folder.name, "fault": fault}
    log.error("edition left out", extra={"facts": facts})
    return False
