import time
import unittest

from k8s.tests.node.cordon import installed
from launcher.node.programs import NAME

_PART = "reporting-service"


class Budgets(unittest.TestCase):
    """A drain takes one pod of a part, and no other before the part has two again."""

    def setUp(self):
        self.cordon = installed()

    def test_a_second_pod_is_not_taken_before_there_is_another(self):
        first, second = [pod["metadata"]["name"] for pod in self.cordon.pods("cordon", "app.kubernetes.io/name=" + _PART)]
        # As a drain does first: no other pod is put onto the node.
        self.schedule(False)
        try:
            self.assertEqual(201, self.evict(first).status)
            for _ in range(5):
                refused = self.evict(second)
                self.assertEqual(429, refused.status, refused)
                self.assertIn("disruption budget", str(refused))
                time.sleep(3)
        finally:
            self.schedule(True)
        self.cordon.until(lambda: self.cordon.ready("cordon", _PART), _PART)
        self.cordon.until(lambda: self.evict(second).status == 201, "the budget", 30)
        self.cordon.until(lambda: self.cordon.ready("cordon", _PART), _PART)

    def evict(self, pod):
        eviction = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": pod, "namespace": "cordon"}}
        return self.cordon.api.call("POST", f"/api/v1/namespaces/cordon/pods/{pod}/eviction", eviction)

    def schedule(self, whether):
        change = {"spec": {"unschedulable": not whether}}
        self.assertEqual(200, self.cordon.api.call("PATCH", f"/api/v1/nodes/{NAME}", change, "application/merge-patch+json").status)


if __name__ == "__main__":
    unittest.main()
