import io
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

from launcher import installation, log_files, ports, processes
from launcher.home import CHECKOUT, Home, make_folders
from launcher.installation import Installation, PortTaken
from launcher.progress import Progress
from launcher.refusal import Refusal
from launcher.run import Run

_CHOOSE = """
import json, sys, time
sys.path.insert(0, sys.argv[1])
from pathlib import Path
from launcher import ports
held = ports.Reserved(Path(sys.argv[2]))
print(json.dumps(ports.choose({}, None, int(sys.argv[3]), held=held)), flush=True)
time.sleep(600)
"""
_SERVER = """
import socket, sys, time
server = socket.socket()
try:
    server.bind(("127.0.0.1", int(sys.argv[1])))
except OSError as error:
    print("cannot listen:", error.strerror, flush=True)
    {after}
server.listen()
time.sleep(600)
"""
ENDS, HANGS = "sys.exit(1)", "time.sleep(600)"


class Copies(unittest.TestCase):
    """Several copies look for ports in the same place at the same time."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)

    def start(self):
        child = subprocess.Popen(
            [sys.executable, "-c", _CHOOSE, str(CHECKOUT), str(self.folder / "ports"), "25000"], stdout=subprocess.PIPE)
        self.addCleanup(child.stdout.close)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return child

    def chosen(self, child):
        return set(json.loads(child.stdout.readline()).values())

    def test_copies_that_start_together_never_choose_the_same_port(self):
        children = [self.start() for _ in range(6)]
        chosen = [self.chosen(child) for child in children]
        self.assertEqual(sum(map(len, chosen)), len(set().union(*chosen)))

    def test_the_ports_of_a_copy_that_was_killed_are_free_again(self):
        child = self.start()
        first = self.chosen(child)
        child.kill()
        child.wait()
        self.assertEqual(first, self.chosen(self.start()))

    def test_a_port_that_was_asked_for_and_that_another_copy_has_set_aside_is_said_at_once(self):
        one, other = ports.Reserved(self.folder / "ports"), ports.Reserved(self.folder / "ports")
        self.addCleanup(one.release_all)
        self.addCleanup(other.release_all)
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            wanted = probe.getsockname()[1]
        self.assertTrue(one.take(wanted))
        with self.assertRaisesRegex(Refusal, f"Port {wanted} is taken: .*--port"):
            ports.choose({}, wanted, 25000, held=other)


class SharedFolder(unittest.TestCase):
    """Everybody may write into the folder for temporary files, and put there what they like."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.shared = Path(folder.name) / "ports"
        self.elsewhere = Path(folder.name) / "elsewhere"
        self.held = ports.Reserved(self.shared)
        self.addCleanup(self.held.release_all)

    def assert_refused(self, said="is no folder that is yours alone"):
        with self.assertRaisesRegex(Refusal, f"{self.shared} {said}.*: remove it, or set TMPDIR to a folder of yours"):
            self.held.take(25000)

    def test_a_link_is_not_followed_and_what_it_leads_to_is_left_as_it_is(self):
        self.elsewhere.mkdir()
        (self.elsewhere / "25000").write_text("kept")
        self.shared.symlink_to(self.elsewhere)
        self.assert_refused()
        self.assertEqual("kept", (self.elsewhere / "25000").read_text())

    def test_a_link_to_nothing_and_a_file_are_refused(self):
        self.shared.symlink_to(self.elsewhere)
        self.assert_refused()
        self.assertFalse(self.elsewhere.exists())
        self.shared.unlink()
        self.shared.write_text("")
        self.assert_refused()

    def test_a_folder_that_others_may_write_to_is_refused(self):
        self.shared.mkdir()
        for mode in (0o770, 0o707, 0o777):
            self.shared.chmod(mode)
            self.assert_refused()
        self.shared.chmod(0o755)
        self.assertTrue(self.held.take(25000))

    def test_a_folder_of_somebody_else_is_refused(self):
        self.shared.mkdir(0o700)
        with mock.patch("os.getuid", return_value=os.getuid() + 1):
            self.assert_refused()

    def test_what_cannot_be_made_or_opened_is_said(self):
        self.shared.mkdir(0o700)
        (self.shared / "25000").mkdir()
        self.assert_refused(r"cannot be used \(Is a directory\)")
        self.shared = self.shared / "gone" / "ports"
        self.held = ports.Reserved(self.shared)
        self.assert_refused(r"cannot be used \(No such file or directory\)")
        with mock.patch("fcntl.flock", side_effect=OSError(37, "No locks available")):
            self.shared = self.elsewhere
            self.held = ports.Reserved(self.shared)
            self.assert_refused(r"cannot be used \(No locks available\)")

    def test_what_is_set_aside_is_not_written_over(self):
        self.shared.mkdir(0o700)
        (self.shared / "25000").write_text("kept")
        self.assertTrue(self.held.take(25000))
        self.assertEqual("kept", (self.shared / "25000").read_text())


class TakenMeanwhile(unittest.TestCase):
    """A port is found free, and bound by another program before the part binds it."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        home = Home(Path(folder.name) / "data", Path(folder.name) / "cache", "cordon", "cordon")
        make_folders(home)
        self.copy = Installation(home, Run(Progress(io.StringIO())))
        self.copy.held = ports.Reserved(Path(folder.name) / "ports")
        self.addCleanup(self.copy.held.release_all)
        self.copy.ready = self.ready
        self.copy.start_part = self.start_part
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            public = probe.getsockname()[1]
        chosen = ports.choose({}, public, 26000, held=self.copy.held)
        with self.copy.state.change() as content:
            content.update(ports=chosen, parts={})
        self.addCleanup(lambda: processes.end(self.copy.state.parts().values(), kill=True))
        self.after = ENDS
        self.started = []

    def start_part(self, name):
        port = self.port(name)
        self.started.append(port)
        command = [sys.executable, "-c", _SERVER.replace("{after}", self.after), port]
        self.copy.state.record_part(name, processes.spawn(command, self.copy.home.log_of(name), dict(os.environ), self.copy.home.data))

    def ready(self, name):
        return ports.answers("127.0.0.1", self.port(name))

    def port(self, name):
        return self.copy.state.read()["ports"][name]

    def grab(self, port):
        """A stranger, who even takes connections as the part would."""
        taken = socket.socket()
        self.addCleanup(taken.close)
        taken.bind(("127.0.0.1", port))
        taken.listen()
        return taken

    def test_another_port_is_chosen_and_the_start_goes_on(self):
        for self.after in (ENDS, HANGS):
            self.started.clear()
            self.grab(self.port("mongod"))
            began = time.monotonic()
            self.copy._start_below("mongod")
            self.assertEqual(2, len(self.started))
            self.assertNotEqual(self.started[0], self.port("mongod"))
            self.assertTrue(ports.answers("127.0.0.1", self.port("mongod")))
            self.assertLess(time.monotonic() - began, 15)
            processes.end([self.copy.state.parts()["mongod"]], kill=True)

    def test_a_server_of_another_address_is_no_stranger(self):
        """Only 127.0.0.1, and what stands for every address, is in the way of a part."""
        part = {"pid": os.getpgid(0) + 1_000_000}
        cases = (
            (socket.AF_INET, "127.0.0.2", False), (socket.AF_INET6, "::1", False),
            (socket.AF_INET, "127.0.0.1", True), (socket.AF_INET, "0.0.0.0", True), (socket.AF_INET6, "::", True),
            (socket.AF_INET6, "::ffff:127.0.0.1", True), (socket.AF_INET6, "::ffff:0.0.0.0", True),
        )
        for family, address, stranger in cases:
            with self.subTest(address), self.listening(family, address) as server:
                self.assertEqual(stranger, processes.is_strangers(part, server.getsockname()[1]))

    def listening(self, family, address):
        try:
            server = socket.socket(family)
            if family == socket.AF_INET6:
                server.setsockopt(socket.IPPROTO_IPV6, socket.IPV6_V6ONLY, 0)
            server.bind((address, 0))
        except OSError as fault:
            self.skipTest(f"{address} is not to be had here: {fault}")
        server.listen()
        return server

    def test_a_server_of_another_address_keeps_no_part_from_its_port(self):
        other = socket.socket()
        self.addCleanup(other.close)
        other.bind(("127.0.0.2", self.port("mongod")))
        other.listen()
        self.copy._start_below("mongod")
        self.assertEqual([self.port("mongod")], self.started)

    def test_a_port_that_was_asked_for_is_said_at_once(self):
        self.copy._asked = ("gateway",)
        self.grab(self.port("gateway"))
        self.start_part("gateway")
        began = time.monotonic()
        with self.assertRaises(PortTaken) as taken:
            self.copy.await_ready("gateway")
        with self.assertRaisesRegex(Refusal, r"Port \d+ was taken by another program while Cordon started: .*--port"):
            self.copy._choose_again(taken.exception.names)
        self.assertLess(time.monotonic() - began, 10)

    def test_all_services_are_started_again_when_one_finds_its_port_taken(self):
        self.grab(self.port("tasking-service"))
        before = self.copy.state.read()["ports"]
        self.copy._start_services()
        after = self.copy.state.read()["ports"]
        self.assertEqual({"tasking-service"}, {name for name in before if before[name] != after[name]})
        self.assertEqual(8, len(self.started))

    def test_what_is_in_use_and_is_no_port_is_told_as_what_it_is(self):
        """Keycloak's database (H2) says of its file what others say of a port."""
        said = "Database may be already in use: keycloakdb.mv.db"
        for after in (f"sys.exit({said!r})", f"print({said!r}, flush=True); time.sleep(600)"):
            with self.subTest(after):
                self.started.clear()
                self.say_at_start("keycloak", after)
                with self.assertRaisesRegex(Refusal, f"keycloak ended while it started; its log ends with:\n.*{said}"):
                    self.copy._start_below("keycloak")
                self.assertEqual(["keycloak"], self.started)
                self.assertFalse(processes.alive(self.copy.state.parts()["keycloak"]))

    def say_at_start(self, part, program):
        def start(name):
            self.started.append(name)
            command = [sys.executable, "-c", "import sys, time; " + program]
            log = self.copy.home.log_of(name)
            self.copy.state.record_part(name, processes.spawn(command, log, dict(os.environ), self.copy.home.data))

        self.copy.start_part = start

    def test_what_parts_of_a_copy_have_left_behind_is_ended_before_the_next_start(self):
        """kc.sh is killed, and its JVM lives on and holds its port and its database."""
        program = (
            "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
            "print(child.pid, flush=True); time.sleep(600)"
        )
        log = self.copy.home.log_of("keycloak")
        part = processes.spawn([sys.executable, "-c", program], log, dict(os.environ), self.copy.home.data)
        self.addCleanup(lambda: os.path.exists(f"/proc/{child}") and os.kill(child, signal.SIGKILL))
        end = time.monotonic() + 10
        while not log_files.last_lines(log) and time.monotonic() < end:
            time.sleep(0.05)
        child = int(log_files.last_lines(log)[0])
        os.kill(part["pid"], signal.SIGKILL)
        processes.STARTED[part["pid"]].wait(10)
        self.addCleanup(setattr, installation, "find_jdk", installation.find_jdk)
        installation.find_jdk = self.no_jdk
        for boot, left in (("an earlier one", True), (part["boot"], False)):
            self.copy.state.record_part("keycloak", {**part, "boot": boot})
            with self.assertRaisesRegex(Refusal, "as far as that"):
                self.copy.start(1, None, False)
            self.assertEqual(left, processes.start_time(child) is not None, boot)

    def no_jdk(self):
        raise Refusal("as far as that")

    def test_a_part_that_ends_by_another_fault_is_not_started_over_and_over(self):
        self.copy.start_part = lambda name: self.copy.state.record_part(name, processes.spawn(
            [sys.executable, "-c", "import sys; sys.exit('a fault of its own')"],
            self.copy.home.log_of(name), dict(os.environ), self.copy.home.data))
        with self.assertRaisesRegex(Refusal, "mongod ended while it started; its log ends with:\n    a fault of its own"):
            self.copy._start_below("mongod")
