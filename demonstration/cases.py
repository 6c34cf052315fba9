"""The cases that the countries nominate before the operation begins: as many as one meeting had, their content made up."""

DECIDED, LEADS, SELECTED = 24, 75, 8
_MEETING = "Made up for the demonstration: "
_AREAS = {"fraud": "CRIME_AREA_FRAUD", "cyber": "CRIME_AREA_CYBERCRIME", "money": "CRIME_AREA_MONEY_LAUNDERING", "people": "CRIME_AREA_HUMAN_TRAFFICKING"}
# What they are about, each with its crime area; every third theme of the first ones is taken by the meeting.
_THEMES = (
    ("Romance fraud from two call centres", "fraud"),
    ("Bank transfers changed in business e-mail", "fraud"),
    ("Ransomware against hospitals", "cyber"),
    ("Investment platform that pays nobody out", "fraud"),
    ("Mule accounts behind a payment service", "money"),
    ("SIM boxes that hide where calls come from", "cyber"),
    ("Advertised jobs that end in a compound", "people"),
    ("Parcel fees asked for by text message", "fraud"),
    ("Stolen card data sold in a channel", "cyber"),
    ("Virtual assets changed by unlicensed traders", "money"),
    ("Loan apps that threaten their users", "fraud"),
    ("Phishing pages of three banks", "cyber"),
)
_ABOUT = ("Organiser of a recruitment ring, pseudonym A", "Fund sponsor of a call centre, pseudonym B")
_REFUSED = "Editor of a newspaper, pseudonym C"


def nominations(countries):
    """All of them in turn, as (number, NCB, spec, what becomes of it): `decided`, `lead` or `refused`."""
    found = []
    for number in range(DECIDED + LEADS + 1):
        country = countries[number % len(countries)]
        title, area = _THEMES[number % len(_THEMES)]
        fate = "decided" if number < DECIDED else "lead" if number < DECIDED + LEADS else "refused"
        person = _ABOUT[number] if number < len(_ABOUT) else _REFUSED if fate == "refused" else None
        spec = {
            "reference": f"{country['code']}-C-{number + 1:03}",
            "title": f"{person or title}, {country['name']} (made up)",
            "summary": f"{_MEETING}what {country['name']} knows of it, and what it asks the others for.",
            "crimeAreas": [_AREAS["people" if person else area]],
            "aboutPerson": person is not None,
        }
        found.append((number, country["code"].lower() + "-ncb", spec, fate))
    return found


def selected(number):
    """Whether the meeting took a case: every third of those that it decided on."""
    return number % (DECIDED // SELECTED) == 0


def decision(number, case, criteria):
    """What the meeting says of a case, by the criteria that the plan states."""
    taken = selected(number)
    reasons = "two countries can act in the action days." if taken else "what is known does not yet carry an action; it stays with its owner."
    return {
        "caseId": case["caseId"],
        "version": case["version"],
        "selected": taken,
        "reasons": _MEETING + reasons,
        "criteria": [{"key": one["key"], "met": taken or at > 0} for at, one in enumerate(criteria)],
    }
