import datetime
import sys
import time
import unittest

from demonstration import player, times
from k8s.tests.manifests import PARTS
from k8s.tests.node import job
from k8s.tests.node.cordon import BACKUPS, installed, listed
from k8s.tests.node.replica_set import DATABASES


class Restores(unittest.TestCase):
    """An earlier moment is brought back as docs/operating.md says: everything to 0, the Job that drops what is there, and everything back."""

    def setUp(self):
        self.cordon = installed()
        self.operation = "/api/v1/operations/" + self.cordon.played()
        self.client = self.cordon.client()

    def test_an_earlier_moment_comes_back_with_its_figures(self):
        kept = self.issue("before the moment")
        job.run(self.cordon, "backup", "backup-before")
        time.sleep(2)
        moment = times.text(times.now())
        time.sleep(2)
        lost = self.issue("behind the moment")
        self.arrest()
        self.cordon.until(lambda: not self.differences(1), "the figure behind the moment", 60)
        job.run(self.cordon, "backup", "backup-behind")

        began = time.monotonic()
        self.scale(0)
        self.cordon.until(lambda: not self.cordon.pods("cordon", "app.kubernetes.io/part-of=cordon"), "the end of every part")
        file = _latest()
        said = self.restore(file, moment)
        restored = time.monotonic()
        self.scale(2)
        for part in PARTS:
            self.cordon.until(lambda: self.cordon.ready("cordon", part), part)
        wrong = self.differences()
        print(f"restore: databases again after {restored - began:.0f} s, figures after {time.monotonic() - began:.0f} s:\n{said}", file=sys.stderr)

        self.assertEqual([], wrong)
        self.assertEqual(3, said.count("as it was written"))
        self.assertIn("digests equal", said)
        there = self.tasks()
        self.assertIn(kept, there)
        self.assertNotIn(lost, there)
        self.assertIn(self.issue("again"), self.tasks())
        self.arrest()
        self.cordon.until(lambda: not self.differences(1), "a report behind the restore", 60)
        # The file of the day is of databases that are gone.
        self.assertIn(f"{file.name} ends here", job.run(self.cordon, "backup", "backup-anew"))
        self.assertGreater(_latest().name, file.name)

    def restore(self, file, moment):
        """With the Secret there for as long as it takes."""
        secret = self.cordon.restoring()
        self.assertTrue(self.cordon.api.apply(secret, dry=False).taken)
        try:
            return job.run(self.cordon, "restore", "restore-1", FILE=file.name, TO=moment, CORDON_RESTORE_DROP=",".join(DATABASES))
        finally:
            self.cordon.api.call("DELETE", self.cordon.api.place(secret))

    def scale(self, replicas):
        for part in PARTS:
            place = f"/apis/apps/v1/namespaces/cordon/deployments/{part}/scale"
            self.assertEqual(200, self.cordon.api.call("PATCH", place, {"spec": {"replicas": replicas}}, "application/merge-patch+json").status)

    def issue(self, title):
        due = times.text(times.now() + datetime.timedelta(days=1))
        body = {"executorCountry": "NG", "spec": {"title": title, "infrastructureTakedown": {"scope": "Made up"}, "dueTime": due}}
        return self.client.post("planner", self.operation + "/tasks", body, "restores/" + title.replace(" ", "-"))["task"]["taskId"]

    def arrest(self):
        """One more, reported and validated; with the same key before and behind the restore, as it is not known any more."""
        finding = {"personsArrested": {"items": {"persons": [{"reference": "RESTORES-1"}]}}}
        spec = {"reference": "ARR-RESTORES", "placeCountry": "NG", "occurredTime": times.text(times.now()), **finding}
        result = self.client.post("ng-field", self.operation + "/results", {"spec": spec}, "restores/report")["result"]["resultId"]
        self.client.post("ng-ncb", f"/api/v1/results/{result}:validate", {}, "restores/validate/" + result)

    def differences(self, arrests=0):
        """What the figures do not show of the demonstration and of as many arrests more."""
        totals = player.load()["totals"]
        outcome = self.client.get("leadership", self.operation + "/outcome")["outcome"]
        return player.differences({**totals, "persons_arrested": totals["persons_arrested"] + arrests}, outcome)

    def tasks(self):
        return [task["taskId"] for task in listed(self.client, "duty", self.operation + "/tasks", "tasks")]


def _latest():
    return max(BACKUPS.glob("cordon-*.backup"), key=lambda it: it.name)


if __name__ == "__main__":
    unittest.main()
