"""The demonstration people: the secretariat's, three for every country of the scenario, and those of one that leads."""

import json
from dataclasses import dataclass
from typing import Optional

from launcher.home import CHECKOUT

SCENARIO = CHECKOUT / "demonstration" / "scenario.json"

_SECRETARIAT = (
    ("planner", "planner", "First Planner"),
    ("planner2", "planner", "Second Planner"),
    ("approver", "approver", "First Approver"),
    ("approver2", "approver", "Second Approver"),
    ("duty", "duty-officer", "Duty Officer"),
    ("reviewer", "compliance-reviewer", "Compliance Reviewer"),
    ("leadership", "leadership", "Agency Leadership"),
    ("auditor", "auditor", "Independent Auditor"),
    ("dpo", "data-protection-officer", "Data Protection Officer"),
    ("admin", "administrator", "Installation Administrator"),
)
_NATIONAL = (
    ("ncb", "ncb-officer", "First NCB Officer"),
    ("ncb2", "ncb-officer", "Second NCB Officer"),
    ("field", "field-officer", "Field Officer"),
)
LEADING = "KE"
"""The country that has planners and an approver of its own."""

_LEADING = (
    ("planner", "planner", "First Planner", "Fraud Investigations"),
    ("planner2", "planner", "Second Planner", "Fraud Investigations"),
    ("approver", "approver", "First Approver", "Operations Directorate"),
)


@dataclass(frozen=True)
class Person:
    """Somebody who can sign in; `country` is an ISO 3166-1 alpha-2 code, or None in the secretariat; `unit` one of it."""

    name: str
    role: str
    title: str
    country: Optional[str] = None
    unit: Optional[str] = None

    @property
    def second_factor(self):
        """Whether the person has one from the start: those whose every act of decision asks for it."""
        return self.role == "approver"


def countries():
    """The scenario's countries as (code, display name)."""
    return [(country["code"], country["name"]) for country in json.loads(SCENARIO.read_text("utf-8"))["countries"]]


def demonstration_people():
    people = [Person(name, role, title) for name, role, title in _SECRETARIAT]
    for code, country in countries():
        people += [
            Person(f"{code.lower()}-{suffix}", role, f"{title}, {country}", code) for suffix, role, title in _NATIONAL
        ]
    country = dict(countries())[LEADING]
    people += [
        Person(f"{LEADING.lower()}-{suffix}", role, f"{title}, {country}", LEADING, unit)
        for suffix, role, title, unit in _LEADING
    ]
    return people
