import hashlib
import io
import json
import tarfile
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import building, cli, image_runtime, manifests, testing
from launcher.node import archive, needs, traces, trial
from launcher.node import images as of_node
from launcher.progress import Progress
from launcher.refusal import Refusal
from launcher.run import Run


class Needs(unittest.TestCase):
    """A machine that cannot have a node says so in one sentence, with the way out."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        self.there = {"plugins": self.folder / "cni", "cgroups": self.folder / "cgroup", "netfilter": self.folder / "tables"}
        (self.folder / "cni").mkdir()
        (self.folder / "cni" / "bridge").touch()
        for controller in ("cpu", "cpuset", "memory", "pids"):
            (self.folder / "cgroup" / controller).mkdir(parents=True)
        (self.folder / "tables").touch()

    def require(self, user=0, find=lambda program, path: program):
        needs.require(user=lambda: user, find=find, **self.there)

    def test_a_machine_that_has_all_is_taken(self):
        self.require()

    def test_whoever_is_not_root_is_refused(self):
        with self.assertRaisesRegex(Refusal, "A node needs root"):
            self.require(user=1000)

    def test_all_packages_that_are_missing_are_named_at_once(self):
        (self.folder / "cni" / "bridge").unlink()
        with self.assertRaisesRegex(Refusal, "apt-get install --no-install-recommends containerd ipset containernetworking-plugins"):
            self.require(find=lambda program, path: None if program in ("ctr", "containerd", "ipset") else program)

    def test_a_controller_may_be_in_either_kind_of_hierarchy(self):
        (self.folder / "cgroup" / "memory").rmdir()
        with self.assertRaisesRegex(Refusal, "cgroup controllers memory"):
            self.require()
        (self.folder / "cgroup" / "cgroup.controllers").write_text("cpuset cpu io memory pids\n")
        self.require()

    def test_a_kernel_without_netfilter_is_refused(self):
        (self.folder / "tables").unlink()
        with self.assertRaisesRegex(Refusal, "iptables"):
            self.require()


class Archive(unittest.TestCase):
    """An archive says of each part what it is, by digest, as `ctr` wants to have it."""

    def test_an_archive_holds_what_its_manifest_names(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "program"
            program.write_bytes(b"does it")
            program.chmod(0o700)
            archive.write(Path(folder) / "it.tar", "cordon-test/it:1", {"/usr/bin/it": program}, ["/usr/bin/it"])
            with tarfile.open(Path(folder) / "it.tar") as whole:
                (manifest,) = json.load(whole.extractfile("manifest.json"))
                config = whole.extractfile(manifest["Config"]).read()
                layer = whole.extractfile(manifest["Layers"][0]).read()
        self.assertEqual(["cordon-test/it:1"], manifest["RepoTags"])
        self.assertEqual(manifest["Config"], hashlib.sha256(config).hexdigest() + ".json")
        self.assertEqual(["sha256:" + hashlib.sha256(layer).hexdigest()], json.loads(config)["rootfs"]["diff_ids"])
        with tarfile.open(fileobj=io.BytesIO(layer)) as files:
            self.assertEqual(0o755, files.getmember("usr/bin/it").mode)
            self.assertEqual(0o1777, files.getmember("tmp").mode)

    def test_what_goes_in_has_a_key_of_its_own(self):
        with tempfile.TemporaryDirectory() as folder:
            program = Path(folder) / "program"
            program.write_bytes(b"does it")
            keys = [archive.key({"/it": program}, ["/it"])]
            self.assertEqual(keys[0], archive.key({"/it": program}, ["/it"]))
            keys += [archive.key({"/it": program}, ["/it", "--small"]), archive.key({"/it": program}, ["/it"], "/tmp"), archive.key({"/at": program}, ["/it"])]
            program.chmod(0o700)
            keys.append(archive.key({"/it": program}, ["/it"]))
            program.write_bytes(b"does at")
            keys.append(archive.key({"/it": program}, ["/it"]))
        self.assertEqual(len(keys), len(set(keys)))


class Found(unittest.TestCase):
    """Images are taken from the cache only while what goes in is the same."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name)
        (self.folder / "bin").mkdir()
        for name in ("probe", "coredns", "mongod", "lib/quarkus-run.jar", "bin/java"):
            (self.folder / name).parent.mkdir(exist_ok=True)
            (self.folder / name).write_text(name)
        for where, name, value in (
            (of_node.mongodb, "find", lambda *_: (str(self.folder / "mongod"), "made up")), (of_node.keycloak, "find", lambda *_: self.folder),
            (image_runtime, "libraries", lambda _: {}), (image_runtime, "linked", lambda *_: {}),
        ):
            patch = mock.patch.object(where, name, value)
            patch.start()
            self.addCleanup(patch.stop)

    def made(self):
        """What is made anew."""
        notes = []
        of_node.find(None, None, self.folder, self.folder, self.folder, notes.append)
        return notes

    def test_what_is_the_same_is_not_made_again(self):
        self.assertEqual(["image pause", "image probe", "image names", "image mongod", "image keycloak"], self.made())
        self.assertEqual([], self.made())

    def test_what_has_changed_is_made_anew_and_nothing_else(self):
        self.made()
        # Of the same length, as another version may be.
        for name, images in (("coredns", ["names"]), ("mongod", ["mongod"]), ("bin/java", ["keycloak"])):
            with self.subTest(name):
                (self.folder / name).write_text(name[::-1])
                self.assertEqual(["image " + image for image in images], self.made())
        with mock.patch.object(of_node, "_KEYCLOAK", ("start",)):
            self.assertEqual(["image keycloak"], self.made())
        self.assertEqual(5, len(list((self.folder / "images").glob("*.tar"))), "what was made before is still there")


class Parts(unittest.TestCase):
    """Images of the parts are made again when anything that goes in has changed."""

    def test_the_jdk_the_writer_and_the_code_count_as_the_jars_do(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(building, "jar", lambda name: Path(folder) / name):
            library, maker = Path(folder) / "libc.so.6", Path(folder) / "image_plan.py"
            files = [*map(building.jar, building.SERVICES), building.writer(), Path(folder) / "release", library, maker]
            for file in files:
                file.write_text("one")
            with mock.patch.object(image_runtime, "libraries", lambda _: {"/lib/libc.so.6": library}), \
                    mock.patch.object(trial, "_MAKERS", (mock.Mock(__file__=maker),)):
                for file in files:
                    before = trial._digest(Path(folder))
                    file.write_text("other")
                    self.assertNotEqual(before, trial._digest(Path(folder)), file)


class Modules(unittest.TestCase):
    """A module that changes has its own programs built anew, and no others."""

    def test_a_module_within_another_one_does_not_count(self):
        with tempfile.TemporaryDirectory() as folder:
            outer, inner = Path(folder), Path(folder) / "dns"
            inner.mkdir()
            (outer / "go.sum").write_text("one")
            for module in (outer, inner):
                (module / "go.mod").write_text("module it")
            before = manifests._digest(outer), manifests._digest(inner)
            (inner / "go.sum").write_text("other")
            self.assertEqual(before[0], manifests._digest(outer))
            self.assertNotEqual(before[1], manifests._digest(inner))
            (outer / "go.sum").write_text("other")
            self.assertNotEqual(before[0], manifests._digest(outer))


class Traces(unittest.TestCase):
    """What a node changes is put back, and what is left is told."""

    def test_what_differs_from_before_is_told(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(traces, "_FOLDERS", (folder + "/made",)):
            there = traces.Traces(Path(folder) / "node")
            before = {"sysctls": {**traces._sysctls(), "kernel/panic": "77"}, "networks": traces._networks(), "folders": []}
            Path(folder, "made").mkdir()
            told = there.left(before)
        self.assertTrue(any(line.startswith("sysctl kernel/panic = ") for line in told), told)
        self.assertIn(f"folder {folder}/made", told)


class Asked(unittest.TestCase):
    """What makes no sense is refused before anything is built."""

    def test_a_build_alone_is_that_of_a_node(self):
        with mock.patch("sys.stderr", new_callable=io.StringIO) as said:
            self.assertEqual(1, cli.main(["cluster", "--build"]))
        self.assertIn("--build goes with --node", said.getvalue())

    def test_the_tests_on_a_node_are_those_of_cluster_and_go_alone(self):
        with mock.patch.object(trial, "command", return_value=7) as tried:
            self.assertEqual(7, cli.main(["test", "--node"]))
            self.assertFalse(tried.call_args.args[0].build)
            tried.reset_mock()
            for more in (["--form", "local"], ["--without", "cluster"], ["--", "-pl", "web"]):
                with mock.patch("sys.stderr", new_callable=io.StringIO) as said:
                    self.assertEqual(1, cli.main(["test", "--node", *more]))
                self.assertIn("--node goes alone", said.getvalue())
        tried.assert_not_called()


class LeftOut(unittest.TestCase):
    """Whoever runs the tests is told which forms are not among them."""

    def said(self, require):
        out = io.StringIO()
        testing._long_forms(Run(Progress(out)), require)
        return out.getvalue()

    def test_both_long_forms_are_named(self):
        said = self.said(lambda: None)
        self.assertRegex(said, r"Node: LEFT OUT: .* \(\./cordon test --node\)")
        self.assertRegex(said, r"The release before: LEFT OUT: .* \(\./cordon test --upgrade\)")

    def test_a_machine_that_cannot_have_a_node_says_why(self):
        def require():
            raise Refusal("A node needs root.")

        self.assertRegex(self.said(require), r"LEFT OUT: .*--node, and not on this machine: A node needs root\.\)")


if __name__ == "__main__":
    unittest.main()
