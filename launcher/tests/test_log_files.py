import os
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path

from launcher import log_files, processes

_WRITES = """
import sys, time
number = 0
while True:
    sys.stdout.write("line %06d\\n" % number)
    sys.stdout.flush()
    number += 1
    time.sleep(0.001)
"""


class LogFiles(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.log = Path(folder.name) / "part.log"

    def size(self, name):
        return (self.log.parent / name).stat().st_size

    def test_a_log_that_is_too_large_begins_anew_and_keeps_what_was(self):
        self.log.write_text("one\ntwo\n")

        self.assertFalse(log_files.rotate(self.log, largest=8))
        self.log.write_text("one\ntwo\n\n")
        self.assertTrue(log_files.rotate(self.log, largest=8))

        self.assertEqual(self.log.read_text(), "")
        self.assertEqual((self.log.parent / "part.log.1").read_text(), "one\ntwo\n\n")

    def test_no_more_than_a_few_files_are_kept(self):
        for number in range(6):
            self.log.write_text(f"{number}" * 20)
            log_files.rotate(self.log, largest=10, kept=3)

        self.assertEqual(sorted(os.listdir(self.log.parent)), ["part.log", "part.log.1", "part.log.2", "part.log.3"])
        self.assertEqual((self.log.parent / "part.log.1").read_text()[0], "5")
        self.assertEqual((self.log.parent / "part.log.3").read_text()[0], "3")

    def test_a_part_goes_on_writing_and_who_follows_goes_on_reading(self):
        part = processes.spawn([sys.executable, "-c", _WRITES], self.log, dict(os.environ), self.log.parent)
        self.addCleanup(processes.end, [part], kill=True)
        self.until(lambda: self.log.exists() and self.log.stat().st_size > 0)
        follower = subprocess.Popen(
            ["tail", "-n", "20", "-F", str(self.log)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        self.addCleanup(follower.stdout.close)
        self.addCleanup(follower.wait)
        self.addCleanup(follower.kill)
        self.assertTrue(follower.stdout.readline())

        self.until(lambda: log_files.rotate(self.log, largest=2000))
        self.until(lambda: log_files.rotate(self.log, largest=2000))

        last = self.number(self.log.parent / "part.log.1", -1)
        self.until(lambda: self.log.stat().st_size > 100)
        self.assertLess(self.log.stat().st_size, 200_000)
        self.assertGreater(self.number(self.log, 0), last)
        seen = ""
        end = time.monotonic() + 20
        while seen < f"line {last + 1:06d}" and time.monotonic() < end:
            seen = max(seen, follower.stdout.readline().strip())
        self.assertGreater(seen, f"line {last:06d}")

    def test_the_end_of_a_log_that_has_just_begun_anew_is_told_with_what_was_before(self):
        self.log.write_text("one\ntwo\n")
        log_files.rotate(self.log, largest=1)
        self.log.write_text("\x1b[31mthree\x1b[0m\n")

        self.assertEqual(log_files.last_lines(self.log, 2), ["two", "three"])
        self.assertEqual(log_files.last_lines(self.log, 1), ["three"])

    def test_what_a_part_has_said_since_its_start_is_found_behind_a_new_beginning(self):
        self.log.write_text("before\n")
        record = {"logged": 7}
        self.assertEqual(log_files.said_since_start(record, self.log), "")
        self.log.write_text("before\nport 1 is taken\n")
        self.assertEqual(log_files.said_since_start(record, self.log), "port 1 is taken\n")

        log_files.rotate(self.log, largest=1)
        self.log.write_text("anew\n")

        self.assertEqual(log_files.said_since_start(record, self.log), "anew\n")

    def test_without_a_log_there_is_nothing_to_do(self):
        self.assertFalse(log_files.rotate(self.log))
        self.assertEqual(log_files.last_lines(self.log), [])

    def number(self, log, line):
        return int(log.read_text().splitlines()[line].split()[1])

    def until(self, happened, seconds=20):
        end = time.monotonic() + seconds
        while not happened():
            if time.monotonic() > end:
                self.fail(f"not within {seconds} s")
            time.sleep(0.02)


if __name__ == "__main__":
    unittest.main()
