import io
import os
import socket
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import people, ports, realm, services
from launcher.certificates import SERVICES, Certificates
from launcher.home import Home, make_folders
from launcher.java import find_jdk
from launcher.progress import Progress
from launcher.refusal import Refusal
from launcher.run import Run, output_of
from launcher.vault import Secrets

_DAY = 86_400
_NOW = 1_900_000_000


class FakeRun:
    """Stands for keytool: leaves a file where it would, and keeps what it was called with."""

    def __init__(self, code=0):
        self.commands = []
        self.environments = []
        self._code = code

    def tool(self, command, log=None, environment=None, seconds=None):
        words = [str(word) for word in command]
        self.commands.append(words)
        self.environments.append(environment)
        log.write_text("")
        for option in ("-keystore", "-file"):
            if option in words:
                Path(words[words.index(option) + 1]).touch()
        return self._code

    def signed(self):
        return sorted(words[words.index("-alias") + 1] for words in self.commands if "-signer" in words)


class Copy(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Home(Path(folder.name) / "data", Path(folder.name) / "cache", "cordon", "cordon")
        make_folders(self.home)
        self.secrets = Secrets(self.home.secrets)
        self.certificates = Certificates(self.home, self.secrets)


class Given(Copy):
    """Certificates are made when they are missing or run out."""

    def ensure(self, parts, now=_NOW):
        run = FakeRun()
        self.certificates.ensure(run, Path("/jdk"), parts, now)
        return run

    def test_what_is_there_and_runs_on_is_left_alone(self):
        self.assertEqual(["edge"], self.ensure(("edge",)).signed())
        self.assertEqual([], self.ensure(("edge",)).commands)
        self.assertEqual(sorted(("gateway", *SERVICES)), self.ensure(("edge", "gateway", *SERVICES)).signed())

    def test_what_runs_out_within_thirty_days_is_made_anew_and_the_authority_stays(self):
        self.ensure(("edge",))
        self.assertEqual([], self.ensure(("edge",), _NOW + (397 - 31) * _DAY).commands)
        again = self.ensure(("edge",), _NOW + (397 - 29) * _DAY)
        self.assertEqual(["edge"], again.signed())
        self.assertFalse(any("-exportcert" in words for words in again.commands))

    def test_with_a_new_authority_everything_is_made_anew(self):
        self.ensure(("edge", "gateway"))
        late = self.ensure(("edge", "gateway"), _NOW + (3650 - 29) * _DAY)
        self.assertEqual(["edge", "gateway"], late.signed())
        self.assertTrue(any("-exportcert" in words for words in late.commands))

    def test_the_password_is_on_no_command_line(self):
        run = self.ensure(("edge", "gateway"))
        password = Secrets(self.home.secrets).keystore()
        self.assertNotIn(password, " ".join(word for words in run.commands for word in words))
        self.assertTrue(all(password in environment.values() for environment in run.environments))

    def test_a_certificate_that_cannot_be_made_is_said(self):
        with self.assertRaisesRegex(Refusal, "A certificate cannot be made; .*log says why"):
            self.certificates.ensure(FakeRun(code=1), Path("/jdk"), ("edge",), _NOW)

    def test_keytool_makes_what_is_trusted_and_leaves_the_authority_s_key_in_its_own_store(self):
        jdk = find_jdk()
        self.certificates.ensure(Run(Progress(io.StringIO())), jdk, ("edge",))
        folder = self.home.secrets / "certificates"
        self.assertEqual({"authority.p12", "edge.p12", "issued.json", "trust.p12"}, set(os.listdir(folder)))
        for store in folder.glob("*.p12"):
            self.assertEqual(0o600, store.stat().st_mode & 0o777)
        shown = output_of(
            [jdk / "bin" / "keytool", "-list", "-v", "-keystore", folder / "edge.p12", "-storepass", self.secrets.keystore()]
        )
        self.assertEqual(1, shown.count("Alias name:"))
        for name in ("DNSName: localhost", "IPAddress: 127.0.0.1", "IPAddress: 0:0:0:0:0:0:0:1", "serverAuth"):
            self.assertIn(name, shown)
        trusted = self.certificates.trusting().get_ca_certs()
        self.assertEqual(((("commonName", "Cordon local authority"),),), trusted[0]["subject"])


class Realm(Copy):
    """Where people may come back to from the sign-in."""

    def test_the_address_with_tls_stands_in_the_realm_and_is_the_only_one_where_there_is_no_other(self):
        template = self.home.data / "realm.json"
        template.write_text('{"clients": [], "roles": {}, "addresses": ["{address}/*", "{secure-address}/*"]}')
        posted = {}

        class Admin:
            def get(self, path, **query):
                if path.endswith("/flows"):
                    return [{"alias": "cordon browser"}]
                if path.endswith(("/groups", "/clients")):
                    return [{"id": "all"}]
                if path.endswith("/service-account-user"):
                    return {"id": "account"}
                if path.endswith("/all/children"):
                    return [{"name": code, "id": code} for code, _ in people.countries()]
                if path.endswith("/members"):
                    return [{"username": person.name} for person in people.demonstration_people()]
                return [] if path.endswith("/children") else None

            def post(self, path, content):
                posted[path] = content

            def put(self, path, content=None):
                pass

        for secure, expected in (("https://b", ["http://a/*", "https://b/*"]), (None, ["http://a/*", "http://a/*"])):
            with mock.patch.object(realm, "_TEMPLATE", template):
                realm.reconcile(Admin(), "cordon", "http://a", self.secrets, lambda note: None, secure)
            self.assertEqual(expected, posted["/realms"]["addresses"])


class Ports(unittest.TestCase):
    """The gateway's two ports."""

    def free(self):
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            return probe.getsockname()[1]

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.held = ports.Reserved(Path(folder.name))
        self.addCleanup(self.held.release_all)

    def choose(self, *asked):
        return ports.choose(*asked, held=self.held)

    def test_the_one_with_tls_is_remembered_or_as_asked_for(self):
        asked = self.free()
        first = self.choose({}, self.free(), 25000, asked)
        self.assertEqual(asked, first["gateway-tls"])
        self.assertEqual(asked, self.choose(first, self.free(), 25000)["gateway-tls"])
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", asked))
            taken.listen()
            self.assertNotEqual(asked, self.choose(first, self.free(), 25000)["gateway-tls"])
            with self.assertRaisesRegex(Refusal, f"Port {asked} is taken: .*--tls-port"):
                self.choose(first, self.free(), 25000, asked)

    def test_one_port_is_not_both(self):
        port = self.free()
        with self.assertRaisesRegex(Refusal, "asked for twice"):
            self.choose({}, port, 25000, port)

    def test_a_secure_copy_has_none_without_tls_and_the_other_form_s_is_remembered(self):
        chosen = self.choose({"gateway": 18080}, None, 25000, self.free())
        self.assertEqual(18080, chosen["gateway"])
        self.assertNotIn("gateway", self.choose({}, None, 25000, self.free()))


class Environment(Copy):
    """What the parts are told."""

    def told(self, name, secure):
        held = ports.Reserved(self.home.data / "ports")
        self.addCleanup(held.release_all)
        known = ports.choose({}, None, 25000, held=held) | {"gateway": 18080}
        return known, services._encryption(name, known, self.certificates, secure)

    def test_every_service_has_a_port_of_its_own_for_its_meters(self):
        held = ports.Reserved(self.home.data / "ports")
        self.addCleanup(held.release_all)
        known = ports.choose({}, None, 25000, held=held)
        told = {name: services.settings(name, self.home, known, "mongodb://", "http://", self.secrets) for name in SERVICES}
        self.assertEqual({name: str(known[name + "-metrics"]) for name in SERVICES}, {
            name: environment["CORDON_METRICS_PORT"] for name, environment in told.items()})
        self.assertEqual(len(known), len(set(known.values())))

    def test_a_local_gateway_has_a_plain_port_beside_the_one_with_tls(self):
        known, told = self.told("gateway", False)
        self.assertEqual("local", told["SPRING_PROFILES_ACTIVE"])
        self.assertEqual((str(known["gateway-tls"]), "edge", "18080"), (
            told["SERVER_PORT"], told["SERVER_SSL_BUNDLE"], told["CORDON_PLAINPORT"]))
        self.assertNotIn("SPRING_SSL_BUNDLE_JKS_INNER_KEYSTORE_LOCATION", told)
        self.assertEqual({"SPRING_PROFILES_ACTIVE": "local"}, self.told("tasking-service", False)[1])

    def test_a_secure_copy_speaks_nothing_in_the_clear_and_stays_on_the_loopback_address(self):
        known, told = self.told("gateway", True)
        self.assertEqual("secure", told["SPRING_PROFILES_ACTIVE"])
        self.assertNotIn("CORDON_PLAINPORT", told)
        self.assertEqual("127.0.0.1", told["SERVER_ADDRESS"])
        self.assertTrue(told["SPRING_SSL_BUNDLE_JKS_INNER_KEYSTORE_LOCATION"].endswith("/gateway.p12"))
        known, told = self.told("tasking-service", True)
        self.assertEqual("127.0.0.1", told["SPRING_GRPC_SERVER_ADDRESS"])
        self.assertEqual(str(known["tasking-service-health"]), told["CORDON_HEALTH_PORT"])
        self.assertTrue(told["SPRING_SSL_BUNDLE_JKS_INNER_KEYSTORE_LOCATION"].endswith("/tasking-service.p12"))
