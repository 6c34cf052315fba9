"""One-time codes as an authenticator shows them (RFC 6238: SHA-1, six digits, thirty seconds)."""

import hashlib
import hmac
import time

PERIOD = 30


def code(secret, steps=0, now=None):
    """The code of this moment; `steps` periods later or earlier for a clock that is off, or a code that is used up."""
    counter = int((time.time() if now is None else now) // PERIOD) + steps
    digest = hmac.new(secret.encode(), counter.to_bytes(8, "big"), hashlib.sha1).digest()
    offset = digest[-1] & 15
    number = int.from_bytes(digest[offset : offset + 4], "big") & 0x7FFFFFFF
    return f"{number % 1_000_000:06d}"
