"""Plays the demonstration through the gateway: every step by the person whose step it is."""

import copy
import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from decimal import Decimal
from pathlib import Path

from demonstration import admission, calendar, cases, directory, networks, orders, packages, planning, preparation, reports, rights, times
from demonstration.client import PATIENCE, Client, DemonstrationFailed

SCENARIO = Path(__file__).with_name("scenario.json")
_THREADS = 4
_PAGE = 200


def load():
    return json.loads(SCENARIO.read_text("utf-8"))


def play(address, token_for, note=lambda text: None, trust=None):
    """Plays the demonstration or what is left of it; gives the operation's id.

    `token_for(name)` gives an access token of a person; `note(text)` is told how far the play is;
    `trust` is the SSL context for an address with TLS.
    Every step has an idempotency key, so a play that was cut off is simply played again.
    """
    return _Play(address, token_for, note, trust).run()


def played(address, token_for, operation_id, trust=None):
    """Whether an operation that was played before is still there."""
    listed = Client(address, token_for, trust=trust).get("planner", f"/api/v1/operations?page_size={_PAGE}")
    return operation_id in [operation["operationId"] for operation in listed["operations"]]


def differences(totals, outcome):
    """What of the expected totals the outcome does not show, as `indicator: shown instead of expected`."""
    shown = {figure["indicator"]: figure for figure in outcome["totals"]}
    found = []
    for indicator, expected in totals.items():
        value = _value(shown[indicator]["validated"], isinstance(expected, str)) if indicator in shown else 0
        if value != Decimal(expected):
            found.append(f"{indicator}: {value} instead of {expected}")
    return found


def _value(tally, money):
    if not money:
        return Decimal(tally["count"])
    amount = tally["amount"]
    return Decimal(amount["units"]).scaleb(-amount["scale"])


class _Play:
    def __init__(self, address, token_for, note, trust):
        self._stopped = threading.Event()
        self._address = address
        self._client = Client(address, token_for, self._stopped, trust)
        self._note = note
        self._scenario = load()
        self._done = 0
        self._count = threading.Lock()
        self._steps = 1

    def run(self):
        self._note("the directory")
        self._directory()
        self._note("due diligence")
        rights.assess(self._client.get, self._client.post, self._scenario["countries"], times.now())
        self._note("first officers")
        admission.Admission(self._client.get, self._client.post).play()
        self._calendar()
        self._note("what is being planned")
        # Before the other, which stays the newest of the list.
        planning.Planning(self._read, self._write, times.now()).play(self._scenario["plan"])
        self._note("the plan")
        operation = self._operation()
        self._id = operation["operationId"]
        plan = (operation.get("approvedRevision") or operation["openRevision"])["plan"]
        self._action = times.instant(plan["startTime"]) + times.BEFORE_ACTION
        self._release(operation)
        self._programme(operation)
        self._planner(":saveTemplate", {"revision": 1, "spec": self._scenario["template"]}, "template")
        self._note("the invitations")
        countries = self._scenario["countries"]
        self._each(self._join, countries)
        known = self._hotspots()
        self._note("a network")
        self._network(known)
        self._note("the preparation")
        prepared = preparation.Preparation(self._prepared, self._action)
        prepared.play()
        self._note("the cases")
        self._cases(countries, plan.get("selectionCriteria", []), prepared.meetings["selection"])
        rights.report(self._post, self._id, countries)
        self._note("the order")
        orders.play(self._read, self._post, self._id, countries)
        begun = self._planner(":activate", {}, "activate")["entry"]
        self._rates()
        self._steps = sum(len(self._reports(country)) for country in countries) + len(countries)
        self._each(lambda country: self._act(country, begun), countries)
        self._note("counting")
        self._await_totals()
        return self._id

    def _operation(self):
        """The operation of an earlier play, or a new one."""
        name = self._scenario["plan"]["codeName"]
        listed = self._client.get("planner", f"/api/v1/operations?page_size={_PAGE}")["operations"]
        for operation in listed:
            revision = operation.get("approvedRevision") or operation.get("openRevision")
            if revision["plan"]["codeName"] == name:
                return operation
        action = times.action_start(times.now())
        start, end = action - times.BEFORE_ACTION, action + times.AFTER_ACTION
        scenario, gate = self._scenario["plan"], "Every participating country has named its targets (made up)."
        plan = dict(
            scenario, startTime=times.text(start), endTime=times.text(end),
            phases=[
                {"kind": "PHASE_KIND_PREPARATION", "startTime": times.text(start), "endTime": times.text(action)},
                {"kind": "PHASE_KIND_ACTION", "startTime": times.text(action), "endTime": times.text(end), "gate": gate},
            ],
            objectives=[dict(objective, evaluationTime=times.text(end)) for objective in scenario["objectives"]],
            resourceNeeds=[dict(need, neededTime=times.text(action)) for need in scenario["resourceNeeds"]],
            media=dict(scenario["media"], embargoTime=times.text(end)),
        )
        return self._client.post("planner", "/api/v1/operations", {"plan": plan}, "demonstration/" + times.text(action))["operation"]

    def _release(self, operation):
        """Submitted by its planner, approved by another person who names what was read."""
        if operation.get("approvedRevision"):
            return
        submitted = self._planner(":submit", {}, "submit")["operation"]
        self._post("approver", f"/operations/{self._id}:approve", {"hash": submitted["openRevision"]["hash"]}, "approve")

    def _calendar(self):
        """An example of a link in the planner's list."""
        if calendar.is_wanted(self._client.get("planner", "/api/v1/calendarLinks")["links"]):
            body = calendar.link(self._address)
            self._client.post("planner", "/api/v1/calendarLinks", body, "demonstration/calendar/" + body["secretHash"])

    def _directory(self):
        """The countries that are not there yet: a directory is of the installation, and not of a play."""
        known = {one["country"] for one in self._client.get("admin", "/api/v1/countries")["countries"]}
        for entry in directory.entries(self._scenario["countries"]):
            if entry["country"] not in known:
                self._client.post("admin", "/api/v1/countries", entry, "demonstration/directory/" + entry["country"])

    def _programme(self, operation):
        """The series that it belongs to; one that was played before programmes were there gets it now."""
        if operation.get("programmeId"):
            return
        programme = self._post("planner", "/programmes", {"spec": self._scenario["programme"]}, "programme")["programme"]
        self._planner(":setProgramme", {"programmeId": programme["programmeId"]}, "set-programme")

    def _join(self, country):
        code = country["code"]
        contact = {"kind": "CONTACT_POINT_KIND_NCB", "name": country["contact"]}
        invitation = {"country": code, "displayName": country["name"], "contactPoint": contact}
        self._planner("/participations", invitation, "invite/" + code)
        path = f"/operations/{self._id}/participations/{code}:accept"
        self._post(code.lower() + "-ncb", path, {"caveats": country.get("caveats", [])}, "accept/" + code)

    def _hotspots(self):
        """Added by those who know of them, one of them displaced from another; most are confirmed."""
        path, known = f"/operations/{self._id}/hotspots", {}
        # A step is named in ASCII, and a hotspot in any script.
        for number, hotspot in enumerate(self._scenario["hotspots"]):
            spec = dict(hotspot["spec"])
            name = spec["name"]
            if "from" in hotspot:
                spec["displacedFrom"] = {"operationId": self._id, "hotspotId": known[hotspot["from"]], "note": hotspot["note"]}
            added = self._post(hotspot["by"], path, {"spec": spec}, f"hotspot/{number}")["hotspot"]
            known[name] = added["hotspotId"]
            if hotspot.get("confirmed"):
                self._planner(f"/hotspots/{known[name]}:confirm", {}, f"confirm/{number}")
        return known

    def _network(self, hotspots):
        """One of the secretariat's, its persons passed but for one, under supervision with two reviews."""
        network = self._planner("/networks", {"spec": networks.SPEC}, "network")["network"]
        path = "/networks/" + network["networkId"]
        added = self._planner(path + "/elements:add", networks.elements(hotspots), "network/elements")
        said = {"pass": True, "text": "Made up: ordinary-law crimes, whoever the persons are."}
        self._post("reviewer", "/networkPersons:review", dict(said, persons=networks.passed(added["nodeIds"])), "network/review")
        started = {"spec": networks.MAJOR_CASE, "reason": "Made up: it acts in ten countries."}
        self._planner(path + "/majorCase:start", started, "network/start")
        for number, (*held, done) in enumerate(networks.REVIEWS):
            spec = networks.review(lambda days: times.text(self._action + timedelta(days=days))[:10], *held)
            review = self._planner(path + "/majorCase/reviews", {"spec": spec}, f"network/review/{number}")["review"]
            if done:
                finished = {"number": 1, "remark": "Made up: the statements are here."}
                self._planner(f"{path}/majorCase/reviews/{review['reviewId']}:finishFollowUp", finished, f"network/finish/{number}")

    def _cases(self, countries, criteria, meeting):
        """Nominated by the countries, worked out by the secretariat, decided on by one meeting; one is refused in the review."""
        ready = {}
        self._each(lambda one: self._case(ready, *one), cases.nominations(countries))
        decisions = [cases.decision(number, ready[number], criteria) for number in sorted(ready)]
        held = preparation.day("selection", self._action)
        self._planner("/cases:decide", {"meetingDay": held, "meetingId": meeting, "decisions": decisions}, "decide")
        self._note("the packages")
        packages.play(self._post, self._id, ready, countries)

    def _case(self, ready, number, ncb, spec, fate):
        path = f"/operations/{self._id}/cases"
        case = self._post(ncb, path, {"spec": spec}, f"case/{number}")["case"]
        path += "/" + case["caseId"]
        if spec["aboutPerson"]:
            said = {"pass": True, "text": "Made up: an ordinary-law crime, whoever the person is."}
            if fate == "refused":
                said = {"pass": False, "grounds": ["REVIEW_GROUND_POLITICAL"], "text": "Made up: it is about what the person published."}
            self._post("reviewer", path + ":review", dict(said, version=case["version"]), f"review/{number}")
        if fate == "refused":
            return
        assessment = "Made up: what is known can be followed up in several countries."
        self._post("planner", path + ":assess", {"assessment": assessment}, f"assess/{number}")
        self._post("planner", path + ":markLead", {}, f"lead/{number}")
        if fate == "decided":
            ready[number] = self._post("planner", path + ":markReady", {}, f"ready/{number}")["case"]

    def _rates(self):
        day = times.text(self._action - timedelta(days=1))[:10]
        for rate in self._scenario["rates"]:
            whole = dict(rate, quoteCurrency="USD", day=day, source=self._scenario["rate_source"])
            self._post("planner", "/rates", {"rate": whole}, "rate/" + rate["code"])

    def _act(self, country, begun):
        """A country's action days: tasks taken on and carried out, results reported and validated."""
        code, ncb, field = country["code"], country["code"].lower() + "-ncb", country["code"].lower() + "-field"
        lines = reports.infrastructures(self._scenario, country)
        tasks = {}
        for name, spec in _tasks(country).items():
            tasks[name], after = self._task(country, name, spec, begun)
        if not tasks:
            after = begun
        submission = None
        if lines:
            submission = self._submit(country, lines, tasks["takedown"], after)
        self._tell(country)
        for kind, result in self._reports(country):
            result = reports.at(result, self._action)
            if kind in tasks:
                result["taskId"] = tasks[kind]
            step = f"{code}/{result['reference']}"
            reported = self._post(field, f"/operations/{self._id}/results", {"spec": result}, "report/" + step, after)
            path = "/results/" + reported["result"]["resultId"]
            if kind == "mistaken":
                self._post(ncb, path + ":reject", {"reason": "Reported twice: contained in VIC-01."}, "reject/" + step)
            else:
                self._post(ncb, path + ":validate", {}, "validate/" + step)
            self._tell(country)
        if submission:
            self._post(ncb, f"/submissions/{submission}:validate", {}, f"validate/{code}/submission")

    def _task(self, country, name, spec, begun):
        """Asked for by the secretariat, taken on by the NCB, carried out by the field."""
        code, ncb, field = country["code"], country["code"].lower() + "-ncb", country["code"].lower() + "-field"
        step = f"{code}/{name}"
        request = {"executorCountry": code, "spec": dict(spec, dueTime=times.text(self._action + times.AFTER_ACTION))}
        path = f"/operations/{self._id}/tasks"
        task = self._post("planner", path, request, "task/" + step, begun)["task"]["taskId"]
        self._post(ncb, f"/tasks/{task}:accept", {}, "take/" + step)
        approvals = country.get("approvals", {}).get(name, [])
        self._post(ncb, f"/tasks/{task}:assign", {"team": f"{code} joint team", "approvals": approvals}, "assign/" + step)
        self._post(field, f"/tasks/{task}:start", {}, "start/" + step)
        return task, self._post(field, f"/tasks/{task}:complete", {}, "complete/" + step)["entry"]

    def _submit(self, country, lines, task, after):
        code = country["code"]
        results = [dict(reports.at(line, self._action), taskId=task) for line in lines]
        body = {"reference": "TAKEDOWN-01", "results": results}
        path = f"/operations/{self._id}/submissions"
        answer = self._post(code.lower() + "-field", path, body, f"submit/{code}", after)
        return answer["submission"]["submissionId"]

    def _reports(self, country):
        """Single results as (kind, result); the kind is the task that they came of."""
        found = [("arrest", result) for result in reports.persons(self._scenario, country)]
        found += [("arrest", result) for result in reports.victims(country)]
        found += [("freeze", result) for result in reports.funds(country)]
        if country["code"] == self._scenario["mistaken"]:
            found.append(("mistaken", reports.mistaken(country)))
        return copy.deepcopy(found) or [("nil", reports.nil(country))]

    def _await_totals(self):
        end = time.monotonic() + PATIENCE
        while True:
            outcome = self._client.get("leadership", f"/api/v1/operations/{self._id}/outcome")["outcome"]
            wrong = differences(self._scenario["totals"], outcome)
            if not wrong and outcome["linesPosting"] == "0":
                return
            if time.monotonic() > end:
                raise DemonstrationFailed(
                    "The demonstration was played, but its figures are not the expected ones: " + "; ".join(wrong) + "."
                )
            time.sleep(0.2)

    def _prepared(self, person, path, body, step):
        return self._post(person, f"/operations/{self._id}{path}", body, "prepare/" + step)

    def _planner(self, path, body, step):
        return self._post("planner", f"/operations/{self._id}{path}", body, step)

    def _read(self, person, path):
        return self._client.get(person, "/api/v1" + path)

    def _write(self, person, path, body, key):
        return self._client.post(person, "/api/v1" + path, body, key)

    def _post(self, person, path, body, step, after=None):
        return self._client.post(person, "/api/v1" + path, body, f"demonstration/{self._id}/{step}", after)

    def _tell(self, country):
        with self._count:
            self._done += 1
            done = 100 * self._done // self._steps
        self._note(f"{done} %, {country['name']}")

    def _each(self, act, countries):
        """Countries act side by side; the first fault stops them all."""
        with ThreadPoolExecutor(_THREADS) as pool:
            running = [pool.submit(act, country) for country in countries]
            try:
                for one in running:
                    one.result()
            except BaseException:
                self._stopped.set()
                pool.shutdown(wait=True, cancel_futures=True)
                raise


def _tasks(country):
    """The tasks of a country, by what is reported of them."""
    name, authority = country["name"], {"kind": "warrant", "issuer": "Competent court (made up)"}
    tasks = {}
    if country["arrests"] or country["victims"]:
        tasks["arrest"] = {"title": "Inspect call centre", "inspection": {"site": f"Business park, {name} (made up)"}, "legalAuthority": authority}
    if country["funds"]:
        tasks["freeze"] = {"title": "Stop payments", "assetFreeze": {"institution": f"Example Bank, {name} (made up)"}, "legalAuthority": authority}
    if country["infrastructures"]:
        tasks["takedown"] = {"title": "Take infrastructure down", "infrastructureTakedown": {"scope": "Domains, addresses and pages of the networks"}}
    return tasks
