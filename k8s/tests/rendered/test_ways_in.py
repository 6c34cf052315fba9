import unittest

from k8s.tests.manifests import behind_an_ingress, of, rendered, settings


class WaysIn(unittest.TestCase):
    """To Cordon and to a Keycloak in the cluster, by the Gateway API or by Ingresses."""

    def test_one_way_in_can_be_had_without_the_other(self):
        for kind, manifests in (("Ingress", rendered("production")), ("gateway.networking.k8s.io", behind_an_ingress())):
            self.assertEqual([], [it for it in manifests if kind == it["kind"] or it["apiVersion"].startswith(kind)])

    def test_by_either_the_same_comes_to_keycloak_and_nothing_of_its_administration(self):
        told = settings("production")
        route = of("production", "HTTPRoute", "cordon-keycloak")["keycloak"]["spec"]
        (ingress,) = (it for it in behind_an_ingress() if it["kind"] == "Ingress" and it["metadata"]["namespace"] == "cordon-keycloak")
        (by_route,) = route["rules"]
        (by_ingress,) = ingress["spec"]["rules"]
        paths = [it["path"]["value"] for it in by_route["matches"]]
        self.assertEqual(["/realms/cordon", "/resources/"], paths)
        self.assertEqual([(path, "Prefix") for path in paths], [(it["path"], it["pathType"]) for it in by_ingress["http"]["paths"]])
        (behind,) = ((it["name"], it["port"]) for it in by_route["backendRefs"])
        self.assertEqual({behind}, {(it["backend"]["service"]["name"], it["backend"]["service"]["port"]["number"]) for it in by_ingress["http"]["paths"]})
        self.assertEqual([told["SIGN_IN_HOST"]], route["hostnames"])
        self.assertEqual(told["SIGN_IN_HOST"], by_ingress["host"])
        self.assertEqual(told["ENTRY"], ingress["spec"]["ingressClassName"])
        (shown,) = ingress["spec"]["tls"]
        made = of("production", "Certificate", "cordon-keycloak")["keycloak"]["spec"]
        self.assertEqual((made["secretName"], made["dnsNames"]), (shown["secretName"], shown["hosts"]))

    def test_nothing_else_hangs_on_the_way_in(self):
        def others(manifests):
            return [it for it in manifests if it["kind"] not in ("Ingress", "HTTPRoute", "BackendTLSPolicy")]

        self.assertEqual(others(rendered("production")), others(behind_an_ingress()))


if __name__ == "__main__":
    unittest.main()
