"""Who stands behind a file? Ed25519 signatures in the form of OpenSSH, which every system can check.

`ssh-keygen -Y verify` checks them, and `ssh-keygen -Y sign` makes the same ones.
"""

from akkoord.engine.signing.key_list import KeyList, ListedKey
from akkoord.engine.signing.signatures import BadSignature, new_secret, public_key, sign, signer_of

__all__ = ["BadSignature", "KeyList", "ListedKey", "new_secret", "public_key", "sign", "signer_of"]
