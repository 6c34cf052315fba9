import re
import unittest

from k8s.tests.manifests import K8S, NAMESPACE, edited, of, settings, texts
from launcher.home import CHECKOUT


class Told(unittest.TestCase):
    """What the read-me tells an operator to do by hand does what it says."""

    def setUp(self):
        self.told = (K8S / "README.md").read_text("utf-8")

    def test_the_patches_reach_every_account_and_every_policy_on_names(self):
        patches = self.told.split("\n## Patches\n", 1)[1].split("```yaml\n", 1)[1].split("```", 1)[0]
        made = edited(lambda overlay: overlay + patches)
        accounts = [it for it in made if it["kind"] == "ServiceAccount" and it["metadata"]["namespace"] == NAMESPACE]
        self.assertEqual(set(of("production", "ServiceAccount")), {it["metadata"]["name"] for it in accounts})
        self.assertEqual([[{"name": "registry"}]] * len(accounts), [it["imagePullSecrets"] for it in accounts])
        to_names = [it for it in made if it["kind"] == "NetworkPolicy" and "kube-dns" in texts(it)]
        self.assertLessEqual({NAMESPACE, "cordon-mongodb", "cordon-keycloak"}, {it["metadata"]["namespace"] for it in to_names})
        for policy in to_names:
            (rule,) = (it for it in policy["spec"]["egress"] if "kube-dns" in texts(it))
            self.assertIn({"ipBlock": {"cidr": "169.254.20.10/32"}}, rule["to"])
            self.assertEqual({53}, {port["port"] for port in rule["ports"]})

    def test_whatever_asks_for_a_certificate_is_said_to_need_cert_manager(self):
        needs = dict(re.findall(r"^   \| `([a-z-]+)` \| ([^|]*) \|", self.told, re.MULTILINE))
        asking = {file.parent.name for file in (K8S / "components").rglob("*.yaml") if "cert-manager.io/" in file.read_text("utf-8")}
        self.assertEqual(asking, {name for name, what in needs.items() if "cert-manager" in what})

    def test_what_another_host_needs_in_the_realm_is_told(self):
        (realm,) = of("production", "KeycloakRealmImport", "cordon-keycloak").values()
        operating = (CHECKOUT / "docs" / "operating.md").read_text("utf-8")
        section = operating.split("\n## Identity provider\n", 1)[1].split("\n### ", 1)[0]
        for name, by_hand in (("HOST", 2), ("SIGN_IN_HOST", 0)):
            value = settings("production")[name]
            of_host = [text for text in texts(realm) if value in text]
            self.assertEqual(by_hand, len(of_host))
            for text in of_host:
                self.assertIn(f"`{text.replace(value, name)}`", section)


if __name__ == "__main__":
    unittest.main()
