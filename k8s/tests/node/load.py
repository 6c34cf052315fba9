"""People at work while something happens to the cluster: commands to each service, reads, and two who follow a stream."""

import threading
import time
import uuid

from demonstration import times
from k8s.tests.node.cordon import GATEWAY, listed
from k8s.tests.node.follower import Follower

_COUNTRY = "NG"
_PAUSE = 0.2
_PATIENCE = 330
_TARGETED = "fraud_victims_targeted"


class Load:
    """Begins when it is entered; when it is left, what was seen stands in its fields."""

    def __init__(self, cordon):
        # One for all, as Keycloak lets nobody sign in twice at the same moment.
        self._client = cordon.client()
        self._shown = "/api/v1/operations/" + cordon.played()
        self._plan = self._client.get("planner", self._shown)["operation"]["approvedRevision"]["plan"]
        self._now = times.now()
        # The demonstration's figures stay as they are.
        self._counted, self._activated = self._begin(f"load/{uuid.uuid4()}")
        self.kinds = {
            "task": (self._issue, self._shown + "/tasks", "taskId", lambda task: task["spec"]["title"]),
            "result": (self._report, self._counted + "/results?state=RESULT_STATE_VALIDATED", "resultId", lambda result: result["spec"]["reference"]),
            "operation": (self._draft, "/api/v1/operations?state=OPERATION_STATE_PLANNED", "operationId",
                          lambda operation: operation["openRevision"]["plan"]["codeName"]),
        }
        """By what is made: the command, the list, its id and its key there."""
        self.acknowledged = {kind: {} for kind in self.kinds}
        """Id by key of the command, by kind."""
        self.waits, self.faults, self._when = [], [], {}
        """Seconds that a reader waited, with the path; what ended a thread."""
        self._over = threading.Event()
        self.tasks, self.outcome = (
            Follower(GATEWAY, cordon.trust, lambda person=person: cordon.token_for(person), path)
            for person, path in (("auditor", self._shown + "/tasks:watch"), ("planner2", self._counted + "/outcome:watch"))
        )

    def __enter__(self):
        for follower in (self.tasks, self.outcome):
            follower.start()
            if not follower.begun.wait(60):
                raise AssertionError(f"The stream does not begin: {follower.refusals}")
        reads = (("duty", self._shown), ("duty", self._shown + "/tasks?page_size=20"), ("leadership", self._shown + "/outcome"))
        acts = [lambda kind=kind: self._command(kind) for kind in ("task", *self.kinds)]
        acts += [lambda read=read: self._read(*read) for read in reads]
        self._threads = [threading.Thread(target=self._guarded, args=(act,), daemon=True) for act in acts]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        """The streams are given a minute for what they have not told yet."""
        self._over.set()
        for thread in self._threads:
            thread.join(_PATIENCE)
        end = time.monotonic() + 60
        while not self._all_told() and time.monotonic() < end:
            time.sleep(0.2)
        self.tasks.stop()
        self.outcome.stop()

    def again(self, kind, key):
        """What the command has made, or had made before."""
        return self.kinds[kind][0](key)

    def there(self, kind):
        """All of it that is listed, as pairs of key and id."""
        _, path, own, key = self.kinds[kind]
        return [(key(it), it[own]) for it in listed(self._client, "planner", path, kind + "s")]

    def told(self):
        """The tasks that the stream has told, with the time, in its order."""
        return [(task["taskId"], when) for when, said in self.tasks.events for task in said.get("tasks", ())]

    def lags(self):
        """Seconds between a command's answer and the event of its task; what came before the answer counts as none."""
        return [max(0, when - self._when[task]) for task, when in self.told() if task in self._when]

    def figures(self):
        """As they are read now."""
        return self._client.get("leadership", self._counted + "/outcome")["outcome"]

    def _all_told(self):
        tasks = set(self.acknowledged["task"].values()) <= {task for task, _ in self.told()}
        return tasks and targeted(self.outcome.events[-1][1]["outcome"]) >= len(self.acknowledged["result"])

    def _begin(self, key):
        """The path of an operation that is under way, in which a country takes part, and the entry by which it is."""
        path = "/api/v1/operations/" + self._draft(key)
        submitted = self._client.post("planner", path + ":submit", {}, key + "/submit")["operation"]
        self._client.post("approver", path + ":approve", {"hash": submitted["openRevision"]["hash"]}, key + "/approve")
        contact = {"kind": "CONTACT_POINT_KIND_NCB", "name": "NCB (made up)"}
        invitation = {"country": _COUNTRY, "displayName": _COUNTRY, "contactPoint": contact}
        self._client.post("planner", path + "/participations", invitation, key + "/invite")
        self._client.post("ng-ncb", f"{path}/participations/{_COUNTRY}:accept", {}, key + "/accept")
        return path, self._client.post("planner", path + ":activate", {}, key + "/activate")["entry"]

    def _draft(self, key):
        return self._client.post("planner", "/api/v1/operations", {"plan": {**self._plan, "codeName": key}}, key)["operation"]["operationId"]

    def _issue(self, key):
        due = times.text(self._now + times.AFTER_ACTION)
        body = {"executorCountry": _COUNTRY, "spec": {"title": key, "infrastructureTakedown": {"scope": "Made up"}, "dueTime": due}}
        return self._client.post("planner", self._shown + "/tasks", body, key)["task"]["taskId"]

    def _report(self, key):
        """By a country's officer, and confirmed by another one."""
        spec = {"reference": key, "placeCountry": _COUNTRY, "occurredTime": times.text(self._now), "fraudVictimsTargeted": {"count": {"number": "1"}}}
        result = self._client.post("ng-field", self._counted + "/results", {"spec": spec}, key, self._activated)["result"]["resultId"]
        return self._client.post("ng-ncb", f"/api/v1/results/{result}:validate", {}, key + "/validate")["result"]["resultId"]

    def _command(self, kind):
        while not self._over.is_set():
            key = f"load/{uuid.uuid4()}"
            made = self.again(kind, key)
            self.acknowledged[kind][key], self._when[made] = made, time.monotonic()
            self._over.wait(_PAUSE)

    def _read(self, person, path):
        while not self._over.is_set():
            began = time.monotonic()
            self._client.get(person, path)
            self.waits.append((time.monotonic() - began, path))
            self._over.wait(_PAUSE)

    def _guarded(self, act):
        try:
            act()
        except BaseException as fault:
            self.faults.append(fault)


def targeted(outcome):
    """How many are validated; where there are none, no figure is told."""
    return sum(int(figure["validated"]["count"]) for figure in outcome["totals"] if figure["indicator"] == _TARGETED)
