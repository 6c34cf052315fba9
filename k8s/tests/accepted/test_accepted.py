import copy
import sys
import unittest

from k8s.tests.accepted.api_server import ApiServer
from k8s.tests.manifests import NAMESPACE, OVERLAYS, PARTS, behind_an_ingress, of, rendered, tools

_UNKNOWN = {"Keycloak", "KeycloakRealmImport"}
"""Their definitions are in no package that can be fetched here, so no schema is held against them."""


class Accepted(unittest.TestCase):
    """What a real API server says to the manifests, by dry run: their form, their values, and the security of their pods."""

    @classmethod
    def setUpClass(cls):
        cls.server = ApiServer()
        cls.addClassCleanup(cls.server.close)
        for file in sorted((tools() / "resources").iterdir()):
            cls.server.define(file)
        for overlay in OVERLAYS:
            for kind in ("Namespace", "ServiceAccount"):
                for manifest in rendered(overlay):
                    if manifest["kind"] == kind:
                        answer = cls.server.apply(manifest, dry=False)
                        assert answer.taken, answer
        print(f"Not held against a schema, which cannot be fetched: {', '.join(sorted(_UNKNOWN))}.", file=sys.stderr)

    def test_every_manifest_of_every_overlay_is_taken_without_a_warning(self):
        for overlay in OVERLAYS:
            for manifest in rendered(overlay):
                with self.subTest(overlay=overlay, kind=manifest["kind"], name=manifest["metadata"]["name"]):
                    if manifest["kind"] in _UNKNOWN:
                        self.assertFalse(self.server.knows(manifest))
                        continue
                    answer = self.server.apply(manifest)
                    self.assertTrue(answer.taken, answer)

    def test_the_ingresses_are_taken_in_the_place_of_the_gateway_api(self):
        for manifest in behind_an_ingress():
            if manifest["kind"] == "Ingress":
                with self.subTest(name=manifest["metadata"]["name"]):
                    answer = self.server.apply(manifest)
                    self.assertTrue(answer.taken, answer)

    def test_every_pod_of_ours_may_run_in_its_namespace(self):
        for overlay in OVERLAYS:
            for part in PARTS:
                with self.subTest(overlay=overlay, part=part):
                    answer = self.server.create(self.pod(of(overlay, "Deployment")[part]["spec"]["template"]))
                    self.assertTrue(answer.taken, answer)

    def test_every_pod_of_a_job_may_run_in_its_namespace(self):
        for job in of("production", "CronJob").values():
            with self.subTest(job=job["metadata"]["name"]):
                answer = self.server.create(self.pod(job["spec"]["jobTemplate"]["spec"]["template"]))
                self.assertTrue(answer.taken, answer)

    def test_pods_of_the_operators_may_run_with_what_we_ask_of_them(self):
        (mongodb,) = of("production", "MongoDBCommunity", "cordon-mongodb").values()
        (keycloak,) = of("production", "Keycloak", "cordon-keycloak").values()
        asked = {
            "cordon-mongodb": mongodb["spec"]["statefulSet"]["spec"]["template"],
            "cordon-keycloak": keycloak["spec"]["unsupported"]["podTemplate"],
        }
        for namespace, template in asked.items():
            account = {"apiVersion": "v1", "kind": "ServiceAccount", "metadata": {"name": "default", "namespace": namespace}}
            self.server.apply(account, dry=False)
            template = copy.deepcopy(template)
            for container in (*template["spec"]["containers"], *template["spec"].get("initContainers", [])):
                container["image"] = "the.operator.s/own"
            with self.subTest(namespace=namespace):
                answer = self.server.create(self.pod(template, namespace))
                self.assertTrue(answer.taken, answer)

    def test_a_pod_that_could_do_more_is_refused(self):
        for change in (
            lambda spec: spec["containers"][0]["securityContext"].update(privileged=True, allowPrivilegeEscalation=True),
            lambda spec: spec.update(hostNetwork=True),
            lambda spec: spec["securityContext"].update(runAsNonRoot=False),
            lambda spec: spec["securityContext"].pop("seccompProfile"),
            lambda spec: spec["volumes"].append({"name": "host", "hostPath": {"path": "/"}}),
        ):
            pod = self.pod(of("production", "Deployment")["gateway"]["spec"]["template"])
            change(pod["spec"])
            answer = self.server.create(pod)
            self.assertEqual(403, answer.status, answer)
            self.assertIn('violates PodSecurity "restricted', answer.body["message"])

    def test_a_deployment_of_such_pods_is_warned_of_which_counts_as_refused(self):
        deployment = copy.deepcopy(of("production", "Deployment")["gateway"])
        deployment["spec"]["template"]["spec"]["securityContext"]["runAsNonRoot"] = False
        answer = self.server.apply(deployment)
        self.assertLess(answer.status, 300)
        self.assertFalse(answer.taken)

    def test_what_is_misspelt_or_makes_no_sense_is_refused(self):
        def readyness(spec):
            container = spec["template"]["spec"]["containers"][0]
            container["readynessProbe"] = container.pop("readinessProbe")

        for kind, name, namespace, change, said in (
            ("Deployment", "gateway", NAMESPACE, readyness, "readynessProbe"),
            ("Deployment", "gateway", NAMESPACE, lambda spec: spec.update(replicas="two"), "replicas"),
            ("PodDisruptionBudget", "gateway", NAMESPACE, lambda spec: spec.update(minAvailable=1), "cannot be both set"),
            ("NetworkPolicy", "to-identity-provider", NAMESPACE,
             lambda spec: spec["egress"][0]["to"][0]["ipBlock"].update(cidr="10.0.0.0/40"), "cidr"),
            ("Certificate", "gateway", NAMESPACE, lambda spec: spec.update(dnsName=spec.pop("dnsNames")), "dnsName"),
            ("HTTPRoute", "gateway", NAMESPACE, lambda spec: spec.update(hostnames=["no host"]), "hostnames"),
            ("PodMonitor", "gateway", NAMESPACE,
             lambda spec: spec["podMetricsEndpoints"][0].update(ports="management"), "ports"),
            ("PrometheusRule", "cordon", NAMESPACE, lambda spec: spec["groups"][0]["rules"][0].update({"for": "soon"}), "for"),
            ("MongoDBCommunity", "mongodb", "cordon-mongodb", lambda spec: spec.update(members="three"), "members"),
        ):
            with self.subTest(kind=kind, said=said):
                manifest = copy.deepcopy(of("production", kind, namespace)[name])
                change(manifest["spec"])
                answer = self.server.apply(manifest)
                self.assertFalse(answer.taken, answer)
                self.assertIn(said, str(answer))

    def pod(self, template, namespace=NAMESPACE):
        template = copy.deepcopy(template)
        return {
            "apiVersion": "v1", "kind": "Pod", "spec": template["spec"],
            "metadata": {"name": "tried", "namespace": namespace, "labels": template.get("metadata", {}).get("labels", {})},
        }


if __name__ == "__main__":
    unittest.main()
