import re
import shutil
import tempfile
import unittest
from collections import defaultdict
from pathlib import Path

from k8s.tests.manifests import K8S, OVERLAYS, PARTS, container, of, pod, rendered, settings, texts, variables
from launcher import VERSION, keycloak, mongodb, services
from launcher.certificates import Certificates
from launcher.home import CHECKOUT, Home
from launcher.vault import Secrets

_MADE_UP = {
    "CIDR": "198.51.100.{}/32", "ISSUER": "https://made-up-{}.example/realms/cordon", "MONGODB_STORAGE": "{}Gi", "BACKUP_STORAGE": "{}Gi",
}


_OPERATING = (CHECKOUT / "docs/operating.md").read_text("utf-8")


def known_properties(part):
    """What the code of a part reads, as variables of the environment; a test holds the table to the code."""
    rows = re.findall(r"^\| \w+ \| `([a-z][\w.<>-]+)` \| ([\w, ]+) \|", _OPERATING, re.MULTILINE)
    names = {name.replace("<name>", "*") for name, parts in rows if _is_of(part, parts)}
    return {name.replace("-", "").replace(".", "_").upper() for name in names}


def of_boot_and_java(part):
    """Patterns of the variables that are Spring Boot's and Java's own, from the table of those."""
    table = _OPERATING.split("| Kind | Variable | Of | Meaning |\n", 1)[1].split("\n\n", 1)[0]
    rows = re.findall(r"^\| \w+ \| `([A-Z_<>]+)` \| ([\w, ]+) \|", table, re.MULTILINE)
    return {name.replace("<BUNDLE>", "(?:EDGE|INNER|MONGODB)") for name, parts in rows if _is_of(part, parts)}


def _is_of(part, parts):
    return bool({"gateway"} & set(parts.split(", ")) if part == "gateway" else
                {"services", part.removesuffix("-service")} & set(parts.split(", ")))


def told_by_the_launcher(part):
    with tempfile.TemporaryDirectory() as folder:
        home, secrets, ports = Home(Path(folder), Path(folder), "cordon", "cordon"), Secrets(Path(folder)), defaultdict(int)
        told = set(services.settings(part, home, ports, "mongodb://", "http://", secrets))
        for secure in (True, False):
            told |= set(services._encryption(part, ports, Certificates(home, secrets), secure))
        return told


class Settings(unittest.TestCase):
    """What an operator sets, and what parts are told."""

    def test_parts_are_told_what_the_tables_have_and_nothing_else(self):
        used = set()
        for part in PARTS:
            known, others = known_properties(part), of_boot_and_java(part)
            for name in set().union(told_by_the_launcher(part), *(variables(overlay, part) for overlay in OVERLAYS)):
                with self.subTest(part=part, variable=name):
                    of_map = re.sub(r"_[A-Z]+$", "_*", name)
                    fitting = {other for other in others if re.fullmatch(other, name)}
                    self.assertTrue(name in known or of_map in known or fitting)
                    used |= fitting
        self.assertEqual(set().union(*map(of_boot_and_java, PARTS)), used)

    def test_every_part_runs_secure_with_certificates_that_are_taken_up_anew(self):
        for overlay in OVERLAYS:
            for part in PARTS:
                told = variables(overlay, part)
                self.assertEqual("secure", told["SPRING_PROFILES_ACTIVE"])
                bundles = {"INNER": "inner"} if part != "gateway" else {"INNER": "inner", "EDGE": "edge"}
                mounts = {mount["name"]: mount["mountPath"] for mount in container(overlay, part)["volumeMounts"]}
                for bundle, volume in bundles.items():
                    prefix = f"SPRING_SSL_BUNDLE_PEM_{bundle}_"
                    self.assertEqual("true", told[prefix + "RELOADONUPDATE"])
                    self.assertEqual(f"file:{mounts[volume]}/tls.crt", told[prefix + "KEYSTORE_CERTIFICATE"])
                    self.assertEqual(f"file:{mounts[volume]}/tls.key", told[prefix + "KEYSTORE_PRIVATEKEY"])
                self.assertEqual(
                    f"file:{mounts['inner']}/ca.crt", told["SPRING_SSL_BUNDLE_PEM_INNER_TRUSTSTORE_CERTIFICATE"])

    def test_a_part_s_own_certificate_has_its_own_name_and_a_new_key_each_time(self):
        for overlay in OVERLAYS:
            for part in PARTS:
                spec = of(overlay, "Certificate")[part]["spec"]
                self.assertEqual([part], spec["dnsNames"])
                self.assertEqual("Always", spec["privateKey"]["rotationPolicy"])
                self.assertEqual("inner", spec["issuerRef"]["name"])
                (inner,) = (volume for volume in pod(overlay, part)["volumes"] if volume["name"] == "inner")
                self.assertEqual(spec["secretName"], inner["secret"]["secretName"])

    def test_each_part_has_a_database_of_its_own_and_the_right_to_nothing_else(self):
        databases = {part: variables("production", part)["CORDON_MONGODB_DATABASE"] for part in PARTS}
        self.assertEqual(len(PARTS), len(set(databases.values())))
        (mongodb,) = of("production", "MongoDBCommunity", "cordon-mongodb").values()
        self.assertEqual(3, mongodb["spec"]["members"])
        for user in mongodb["spec"]["users"]:
            if user["name"] in ("backup", "restore"):  # whose rights test_jobs looks at
                continue
            self.assertEqual(databases.pop(user["name"]), user["db"])
            self.assertEqual([{"name": "readWrite", "db": user["db"]}], user["roles"])
        self.assertFalse(databases)

    def test_nothing_is_left_open_and_no_secret_stands_in_a_manifest(self):
        for overlay in OVERLAYS:
            for manifest in rendered(overlay):
                with self.subTest(overlay=overlay, kind=manifest["kind"], name=manifest["metadata"]["name"]):
                    self.assertNotEqual("Secret", manifest["kind"])
                    for text in texts(manifest):
                        self.assertNotIn("set-by-the-overlay", text)
                        self.assertNotEqual("192.0.2.1/32", text)

    def test_every_setting_is_explained_and_takes_effect(self):
        explained = self._table("Settings")
        self.assertEqual(set().union(*(settings(overlay) for overlay in OVERLAYS)), explained)
        for overlay in OVERLAYS:
            with tempfile.TemporaryDirectory() as folder:
                copy = Path(folder) / "k8s"
                for part in ("base", "components", "overlays"):
                    shutil.copytree(K8S / part, copy / part)
                made_up = {name: _made_up(name, number) for number, name in enumerate(settings(overlay), 1)}
                (copy / "overlays" / overlay / "settings.env").write_text(
                    "".join(f"{name}={value}\n" for name, value in made_up.items()))
                told = [text for manifest in rendered(overlay, copy) if manifest["metadata"]["name"] != "settings"
                        for text in texts(manifest)]
            for name, value in made_up.items():
                with self.subTest(overlay=overlay, setting=name):
                    self.assertTrue(any(value in text for text in told))

    def test_mongodb_and_keycloak_log_no_more_of_people_than_in_a_local_copy(self):
        (replicas,) = of("production", "MongoDBCommunity", "cordon-mongodb").values()
        self.assertEqual(mongodb.SLOW, replicas["spec"]["additionalMongodConfig"]["operationProfiling.slowOpThresholdMs"])
        (instances,) = of("production", "Keycloak", "cordon-keycloak").values()
        self.assertIn({"name": "log-level", "value": keycloak.LOG_LEVEL}, instances["spec"]["additionalOptions"])

    def test_the_images_are_of_this_version(self):
        for overlay in OVERLAYS:
            self.assertEqual(VERSION, settings(overlay)["VERSION"])
            for part in PARTS:
                self.assertEqual(f"{settings(overlay)['REGISTRY']}/{part}:{VERSION}", container(overlay, part)["image"])

    def test_every_secret_that_is_asked_for_is_explained_or_made_by_a_certificate(self):
        explained = self._table("What has to be there")
        for overlay in OVERLAYS:
            made = {(m["metadata"]["namespace"], m["spec"]["secretName"]) for m in rendered(overlay) if m["kind"] == "Certificate"}
            for asked in sorted(self._asked_for(overlay)):
                with self.subTest(overlay=overlay, asked=asked):
                    namespace, name, key = asked
                    self.assertTrue((namespace, name) in made or f"{namespace}/{name}: {key}" in explained)

    def _asked_for(self, overlay):
        """Namespace, name and key of every Secret and ConfigMap that is not in the manifests."""
        for part in PARTS:
            for variable in container(overlay, part)["env"]:
                if "valueFrom" in variable:
                    asked = variable["valueFrom"]["secretKeyRef"]
                    yield "cordon", asked["name"], asked["key"]
            for volume in pod(overlay, part)["volumes"]:
                if "secret" in volume:
                    for item in volume["secret"].get("items", [{"key": "tls.crt"}]):
                        yield "cordon", volume["secret"]["secretName"], item["key"]
                elif "configMap" in volume:
                    yield "cordon", volume["configMap"]["name"], "ca.crt"
        for job in of(overlay, "CronJob").values():
            for variable in job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"][0]["env"]:
                if "valueFrom" in variable:
                    asked = variable["valueFrom"]["secretKeyRef"]
                    yield "cordon", asked["name"], asked["key"]
        for mongodb in of(overlay, "MongoDBCommunity", "cordon-mongodb").values():
            for user in mongodb["spec"]["users"]:
                yield "cordon-mongodb", user["passwordSecretRef"]["name"], "password"
            yield "cordon-mongodb", mongodb["spec"]["security"]["tls"]["certificateKeySecretRef"]["name"], "tls.crt"
        for keycloak in of(overlay, "Keycloak", "cordon-keycloak").values():
            for secret in ("usernameSecret", "passwordSecret"):
                yield "cordon-keycloak", keycloak["spec"]["db"][secret]["name"], keycloak["spec"]["db"][secret]["key"]
            yield "cordon-keycloak", keycloak["spec"]["http"]["tlsSecret"], "tls.crt"
        for realm in of(overlay, "KeycloakRealmImport", "cordon-keycloak").values():
            for placeholder in realm["spec"]["placeholders"].values():
                yield "cordon-keycloak", placeholder["secret"]["name"], placeholder["secret"]["key"]

    def _table(self, title):
        """The first column of the table under a title of the read-me."""
        text = (K8S / "README.md").read_text("utf-8")
        section = text.split(f"\n## {title}\n", 1)[1].split("\n## ", 1)[0]
        return set(re.findall(r"^\| `([^`]+)` \|", section, re.MULTILINE))


def _made_up(name, number):
    if name.endswith("_NETWORK"):
        return _MADE_UP["CIDR"].format(number)
    if name.endswith("_PORT"):
        return str(20_000 + number)
    return _MADE_UP.get(name, "made-up-{}.example").format(number)


if __name__ == "__main__":
    unittest.main()
