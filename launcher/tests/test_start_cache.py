import contextlib
import errno
import fcntl
import io
import json
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path

from launcher import building, fetch, installation, ports, processes, quick_start, services
from launcher.home import CHECKOUT, Home, make_folders
from launcher.installation import Installation
from launcher.progress import Progress
from launcher.refusal import Refusal
from launcher.run import Run
from launcher.vault import Secrets

_JAVA = """#!{python}
import json, os, pathlib, shutil, sys, time
jdk = pathlib.Path(sys.argv[0]).parent.parent
call = json.dumps({{"pid": os.getpid(), "words": sys.argv[1:], "settings": dict(os.environ)}})
with open(jdk / "calls", "ab", buffering=0) as calls:
    calls.write(call.encode() + b"\\n")
made = [word.partition("=")[2] for word in sys.argv if word.startswith("-XX:AOTCacheOutput=")]
if "extract" in sys.argv:
    jar, to = (sys.argv[sys.argv.index(word) + 1] for word in ("-jar", "--destination"))
    os.mkdir(to)
    shutil.copy(jar, to)
    sys.exit((jdk / "cannot-extract").exists())
elif made:
    while (jdk / "wait").exists():
        time.sleep(0.02)
    pathlib.Path(made[0]).write_text("cache")
    if (jdk / "cannot-train").exists():
        sys.exit("no such placeholder")
else:
    time.sleep(600)
"""


class Parts(unittest.TestCase):
    """Four jars that hold nothing, and a made-up `java` that writes down what it is called with."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.home = Home(self.folder / "data", self.folder / "cache", "cordon", "cordon")
        make_folders(self.home)
        self.run_ = Run(Progress(io.StringIO()))
        self.jdk = self.folder / "jdk"
        (self.jdk / "bin").mkdir(parents=True)
        (self.jdk / "bin" / "java").write_text(_JAVA.format(python=sys.executable))
        (self.jdk / "bin" / "java").chmod(0o755)
        (self.jdk / "release").write_text('JAVA_VERSION="25.0.3"\n')
        for name in building.SERVICES:
            self.jar(name).parent.mkdir(parents=True)
            self.jar(name).write_text("a jar")
        self.put(services, "jar", self.jar)
        self.put(fetch, "require_room", lambda *_, **__: None)

    def put(self, where, name, value):
        self.addCleanup(setattr, where, name, getattr(where, name))
        setattr(where, name, value)

    def jar(self, name):
        return self.folder / name / "target" / (name + ".jar")

    def rebuilt(self, name):
        """As the build does it, which gives every jar the same time."""
        self.jar(name).write_text("a jaR")
        os.utime(self.jar(name), ns=(1, 1))

    def kept(self, name="gateway"):
        return [entry for entry in (self.jar(name).parent / "start").iterdir() if entry.is_dir()]

    def calls(self, kind=""):
        if not (self.jdk / "calls").exists():
            return []
        found = [json.loads(line) for line in (self.jdk / "calls").read_text().splitlines(True) if line.endswith("\n")]
        return [call for call in found if kind in " ".join(call["words"])]

    def make(self):
        quick_start.make(self.run_, self.home, self.jdk)

    def start(self, name="gateway"):
        """Starts a part as the launcher does, and gives its record and the words that `java` got."""
        before = len(self.calls())
        record = services.start(
            name, self.home, self.jdk, dict.fromkeys((port for part in ports.OF_PART.values() for port in part), 1), "mongodb://x/",
            "http://x/", Secrets(self.home.secrets), False)
        self.addCleanup(processes.end, [record], kill=True)
        self.until(lambda: len(self.calls()) > before)
        return record, self.calls()[-1]["words"]

    def until(self, happened, seconds=60):
        end = time.monotonic() + seconds
        while not happened():
            self.assertLess(time.monotonic(), end)
            time.sleep(0.02)


class Use(Parts):
    def test_a_part_starts_from_its_cache_with_the_flags_it_would_have_without(self):
        _, before = self.start()
        self.make()
        _, words = self.start()
        self.assertEqual(before[:-2], words[:len(before) - 2])
        self.assertEqual(["-jar", str(self.jar("gateway"))], before[-2:])
        cache, _, jar = words[len(before) - 2:]
        self.assertTrue(Path(cache.replace("-XX:AOTCache=", "")).is_file())
        self.assertEqual("a jar", Path(jar).read_text())
        self.assertNotEqual(str(self.jar("gateway")), jar)

    def test_each_part_has_its_own_and_what_is_there_is_not_made_again(self):
        self.assertEqual(list(building.SERVICES), quick_start.missing(self.jdk))
        for expected in (*building.SERVICES, "made"), ("up to date",):
            notes = []
            quick_start.make(self.run_, self.home, self.jdk, notes.append)
            self.assertEqual(list(expected), notes)
        self.assertEqual([], quick_start.missing(self.jdk))
        self.assertEqual(4, len(self.calls("AOTCacheOutput")))

    def test_another_jar_another_jdk_and_other_flags_start_from_the_jar(self):
        self.make()
        changes = {
            "jar": lambda: os.utime(self.jar("gateway"), ns=(1, 1)),
            "jar of the same length and time": lambda: self.rebuilt("gateway"),
            "jdk": lambda: (self.jdk / "release").write_text('JAVA_VERSION="25.0.4"\n'),
            "flags": lambda: self.put(services, "_HEAP", {**services._HEAP, "gateway": "300m"}),
        }
        for what, change in changes.items():
            with self.subTest(what):
                self.assertIn("AOTCache", " ".join(self.start()[1]))
                change()
                self.assertNotIn("AOTCache", " ".join(self.start()[1]))
                self.make()

    def test_a_jar_that_is_not_there_starts_as_it_did_before(self):
        self.make()
        self.jar("gateway").unlink()
        self.assertEqual(["-jar", str(self.jar("gateway"))], self.start()[1][-2:])

    def test_where_files_cannot_be_locked_parts_start_from_their_jars(self):
        self.make()

        def flock(*_):
            raise OSError(errno.ENOLCK, "No locks available")

        self.put(fcntl, "flock", flock)
        self.assertNotIn("AOTCache", " ".join(self.start()[1]))
        os.utime(self.jar("gateway"), ns=(1, 1))
        self.make()
        self.assertIn("No locks available", self.home.log_of("build").read_text())

    def test_what_a_running_part_stands_on_is_left_until_the_part_has_ended(self):
        """Java opens a jar only when it needs a class of it, which may be hours after the start."""
        self.make()
        first = self.kept()
        part, _ = self.start()
        os.utime(self.jar("gateway"), ns=(1, 1))
        self.make()
        self.assertTrue((first[0] / "unpacked" / "gateway.jar").exists())
        self.assertEqual(2, len(self.kept()))
        processes.end([part], kill=True)
        os.utime(self.jar("gateway"), ns=(2, 2))
        self.make()
        self.assertEqual(1, len(self.kept()))
        self.assertNotIn(first[0], self.kept())


class Making(Parts):
    def test_what_fails_leaves_nothing_is_told_in_the_build_log_and_keeps_nothing_from_starting(self):
        for fault in ("cannot-extract", "cannot-train"):
            with self.subTest(fault):
                (self.jdk / fault).touch()
                self.make()
                self.assertEqual([], self.kept())
                told = self.home.log_of("build").read_text()
                self.assertRegex(told, r"Z gateway starts from its jar, as its start cache cannot be made: java ended with exit code 1")
                self.assertNotIn("AOTCache", " ".join(self.start()[1]))
                (self.jdk / fault).unlink()
        self.assertIn("no such placeholder", told)
        self.make()
        self.assertEqual([], quick_start.missing(self.jdk))

    def test_a_full_disk_is_told_and_leaves_nothing(self):
        def full(*_):
            raise OSError(errno.ENOSPC, "No space left on device")

        def little(*_, **__):
            raise Refusal("only 5 MB left")

        for where, name, fault, said in ((fetch, "require_room", little, "only 5 MB"), (Path, "rename", full, "No space left")):
            with self.subTest(said):
                whole = getattr(where, name)
                setattr(where, name, fault)
                try:
                    self.make()
                finally:
                    setattr(where, name, whole)
                self.assertEqual([], self.kept())
                self.assertIn(said, self.home.log_of("build").read_text())

    def test_a_log_that_cannot_be_written_ends_nothing(self):
        self.home.log_of("build").mkdir()
        (self.jdk / "cannot-train").touch()
        self.make()
        self.assertEqual(list(building.SERVICES), quick_start.missing(self.jdk))

    def test_two_at_once_make_each_once_and_share_the_work(self):
        (self.jdk / "wait").touch()
        makers = [threading.Thread(target=quick_start.make, args=(Run(Progress(io.StringIO())), self.home, self.jdk)) for _ in range(2)]
        for maker in makers:
            maker.start()
        self.until(lambda: len(self.calls("AOTCacheOutput")) == 2)
        self.assertTrue(all(maker.is_alive() for maker in makers))
        (self.jdk / "wait").unlink()
        for maker in makers:
            maker.join(60)
        self.assertEqual([], quick_start.missing(self.jdk))
        self.assertEqual(4, len(self.calls("AOTCacheOutput")))

    def test_what_a_killed_one_has_left_is_neither_used_nor_in_the_way(self):
        (self.jdk / "wait").touch()
        maker = self.another()
        self.until(lambda: self.calls("AOTCacheOutput"))
        left = self.calls("AOTCacheOutput")[0]["pid"]
        self.addCleanup(lambda: processes.start_time(left) and os.kill(left, signal.SIGKILL))
        maker.kill()
        maker.wait()
        self.assertIn("operations-service", quick_start.missing(self.jdk))
        self.assertNotIn("AOTCache", " ".join(self.start("operations-service")[1]))
        os.kill(left, signal.SIGKILL)
        (self.jdk / "wait").unlink()
        self.make()
        self.assertEqual(1, len(self.kept("operations-service")))

    def test_a_training_knows_no_secret_and_nothing_of_this_copy(self):
        self.put(os, "environ", {**os.environ, "CORDON_OIDC_CLIENTSECRET": "s3cret", "MONGODB_URI": "mongodb://s3cret/", "JAVA_TOOL_OPTIONS": "-Ds3cret"})
        self.make()
        trained = {Path(call["words"][-1]).stem: call["settings"] for call in self.calls("AOTCacheOutput")}
        for name, settings in trained.items():
            self.assertNotIn("s3cret", " ".join(settings.values()), name)
            self.assertEqual("none", settings["CORDON_OIDC_CLIENTSECRET"])
            self.assertEqual("mongodb://127.0.0.1:9/", settings["CORDON_MONGODB_URI"])
        self.assertFalse(Path(trained["reporting-service"]["CORDON_KEYS_MASTERFILE"]).exists())
        self.assertFalse((self.home.secrets / "secrets.json").exists())

    def another(self, last="quick_start.make(run.Run(), home.find_home(), pathlib.Path(sys.argv[2]) / 'jdk')"):
        """The same in a process of its own."""
        return subprocess.Popen(
            [sys.executable, "-c", _PROGRAM + last, str(CHECKOUT), str(self.folder)], stdin=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, env={**os.environ, "CORDON_HOME": str(self.folder)})


_PROGRAM = """
import pathlib, sys; sys.path.insert(0, sys.argv[1])
from launcher import cli, fetch, home, java, quick_start, run, services
fetch.require_room = lambda *_, **__: None
services.jar = lambda name: pathlib.Path(sys.argv[2]) / name / "target" / (name + ".jar")
cli.find_jdk = lambda: pathlib.Path(sys.argv[2]) / "jdk"
"""


class Behind(Parts):
    """After a start it is made by a process of its own, as the hidden command `quicken` is."""

    def setUp(self):
        super().setUp()
        self.copy = Installation(self.home, self.run_)
        with self.copy.state.change() as content:
            content["jdk"] = str(self.jdk)
        self.put(installation, "CHECKOUT", self.folder)
        self.write("quick_start.give_way = lambda: None")
        self.put(os, "environ", {key: value for key, value in os.environ.items() if key != "CORDON_SKIP_BUILD"})
        os.environ["CORDON_HOME"] = str(self.folder)
        self.addCleanup(lambda: self.copy.leave_unquickened())

    def write(self, before=""):
        (self.folder / "cordon").write_text(
            f"import sys; sys.argv[1:] = [{str(CHECKOUT)!r}, {str(self.folder)!r}]\n{_PROGRAM}\n{before}\nsys.exit(cli.main(['quicken']))\n")

    def test_it_runs_with_the_lowest_priority(self):
        """On a busy machine that takes its time, so the other tests do without."""
        self.write()
        (self.jdk / "wait").touch()
        self.copy.quicken()
        self.until(lambda: self.calls("AOTCacheOutput"), 240)
        training = self.calls("AOTCacheOutput")[0]["pid"]
        self.assertEqual(19, os.getpriority(os.PRIO_PROCESS, training))
        with contextlib.suppress(FileNotFoundError):
            self.until(lambda: "nice 19" in Path(f"/proc/{training}/autogroup").read_text())

    def test_it_makes_what_is_missing_and_says_so_in_the_build_log(self):
        self.copy.quicken()
        self.until(lambda: not quick_start.missing(self.jdk))
        self.until(lambda: "Quick start: made" in self.home.log_of("build").read_text())

    def test_down_ends_it_with_the_java_that_it_has_started_and_nothing_half_made_is_left(self):
        (self.jdk / "wait").touch()
        self.copy.quicken()
        self.until(lambda: self.calls("AOTCacheOutput"))
        record, training = self.copy.state.read()["quickening"], self.calls("AOTCacheOutput")[0]["pid"]
        self.copy.stop()
        self.assertFalse(processes.alive(record))
        self.assertIsNone(processes.start_time(training))
        self.assertEqual([], self.kept("operations-service"))
        self.assertNotIn("quickening", self.copy.state.read())

    def test_there_is_one_at_a_time_and_none_where_nothing_is_missing_or_the_jars_are_taken_as_they_are(self):
        os.environ["CORDON_SKIP_BUILD"] = "1"
        self.copy.quicken()
        self.assertNotIn("quickening", self.copy.state.read())
        del os.environ["CORDON_SKIP_BUILD"]
        (self.jdk / "wait").touch()
        self.copy.quicken()
        first = self.copy.state.read()["quickening"]
        self.copy.quicken()
        self.assertEqual(first, self.copy.state.read()["quickening"])
        (self.jdk / "wait").unlink()
        self.until(lambda: not processes.alive(first))
        self.copy.quicken()
        self.assertEqual(first, self.copy.state.read()["quickening"])
