import re
import unittest

from k8s.tests.manifests import K8S, NAMESPACE, OVERLAYS, PARTS, SERVICES, container, of, rendered, settings, variables

_NAME = "kubernetes.io/metadata.name"
_DNS = {("kube-system k8s-app=kube-dns", 53)}


class Policies:
    """What the policies of one namespace let in and out: (part, other, port), the other a part, a namespace or a network."""

    def __init__(self, overlay, namespace, pods):
        self._overlay = overlay
        self._pods = pods
        self.inward, self.outward, self.held = set(), set(), {"Ingress": set(), "Egress": set()}
        for policy in of(overlay, "NetworkPolicy", namespace).values():
            spec = policy["spec"]
            parts = [name for name, labels in pods.items() if _fits(spec["podSelector"], labels)]
            for part in parts:
                for kind in spec["policyTypes"]:
                    self.held[kind].add(part)
                self.inward.update(self._rules(part, spec.get("ingress", []), "from", part))
                self.outward.update(self._rules(part, spec.get("egress", []), "to", None))

    def _rules(self, part, rules, side, listener):
        for rule in rules:
            for other in rule[side]:
                for name in self._who(other):
                    for port in rule["ports"]:
                        yield part, name, self._number(port["port"], listener)

    def _who(self, other):
        if "ipBlock" in other:
            return [other["ipBlock"]["cidr"]]
        if "namespaceSelector" in other:
            chosen = other.get("podSelector", {}).get("matchLabels", {})
            return [" ".join([other["namespaceSelector"]["matchLabels"][_NAME], *(f"{key}={value}" for key, value in sorted(chosen.items()))])]
        return [name for name, labels in self._pods.items() if _fits(other["podSelector"], labels)]

    def _number(self, port, part):
        if isinstance(port, int):
            return port
        return next(p["containerPort"] for p in container(self._overlay, part)["ports"] if p["name"] == port)


def _fits(selector, labels):
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items())


def calls(overlay):
    """Who calls whom, by what the parts are told."""
    for part in PARTS:
        for name, value in variables(overlay, part).items():
            if re.match(r"CORDON_(SERVICES|FEEDS)_", name):
                host, port = re.fullmatch(r"dns:///([a-z-]+):(\d+)", value).groups()
                yield part, host, int(port)


class Flows(unittest.TestCase):
    """Exactly what is needed goes through, and nothing else."""

    def policies(self, overlay):
        pods = {name: it["spec"]["template"]["metadata"]["labels"] for name, it in of(overlay, "Deployment").items()}
        return Policies(overlay, NAMESPACE, pods)

    def test_who_is_not_let_is_stopped_both_ways(self):
        for overlay in OVERLAYS:
            for namespace in {m["metadata"]["name"] for m in rendered(overlay) if m["kind"] == "Namespace"}:
                spec = of(overlay, "NetworkPolicy", namespace)["deny-all"]["spec"]
                self.assertEqual(({}, ["Ingress", "Egress"]), (spec["podSelector"], spec["policyTypes"]))
                self.assertFalse(spec.get("ingress") or spec.get("egress"))

    def test_parts_reach_each_other_where_one_calls_another_and_nowhere_else(self):
        for overlay in OVERLAYS:
            needed = set(calls(overlay))
            self.assertEqual(
                {("gateway", "operations-service", 9101), ("gateway", "tasking-service", 9102),
                 ("gateway", "reporting-service", 9103), ("tasking-service", "operations-service", 9101),
                 ("reporting-service", "operations-service", 9101), ("reporting-service", "tasking-service", 9102)},
                needed)
            found = self.policies(overlay)
            self.assertEqual(needed, {flow for flow in found.outward if flow[1] in PARTS})
            self.assertEqual(needed, {(other, part, port) for part, other, port in found.inward if other in PARTS})

    def test_parts_reach_names_records_and_the_identity_provider_and_nothing_else_outside(self):
        for overlay in OVERLAYS:
            told = settings(overlay)
            mongodb = told.get("MONGODB_NETWORK", "cordon-mongodb app=mongodb-svc")
            outside = {*_DNS, (mongodb, 27017)}
            outside |= {(told["SIGN_IN_NETWORK"], 443), (told["SIGN_IN_NETWORK"], 8443)}
            if of(overlay, "Keycloak", "cordon-keycloak"):
                outside.add((told["ENTRY_NAMESPACE"], int(told["ENTRY_PORT"])))
            if "COLLECTOR_NAMESPACE" in told:
                outside.add((told["COLLECTOR_NAMESPACE"], int(told["COLLECTOR_PORT"])))
            found = self.policies(overlay)
            people = set()
            if of(overlay, "Keycloak", "cordon-keycloak"):
                people.add(("cordon-keycloak app=keycloak app.kubernetes.io/instance=keycloak", 8443))
            for part in PARTS:
                wanted = outside | people if part == "operations-service" else outside
                self.assertEqual(wanted, {(other, port) for who, other, port in found.outward if who == part and other not in PARTS})

    def test_the_issuer_is_at_a_port_that_is_let_through(self):
        for overlay in OVERLAYS:
            issuer = variables(overlay, "gateway")["CORDON_OIDC_ISSUER"]
            port = re.fullmatch(r"https://[^/:]+(?::(\d+))?/.*", issuer).group(1) or "443"
            self.assertIn(port, ("443", "8443"))

    def test_people_come_to_the_gateway_alone_and_meters_are_collected_from_every_part(self):
        for overlay in OVERLAYS:
            told = settings(overlay)
            outside = {flow for flow in self.policies(overlay).inward if flow[1] not in PARTS}
            meters = {(service, told["MONITORING_NAMESPACE"], 9090) for service in SERVICES}
            self.assertEqual(
                {("gateway", told["ENTRY_NAMESPACE"], 8443), ("gateway", told["MONITORING_NAMESPACE"], 8081), *meters}, outside)

    def test_only_the_parts_the_jobs_and_its_members_come_to_mongodb(self):
        members = {"mongodb": {"app": "mongodb-svc"}}
        found = Policies("production", "cordon-mongodb", members)
        ours = {f"cordon {label}" for label in ("app.kubernetes.io/part-of=cordon", "cordon/role=job")}
        self.assertEqual({("mongodb", other, 27017) for other in {*ours, "mongodb"}}, found.inward)
        api = settings("production")["API_SERVER_NETWORK"]
        self.assertEqual(
            {("mongodb", other, port) for other, port in {*_DNS, ("mongodb", 27017), (api, 443), (api, 6443)}}, found.outward)

    def test_what_leads_in_and_the_other_instances_come_to_keycloak(self):
        found = Policies("production", "cordon-keycloak", {"keycloak": {}})
        told = settings("production")
        keycloak = of("production", "Keycloak", "cordon-keycloak")["keycloak"]["spec"]
        self.assertIs(False, keycloak["networkPolicy"]["enabled"])
        entry, postgres = told["ENTRY_NAMESPACE"], told["POSTGRES_NETWORK"]
        group = {("keycloak", 7800), ("keycloak", 57800)}
        people = ("cordon app.kubernetes.io/name=operations-service", 8443)
        self.assertEqual({("keycloak", *it) for it in {(entry, 8443), people, *group}}, found.inward)
        self.assertEqual({("keycloak", *it) for it in {*_DNS, *group, (postgres, 5432), (entry, int(told["ENTRY_PORT"])),
                                                         (told["SIGN_IN_NETWORK"], 443), (told["SIGN_IN_NETWORK"], 8443)}}, found.outward)

    def test_every_port_that_listens_is_explained(self):
        explained = (K8S / "README.md").read_text("utf-8").split("\n## What is where\n", 1)[1].split("\n\n", 1)[0]
        for overlay in OVERLAYS:
            listening = {port["containerPort"] for part in PARTS for port in container(overlay, part)["ports"]}
            for policy in (m["spec"] for m in rendered(overlay) if m["kind"] == "NetworkPolicy"):
                listening |= {port["port"] for rule in policy.get("ingress", []) for port in rule["ports"] if isinstance(port["port"], int)}
            self.assertEqual(set(), {port for port in listening if not re.search(rf"\b{port}\b", explained)})

    def test_every_policy_says_why(self):
        for file in K8S.rglob("*network-policies.yaml"):
            for document in file.read_text("utf-8").split("\n---\n"):
                if "name: deny-all" not in document:
                    self.assertTrue(document.startswith("# "), document[:80])


if __name__ == "__main__":
    unittest.main()
