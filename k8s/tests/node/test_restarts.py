import os
import signal
import sys
import time
import unittest
from pathlib import Path

from k8s.tests.manifests import PARTS
from k8s.tests.node.cordon import installed
from k8s.tests.node.load import Load, targeted

_LONGEST_WAIT = 10
_SETTLED = 10


class Restarts(unittest.TestCase):
    """Under load every part is restarted in turn, and pods are killed: nothing acknowledged is lost, no event lost or repeated."""

    @classmethod
    def setUpClass(cls):
        cls.cordon = installed()

    def test_a_rolling_restart_of_every_part_loses_nothing(self):
        with Load(self.cordon) as load:
            for part in PARTS:
                self.restart(part)
        self.hold(load, "a rolling restart of every part")

    def test_a_killed_pod_of_each_part_loses_nothing(self):
        with Load(self.cordon) as load:
            for part in PARTS:
                self.kill(part)
        self.hold(load, "a killed pod of each part")

    def test_a_killed_primary_of_mongodb_loses_nothing(self):
        with Load(self.cordon) as load:
            told = self.cordon.replica_set()
            (name,) = (member["name"].partition(".")[0] for member in told["members"] if member["stateStr"] == "PRIMARY")
            (pod,) = (it for it in self.cordon.pods("cordon-mongodb", "app=mongodb-svc") if it["metadata"]["name"] == name)
            time.sleep(_SETTLED)
            stop(pod, "mongod")
            began = time.monotonic()
            self.cordon.until(lambda: self.cordon.three_members(told["term"]), "MongoDB", 120)
            print(f"MongoDB had three members again after {time.monotonic() - began:.0f} s.", file=sys.stderr)
            time.sleep(_SETTLED)
        self.hold(load, "a killed primary of MongoDB")

    def hold(self, load, what):
        waits, lags = sorted(load.waits), sorted(load.lags())
        made = ", ".join(f"{len(acknowledged)} {kind}s" for kind, acknowledged in load.acknowledged.items())
        print(f"{what}: {made}; {len(waits)} reads, the longest {waits[-1][0]:.1f} s ({waits[-1][1]}); "
              f"{len(load.tasks.events)} events of {load.tasks.openings} streams of tasks, the latest {lags[-1]:.1f} s behind its command, "
              f"half within {lags[len(lags) // 2]:.2f} s; {len(load.outcome.events)} of {load.outcome.openings} of figures.", file=sys.stderr)
        self.assertEqual([], load.faults)
        for kind, acknowledged in load.acknowledged.items():
            with self.subTest(kind=kind):
                self.assertGreater(len(acknowledged), 10)
                there = [made for made in load.there(kind) if made[0] in acknowledged]
                self.assertEqual(sorted(acknowledged.items()), sorted(there), "what was acknowledged is not there once")
                again = {key: load.again(kind, key) for key in list(acknowledged)[::10]}
                self.assertEqual({key: acknowledged[key] for key in again}, again, "a repeat was carried out anew")
        self.hold_tasks(load)
        self.hold_outcome(load)
        self.assertLess(waits[-1][0], _LONGEST_WAIT, waits[-5:])

    def hold_tasks(self, load):
        told = [task for task, _ in load.told()]
        self.assertEqual([], sorted(set(load.acknowledged["task"].values()) - set(told)), f"not told: {load.tasks.refusals}")
        self.assertEqual(len(told), len(set(told)), "told twice")
        self.assertEqual(1, sum(said.get("begins", False) for _, said in load.tasks.events), "the stream began anew")

    def hold_outcome(self, load):
        told = [said["outcome"] for _, said in load.outcome.events]
        for steps in ([int(outcome["position"]) for outcome in told], [targeted(outcome) for outcome in told]):
            self.assertEqual(sorted(steps), steps, "the figures went back")
        self.assertEqual(len(load.acknowledged["result"]), targeted(told[-1]), load.outcome.refusals)
        read = load.figures()
        self.assertEqual((read["totals"], read["countries"]), (told[-1]["totals"], told[-1]["countries"]), "the end was not told")

    def restart(self, part):
        """As `kubectl rollout restart` does it."""
        change = {"spec": {"template": {"metadata": {"annotations": {"restarted": str(time.time())}}}}}
        answer = self.cordon.api.call("PATCH", f"/apis/apps/v1/namespaces/cordon/deployments/{part}", change, "application/merge-patch+json")
        self.assertEqual(200, answer.status, answer)
        began = time.monotonic()
        self.cordon.until(lambda: self.cordon.ready("cordon", part), part)
        print(f"{part} restarted in {time.monotonic() - began:.0f} s.", file=sys.stderr)

    def kill(self, part):
        """Without a word to the process, and then the pod is taken away without a wait."""
        pod = self.cordon.pods("cordon", "app.kubernetes.io/name=" + part)[0]
        stop(pod, "java")
        place = f"/api/v1/namespaces/cordon/pods/{pod['metadata']['name']}?gracePeriodSeconds=0"
        self.assertEqual(200, self.cordon.api.call("DELETE", place).status)
        began = time.monotonic()
        self.cordon.until(lambda: self.two_others(part, pod), part)
        # What the killed one held for a time is taken over by now.
        time.sleep(_SETTLED)
        print(f"{part} had two pods again after {time.monotonic() - began - _SETTLED:.0f} s.", file=sys.stderr)

    def two_others(self, part, gone):
        """The pods themselves are asked: the Deployment still counts the killed one for a moment."""
        names = [pod["metadata"]["name"] for pod in self.cordon.pods("cordon", "app.kubernetes.io/name=" + part) if _is_ready(pod)]
        return len(names) == 2 and gone["metadata"]["name"] not in names


def _is_ready(pod):
    return any(told["type"] == "Ready" and told["status"] == "True" for told in pod["status"].get("conditions", ()))


def stop(pod, program):
    """SIGKILL, to what the machine knows as the pod's by its cgroup."""
    processes = _processes(pod["metadata"]["uid"], program)
    assert processes, f"{pod['metadata']['name']} has no process that can be killed"
    for process in processes:
        os.kill(process, signal.SIGKILL)


def _processes(uid, program):
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                if uid in (entry / "cgroup").read_text() and (entry / "comm").read_text().strip() == program:
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


if __name__ == "__main__":
    unittest.main()
