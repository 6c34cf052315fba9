"""Rights due diligence of the story's countries and kinds, and two reports of potential violations; all of it made up."""

from datetime import timedelta

from demonstration import times

_MADE_UP = "Made up for the demonstration: "
_VALID = timedelta(days=365)
_ENHANCED = 3
"""Each third country is made up to need more care, so that there is something to be read before one invites."""


def subjects(countries):
    """What is assessed, as (subject, level, measures): each country of the story, and two kinds of action."""
    measure = _MADE_UP + "a liaison officer visits whoever is held within two days."
    found = []
    for number, country in enumerate(countries):
        enhanced = number % _ENHANCED == 1
        found.append(({"country": country["code"]}, "ENHANCED" if enhanced else "STANDARD", [measure] if enhanced else []))
    found.append(({"kind": "ACTION_KIND_RAID"}, "ENHANCED", [_MADE_UP + "medical help stands by."]))
    found.append(({"kind": "ACTION_KIND_AWARENESS"}, "STANDARD", []))
    return found


def spec(subject, level, measures, now):
    """What is found of it, valid for a year; countries are told."""
    return {
        "level": "DILIGENCE_LEVEL_" + level,
        "grounds": _MADE_UP + "nobody has assessed anything real here.",
        "sources": ["A report that does not exist (made up)"],
        "measures": measures,
        "validUntilTime": times.text(now + _VALID),
        "toldToCountry": "country" in subject,
    }


def assess(get, post, countries, now):
    """
    Assesses what was not assessed yet: it is of the installation, and not of a play.

    :param get: of who and address
    :param post: of who, address, body and key
    """
    known = {_key(one["subject"]) for one in get("reviewer", "/api/v1/diligence?page_size=300")["assessments"]}
    for subject, level, measures in subjects(countries):
        if _key(subject) not in known:
            body = {"subject": subject, "spec": spec(subject, level, measures, now)}
            post("reviewer", "/api/v1/diligence", body, f"demonstration/diligence/{_key(subject)}/{body['spec']['validUntilTime']}")


def _key(subject):
    kind = subject.get("kind", "")
    return subject.get("country", "") + ("" if kind == "ACTION_KIND_UNSPECIFIED" else kind)


def report(post, operation, countries):
    """
    Two potential violations: one that nobody examines yet, and one that was founded, with what was done.

    :param post: of who, path, body and step
    """
    path = f"/operations/{operation}/violations"
    first, second = (countries[number]["code"].lower() for number in (0, 1))
    waits = {"kinds": ["VIOLATION_KIND_NEUTRALITY"], "text": _MADE_UP + "a list of members of a party was asked for."}
    post(first + "-field", path, {"spec": waits}, "violation/waits")
    used = {"kinds": ["VIOLATION_KIND_USE_CONDITION"], "text": _MADE_UP + "a package was read out in court without a letter of request."}
    one = post(second + "-ncb", path, {"spec": used}, "violation/used")["violation"]["violationId"]
    for number, (who, act, body) in enumerate(_examination(second + "-ncb")):
        post(who, f"/violations/{one}:{act}", body, f"violation/used/{number}")


def _examination(reporter):
    return [
        ("reviewer", "examine", {}),
        ("reviewer", "ask", {"question": _MADE_UP + "who read it out?"}),
        (reporter, "answer", {"answer": _MADE_UP + "the prosecutor, in the first hearing."}),
        ("reviewer", "recordMeasure", {"measure": _MADE_UP + "its owner was told, and has recalled the package."}),
        ("reviewer", "close", {"outcome": "VIOLATION_STATE_FOUNDED", "reasons": _MADE_UP + "the condition was to be kept, and was not."}),
    ]
