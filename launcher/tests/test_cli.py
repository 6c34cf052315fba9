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

from launcher import ports, processes, supervisor
from launcher.home import CHECKOUT, find_home, make_folders
from launcher.state import State


class Commands(unittest.TestCase):
    """What a person meets who uses ./cordon, without anything being started."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Path(folder.name) / "home"
        self.environment = {**os.environ, "CORDON_HOME": str(self.home)}

    def cordon(self, *arguments, **changes):
        return subprocess.run(
            [sys.executable, str(CHECKOUT / "cordon"), *arguments], cwd="/", text=True, capture_output=True,
            stdin=subprocess.DEVNULL, timeout=60, env={**self.environment, **changes},
        )

    def assert_one_sentence(self, done, said):
        self.assertEqual(1, done.returncode, done.stderr)
        lines = done.stderr.strip().splitlines()
        self.assertEqual(1, len(lines), done.stderr)
        self.assertRegex(lines[0], said)

    def test_pictures_go_into_a_folder_and_never_over_a_file(self):
        taken = Path(self.home).parent / "taken"
        taken.write_text("mine")
        self.assert_one_sentence(self.cordon("screenshots", str(taken)), "is a file: name a folder")
        self.assertEqual("mine", taken.read_text())

    def test_a_taken_port_is_said_with_the_way_out_and_nothing_is_started(self):
        with socket.socket() as taken:
            taken.bind(("127.0.0.1", 0))
            taken.listen()
            done = self.cordon("up", "--detach", "--port", str(taken.getsockname()[1]))
        self.assert_one_sentence(done, r"^cordon: Port \d+ is taken: .*--port")
        self.assertIsNone(json.loads(self.cordon("status", "--json").stdout)["address"])

    def test_a_missing_jdk_is_said(self):
        done = subprocess.run(
            [
                sys.executable, "-c",
                "import sys; sys.path.insert(0, sys.argv[1]); from launcher import java, cli;"
                "java._candidates = lambda environ, places: iter(());"
                "sys.exit(cli.main(['up', '--detach', '--port', '1024']))", str(CHECKOUT),
            ],
            env=self.environment, capture_output=True, text=True, timeout=60,
        )
        self.assert_one_sentence(done, "No JDK 25 was found: install one")

    def test_a_command_that_needs_a_running_copy_says_how_to_start_it(self):
        for command in (("token", "planner"), ("demo",), ("start", "gateway"), ("start", "mongod"), ("stop", "keycloak")):
            self.assert_one_sentence(self.cordon(*command), "not up: start it with ./cordon up")
        self.assertEqual("Nothing is running.\n", self.cordon("down").stdout)

    def test_a_program_is_refused_with_one_sentence_before_anything_is_done(self):
        keys = self.home.parent / "keys.jwks"
        keys.write_text('{"keys": [{"kty": "EC", "crv": "P-256", "kid": "1"}]}')
        named = ("machine", "ng-machine", "--role", "ncb-officer")
        self.assert_one_sentence(self.cordon("machine", "ng-machine"), "--role and .* --keys")
        self.assert_one_sentence(self.cordon(*named, "--keys", str(keys) + ".no"), "cannot be read: No such file")
        self.assert_one_sentence(self.cordon(*named, "--keys", str(keys)), "not up: start it with ./cordon up")

    def test_status_tells_of_every_part_also_before_the_first_start(self):
        shown = json.loads(self.cordon("status", "--json").stdout)
        self.assertEqual(
            ["mongod", "keycloak", "operations-service", "tasking-service", "reporting-service", "gateway"],
            list(shown["parts"]),
        )
        self.assertEqual({"stopped"}, {part["state"] for part in shown["parts"].values()})
        self.assertIn("not up", self.cordon("status").stdout)

    def test_status_tells_what_hangs_from_what_starts_and_that_nobody_watches(self):
        home = find_home(self.environment)
        make_folders(home)
        part = processes.spawn([sys.executable, "-c", "import time; time.sleep(600)"], home.log_of("x"), dict(os.environ), home.data)
        self.addCleanup(processes.end, [part], kill=True)
        free = {name: 20 for names in ports.OF_PART.values() for name in names}
        with State(home).change() as content:
            content.update(ports=free, parts={"reporting-service": part, "mongod": {**part, "ready": True}, "gateway": {**part, "ready": True}})
        shown = json.loads(self.cordon("status", "--json").stdout)
        states = {name: shown["parts"][name]["state"] for name in ("reporting-service", "mongod", "gateway", "keycloak")}
        self.assertEqual(
            {"reporting-service": "starting", "mongod": "not answering", "gateway": "not answering", "keycloak": "stopped"}, states)
        self.assertEqual("ended", shown["supervisor"])
        self.assertIn("The supervisor has ended", self.cordon("status").stdout)

    def test_reset_asks_and_removes_the_data_only_with_a_yes(self):
        self.cordon("status")
        kept = self.home / "data" / "kept"
        kept.write_text("")
        self.assert_one_sentence(self.cordon("reset"), "say so with --yes")
        self.assertTrue(kept.exists())
        self.assertEqual(0, self.cordon("reset", "--yes").returncode)
        self.assertFalse(kept.exists())

    def test_an_up_that_is_interrupted_leaves_nothing_running_and_the_copy_free(self):
        """The command in front is ended, by whatever means; the one behind it has to notice."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGKILL):
            with socket.socket() as free:
                free.bind(("127.0.0.1", 0))
                port = free.getsockname()[1]
            up = subprocess.Popen(
                [sys.executable, str(CHECKOUT / "cordon"), "up", "--detach", "--port", str(port)], stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, env={**self.environment, "CORDON_CACHE": str(self.home / "c")},
            )
            lock = self.home / "data" / "supervisor.lock"
            self.until(lock.exists)
            self.until(lambda: supervisor.is_watching(find_home(self.environment)))
            up.send_signal(number)
            up.wait(60)
            self.until(lambda: not supervisor.is_watching(find_home(self.environment)))
            self.assertEqual({}, State(find_home(self.environment)).parts())

    def test_the_first_moment_of_the_first_start_is_told_and_asked_in_sentences(self):
        home = find_home(self.environment)
        make_folders(home)
        keys = self.home.parent / "keys.jwks"
        keys.write_text('{"keys": [{"kty": "EC", "crv": "P-256", "kid": "1"}]}')
        with supervisor.watching(home):
            shown = json.loads(self.cordon("status", "--json").stdout)
            self.assertEqual((None, None, "watching"), (shown["address"], shown["secureAddress"], shown["supervisor"]))
            self.assertRegex(self.cordon("status").stdout, "^Address   not chosen yet\n")
            self.assert_one_sentence(self.cordon("up", "--detach"), "up already; ./cordon down stops it")
            for command in (("demo",), ("machine", "ng-machine", "--role", "ncb-officer", "--keys", str(keys))):
                self.assert_one_sentence(self.cordon(*command), "Cordon is still starting")
            self.assert_one_sentence(self.cordon("token", "planner"), "not up: start it with ./cordon up")

    def test_of_two_that_start_at_once_one_goes_on_and_the_other_is_refused(self):
        """The second looks whether the copy is up between the first one's look and its start."""
        first, second = self.up("first"), self.up("second")
        self.until(lambda: (self.home / "data" / "supervisor.lock").exists())
        second.stdin.write("\n")
        second.stdin.flush()
        self.until(lambda: second.poll() is not None or (self.home / "looks").exists())
        time.sleep(0.2)
        first.stdin.write("\n")
        first.stdin.flush()
        done = [up.communicate(timeout=60) for up in (first, second)]
        self.assertEqual(["started\n"], [out for out, _ in done if out], done)
        self.assertEqual([0, 1], sorted(up.returncode for up in (first, second)), done)
        self.assertEqual(["cordon: Another ./cordon command is at work on this copy; try again when it is done.\n"], [err for _, err in done if err])

    def up(self, name):
        """Its start is played; it goes on, at the place that matters, when a line comes."""
        program = (
            "import contextlib, pathlib, sys, time; sys.path.insert(0, sys.argv[1])\n"
            "from launcher import cli, installation, supervisor\n"
            "watching, up = supervisor.watching, installation.Installation.up\n"
            "@contextlib.contextmanager\n"
            "def watching_slowly(home):\n"
            "    with watching(home):\n"
            "        sys.stdin.readline()\n"
            "        yield\n"
            "def up_slowly(copy):\n"
            "    found = up(copy)\n"
            "    pathlib.Path(sys.argv[3]).touch()\n"
            "    time.sleep(1)\n"
            "    return found\n"
            "if sys.argv[2] == 'first':\n"
            "    supervisor.watching = watching_slowly\n"
            "else:\n"
            "    sys.stdin.readline()\n"
            "    installation.Installation.up = up_slowly\n"
            "cli._bring_up = lambda chosen, copy: print('started', flush=True)\n"
            "cli._welcome = lambda copy: None\n"
            "cli._stay = lambda copy, ready: 0\n"
            "sys.exit(cli.main(['up']))\n"
        )
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(CHECKOUT), name, str(self.home / "looks")], env=self.environment, text=True,
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        return child

    def until(self, happened):
        end = time.monotonic() + 40
        while not happened():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)

    def test_help_names_every_command(self):
        shown = self.cordon("help").stdout
        named = ("up", "down", "reset", "status", "logs", "token", "demo", "start", "stop", "backup", "restore", "images", "cluster", "test")
        for command in named:
            self.assertRegex(shown, rf"(?m)^\s+{command}\b")
        self.assertNotIn("supervise\n", shown)
        self.assertEqual(2, self.cordon("fly").returncode)

    def test_a_backup_of_what_does_not_run_and_a_restore_without_file_or_key_are_said(self):
        file = Path(self.home.parent) / "night.backup"
        self.assert_one_sentence(self.cordon("backup", str(file), MONGODB_URI=""), "^cordon: Cordon is not up: start it")
        self.assertFalse(file.exists())
        self.assert_one_sentence(self.cordon("restore", str(file)), f"^cordon: There is no file {file}")
        file.write_text("a backup")
        self.assert_one_sentence(self.cordon("restore", str(file)), "^cordon: .*secrets has no master.key: put the secrets")
        self.assertFalse((self.home / "data" / "secrets" / "master.key").exists())

    def test_a_folder_that_cannot_be_written_is_said(self):
        file = Path(self.home.parent) / "file"
        file.write_text("")
        self.assert_one_sentence(self.cordon("status", CORDON_HOME=str(file)), "set CORDON_HOME to a folder of yours")

    def test_a_mongodb_that_does_not_answer_is_said(self):
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = free.getsockname()[1]
        done = self.cordon(
            "up", "--detach", "--port", str(port), MONGODB_URI="mongodb://127.0.0.1:1/?replicaSet=x",
            KEYCLOAK_URL="http://127.0.0.1:1", KEYCLOAK_ADMIN_CLIENT_ID="a", KEYCLOAK_ADMIN_CLIENT_SECRET="b",
            CORDON_SKIP_BUILD="1",
        )
        self.assertEqual(1, done.returncode)
        self.assertRegex(done.stderr.strip().splitlines()[-1], "^cordon: .*(MONGODB_URI|Keycloak).* does not answer")
