"""A network of the story, its persons by pseudonym, and its supervision; all of it made up, the counts by role too."""

_MADE_UP = "Made up for the demonstration: "

SPEC = {
    "name": "Lagoon network (made up)",
    "summary": _MADE_UP + "recruits by messenger, keeps people in two parks, and moves what it takes through three companies.",
    "crimeAreas": ["CRIME_AREA_FRAUD", "CRIME_AREA_HUMAN_TRAFFICKING", "CRIME_AREA_MONEY_LAUNDERING"],
    "handling": "HANDLING_LEVEL_AMBER",
    "visibleTo": ["GH", "NG", "ZA"],
}

# Key, pseudonym, roles, countries. The last one waits for the compliance reviewer.
_PERSONS = (
    ("heron", "HERON", ("FUND_SPONSOR",), ("ZA",)),
    ("egret", "EGRET", ("ORGANISER",), ("NG", "ZA")),
    ("ibis", "IBIS", ("LEADER",), ("NG",)),
    ("stork", "STORK", ("LEADER",), ("GH",)),
    ("plover", "PLOVER", ("RECRUITER",), ("KE",)),
    ("lapwing", "LAPWING", ("RECRUITER",), ("CM",)),
    ("kite", "KITE", ("RECRUITER", "TRAFFICKER"), ("BJ", "NG")),
    ("harrier", "HARRIER", ("TRAFFICKER",), ("GH",)),
    ("swift", "SWIFT", ("MONEY_MULE",), ("CI",)),
    ("martin", "MARTIN", ("MONEY_MULE",), ("SN",)),
    ("swallow", "SWALLOW", ("MONEY_MULE",), ("KE",)),
    ("weaver", "WEAVER", ("OPERATOR",), ("NG",)),
    ("bishop", "BISHOP", ("OPERATOR",), ("NG",)),
    ("sunbird", "SUNBIRD", ("OPERATOR",), ("GH",)),
    ("coucal", "COUCAL", ("MONEY_MULE", "RECRUITER"), ("ZM",)),
)
WAITING = _PERSONS[-1][0]

# Key, kind, name, countries.
_OTHERS = (
    ("top", "GROUP", "Those who pay (made up)", ("NG", "ZA")),
    ("lagos", "GROUP", "Callers in Lagos (made up)", ("NG",)),
    ("accra", "GROUP", "Callers in Accra (made up)", ("GH",)),
    ("callers", "GROUP", "All callers (made up)", ("GH", "NG")),
    ("recruiters", "GROUP", "Recruiters (made up)", ("BJ", "CM", "KE")),
    ("trading", "COMPANY", "Lagoon Trading (made up)", ("NG",)),
    ("logistics", "COMPANY", "Coast Logistics (made up)", ("GH",)),
    ("holding", "COMPANY", "Highveld Holding (made up)", ("ZA",)),
    ("lagoon", "PARK", "Compound at the lagoon (made up)", ("NG",)),
    ("business", "PARK", "Business park (made up)", ("ZA",)),
)

# Kind, from, to, confidence.
_LINKS = (
    ("COMMAND", "heron", "egret", "MODERATE"),
    ("COMMAND", "egret", "ibis", "HIGH"),
    ("COMMAND", "egret", "stork", "HIGH"),
    ("COMMAND", "ibis", "lagos", "HIGH"),
    ("COMMAND", "stork", "accra", "MODERATE"),
    ("COMMAND", "egret", "recruiters", "LOW"),
    ("FINANCE", "heron", "holding", "HIGH"),
    ("FINANCE", "holding", "trading", "HIGH"),
    ("FINANCE", "trading", "logistics", "MODERATE"),
    ("FINANCE", "swift", "trading", "HIGH"),
    ("FINANCE", "martin", "trading", "MODERATE"),
    ("FINANCE", "swallow", "logistics", "MODERATE"),
    ("FINANCE", "coucal", "holding", "LOW"),
    ("KINSHIP", "ibis", "weaver", "HIGH"),
    ("MEMBER_OF", "heron", "top", "MODERATE"),
    ("MEMBER_OF", "egret", "top", "HIGH"),
    ("MEMBER_OF", "lagos", "callers", "HIGH"),
    ("MEMBER_OF", "accra", "callers", "HIGH"),
    ("MEMBER_OF", "weaver", "lagos", "HIGH"),
    ("MEMBER_OF", "bishop", "lagos", "MODERATE"),
    ("MEMBER_OF", "sunbird", "accra", "MODERATE"),
    ("MEMBER_OF", "plover", "recruiters", "HIGH"),
    ("MEMBER_OF", "lapwing", "recruiters", "MODERATE"),
    ("MEMBER_OF", "kite", "recruiters", "MODERATE"),
    ("MEMBER_OF", "harrier", "callers", "LOW"),
    ("MEMBER_OF", "coucal", "recruiters", "LOW"),
    ("OWNS", "heron", "holding", "HIGH"),
    ("OWNS", "holding", "business", "MODERATE"),
    ("OWNS", "trading", "lagoon", "HIGH"),
)

MAJOR_CASE = {
    "bodies": [
        {"name": "Coordinating secretariat (demonstration)"},
        {"name": "Directorate of criminal investigation (made up)", "country": "NG"},
    ],
    "cycleDays": 30,
}

# Days are counted from the first action day.
REVIEWS = (
    (-45, "the two parks are watched further, and nobody is approached yet.", "Ask for the statements of the accounts of three companies", "Financial intelligence unit", -30, True),
    (-15, "both parks are searched in the action days; the companies' accounts are stopped the same morning.", "Agree on the hour with the three countries", "Operational coordination unit", 2, False),
)


def elements(hotspots):
    """What is added in one go; a park that is a hotspot of the story names it. `hotspots` has their ids by name."""
    nodes = []
    for key, name, roles, countries in _PERSONS:
        spec = {"kind": "NETWORK_NODE_KIND_PERSON", "name": name, "roles": ["NETWORK_ROLE_" + one for one in roles]}
        nodes.append({"key": key, "spec": dict(spec, countries=list(countries), note=_MADE_UP + "a pseudonym of nobody.")})
    for key, kind, name, countries in _OTHERS:
        spec = {"kind": "NETWORK_NODE_KIND_" + kind, "name": name, "countries": list(countries)}
        if kind == "PARK" and name in hotspots:
            spec["hotspotId"] = hotspots[name]
        nodes.append({"key": key, "spec": spec})
    source = {"text": _MADE_UP + "what two countries told.", "evaluation": "B2", "scheme": "EVALUATION_SCHEME_ADMIRALTY"}
    links = [
        {
            "from": {"key": begin},
            "to": {"key": end},
            "spec": {"kind": "NETWORK_LINK_KIND_" + kind, "confidence": "NETWORK_CONFIDENCE_" + sure, "sources": [source]},
        }
        for kind, begin, end, sure in _LINKS
    ]
    return {"nodes": nodes, "links": links}


def passed(node_ids):
    """Those of the persons whom the reviewer passes: all but the one who waits."""
    return [
        {"nodeId": node, "version": 1}
        for (key, *_), node in zip(_PERSONS, node_ids[: len(_PERSONS)], strict=True)
        if key != WAITING
    ]


def review(day_of, held, decision, text, owner, due):
    """What is recorded of a review; `day_of` gives a day so many after the first action day."""
    return {
        "heldOn": day_of(held),
        "decision": _MADE_UP + decision,
        "followUps": [{"text": text + " (made up)", "owner": owner, "dueDay": day_of(due)}],
    }
