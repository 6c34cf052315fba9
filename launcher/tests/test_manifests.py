import io
import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import fetch, manifests, testing
from launcher.home import CHECKOUT, Home
from launcher.progress import Progress
from launcher.refusal import Refusal
from launcher.run import Run

_GO = """#!/bin/sh
while [ "$1" != -o ]; do shift; done
echo "$3" >> "$(dirname "$0")/built"
[ -e "$(dirname "$0")/fails" ] && { echo half > "$2"; exit 1; }
echo program > "$2"
"""


class Manifests(unittest.TestCase):
    """What tries the manifests is built once, by a made-up `go`, or left out aloud."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.bin = Path(folder.name) / "bin"
        self.home = Home(Path(folder.name) / "data", Path(folder.name) / "cache", "cordon", "cordon")
        self.bin.mkdir()
        self.home.cache.mkdir()
        self.run_ = Run(Progress(io.StringIO()))
        self.notes = []
        for patch in (
            mock.patch.dict(os.environ, {"PATH": f"{self.bin}:/usr/bin:/bin"}),
            mock.patch.object(fetch, "require_room", lambda *_, **__: None),
        ):
            patch.start()
            self.addCleanup(patch.stop)
        os.environ.pop("CI", None)

    def go(self):
        (self.bin / "go").write_text(_GO)
        (self.bin / "go").chmod(0o755)

    def without_go(self):
        os.environ["PATH"] = str(self.bin)

    def find(self):
        return manifests.find(self.run_, self.home, self.notes.append, server=False)

    def test_it_is_built_once(self):
        self.go()
        self.assertEqual("program\n", (self.find() / "render").read_text())
        self.assertEqual(self.find(), self.find())
        self.assertEqual("./render\n", (self.bin / "built").read_text())

    def test_what_was_cut_off_is_built_anew(self):
        self.go()
        (self.bin / "fails").touch()
        with self.assertRaisesRegex(Refusal, "render cannot be built with Go: .*build.log says why"):
            self.find()
        (self.bin / "fails").unlink()
        self.assertEqual("program\n", (self.find() / "render").read_text())

    def test_without_go_it_is_left_out_aloud_and_the_way_out_is_told(self):
        self.without_go()
        self.assertIsNone(testing._cluster(self.run_, self.home, None, self.notes.append))
        self.assertRegex(self.notes[-1], "LEFT OUT: .*`go` was not found: .* --without cluster")

    def test_where_nobody_reads_along_that_is_a_fault(self):
        self.without_go()
        with mock.patch.dict(os.environ, {"CI": "true"}), self.assertRaises(Refusal):
            testing._cluster(self.run_, self.home, None, self.notes.append)

    def test_where_the_server_cannot_be_built_the_manifests_are_still_looked_at(self):
        self.go()
        with mock.patch.object(manifests, "SERVERS", {"etcd": "refused"}), mock.patch.object(manifests, "_require", self.no_openssl):
            folder, server = testing._cluster(self.run_, self.home, None, self.notes.append)
        self.assertFalse(server)
        self.assertTrue((folder / "render").exists())
        self.assertRegex(self.notes[-1], r"LEFT OUT: no API server looks at the manifests \(.*openssl")

    def no_openssl(self, tool, _):
        if tool == "openssl":
            raise Refusal("`openssl` was not found")

    def test_a_run_of_ci_where_there_is_go_has_an_api_server(self):
        self.assertRegex((CHECKOUT / ".ci" / "run").read_text("utf-8"), r'(?ms)^if command -v go .*?; then\n  export CI="\$\{CI:-1\}"\nfi$.*^\./cordon test')

    def test_whoever_leaves_out_the_server_still_has_the_manifests_looked_at(self):
        self.go()
        folder, server = testing._cluster(self.run_, self.home, "cluster", self.notes.append)
        self.assertFalse(server)
        self.assertTrue((folder / "render").exists())
        self.assertRegex(self.notes[-1], "LEFT OUT: no API server looks at the manifests")


if __name__ == "__main__":
    unittest.main()
