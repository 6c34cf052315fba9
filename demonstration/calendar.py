"""A link to a calendar of the demonstration: shown in its planner's list. Nobody keeps its address, so that nobody has it."""

import hashlib
import secrets

NAME = "An example (made up): nobody has its address"


def link(origin):
    """What is sent of it: the secret's hash, and the secret is forgotten here."""
    secret = secrets.token_urlsafe(32)
    return {"name": NAME, "language": "en", "secretHash": hashlib.sha256(secret.encode()).hexdigest(), "origin": origin}


def is_wanted(links):
    """Whether there is none that was not revoked; a play that is repeated makes no second."""
    return not any(one["name"] == NAME and one["state"] != "CALENDAR_LINK_STATE_REVOKED" for one in links)
