import re
import unittest

from k8s.tests.manifests import NAMESPACE, OVERLAYS, PARTS, SERVICES, container, of, pod, rendered, variables
from launcher.home import CHECKOUT
from launcher.image_plan import USER

_SPREAD = {
    "Deployment": lambda it: (it["spec"]["selector"]["matchLabels"], it["spec"]["template"]["spec"]["topologySpreadConstraints"]),
    "MongoDBCommunity": lambda it: (
        {"app": it["metadata"]["name"] + "-svc"}, it["spec"]["statefulSet"]["spec"]["template"]["spec"]["topologySpreadConstraints"]),
    "Keycloak": lambda it: (
        {"app": "keycloak", "app.kubernetes.io/instance": it["metadata"]["name"]}, it["spec"]["scheduling"]["topologySpreadConstraints"]),
}
"""Labels by which the pods of a workload are known, its operator's where it has one, and how they are spread."""
_RUNS_NOTHING = {
    "Namespace", "ServiceAccount", "Service", "ConfigMap", "NetworkPolicy", "PodDisruptionBudget", "HorizontalPodAutoscaler",
    "Certificate", "Issuer", "HTTPRoute", "BackendTLSPolicy", "Ingress", "KeycloakRealmImport",
    "PodMonitor", "PrometheusRule", "CronJob", "PersistentVolumeClaim",
}
"""Kinds of which no pod comes that stays."""


def in_code(pattern, *where):
    """The first group of a pattern, in a file of the product."""
    found = re.search(pattern, CHECKOUT.joinpath(*where).read_text("utf-8"), re.MULTILINE)
    if not found:
        raise AssertionError(f"{'/'.join(where)} has no {pattern}")
    return found.group(1)


def seconds(text):
    return int(re.fullmatch(r"(\d+)s", text).group(1))


def megabytes(text):
    number, unit = re.fullmatch(r"(\d+)(Mi|Gi)", text).groups()
    return int(number) * {"Mi": 1, "Gi": 1024}[unit]


class Parts(unittest.TestCase):
    """What every container and pod of the product has, in every overlay."""

    def each(self):
        for overlay in OVERLAYS:
            self.assertEqual(set(PARTS), set(of(overlay, "Deployment")))
            for part in PARTS:
                self.where = f"{part} of {overlay}"
                yield overlay, part, pod(overlay, part), container(overlay, part)

    def _formatMessage(self, said, standard):
        """What is wrong, and where."""
        return super()._formatMessage(f"{getattr(self, 'where', '')} {said or ''}", standard)

    def test_a_container_may_do_nothing_but_its_work(self):
        for _, _, spec, one in self.each():
            self.assertEqual(
                {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}},
                one["securityContext"])
            around = spec["securityContext"]
            self.assertTrue(around["runAsNonRoot"])
            self.assertEqual((USER, USER), (around["runAsUser"], around["runAsGroup"]))
            self.assertEqual({"type": "RuntimeDefault"}, around["seccompProfile"])

    def test_nothing_can_be_written_but_tmp(self):
        for _, _, spec, one in self.each():
            writable = {mount["name"] for mount in one["volumeMounts"] if not mount.get("readOnly")}
            self.assertEqual({"tmp"}, writable)
            (tmp,) = (volume for volume in spec["volumes"] if volume["name"] == "tmp")
            self.assertIn("sizeLimit", tmp["emptyDir"])
            self.assertEqual("/tmp", next(mount["mountPath"] for mount in one["volumeMounts"] if mount["name"] == "tmp"))

    def test_nobody_has_a_token_of_the_cluster(self):
        for overlay, part, spec, _ in self.each():
            self.assertIs(False, spec["automountServiceAccountToken"])
            self.assertEqual(part, spec["serviceAccountName"])
            self.assertIs(False, of(overlay, "ServiceAccount")[part]["automountServiceAccountToken"])
            self.assertIs(False, spec["enableServiceLinks"])
            self.assertFalse([m for m in rendered(overlay) if m["kind"].endswith(("Role", "RoleBinding"))])

    def test_memory_is_bounded_and_set_aside_and_processors_are_asked_for(self):
        for _, _, _, one in self.each():
            self.assertEqual(one["resources"]["requests"]["memory"], one["resources"]["limits"]["memory"])
            self.assertIn("cpu", one["resources"]["requests"])
            self.assertNotIn("cpu", one["resources"]["limits"])

    def test_the_memory_holds_all_that_java_may_take(self):
        for overlay, part, _, one in self.each():
            options = variables(overlay, part)["JDK_JAVA_OPTIONS"]
            found = {name: int(size) for name, size in re.findall(r"-(?:XX:)?(\w+?)=?(\d+)m\b", options)}
            code = found.get("ReservedCodeCacheSize", 48 if "-XX:TieredStopAtLevel=1" in options.split() else 240)
            java = found["Xmx"] + found["MaxMetaspaceSize"] + found["MaxDirectMemorySize"] + code
            self.assertGreaterEqual(megabytes(one["resources"]["limits"]["memory"]), java + 128)

    def test_a_service_is_asked_by_its_health_method(self):
        health = in_code(r'String LIVE = "(\w+)"', "platform/src/main/java/cordon/platform/boot/Readiness.java")
        for overlay, part, _, one in self.each():
            if part not in SERVICES:
                continue
            port = int(variables(overlay, part)["CORDON_HEALTH_PORT"])
            for probe in ("startupProbe", "livenessProbe"):
                self.assertEqual({"port": port, "service": health}, one[probe]["grpc"])
            self.assertEqual(port, one["readinessProbe"]["grpc"]["port"])
            # Feeds have a name of their own: a service that does not hear another goes on serving.
            self.assertFalse(one["readinessProbe"]["grpc"].get("service"))

    def test_no_gateway_is_taken_away_for_what_is_behind_it(self):
        for overlay, part, _, one in self.each():
            if part != "gateway":
                continue
            ports = {port["name"]: port["containerPort"] for port in one["ports"]}
            self.assertEqual(variables(overlay, part)["MANAGEMENT_SERVER_PORT"], str(ports["management"]))
            paths = {probe: one[probe]["httpGet"] for probe in ("startupProbe", "livenessProbe", "readinessProbe")}
            self.assertEqual({"management"}, {asked["port"] for asked in paths.values()})
            self.assertEqual(
                ["/actuator/health/liveness", "/actuator/health/liveness", "/actuator/health/readiness"],
                [asked["path"] for asked in paths.values()])

    def test_a_start_has_an_hour_for_migrations_and_its_rollout_waits_for_it(self):
        for overlay, part, _, one in self.each():
            if part in SERVICES:
                patience = one["startupProbe"]["periodSeconds"] * one["startupProbe"]["failureThreshold"]
                self.assertGreaterEqual(patience, 3600)
                self.assertGreater(of(overlay, "Deployment")[part]["spec"]["progressDeadlineSeconds"], patience)

    def test_an_end_has_the_time_that_the_code_takes(self):
        for _, part, spec, one in self.each():
            before = one.get("lifecycle", {}).get("preStop", {}).get("sleep", {}).get("seconds", 0)
            if part in SERVICES:
                own = seconds(in_code(r"shutdown.grace-period: (\w+)", part, "src/main/resources/application.yaml"))
            else:
                self.assertEqual("graceful", in_code(r"^  shutdown: (\w+)", part, "src/main/resources/application.yaml"))
                own = 30
            self.assertGreaterEqual(spec["terminationGracePeriodSeconds"], before + own + 10)

    def test_ports_are_those_of_the_code(self):
        for overlay, part, _, one in self.each():
            ports = {port["name"]: port["containerPort"] for port in one["ports"]}
            told = variables(overlay, part)
            service = of(overlay, "Service")[part]["spec"]
            self.assertEqual({"app.kubernetes.io/name": part}, service["selector"])
            if part in SERVICES:
                usual = int(in_code(r"^    port: (\d+)", part, "src/main/resources/application.yaml"))
                self.assertEqual(usual, ports["grpc"])
                self.assertEqual(str(usual), told["SPRING_GRPC_SERVER_PORT"])
                self.assertEqual(told["CORDON_METRICS_PORT"], str(ports["meters"]))
                self.assertEqual([(usual, "grpc")], [(p["port"], p["targetPort"]) for p in service["ports"]])
                # So that each caller has the addresses of all replicas, and takes them in turn.
                self.assertEqual("None", service["clusterIP"])
            else:
                self.assertEqual(told["SERVER_PORT"], str(ports["https"]))
                self.assertEqual([(443, "https")], [(p["port"], p["targetPort"]) for p in service["ports"]])

    def test_what_runs_all_the_time_stands_apart_and_a_drain_takes_one_of_it(self):
        for overlay in OVERLAYS:
            for manifest in rendered(overlay):
                name, kind = manifest["metadata"]["name"], manifest["kind"]
                if kind in _RUNS_NOTHING:
                    continue
                label, spreads = _SPREAD[kind](manifest)
                self.where = f"{name} of {overlay}"
                budget = of(overlay, "PodDisruptionBudget", manifest["metadata"]["namespace"])[name]["spec"]
                self.assertEqual((1, label), (budget["maxUnavailable"], budget["selector"]["matchLabels"]))
                self.assertEqual(
                    [("kubernetes.io/hostname", "DoNotSchedule"), ("topology.kubernetes.io/zone", "ScheduleAnyway")],
                    [(spread["topologyKey"], spread["whenUnsatisfiable"]) for spread in spreads])
                for spread in spreads:
                    self.assertEqual(label, spread["labelSelector"]["matchLabels"])

    def test_production_has_two_of_everything_and_replaces_none_before_another_is_there(self):
        for part in PARTS:
            spec = of("production", "Deployment")[part]["spec"]
            self.assertEqual({"maxUnavailable": 0, "maxSurge": 1}, spec["strategy"]["rollingUpdate"])
            scaler = of("production", "HorizontalPodAutoscaler").get(part)
            replicas = spec["replicas"] if scaler is None else scaler["spec"]["minReplicas"]
            self.assertGreaterEqual(replicas, 2)
            # Two that say how many there are would undo each other's work.
            self.assertEqual(scaler is None, "replicas" in spec)

    def test_the_namespaces_refuse_what_is_not_restricted(self):
        for overlay in OVERLAYS:
            namespaces = [m for m in rendered(overlay) if m["kind"] == "Namespace"]
            self.assertIn(NAMESPACE, {namespace["metadata"]["name"] for namespace in namespaces})
            for namespace in namespaces:
                self.assertEqual("restricted", namespace["metadata"]["labels"]["pod-security.kubernetes.io/enforce"])


if __name__ == "__main__":
    unittest.main()
