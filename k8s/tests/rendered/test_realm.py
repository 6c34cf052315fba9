import json
import re
import unittest

from k8s.tests.manifests import of, settings
from launcher import realm, step_up
from launcher.home import CHECKOUT


class Realm(unittest.TestCase):
    """The realm of the component `keycloak` is the one that the launcher makes, for the gateway of the settings."""

    def setUp(self):
        (made,) = of("production", "KeycloakRealmImport", "cordon-keycloak").values()
        self.realm = made["spec"]["realm"]
        self.known = json.loads((CHECKOUT / "launcher" / "realm.json").read_text("utf-8"))

    def test_settings_and_roles_are_the_same(self):
        for name, value in self.known.items():
            if name != "clients":
                self.assertEqual(value, self.realm[name], name)

    def test_everybody_can_be_of_a_country(self):
        listed = re.search(r"countryCodes = \((.*?)\)\.split", (CHECKOUT / "web/src/language/countries.ts").read_text("utf-8"), re.DOTALL)
        codes = re.findall(r"\b[A-Z]{2}\b", listed.group(1))
        below = {"countries": {"subGroups": [realm._group(code) for code in codes]}}
        self.assertEqual([{"name": name, **below.get(name, {})} for name in realm._GROUPS], self.realm["groups"])

    def test_the_gateway_s_client_is_the_same_at_its_own_address(self):
        gateway = "https://" + settings("production")["HOST"]
        client, _ = self.realm["clients"]
        text = next(json.dumps(it) for it in self.known["clients"] if it["clientId"] == "cordon-gateway")
        known = json.loads(text.replace("{address}", gateway).replace("{secure-address}", gateway))
        known["redirectUris"] = sorted(set(known["redirectUris"]))
        self.assertEqual({**known, "secret": "${GATEWAY_SECRET}"}, client)

    def test_people_are_managed_by_the_same_client_with_the_same_rights(self):
        _, client = self.realm["clients"]
        known = next(it for it in self.known["clients"] if it["clientId"] == "cordon-people")
        self.assertEqual({**known, "secret": "${PEOPLE_SECRET}"}, client)
        (account,) = self.realm["users"]
        self.assertEqual(["realm-management"], list(account["clientRoles"]))
        self.assertEqual(list(realm._MANAGES), account["clientRoles"]["realm-management"])

    def test_people_sign_in_in_the_same_two_levels(self):
        flows = {flow["alias"]: flow["authenticationExecutions"] for flow in self.realm["authenticationFlows"]}
        self.assertIn(self.realm["browserFlow"], flows)
        levels = {it["alias"]: it["config"] for it in self.realm["authenticatorConfig"]}
        for alias, level, lasts, form in step_up._LEVELS:
            self.assertEqual({"loa-condition-level": str(level), "loa-max-age": str(lasts)}, levels[alias])
            condition, shown = flows[alias]
            self.assertEqual(("conditional-level-of-authentication", alias), (condition["authenticator"], condition["authenticatorConfig"]))
            self.assertEqual((form, "REQUIRED"), (shown["authenticator"], shown["requirement"]))
            self.assertIn(("CONDITIONAL", alias), [(it["requirement"], it.get("flowAlias")) for it in flows["cordon forms"]])
        cookie, forms = flows["cordon browser"]
        self.assertEqual(("auth-cookie", "ALTERNATIVE"), (cookie["authenticator"], cookie["requirement"]))
        self.assertEqual(("cordon forms", "ALTERNATIVE"), (forms["flowAlias"], forms["requirement"]))


if __name__ == "__main__":
    unittest.main()
