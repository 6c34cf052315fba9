"""What each country of the scenario reports: the same at every run, so that a repeated play is harmless."""

import random
from datetime import timedelta

from demonstration.times import LAST_DAY, text

PERSONS_IN_A_RESULT = 25
NAMES_IN_A_LINE = 4
_BLOCK = 4096
"""Addresses of different countries lie in different blocks."""
_SHARES = (("MONEY_RUNG_BLOCKED", 60), ("MONEY_RUNG_FROZEN", 30), ("MONEY_RUNG_SEIZED", 10))
_DAYS = (0,) * 7 + (1,) * 5 + (2,) * 3 + (3,) * 2 + (4, 5, 6)
"""On which days twenty acts of a country take place, in their order: made up, as every date is."""
_LATER_RUNGS = (0, 1, 3)
_SEXES = ("SEX_FEMALE", "SEX_MALE", "SEX_MALE", "SEX_MALE", "SEX_UNSPECIFIED")
_AGES = ("AGE_BAND_18_TO_29", "AGE_BAND_30_TO_44", "AGE_BAND_45_TO_59", "AGE_BAND_UNSPECIFIED")
_WORDS = ("account", "bank", "coin", "delivery", "invest", "loan", "login", "pay", "prize", "secure", "tax", "wallet")


def persons(scenario, country):
    """Results for the persons that a country arrested, and for those of others that it names once more."""
    results = []
    chunks = _chunks(_listed(country), PERSONS_IN_A_RESULT)
    for number, chunk in enumerate(chunks, 1):
        later = _later(country["code"], number, len(chunks))
        results.append(_result(f"ARR-{number:02}", country["code"], {"personsArrested": {"items": {"persons": chunk}}}, later))
    for twice in _named_by(scenario, "persons", country):
        again = [dict(person, reference="J-" + person["reference"]) for person in _with_document(_of(scenario, twice["of"]))]
        finding = {"personsArrested": {"items": {"persons": again[: twice["number"]]}}}
        results.append(_result("ARR-JOINT-" + twice["of"], twice["of"], finding, LAST_DAY))
    return results


def victims(country):
    """The victims as one number, where there are any."""
    if not country["victims"]:
        return []
    return [_result("VIC-01", country["code"], {"fraudVictimsTargeted": {"count": {"number": str(country["victims"])}}}, _first(country["code"]) + 1)]


def funds(country):
    """Each currency's money in parts that have come to different rungs; together they are exactly the whole."""
    results = []
    for money in country["funds"]:
        whole = money["whole_units"] * 10 ** money["scale"]
        parts = [whole * share // 100 for _, share in _SHARES]
        parts[0] += whole - sum(parts)
        for (rung, _), units, later in zip(_SHARES, parts, _LATER_RUNGS):
            amount = {
                "scheme": "MONEY_SCHEME_VIRTUAL_ASSET" if "network" in money else "MONEY_SCHEME_ISO_4217",
                "code": money["code"], "network": money.get("network", ""), "scale": money["scale"], "units": str(units),
            }
            reference = f"FND-{money['code']}-{rung.rpartition('_')[2]}"
            results.append(_result(reference, country["code"], {"fundsIntercepted": {"amount": amount, "rung": rung}}, _first(country["code"]) + later))
    return results


def infrastructures(scenario, country):
    """Lines of a submission: the names that a country took down, and some of others' in another spelling."""
    lines = _lines("INF", country["code"], _names(scenario, country))
    for twice in _named_by(scenario, "infrastructures", country):
        names = [_respelt(name) for name in _names(scenario, _of(scenario, twice["of"]))[: twice["number"]]]
        lines += _lines("INF-JOINT-" + twice["of"], twice["of"], names, LAST_DAY)
    return lines


def mistaken(country):
    """A report that the country rejects again."""
    return _result("VIC-99", country["code"], {"fraudVictimsTargeted": {"count": {"number": "500"}}})


def nil(country):
    """Nothing to report is a report."""
    return _result("NIL-01", country["code"], {"nilReturn": {}})


def at(result, start):
    """The result with its time, counted from the first action day."""
    days = result.pop("later")
    return dict(result, occurredTime=text(start + timedelta(days=days)))


def _result(reference, place, finding, later=0):
    return {"reference": reference, "placeCountry": place, "later": later, **finding}


def _lines(prefix, place, names, later=None):
    lines = []
    chunks = _chunks(names, NAMES_IN_A_LINE)
    for number, chunk in enumerate(chunks, 1):
        finding = {"infrastructuresTakenDown": {"items": {"identifiers": chunk}}}
        day = _later(place, number, len(chunks)) if later is None else later
        lines.append(_result(f"{prefix}-{number:04}", place, finding, day))
    return lines


def _later(code, number, of):
    """How many days after the first action day; what comes first in a country is never on the last."""
    return min(LAST_DAY, _first(code) + _DAYS[(number - 1) * len(_DAYS) // of])


def _first(code):
    """Countries do not begin on the same day."""
    return sum(map(ord, code)) % 3


def _listed(country):
    code, chance = country["code"], random.Random("persons " + country["code"])
    listed = []
    for number in range(1, country["arrests"] + 1):
        person = {"reference": f"{code}-{number:04}", "sex": chance.choice(_SEXES), "ageBand": chance.choice(_AGES)}
        if number % 3 == 1:
            document = f"{code} D{number:07}"
            person["identifier"] = {"type": "IDENTIFIER_TYPE_DOCUMENT", "value": document}
        listed.append(person)
    return listed


def _with_document(country):
    return [person for person in _listed(country) if "identifier" in person]


def _names(scenario, country):
    """Domains, addresses of the range kept for benchmarks (RFC 2544), and pages; all under names kept for examples."""
    code, chance = country["code"].lower(), random.Random("names " + country["code"])
    names = []
    for number in range(country["infrastructures"]):
        domain = f"{chance.choice(_WORDS)}-{chance.choice(_WORDS)}-{code}{number:04}.example"
        if number % 10 == 8:
            index = scenario["countries"].index(country) * _BLOCK + number
            address = f"198.{18 + index // 65536}.{index // 256 % 256}.{index % 256}"
            names.append({"type": "IDENTIFIER_TYPE_IP_ADDRESS", "value": address})
        elif number % 10 == 9:
            names.append({"type": "IDENTIFIER_TYPE_URL", "value": f"https://{domain}/sign-in"})
        else:
            names.append({"type": "IDENTIFIER_TYPE_DOMAIN", "value": domain})
    return names


def _respelt(name):
    if name["type"] == "IDENTIFIER_TYPE_DOMAIN":
        return dict(name, value=name["value"].upper() + ".")
    return dict(name)


def _named_by(scenario, kind, country):
    return [twice for twice in scenario["named_twice"][kind] if twice["by"] == country["code"]]


def _of(scenario, code):
    return next(country for country in scenario["countries"] if country["code"] == code)


def _chunks(whole, size):
    return [whole[start : start + size] for start in range(0, len(whole), size)]
