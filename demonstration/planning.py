"""An operation that a country leads and that is still being planned, so that each of its people finds something to do; all of it made up."""

from datetime import timedelta

from demonstration import times

_MADE_UP = "Made up for the demonstration: "
CODE_NAME = "Jacaranda (demonstration)"
LEAD = "KE"
_NAMES = {"RW": "Rwanda", "TZ": "Tanzania", "ZM": "Zambia", "MU": "Mauritius", "AO": "Angola", "SC": "Seychelles"}
COUNTRIES = tuple(_NAMES)
_HOURS = {"key": "hours", "note": "No entry into homes at night (made up).", "hours": {"timeZone": "Africa/Kigali", "from": "06:00", "to": "18:00"}}
_INSPECTIONS = {"key": "inspections", "note": "Labour inspectors alone take part (made up).", "inspectionOnly": {}}
# What Tanzania gives goes to neither of two countries, and is shared on with its consent alone.
RESTRICTIONS = (
    {"key": "not-to-two", "note": "There is no agreement on data with them (made up).", "notToCountries": {"countries": ["AO", "ZM"]}},
    {"key": "consent", "note": "", "leastHandling": {"handlingLevel": "HANDLING_LEVEL_AMBER", "consentToShareOn": True}},
)
# What each country has answered, in turn; Seychelles has not yet, and Zambia is asked again.
ANSWERS = (
    ("RW", "accept", {"caveats": [_HOURS]}),
    ("TZ", "accept", {"caveats": [_INSPECTIONS]}),
    ("AO", "accept", {}),
    ("ZM", "decline", {"reason": _MADE_UP + "its officers are bound by an election."}),
    ("MU", "accept", {}),
    ("MU", "withdraw", {"reason": _MADE_UP + "the case that it knew of was closed at home."}),
)
# Who is reminded before anybody answers: Angola does then, Seychelles has not yet.
REMINDED = ("AO", "SC")
# Which agencies take part, as two countries say: most of them out of the directory.
AGENCIES = {
    "RW": [
        {"code": "POLICE", "name": "Police (made up)", "kind": "AGENCY_KIND_POLICE"},
        {"code": "LABOUR", "name": "Labour inspectorate (made up)", "kind": "AGENCY_KIND_LABOUR_INSPECTION"},
    ],
    "TZ": [
        {"code": "POLICE", "name": "Police (made up)", "kind": "AGENCY_KIND_POLICE"},
        {"code": "FIU", "name": "Financial intelligence unit (made up)", "kind": "AGENCY_KIND_FINANCIAL_INTELLIGENCE"},
    ],
}
# What is nominated, by whom, and how far it has come.
CASES = (
    ("RW", "Hotel staff recruited by an agency that keeps their passports", False, ("assess", "markLead", "markReady")),
    ("TZ", "Boats that bring people to a farm by night", False, ("assess", "markLead")),
    ("TZ", "Job offers on a page that has changed its name twice", False, ("assess",)),
    ("AO", "Money of a recruiter sent home through a shop", False, ()),
    ("RW", "Recruiter who works across two borders, pseudonym D", True, ()),
)
_MOVES = {"assess": {"assessment": _MADE_UP + "two countries know parts of it."}}


def plan(scenario, now):
    """A month ahead, by the lead's own people; `now` is an instant in UTC."""
    start = (now + timedelta(days=30)).replace(hour=6, minute=0, second=0, microsecond=0)
    action, end = start + timedelta(days=30), start + timedelta(days=40)
    agency = "Police of Kenya (made up)"
    return dict(
        scenario,
        codeName=CODE_NAME,
        purpose="PURPOSE_CRIME_INVESTIGATION",
        crimeAreas=["CRIME_AREA_HUMAN_TRAFFICKING", "CRIME_AREA_MONEY_LAUNDERING"],
        leadAgency=agency,
        handlingLevel="HANDLING_LEVEL_AMBER",
        startTime=times.text(start),
        endTime=times.text(end),
        phases=[
            {"kind": "PHASE_KIND_PREPARATION", "startTime": times.text(start), "endTime": times.text(action)},
            {"kind": "PHASE_KIND_ACTION", "startTime": times.text(action), "endTime": times.text(end), "gate": "Shelters have confirmed their places (made up)."},
        ],
        objectives=[dict(one, evaluationTime=times.text(end)) for one in scenario["objectives"]],
        situation="Agencies promise work abroad; people end on farms and in houses that they may not leave (made up).",
        commandPosts=[
            {"key": "strategic", "function": "Strategic commander", "agency": agency, "country": LEAD, "deputy": "Deputy strategic commander"},
            {"key": "operational", "function": "Operational commander", "agency": agency, "country": LEAD, "reportsTo": "strategic", "deputy": "Duty officer"},
        ],
        liaisonOfficers=[dict(one, country=country, agency=f"Police of {_NAMES[country]} (made up)") for country, one in zip(("RW", "TZ"), scenario["liaisonOfficers"])],
        coordinationUnits=[one for one in scenario["coordinationUnits"] if one["key"] == "east"],
        resourceNeeds=[dict(one, neededTime=times.text(action)) for one in scenario["resourceNeeds"]],
        media=dict(scenario["media"], embargoTime=times.text(end)),
    )


class Planning:
    """Plays it. `get(person, path)` and `post(person, path, body, step)` give answers; paths are below `/api/v1`."""

    def __init__(self, get, post, now):
        self._get = get
        self._post = post
        self._now = now

    def play(self, scenario):
        operation = self._operation(scenario)
        self._path = "/operations/" + operation["operationId"]
        revision = operation.get("approvedRevision") or operation["openRevision"]
        self._start = times.instant(revision["plan"]["startTime"])
        if "approvedRevision" not in operation:
            submitted = self._act("ke-planner", ":submit", {}, "submit")["operation"]
            approved = self._act("ke-approver", ":approve", {"hash": submitted["openRevision"]["hash"]}, "approve")["operation"]
        else:
            approved = operation
        self._invite(COUNTRIES, "invite")
        self._remind()
        for country, move, body in ANSWERS:
            self._act(country.lower() + "-ncb", f"/participations/{country}:{move}", body, f"{move}/{country}")
        self._invite(("ZM",), "again")
        self._restrict("TZ")
        self._agencies()
        for number, case in enumerate(CASES):
            self._case(number, *case)
        self._next(approved)

    def _operation(self, scenario):
        """The one of an earlier play, or a new one."""
        for one in self._get("ke-planner", "/operations?page_size=200")["operations"]:
            revision = one.get("approvedRevision") or one.get("openRevision")
            if revision and revision["plan"]["codeName"] == CODE_NAME:
                return one
        said = {"plan": plan(scenario, self._now), "lead": {"countries": [LEAD]}}
        return self._post("ke-planner", "/operations", said, "demonstration/planning/" + times.text(self._now)[:10])["operation"]

    def _invite(self, countries, step):
        body = {
            "message": _MADE_UP + "please answer, with what limits your country.",
            "answerTime": times.text(self._start - timedelta(days=20)),
            "invitations": [
                {"country": one, "displayName": _NAMES[one], "contactPoint": {"kind": "CONTACT_POINT_KIND_NCB", "name": f"NCB of {_NAMES[one]} (made up)"}}
                for one in countries
            ],
        }
        self._act("ke-planner", "/participations:invite", body, step)

    def _restrict(self, country):
        """Once: what an earlier play, or people, have set since stays."""
        own = self._own(country)
        if own["version"] == "2" and not own.get("restrictions"):
            said = {"version": own["version"], "restrictions": list(RESTRICTIONS), "reason": _MADE_UP + "its data protection officer asks for it."}
            self._act(country.lower() + "-ncb", f"/participations/{country}:changeRestrictions", said, f"restrict/{country}")

    def _remind(self):
        """Nobody whose answer is not awaited any more, as where this was played before."""
        whom = [one for one in REMINDED if self._own(one)["state"] == "PARTICIPATION_STATE_INVITED" and not self._own(one).get("reminderCount")]
        if whom:
            said = {"countries": whom, "message": _MADE_UP + "the briefing is near; please say whether you take part."}
            self._act("ke-planner", "/participations:remind", said, "remind")

    def _agencies(self):
        for country, agencies in AGENCIES.items():
            own = self._own(country)
            if not own.get("agencies"):
                said = {"version": own["version"], "agencies": agencies}
                self._act(country.lower() + "-ncb", f"/participations/{country}:setAgencies", said, f"agencies/{country}")

    def _own(self, country):
        return self._get("ke-planner", f"{self._path}/participations/{country}")["participation"]

    def _case(self, number, country, title, about_person, moves):
        spec = {
            "reference": f"{country}-J-{number + 1:02}",
            "title": title + " (made up)",
            "summary": _MADE_UP + "what the country knows of it, and what it asks the others for.",
            "crimeAreas": ["CRIME_AREA_HUMAN_TRAFFICKING"],
            "aboutPerson": about_person,
        }
        case = self._act(country.lower() + "-ncb", "/cases", {"spec": spec}, f"case/{number}")["case"]
        for move in moves:
            self._act("ke-planner", f"/cases/{case['caseId']}:{move}", _MOVES.get(move, {}), f"{move}/{number}")

    def _next(self, operation):
        """The next revision is in work, and the second planner asks about it; later than that people go on by themselves."""
        if "openRevision" in operation or operation["approvedRevision"]["number"] != 1:
            return
        changed = dict(operation["approvedRevision"]["plan"], logistics="Guests are lodged in Mombasa; boats are chartered for the action days (made up).")
        revised = self._act("ke-planner", ":revise", {"version": operation["version"], "plan": changed}, "revise")["operation"]
        comment = {"hash": revised["openRevision"]["hash"], "place": "logistics", "text": _MADE_UP + "who pays for the boats?"}
        self._act("ke-planner2", "/planComments", comment, "comment")

    def _act(self, person, path, body, step):
        return self._post(person, self._path + path, body, f"demonstration/planning/{self._path[-36:]}/{step}")
