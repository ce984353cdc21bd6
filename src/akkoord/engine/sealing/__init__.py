"""How is a report kept from everybody but those it is for?

```
report ──pad──▶ one of few sizes ──seal──▶ box ──▶ dropped into a folder that nobody needs to trust
box ──open_box, with an opening key──▶ report
receipt of 16 digits ──▶ mailbox address + opening key of the reporter ──▶ answers, sealed to the reporter
```

A sealing key is public and can only close; an opening key stays with people and lies on the disk behind
a passphrase. The boxes are those of libsodium (X25519, XSalsa20-Poly1305), through PyNaCl.
"""

from akkoord.engine.sealing.boxes import NotForThisKey, open_box, seal
from akkoord.engine.sealing.keys import NotAKey, OpeningKey, SealingKey
from akkoord.engine.sealing.locked import WrongPassphrase, locked, unlocked
from akkoord.engine.sealing.padding import TooLong, pad, unpad
from akkoord.engine.sealing.receipts import MistypedReceipt, Receipt, Reporter
from akkoord.engine.sealing.shares import NotTheseShares, joined, shares

__all__ = [
    "MistypedReceipt",
    "NotAKey",
    "NotForThisKey",
    "NotTheseShares",
    "OpeningKey",
    "Receipt",
    "Reporter",
    "SealingKey",
    "TooLong",
    "WrongPassphrase",
    "joined",
    "locked",
    "open_box",
    "pad",
    "seal",
    "shares",
    "unlocked",
    "unpad",
]
