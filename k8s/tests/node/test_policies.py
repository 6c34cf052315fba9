import unittest

from k8s.tests.node.cordon import MEMBERS, installed

_PART_OF = {"app.kubernetes.io/part-of": "cordon"}
_ADDRESSES = {
    "names": "kube-dns.kube-system.svc.cluster.local:53",
    "operations": "operations-service.cordon.svc.cluster.local:9101",
    "tasking": "tasking-service.cordon.svc.cluster.local:9102",
    "reporting": "reporting-service.cordon.svc.cluster.local:9103",
    "gateway": "gateway.cordon.svc.cluster.local:443",
    "mongodb": MEMBERS[0] + ":27017",
    "keycloak": "keycloak.cordon-keycloak.svc.cluster.local:8443",
}


class Policies(unittest.TestCase):
    """Who reaches whom is what the policies say, and nobody else reaches anything."""

    def setUp(self):
        self.cordon = installed()

    def test_the_gateway_reaches_the_services_and_others_do_not(self):
        service = {"operations": set(), "tasking": {"operations"}, "reporting": {"operations", "tasking"}}
        wanted = {"as-gateway": ("cordon", {**_PART_OF, "app.kubernetes.io/name": "gateway"}, {"operations", "tasking", "reporting", "mongodb", "keycloak"})}
        for name, reached in service.items():
            wanted["as-" + name] = ("cordon", {**_PART_OF, "app.kubernetes.io/name": name + "-service"}, {*reached, "mongodb", "keycloak"})
        wanted["beside-them"] = ("cordon", {"app.kubernetes.io/name": "another"}, set())
        wanted["a-stranger"] = ("default", {"app.kubernetes.io/name": "gateway", **_PART_OF}, set())
        # Names are everybody's: who reaches not even those has no network, and tells nothing of a policy.
        wanted = {name: (namespace, labels, {*reached, "names"}) for name, (namespace, labels, reached) in wanted.items()}
        for name, (namespace, labels, _) in wanted.items():
            self.run_probe(name, namespace, labels)
        for name, (namespace, _, reached) in wanted.items():
            with self.subTest(who=name):
                self.settle(name, namespace, reached)

    def run_probe(self, name, namespace, labels):
        """Never ready, so that it is taken for no part whose labels it has."""
        container = {
            "name": "probe", "image": "cordon-test/probe:1", "imagePullPolicy": "Never", "command": ["/probe", *_ADDRESSES.values()],
            "securityContext": {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}},
        }
        pod = {
            "apiVersion": "v1", "kind": "Pod", "metadata": {"name": name, "namespace": namespace, "labels": labels},
            "spec": {
                "automountServiceAccountToken": False, "containers": [container], "terminationGracePeriodSeconds": 1,
                "readinessGates": [{"conditionType": "cordon/never"}],
                "securityContext": {"runAsNonRoot": True, "runAsUser": 10001, "seccompProfile": {"type": "RuntimeDefault"}},
            },
        }
        answer = self.cordon.api.apply(pod, dry=False)
        self.assertTrue(answer.taken, answer)
        self.addCleanup(self.cordon.api.call, "DELETE", self.cordon.api.place(pod))

    def settle(self, name, namespace, reached):
        """In its first seconds a pod has no rules yet; what it can do then is not what it can do."""
        self.seen = None

        def as_wanted():
            self.seen = self.reached(name, namespace)
            return self.seen == reached

        try:
            self.cordon.until(as_wanted, name, 60)
        except AssertionError:
            self.assertEqual(reached, self.seen)

    def reached(self, name, namespace):
        """What the last whole round has reached, or None."""
        told = self.cordon.api.call("GET", f"/api/v1/namespaces/{namespace}/pods/{name}/log?tailLines=40").body.get("message", "")
        rounds = {}
        for line in told.splitlines():
            number, address, said = line.split(" ", 2)
            rounds.setdefault(number, {})[address] = said == "reached"
        whole = [found for found in rounds.values() if len(found) == len(_ADDRESSES)]
        return {name for name, address in _ADDRESSES.items() if whole[-1][address]} if whole else None


if __name__ == "__main__":
    unittest.main()
