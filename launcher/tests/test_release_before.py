import os
import subprocess
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import release_before
from launcher.home import Home
from launcher.refusal import Refusal

_WHO = {"GIT_AUTHOR_NAME": "a", "GIT_AUTHOR_EMAIL": "a@example.org", "GIT_COMMITTER_NAME": "a", "GIT_COMMITTER_EMAIL": "a@example.org"}


class Tool:
    """In the place of Maven: what it was called for, and what it ends with."""

    def __init__(self, code=0):
        self.folders, self._code = [], code

    def tool(self, command, log, environment, folder):
        self.folders.append(Path(folder))
        return self._code


class ReleaseBefore(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.checkout = self.folder / "checkout"
        self.revision = self.checkout / "releases" / "before" / "revision"
        self.revision.parent.mkdir(parents=True)
        self.home = Home(self.folder, self.folder / "cache", "cordon", "cordon")
        self.home.cache.mkdir()
        for patch in (
            mock.patch.multiple(release_before, CHECKOUT=self.checkout, REVISION=self.revision), mock.patch.dict(os.environ),
        ):
            patch.start()
            self.addCleanup(patch.stop)
        os.environ.pop("CORDON_TEST_BEFORE", None)

    def find(self, tool):
        return release_before.find(tool, self.home, Path("/jdk"), lambda text: None)

    def git(self, *words):
        done = subprocess.run(["git", *words], cwd=self.checkout, env={**os.environ, **_WHO}, capture_output=True, text=True, check=True)
        return done.stdout.strip()

    def commit(self, text):
        (self.checkout / "file").write_text(text)
        self.git("add", "file")
        self.git("commit", "-q", "-m", text)
        return self.git("rev-parse", "HEAD")

    def test_it_is_the_revision_that_is_named_built_once(self):
        self.git("init", "-q")
        before = self.commit("before")
        self.commit("now")
        self.revision.write_text(before + "\n")
        tool = Tool()

        found = Path(self.find(tool))

        self.assertEqual("before", (found / "file").read_text())
        self.assertEqual(str(found), self.find(tool))
        self.assertEqual(1, len(tool.folders))

    def test_what_cannot_be_built_is_told_and_not_kept(self):
        self.git("init", "-q")
        self.revision.write_text(self.commit("before"))
        for _ in range(2):
            with self.assertRaisesRegex(Refusal, "cannot be built; .*release-before.build.log says why"):
                self.find(Tool(code=1))

    def test_without_the_history_it_says_so_with_the_way_out(self):
        self.revision.write_text("0" * 40)
        said = r"The release before this one \(000000000000\) is not in the history here: take a whole clone with git, or set CORDON_TEST_BEFORE"
        with self.assertRaisesRegex(Refusal, said):
            self.find(Tool())
        with mock.patch("shutil.which", lambda tool: None), self.assertRaisesRegex(Refusal, said):
            self.find(Tool())

    def test_a_checkout_that_is_given_is_taken_as_it_is(self):
        os.environ["CORDON_TEST_BEFORE"] = "/somewhere"
        self.assertEqual("/somewhere", self.find(Tool(code=1)))


if __name__ == "__main__":
    unittest.main()
