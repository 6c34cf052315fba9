"""Intelligence packages of the story's cases: given, received, used within their conditions and said back; their content made up."""

_MADE_UP = "Made up for the demonstration: "
_YES = {"pass": True, "text": _MADE_UP + "an ordinary-law crime, whoever the person is."}


def specs(cases, countries):
    """What is given in turn, as (name, who gives, spec): for a person's case, for another case, for the operation, and one that is recalled."""
    codes = [country["code"] for country in countries]
    return [
        ("person", _ncb(codes[0]), _spec(
            "Fund flows of a recruitment ring, pseudonym A", codes[1:4], aboutPerson=True, caseId=cases[0]["caseId"],
            useCondition="USE_CONDITION_LEAD_ONLY", handlingLevel="HANDLING_LEVEL_AMBER_STRICT")),
        ("case", _ncb(codes[3 % len(codes)]), _spec(
            "Accounts behind an investment platform", [codes[0]], toSecretariat=True, caseId=cases[3]["caseId"],
            useCondition="USE_CONDITION_EVIDENCE_AFTER_LETTER_OF_REQUEST")),
        ("all", "planner", _spec(
            "How victims are called: scripts and numbers", codes, useCondition="USE_CONDITION_INTELLIGENCE_ONLY", consentToShareOn=True, feedbackDays=1)),
        ("mistaken", _ncb(codes[2]), _spec(
            "An address that turned out to be another", [codes[4]], useCondition="USE_CONDITION_LEAD_ONLY")),
    ]


def acts(countries):
    """What becomes of them, as (name of the package, who, act, body). Of those who received the third one a country says nothing back: it is
    late from the day after on."""
    one, two, three, five = (_ncb(countries[number]["code"]) for number in (0, 1, 2, 4))
    return [
        ("person", two, "receive", {}),
        ("person", two, "use", {"spec": _use("USE_KIND_LEAD", "an enquiry was begun with two of the accounts.")}),
        ("person", two, "giveFeedback", {"spec": _feedback("two of the accounts are held by the same person.", "NEW_LEAD", "CASE_OPENED")}),
        ("person", three, "receive", {}),
        ("case", "planner", "receive", {}),
        ("case", one, "receive", {}),
        ("case", one, "use", {"spec": dict(_use("USE_KIND_EVIDENCE", "read in court."), letterReference="LR-7 (made up)")}),
        ("all", one, "receive", {}),
        ("all", two, "receive", {}),
        ("all", two, "requestWiderUse", {"spec": {"kind": "USE_KIND_LEAD", "reason": _MADE_UP + "three of the numbers are of our network."}}),
        ("all", two, "giveFeedback", {"spec": _feedback("what is known is confirmed.", "CONFIRMED")}),
        ("mistaken", five, "receive", {}),
        ("mistaken", three, "recall", {"reason": _MADE_UP + "the source was mistaken."}),
        ("mistaken", five, "acknowledgeRecall", {"end": "RECALL_END_DESTROYED", "note": "With the printed copy."}),
    ]


def play(post, operation, cases, countries):
    """
    Gives all of them and does what follows, each once.

    :param post: of who, path, body and step
    :param cases: those that the meeting decided on, by number
    """
    path, given = f"/operations/{operation}/packages", {}
    for name, giver, spec in specs(cases, countries):
        package = post(giver, path, {"spec": spec}, "package/" + name)["package"]
        given[name] = f"{path}/{package['packageId']}"
        after = post(giver, given[name] + ":give", {}, "package-give/" + name)["package"]
        if after["state"] == "PACKAGE_STATE_WAITING":
            post("reviewer", given[name] + ":review", dict(_YES, version=after["version"]), "package-review/" + name)
    for number, (name, who, act, body) in enumerate(acts(countries)):
        post(who, f"{given[name]}:{act}", body, f"package-act/{number}")
    # The second country's copy of the third package; its owner grants what it asked for.
    grant = {"number": 1, "grant": True, "reason": _MADE_UP + "for these numbers alone."}
    post("planner", f"{given['all']}/copies/2:answerWiderUse", grant, "package-grant")


def _ncb(code):
    return code.lower() + "-ncb"


def _spec(title, receivers, **more):
    return {
        "title": title + " (made up)",
        "text": _MADE_UP + "what is known of it, and what the receivers are asked to look at.",
        "language": "en",
        "handlingLevel": "HANDLING_LEVEL_AMBER",
        "sources": [{"text": "Report of a liaison officer", "evaluation": "B2", "scheme": "EVALUATION_SCHEME_ADMIRALTY"}],
        "receiverCountries": receivers,
        **more,
    }


def _use(kind, text):
    return {"kind": kind, "text": _MADE_UP + text}


def _feedback(text, *outcomes):
    return {"outcomes": ["PACKAGE_OUTCOME_" + one for one in outcomes], "text": _MADE_UP + text}
