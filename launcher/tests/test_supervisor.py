import contextlib
import errno
import io
import os
import signal
import subprocess
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path
from unittest import mock

from launcher import log_files, mongodb, processes, supervisor
from launcher.home import CHECKOUT, Home, make_folders
from launcher.installation import Installation
from launcher.progress import Progress
from launcher.run import Run
from launcher.state import State, turn

_SLEEP = "import time; time.sleep(600)"
_CRASH = "import sys; sys.exit(3)"


class Watched(unittest.TestCase):
    """Small stand-ins for the parts of a copy, and a supervisor in a thread of the test."""

    ORDER = ("below", "above")

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.home = Home(Path(folder.name) / "data", Path(folder.name) / "cache", "cordon", "cordon")
        make_folders(self.home)
        self.state = State(self.home)
        self.programs = dict.fromkeys(self.ORDER, _SLEEP)
        self.below_ready = True
        self.ahead = 0.0
        self.answers = True
        self.missing = False
        self.addCleanup(self.end_all)

    def end_all(self):
        with self.state.change() as content:
            content["ending"] = True
        if getattr(self, "thread", None):
            self.thread.join(10)
        processes.end(self.state.parts().values(), kill=True)

    def clock(self):
        return time.time() + self.ahead

    def start(self, name):
        if self.missing:
            raise FileNotFoundError("no such jar")
        record = processes.spawn([sys.executable, "-c", self.programs[name]], self.home.log_of(name), dict(os.environ), self.home.data)
        self.state.record_part(name, {**record, "since": self.clock()})

    def watch(self):
        for name in self.ORDER:
            self.start(name)
        watcher = supervisor.Supervisor(
            self.home, self.state, self.ORDER, self.start, lambda name: name == "below" or self.below_ready,
            lambda name: self.answers, clock=self.clock)

        def run():
            with supervisor.watching(self.home):
                watcher.watch()

        self.thread = threading.Thread(target=run, daemon=True)
        self.thread.start()
        self.until(lambda: supervisor.is_watching(self.home))

    def until(self, happened, seconds=15):
        end = time.monotonic() + seconds
        while not happened():
            if time.monotonic() > end:
                self.fail(f"not within {seconds} s: {self.home.state.read_text() if self.home.state.exists() else 'no state'}")
            time.sleep(0.02)

    def pid(self, name):
        return self.state.parts()[name]["pid"]

    def noted(self, name):
        return self.state.read().get("restarts", {}).get(name, {})

    def back(self, name, before):
        return lambda: self.pid(name) != before and processes.alive(self.state.parts()[name])


class Restarts(Watched):
    def test_a_log_that_has_become_too_large_begins_anew_while_its_part_goes_on(self):
        self.programs["below"] = "import sys, time; print('x' * 1000, flush=True); time.sleep(600)"
        with mock.patch.object(log_files, "LARGEST", 500), mock.patch.object(supervisor, "_LOGS_EVERY", 0.1):
            self.watch()
            kept = self.home.logs / "below.log.1"
            self.until(kept.exists)
            self.until(lambda: self.home.log_of("below").stat().st_size == 0)

        self.assertEqual(kept.stat().st_size, 1001)
        self.assertTrue(processes.alive(self.state.parts()["below"]))

    def test_a_part_that_is_killed_is_started_again_and_it_is_told_how_often_when_and_why(self):
        self.watch()
        other, before = self.pid("below"), self.pid("above")
        os.kill(before, signal.SIGKILL)
        self.until(self.back("above", before))
        self.until(lambda: self.noted("above").get("count") == 1)
        self.assertEqual("signal 9, SIGKILL", self.noted("above")["why"])
        self.assertRegex(self.noted("above")["lastTime"], r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$")
        self.assertEqual(other, self.pid("below"))
        self.until(lambda: "above is started again" in self.home.log_of("supervisor").read_text())
        told = self.home.log_of("supervisor").read_text()
        self.assertRegex(told, r"above has ended \(signal 9, SIGKILL\); it is started again in 1 s")

    def test_the_pause_grows_and_a_part_that_was_ready_for_a_moment_does_not_begin_anew(self):
        """trusty-tools issue 3631: a counter that each successful start sets back never grows."""
        self.programs["above"] = _CRASH
        self.watch()
        pauses = []
        for count in range(1, 9):
            self.until(lambda: self.noted("above").get("due") is not None)
            pauses.append(self.noted("above")["pause"])
            self.assertEqual("exit code 3, out of memory", self.noted("above")["why"])
            self.ahead += pauses[-1]
            self.until(lambda count=count: self.noted("above")["count"] == count)
        self.assertEqual([1, 2, 4, 8, 16, 32, 60, 60], pauses)

    def test_after_a_minute_of_life_an_end_is_the_first_one_again(self):
        """SceneWorks pull request 578: a part that crashed once a day waited the longest pause for ever."""
        self.watch()
        with self.state.change() as content:
            content["restarts"] = {"above": {"count": 7, "pause": 60, "why": "", "endTime": ""}}
        self.ahead += supervisor.SETTLED
        before = self.pid("above")
        os.kill(before, signal.SIGKILL)
        self.until(lambda: self.noted("above").get("pause") == 1)
        self.until(self.back("above", before))
        self.until(lambda: self.noted("above")["count"] == 8)

    def test_a_clock_that_is_set_back_keeps_nothing_waiting(self):
        self.programs["above"] = _CRASH
        self.watch()
        for count in range(1, 5):
            self.until(lambda: self.noted("above").get("due") is not None)
            self.ahead += self.noted("above")["pause"]
            self.until(lambda count=count: self.noted("above")["count"] == count)
        self.until(lambda: self.noted("above").get("pause") == 16)
        self.ahead -= 3600
        self.until(lambda: self.noted("above")["count"] == 5)

    def test_what_stands_on_another_part_waits_until_that_one_is_ready(self):
        self.watch()
        self.below_ready = False
        below, above = self.pid("below"), self.pid("above")
        os.kill(above, signal.SIGKILL)
        os.kill(below, signal.SIGKILL)
        self.until(self.back("below", below))
        time.sleep(1.5)
        self.assertEqual(above, self.pid("above"))
        self.below_ready = True
        self.until(self.back("above", above))

    def test_what_a_part_leaves_behind_is_ended_before_it_is_started_again(self):
        """serviceman pull request 12: the child of a dead parent kept its port, and every restart failed by it."""
        self.programs["above"] = (
            "import subprocess, sys, time; child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(600)']);"
            "print(child.pid, flush=True); time.sleep(600)"
        )
        self.watch()
        self.until(lambda: log_files.last_lines(self.home.log_of("above")))
        child, before = int(log_files.last_lines(self.home.log_of("above"))[0]), self.pid("above")
        os.kill(before, signal.SIGKILL)
        self.until(self.back("above", before))
        self.assertIsNone(processes.start_time(child))

    def test_a_part_that_was_stopped_by_name_stays_so(self):
        self.watch()
        before = self.pid("above")
        with self.state.change() as content:
            content["stopped"] = ["above"]
        os.kill(before, signal.SIGKILL)
        time.sleep(2)
        self.assertEqual(before, self.pid("above"))
        with self.state.change() as content:
            content["stopped"] = []
        self.until(self.back("above", before))

    def test_what_was_stopped_and_asked_for_again_is_not_told_as_a_fault(self):
        copy = Installation(self.home, Run(Progress(io.StringIO())))
        self.watch()
        before = self.pid("above")
        copy.stop_part("above")
        self.assertFalse(processes.alive(self.state.parts()["above"]))
        time.sleep(1.5)
        self.assertEqual(before, self.pid("above"))
        copy.ask_for("above")
        self.until(self.back("above", before))
        self.until(lambda: not self.noted("above"))
        copy.ask_for("above")
        self.assertEqual({}, self.noted("above"))

    def test_what_cannot_be_started_is_tried_again(self):
        """Supervisor issue 746: a program that was not there held everything else up."""
        self.watch()
        self.missing = True
        before, other = self.pid("above"), self.pid("below")
        os.kill(before, signal.SIGKILL)
        self.until(lambda: self.noted("above").get("why") == "no such jar")
        os.kill(other, signal.SIGKILL)
        self.missing = False
        self.until(self.back("below", other))
        self.ahead += 60
        self.until(self.back("above", before))

    def test_nothing_is_started_while_another_command_works_on_the_copy(self):
        self.watch()
        before = self.pid("above")
        with turn(self.home):
            os.kill(before, signal.SIGKILL)
            time.sleep(2.5)
            self.assertEqual(before, self.pid("above"))
        self.until(self.back("above", before))

    def test_a_part_is_noted_as_ready_once_it_has_answered(self):
        self.answers = False
        self.watch()
        time.sleep(1)
        self.assertNotIn("ready", self.state.parts()["above"])
        self.answers = True
        self.until(lambda: self.state.parts()["above"].get("ready"))


class Faults(Watched):
    """A disk that is full, or a file that cannot be read: whoever watches goes on."""

    def setUp(self):
        super().setUp()
        self.addCleanup(setattr, supervisor, "AFTER_FAULT", supervisor.AFTER_FAULT)
        supervisor.AFTER_FAULT = 0.1
        self.thread, self.full = None, False
        change = self.state.change

        @contextlib.contextmanager
        def until_full():
            with change() as content:
                yield content
                if self.full and threading.current_thread() is self.thread:
                    raise OSError(errno.ENOSPC, "No space left on device")

        self.state.change = until_full

    def test_a_full_disk_ends_nobody_and_what_ended_meanwhile_is_started_when_there_is_room(self):
        self.watch()
        before = {name: self.pid(name) for name in self.ORDER}
        self.full = True
        for pid in before.values():
            os.kill(pid, signal.SIGKILL)
        time.sleep(2)
        self.assertTrue(self.thread.is_alive())
        self.full = False
        for name in self.ORDER:
            self.until(self.back(name, before[name]))
        told = self.home.log_of("supervisor").read_text()
        self.assertEqual(1, told.count("above cannot be looked after, which is tried again: [Errno 28] No space"), told)

    def test_a_disk_that_is_full_from_the_beginning_or_a_log_that_cannot_be_written_ends_nobody(self):
        self.home.log_of("supervisor").mkdir()
        self.full = True
        self.watch()
        time.sleep(1.2)
        self.assertTrue(self.thread.is_alive())
        self.assertIsNone(self.state.read().get("supervisor"))
        self.full = False
        self.until(lambda: self.state.read().get("supervisor"))
        before = self.pid("above")
        os.kill(before, signal.SIGKILL)
        self.until(self.back("above", before))

    def test_a_damaged_state_ends_nobody(self):
        self.watch()
        good = self.home.state.read_text()
        log = self.home.log_of("supervisor")

        def told_of_the_damage():
            self.home.state.write_text("{")  # each time, since a change under way writes it whole again
            return log.exists() and "is damaged" in log.read_text()

        try:
            self.until(told_of_the_damage)
            self.assertTrue(self.thread.is_alive())
        finally:
            self.home.state.write_text(good)
        before = self.pid("above")
        os.kill(before, signal.SIGKILL)
        self.until(self.back("above", before))

    def test_a_fault_of_one_part_keeps_no_other_unwatched(self):
        self.fails = True
        self.watch()
        alive = processes.alive

        def of_below(record):
            if self.fails and threading.current_thread() is self.thread and record["pid"] == self.pid("below"):
                raise ValueError("a fault of below")
            return alive(record)

        self.addCleanup(setattr, processes, "alive", alive)
        processes.alive = of_below
        before = self.pid("above")
        os.kill(before, signal.SIGKILL)
        self.until(self.back("above", before))
        self.assertIn("below cannot be looked after", self.home.log_of("supervisor").read_text())
        self.fails = False

    def test_a_signal_without_a_name_is_told_by_its_number(self):
        self.watch()
        before = self.pid("above")
        os.kill(before, signal.SIGRTMIN + 6)
        self.until(self.back("above", before))
        self.assertEqual(f"signal {signal.SIGRTMIN + 6}", self.noted("above")["why"])

    def test_a_part_that_cannot_be_written_down_is_ended(self):
        copy = Installation(self.home, Run(Progress(io.StringIO())))
        with copy.state.change() as content:
            content.update(jdk="/jdk", ports={"mongod": 1}, mongodb={"binary": "/mongod"})
        spawned = []
        begin = mongodb.start
        self.addCleanup(setattr, mongodb, "start", begin)

        def start(*_):
            spawned.append(processes.spawn([sys.executable, "-c", _SLEEP], self.home.log_of("mongod"), dict(os.environ), self.home.data))
            self.addCleanup(processes.end, spawned, kill=True)
            return spawned[0]

        def full(name, part):
            raise OSError(errno.ENOSPC, "No space left on device")

        mongodb.start, copy.state.record_part = start, full
        with self.assertRaises(OSError):
            copy.start_part("mongod")
        self.assertFalse(processes.alive(spawned[0]))


class OneAtATime(Watched):
    def test_a_second_supervisor_is_refused(self):
        self.watch()
        with self.assertRaisesRegex(Exception, "watches this copy already"):
            with supervisor.watching(self.home):
                pass

    def test_looking_whether_one_watches_hinders_none_from_beginning(self):
        for _ in range(20):
            self.assertFalse(supervisor.is_watching(self.home))
        looking = threading.Event()

        def look():
            while not looking.is_set():
                supervisor.is_watching(self.home)

        threads = [threading.Thread(target=look) for _ in range(3)]
        for thread in threads:
            thread.start()
        try:
            with supervisor.watching(self.home):
                self.assertTrue(supervisor.is_watching(self.home))
        finally:
            looking.set()
            for thread in threads:
                thread.join()

    def test_a_copy_that_is_stopped_is_left_and_the_lock_with_it(self):
        self.watch()
        with self.state.change() as content:
            content["ending"] = True
        self.thread.join(5)
        self.assertFalse(self.thread.is_alive())
        self.assertFalse(supervisor.is_watching(self.home))

    def test_a_supervisor_that_dies_is_noticed(self):
        """Supervisor pull request 199: after kill -9 the children ran on, and nobody knew of them."""
        program = (
            "import sys, time; sys.path.insert(0, sys.argv[1]); from launcher import supervisor; from launcher.home import find_home;"
            "held = supervisor.watching(find_home()); held.__enter__(); print('there', flush=True); time.sleep(600)"
        )
        environment = {**os.environ, "CORDON_HOME": str(self.home.data.parent)}
        child = subprocess.Popen(
            [sys.executable, "-c", program, str(CHECKOUT)], stdout=subprocess.PIPE, env=environment)
        self.addCleanup(child.stdout.close)
        self.addCleanup(child.wait)
        self.addCleanup(child.kill)
        self.assertEqual(b"there\n", child.stdout.readline())
        self.assertTrue(supervisor.is_watching(self.home))
        child.kill()
        self.until(lambda: not supervisor.is_watching(self.home))


class TwoWriters(Watched):
    def test_changes_of_many_processes_and_threads_all_arrive(self):
        program = (
            "import sys; sys.path.insert(0, sys.argv[1]); from launcher.state import State; from launcher.home import find_home\n"
            "for i in range(40):\n"
            "    with State(find_home()).change() as content:\n"
            "        content['count'] = content.get('count', 0) + 1\n"
        )
        environment = {**os.environ, "CORDON_HOME": str(self.home.data.parent)}
        children = [subprocess.Popen([sys.executable, "-c", program, str(CHECKOUT)], env=environment) for _ in range(4)]
        for child in children:
            self.assertEqual(0, child.wait(60))
        self.assertEqual(160, self.state.read()["count"])
