import time
import unittest

from k8s.tests.manifests import PARTS
from k8s.tests.node.cordon import installed
from launcher.node.programs import NAME

_MEMBERS = "cordon-mongodb", "app=mongodb-svc"


class Budgets(unittest.TestCase):
    """A drain takes one pod of each part and one member of MongoDB, and no other before it has as many again."""

    def setUp(self):
        self.cordon = installed()

    def test_a_second_pod_is_not_taken_before_there_is_another(self):
        parts = [self.first_two("cordon", "app.kubernetes.io/name=" + part) for part in PARTS]
        members = self.first_two(*_MEMBERS)
        # As a drain does first: no other pod is put onto the node.
        self.schedule(False)
        try:
            for first, _ in (*parts, members):
                self.assertEqual(201, self.evict(first).status, first)
            for _ in range(5):
                for _, second in (*parts, members):
                    refused = self.evict(second)
                    self.assertEqual(429, refused.status, (second, refused))
                    self.assertIn("disruption budget", str(refused))
                time.sleep(3)
        finally:
            self.schedule(True)
        # It has no volume here, so that it takes all from the others first: taking a second one then would lose data.
        self.cordon.until(self.cordon.three_members, "MongoDB")
        self.all_ready()
        for _, second in parts:
            self.cordon.until(lambda: self.evict(second).status == 201, "the budget", 30)
        self.all_ready()

    def first_two(self, namespace, selector):
        first, second, *_ = [(namespace, pod["metadata"]["name"]) for pod in self.cordon.pods(namespace, selector)]
        return first, second

    def all_ready(self):
        for part in PARTS:
            self.cordon.until(lambda: self.cordon.ready("cordon", part), part)

    def evict(self, pod):
        namespace, name = pod
        eviction = {"apiVersion": "policy/v1", "kind": "Eviction", "metadata": {"name": name, "namespace": namespace}}
        return self.cordon.api.call("POST", f"/api/v1/namespaces/{namespace}/pods/{name}/eviction", eviction)

    def schedule(self, whether):
        change = {"spec": {"unschedulable": not whether}}
        self.assertEqual(200, self.cordon.api.call("PATCH", f"/api/v1/nodes/{NAME}", change, "application/merge-patch+json").status)


if __name__ == "__main__":
    unittest.main()
