import re
import textwrap
import unittest

from k8s.tests.manifests import K8S, PARTS, SERVICES, container, of, settings, variables
from launcher.home import CHECKOUT

_RULES = K8S / "observability" / "alerts.yaml"


class Observability(unittest.TestCase):
    """What Prometheus and a collector of traces are told of an installation."""

    def test_each_part_is_found_once_at_the_port_and_path_where_it_answers(self):
        meter_port = (CHECKOUT / "platform/src/main/java/cordon/platform/meter/MeterPort.java").read_text("utf-8")
        answers = {part: re.search(r'PATH = "(.+)"', meter_port).group(1) for part in SERVICES}
        answers["gateway"] = "/actuator/prometheus"
        for part in PARTS:
            labels = of("production", "Deployment")[part]["spec"]["template"]["metadata"]["labels"]
            ports = {port["name"] for port in container("production", part)["ports"]}
            (endpoint,) = (
                endpoint for monitor in of("production", "PodMonitor").values() if _fits(monitor["spec"]["selector"], labels)
                for endpoint in monitor["spec"]["podMetricsEndpoints"])
            self.assertIn(endpoint["port"], ports)
            self.assertEqual("management" if part == "gateway" else "meters", endpoint["port"])
            self.assertEqual(answers[part], endpoint["path"])

    def test_the_rules_of_the_operator_are_those_of_the_file(self):
        component = (K8S / "components" / "observability" / "rules.yaml").read_text("utf-8")
        groups = _RULES.read_text("utf-8").split("\ngroups:", 1)[1].replace("docs/operating.md#", "set-by-the-overlay#")
        self.assertEqual(textwrap.indent("groups:" + groups, "  "), component.split("\nspec:\n", 1)[1])

    def test_each_alert_leads_to_its_page_at_the_address_of_the_settings(self):
        (rules,) = of("production", "PrometheusRule").values()
        for rule in rules["spec"]["groups"][0]["rules"]:
            self.assertEqual(
                settings("production")["RUNBOOKS"] + "#" + rule["alert"].lower(), rule["annotations"]["runbook_url"])

    def test_a_backup_is_old_when_three_of_its_times_have_gone_by(self):
        expression = " ".join(self.rule("CordonBackupOld")["expr"].split())
        (namespace,) = set(re.findall(r'namespace="([^"]+)"', expression))
        (name,) = set(re.findall(r'cronjob="([^"]+)"', expression))
        backup = of("production", "CronJob", namespace)[name]
        minutes = int(re.fullmatch(r"\*/(\d+) \* \* \* \*", backup["spec"]["schedule"]).group(1))
        self.assertEqual([str(3 * 60 * minutes)], re.findall(r"> (\d+)", expression))
        self.assertNotIn("suspend", backup["spec"])

    def rule(self, alert):
        (rules,) = of("production", "PrometheusRule").values()
        return next(rule for rule in rules["spec"]["groups"][0]["rules"] if rule["alert"] == alert)

    def test_prometheus_chooses_them_by_its_label(self):
        for kind in ("PodMonitor", "PrometheusRule"):
            for manifest in of("production", kind).values():
                self.assertEqual({"release": settings("production")["MONITORING_RELEASE"]}, {
                    name: value for name, value in manifest["metadata"]["labels"].items() if name == "release"})

    def test_every_part_sends_its_spans_where_the_network_lets_them(self):
        told = settings("production")
        egress = of("production", "NetworkPolicy")["to-collector"]["spec"]["egress"][0]
        for part in PARTS:
            given = variables("production", part)
            self.assertEqual(told["TRACES_ENDPOINT"], given["CORDON_TRACES_ENDPOINT"])
            self.assertEqual(told["TRACES_SHARE"], given["CORDON_TRACES_SHARE"])
            self.assertNotIn("CORDON_TRACES_ENDPOINT", variables("local", part))
        self.assertEqual([int(told["COLLECTOR_PORT"])], [port["port"] for port in egress["ports"]])


def _fits(selector, labels):
    return all(labels.get(key) == value for key, value in selector.get("matchLabels", {}).items()) and all(
        it["operator"] == "In" and labels.get(it["key"]) in it["values"] for it in selector.get("matchExpressions", []))


if __name__ == "__main__":
    unittest.main()
