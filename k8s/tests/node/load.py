"""People at work while something happens to the cluster: commands, reads, and one who follows a stream."""

import threading
import time
import uuid

from demonstration import times
from k8s.tests.node.cordon import GATEWAY
from k8s.tests.node.follower import Follower

_COUNTRY = "NG"
_PAUSE = 0.2
_COMMANDERS = 2
_PATIENCE = 330


class Load:
    """Begins when it is entered; when it is left, what was seen stands in its fields."""

    def __init__(self, cordon):
        # One for all, as Keycloak lets nobody sign in twice at the same moment.
        self._client, self._operation = cordon.client(), cordon.played()
        self._over = threading.Event()
        self._due = times.text(times.now() + times.AFTER_ACTION)
        self.follower = Follower(GATEWAY, cordon.trust, lambda: cordon.token_for("auditor"), self._operation)
        self.acknowledged, self.waits, self.faults, self._when = {}, [], [], {}
        """Task by key of the command; seconds that a reader waited, with the path; what ended a thread."""

    def __enter__(self):
        self.follower.start()
        if not self.follower.begun.wait(60):
            raise AssertionError(f"The stream does not begin: {self.follower.refusals}")
        reads = (("duty", f"/operations/{self._operation}"), ("duty", f"/operations/{self._operation}/tasks?page_size=20"),
                 ("leadership", f"/operations/{self._operation}/outcome"))
        acts = [self._command] * _COMMANDERS + [lambda read=read: self._read(*read) for read in reads]
        self._threads = [threading.Thread(target=self._guarded, args=(act,), daemon=True) for act in acts]
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(self, *_):
        """The stream is given a minute for what it has not told yet."""
        self._over.set()
        for thread in self._threads:
            thread.join(_PATIENCE)
        end = time.monotonic() + 60
        while not set(self.acknowledged.values()) <= set(self.follower.told()) and time.monotonic() < end:
            time.sleep(0.2)
        self.follower.stop()

    def issue(self, key):
        """The task that the command has made, or had made before."""
        body = {"executorCountry": _COUNTRY, "spec": {"title": key, "infrastructureTakedown": {"scope": "Made up"}, "dueTime": self._due}}
        return self._client.post("planner", f"/api/v1/operations/{self._operation}/tasks", body, key)["task"]["taskId"]

    def there(self):
        """The ids of all tasks of the operation, as a list gives them."""
        found, token = [], ""
        while True:
            page = self._client.get("duty", f"/api/v1/operations/{self._operation}/tasks?page_size=200&page_token={token}")
            found += [task["taskId"] for task in page["tasks"]]
            token = page["nextPageToken"]
            if not token:
                return found

    def lags(self):
        """Seconds between a command's answer and the event of its task; what came before the answer counts as none."""
        return [max(0, self.follower.times[task] - when) for task, when in self._when.items() if task in self.follower.times]

    def _command(self):
        while not self._over.is_set():
            key = f"load/{uuid.uuid4()}"
            task = self.issue(key)
            self.acknowledged[key], self._when[task] = task, time.monotonic()
            self._over.wait(_PAUSE)

    def _read(self, person, path):
        while not self._over.is_set():
            began = time.monotonic()
            self._client.get(person, "/api/v1" + path)
            self.waits.append((time.monotonic() - began, path))
            self._over.wait(_PAUSE)

    def _guarded(self, act):
        try:
            act()
        except BaseException as fault:
            self.faults.append(fault)
