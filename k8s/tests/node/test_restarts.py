import os
import signal
import sys
import time
import unittest
from pathlib import Path

from k8s.tests.manifests import PARTS
from k8s.tests.node.cordon import installed
from k8s.tests.node.load import Load

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

    def hold(self, load, what):
        waits = sorted(load.waits)
        lags = sorted(load.lags())
        follower = load.follower
        print(f"{what}: {len(load.acknowledged)} commands, {len(waits)} reads, the longest {waits[-1][0]:.1f} s ({waits[-1][1]}), "
              f"{len(follower.events)} events of {follower.openings} streams, the latest {lags[-1]:.1f} s behind its command, "
              f"half within {lags[len(lags) // 2]:.2f} s.", file=sys.stderr)
        self.assertEqual([], load.faults)
        self.assertGreater(len(load.acknowledged), 50)
        there = load.there()
        self.assertEqual([], sorted(set(load.acknowledged.values()) - set(there)), "acknowledged, and not there")
        self.assertEqual(len(there), len(set(there)))
        again = {key: load.issue(key) for key in list(load.acknowledged)[::10]}
        self.assertEqual({key: load.acknowledged[key] for key in again}, again, "a repeat was carried out anew")
        told = follower.told()
        self.assertEqual([], sorted(set(load.acknowledged.values()) - set(told)), f"not told: {follower.refusals}")
        self.assertEqual(len(told), len(set(told)), "told twice")
        self.assertEqual(1, follower.beginnings, "the stream began anew")
        self.assertLess(waits[-1][0], _LONGEST_WAIT, waits[-5:])

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
        processes = _processes(pod["metadata"]["uid"])
        self.assertTrue(processes, f"{pod['metadata']['name']} has no process that can be killed")
        for process in processes:
            os.kill(process, signal.SIGKILL)
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


def _processes(uid):
    """Those of a pod, which the machine knows by its cgroup."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            try:
                if uid in (entry / "cgroup").read_text() and (entry / "comm").read_text().strip() == "java":
                    found.append(int(entry.name))
            except OSError:
                continue
    return found


if __name__ == "__main__":
    unittest.main()
