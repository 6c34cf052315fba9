"""The days of the demonstration: it is under way whenever it is played, and its acts lie in the past."""

from datetime import datetime, timedelta, timezone

BEFORE_ACTION = timedelta(days=75)
AFTER_ACTION = timedelta(days=15)
_ACTION_IS_BACK = timedelta(days=7)
LAST_DAY = 6
"""Of the acts, counted from the first action day: it lies in the past too, and a rate of the day before still holds on it."""


def action_start(now):
    """The first action day of a play that begins now: 09:00 UTC, seven days ago."""
    return (now - _ACTION_IS_BACK).replace(hour=9, minute=0, second=0, microsecond=0)


def now():
    return datetime.now(timezone.utc)


def text(instant):
    return instant.strftime("%Y-%m-%dT%H:%M:%SZ")


def instant(written):
    return datetime.strptime(written, "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=timezone.utc)
