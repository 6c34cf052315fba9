import contextlib
import fcntl
import io
import json
import os
import platform
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path
from types import SimpleNamespace
from unittest import mock

from launcher import building, class_lists, components, fetch, image_plan, image_runtime, image_start, images, quick_start, services
from launcher.home import Home, make_folders
from launcher.progress import Progress
from launcher.refusal import Refusal
from launcher.run import Run

_JAVA = """#!{python}
import pathlib, shutil, sys, zipfile
words = sys.argv[1:]
named = {{word.partition("=")[0]: word.partition("=")[2] for word in words}}
jdk = pathlib.Path({jdk!r})
if "extract" in words:
    jar, to = (words[words.index(word) + 1] for word in ("-jar", "--destination"))
    (pathlib.Path(to) / "lib").mkdir(parents=True)
    shutil.copy(jar, to)
    with zipfile.ZipFile(pathlib.Path(to) / "lib" / "others-1.0.jar", "w") as other:
        other.writestr("META-INF/maven/others/", "")
    with zipfile.ZipFile(pathlib.Path(to) / "lib" / "netty-linux-{machine}.jar", "w") as other:
        other.writestr("META-INF/native/libnetty.so", "")
elif "-XX:DumpLoadedClassList" in named:
    if (jdk / "cannot-train").exists():
        sys.exit("no such placeholder")
    pathlib.Path(named["-XX:DumpLoadedClassList"]).write_text("java/b id: 1\\njava/a id: 0\\n")
elif "-Xshare:dump" in words:
    pathlib.Path(named["-XX:SharedArchiveFile"]).write_text(pathlib.Path(named["-XX:SharedClassListFile"]).read_text())
else:
    plan = pathlib.Path(words[words.index("-jar") + 2])
    if (jdk / "cannot-write").exists():
        sys.exit("The base image x cannot be had (no route): name another one with BASE_IMAGE.")
    import json
    told = json.loads(plan.read_text())
    (jdk / "plan.json").write_text(plan.read_text())
    pathlib.Path(told["archive"]).write_text("archive")
    print("sha256:0123")
"""
_JLINK = """#!{python}
import pathlib, shutil, sys
to = pathlib.Path(sys.argv[sys.argv.index("--output") + 1])
(to / "bin").mkdir(parents=True)
(to / "lib").mkdir()
shutil.copy(sys.argv[0].replace("jlink", "java"), to / "bin" / "java")
(to / "lib" / "libawt_xawt.so").write_text("")
"""
_LIBC = {"/lib/x86_64-linux-gnu/libc.so.6": Path(__file__), "/lib64/ld-linux-x86-64.so.2": Path(__file__)}


class Images(unittest.TestCase):
    """A made-up JDK that writes down what it is asked to put into an image."""

    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = Path(folder.name).resolve()
        home = Home(self.folder / "data", self.folder / "cache", "cordon", "cordon")
        make_folders(home)
        self.copy = SimpleNamespace(run=Run(Progress(io.StringIO())), home=home)
        self.jdk = self.folder / "jdk"
        (self.jdk / "bin").mkdir(parents=True)
        for name, text in (("java", _JAVA), ("jlink", _JLINK)):
            (self.jdk / "bin" / name).write_text(text.format(python=sys.executable, jdk=str(self.jdk), machine=platform.machine().replace("aarch64", "aarch_64")))
            (self.jdk / "bin" / name).chmod(0o755)
        (self.jdk / "release").write_text('IMPLEMENTOR="Nobody"\nJAVA_VERSION="25.0.3"\nJAVA_RUNTIME_VERSION="25.0.3+9"\n')
        self.target = self.folder / "target"
        self.put(images, "find_jdk", lambda: self.jdk)
        self.put(images, "revision", lambda: (1750000000, "abc"))
        self.put(fetch, "require_room", lambda *_, **__: None)
        self.put(building, "require_tools", lambda: None)
        self.put(building, "up_to_date", lambda: True)
        self.put(building, "build_writer", lambda *_: None)
        self.put(building, "jar", lambda name: self.folder / (name + ".jar"))
        self.put(image_runtime, "libraries", lambda runtime: _LIBC)
        environment = mock.patch.dict(os.environ, BASE_IMAGE="local")
        environment.start()
        self.addCleanup(environment.stop)
        with zipfile.ZipFile(self.folder / "tasking-service.jar", "w") as jar:
            jar.writestr("META-INF/maven/cordon/tasking-service/pom.xml", "")
            jar.writestr("META-INF/sbom/application.cdx.json", json.dumps({
                "bomFormat": "CycloneDX", "specVersion": "1.6", "serialNumber": "urn:uuid:1",
                "metadata": {"component": {"type": "application", "name": "tasking-service"}},
                "components": [{"type": "library", "name": "others"}]}))

    def put(self, where, name, value):
        self.addCleanup(setattr, where, name, getattr(where, name))
        setattr(where, name, value)

    def images(self, classes=None):
        chosen = SimpleNamespace(part=["tasking-service"], classes=classes, push=None, plain_registry=False, to=self.target)
        with contextlib.redirect_stdout(io.StringIO()) as printed:
            images.command(chosen, self.copy)
        return printed.getvalue()

    def change_jar(self, text):
        with zipfile.ZipFile(self.folder / "tasking-service.jar", "a") as jar:
            jar.writestr("changed-" + text, text)

    def plan(self):
        return json.loads((self.jdk / "plan.json").read_text())

    def jars(self):
        return sorted(["others-1.0.jar", "netty-linux-" + platform.machine().replace("aarch64", "aarch_64") + ".jar"])

    def files(self):
        return sorted(file.name for file in self.target.iterdir())


class Making(Images):
    def test_archive_digest_and_components_are_left_and_nothing_else(self):
        printed = self.images()
        self.assertEqual(["lock", "tasking-service.cdx.json", "tasking-service.classes", "tasking-service.digest", "tasking-service.tar"], self.files())
        self.assertRegex(printed, r"^cordon/tasking-service:\d+\.\d+\.\d+ +sha256:0123\n$")

    def test_what_is_in_it_is_in_layers_by_how_often_it_changes(self):
        self.images()
        layers = {layer["name"]: layer for layer in self.plan()["layers"]}
        held = {name: [entry["to"] for entry in layer["entries"]] for name, layer in layers.items()}
        self.assertEqual(["base", "java", "libraries", "application"], list(held))
        self.assertIn("/lib/x86_64-linux-gnu/libc.so.6", held["base"])
        self.assertEqual("/tmp", held["base"][-1])
        self.assertEqual(["/opt/java/bin/java"], held["java"])
        self.assertEqual([f"/opt/cordon/lib/{name}" for name in self.jars()] + ["/opt/cordon/native/libnetty.so"], held["libraries"])
        self.assertEqual(["/opt/cordon/start.aot", "/opt/cordon/tasking-service.jar"], held["application"])
        self.assertEqual({"application": 1750000000}, {name: layer["time"] for name, layer in layers.items() if layer["time"] != image_start.UNCHANGED})
        self.assertEqual({"755", "644", "777"}, {entry["mode"] for layer in layers.values() for entry in layer["entries"]})

    def test_it_runs_as_nobody_known_by_a_copys_flags_with_what_sizes_it_where_it_can_be_replaced(self):
        self.images()
        plan = self.plan()
        self.assertEqual("10001:10001", plan["user"])
        self.assertEqual([9102], plan["ports"])
        self.assertEqual(
            ["/opt/java/bin/java", *services.ALWAYS, "-Djava.library.path=/opt/cordon/native", "-XX:AOTCache=/opt/cordon/start.aot", "-jar", "/opt/cordon/tasking-service.jar"],
            plan["entrypoint"])
        self.assertEqual({"JDK_JAVA_OPTIONS": " ".join(services.small("tasking-service"))}, plan["environment"])
        self.assertFalse(any(flag.startswith("-Xm") for flag in plan["entrypoint"]))

    def test_nothing_names_a_path_of_this_machine(self):
        self.images()
        plan = self.plan()
        told = json.dumps({key: value for key, value in plan.items() if key not in ("layers", "archive")})
        told += "".join(entry["to"] for layer in plan["layers"] for entry in layer["entries"])
        told += (self.target / "tasking-service.cdx.json").read_text()
        self.assertNotIn(str(self.folder), told)
        self.assertNotIn(str(Path.home()) + "/", told)

    def test_it_says_what_it_is_made_of(self):
        self.images()
        text = (self.target / "tasking-service.cdx.json").read_text()
        found = json.loads(text)
        self.assertEqual("CycloneDX", found["bomFormat"])
        self.assertNotIn("serialNumber", found)
        self.assertEqual(("container", "cordon/tasking-service"), (found["metadata"]["component"]["type"], found["metadata"]["component"]["name"]))
        self.assertEqual(["tasking-service", "others", "java"], [component["name"] for component in found["components"]][:3])
        self.images()
        self.assertEqual(text, (self.target / "tasking-service.cdx.json").read_text())

    def test_a_public_base_and_an_archive_are_named_by_the_image(self):
        os.environ["BASE_IMAGE"] = "registry.example/base:1"
        self.images()
        self.assertEqual("registry.example/base:1", self.plan()["base"])
        self.assertEqual("registry.example/base:1", self.plan()["labels"]["org.opencontainers.image.base.name"])
        self.assertEqual(["java", "libraries", "application"], [layer["name"] for layer in self.plan()["layers"]])
        os.environ["BASE_IMAGE"] = str(self.folder / "own.tar")
        self.images()
        self.assertEqual(f"tar://{self.folder}/own.tar", self.plan()["base"])
        self.assertEqual("own.tar", self.plan()["labels"]["org.opencontainers.image.base.name"])


    def test_classes_that_were_listed_before_are_taken_again_and_no_start_is_played(self):
        self.images()
        listed = self.target / "tasking-service.classes"
        self.assertEqual("java/a\njava/b\n", listed.read_text())
        listed.write_text("java/c\n")
        (self.jdk / "cannot-train").touch()
        self.images(classes=self.target)
        self.assertEqual("java/c\n", listed.read_text())

    def test_a_start_of_the_same_jar_is_played_once(self):
        self.images()
        (self.jdk / "cannot-train").touch()
        self.images()
        self.assertEqual("java/a\njava/b\n", (self.target / "tasking-service.classes").read_text())
        self.change_jar("1")
        with self.assertRaisesRegex(Refusal, "no such placeholder"):
            self.images()

    def test_a_start_that_is_played_in_another_way_is_played_again(self):
        self.images()
        (self.jdk / "cannot-train").touch()
        other = self.folder / "other.py"
        other.write_text("another way")
        for module in (image_runtime, image_start, quick_start, services):
            with self.subTest(module.__name__), mock.patch.object(module, "__file__", str(other)):
                with self.assertRaisesRegex(Refusal, "no such placeholder"):
                    self.images()

    def test_of_many_jars_the_latest_lists_are_kept(self):
        self.put(class_lists, "_KEPT", 2)
        for number in range(3):
            self.change_jar(str(number))
            self.images()
        self.assertEqual(2, len(list((self.copy.home.cache / "classes").iterdir())))
        (self.jdk / "cannot-train").touch()
        self.images()


class Refusals(Images):
    def test_a_folder_without_listed_classes_is_told(self):
        with self.assertRaisesRegex(Refusal, "tasking-service.classes cannot be read .*: give --classes the folder"):
            self.images(classes=self.folder / "none")

    def test_what_fails_leaves_what_was_there(self):
        self.images()
        before = {name: (self.target / name).read_bytes() for name in self.files()}
        for fault, said in (("cannot-train", "no such placeholder"), ("cannot-write", r"^The base image x cannot be had \(no route\)")):
            with self.subTest(fault):
                self.change_jar(fault)
                (self.jdk / fault).touch()
                with self.assertRaisesRegex(Refusal, said):
                    self.images()
                (self.jdk / fault).unlink()
                self.assertEqual(before, {name: (self.target / name).read_bytes() for name in self.files()})

    def test_what_a_killed_one_has_left_is_removed(self):
        (self.target / "work-x" / "java").mkdir(parents=True)
        self.images()
        self.assertNotIn("work-x", self.files())

    def test_two_at_once_are_one(self):
        self.target.mkdir()
        with open(self.target / "lock", "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            with self.assertRaisesRegex(Refusal, "Another ./cordon images"):
                self.images()

    def test_too_little_room_is_told_before_anything_is_made(self):
        def little(folder, needed, way_out):
            raise Refusal(f"only 5 MB left: {way_out}")

        self.put(fetch, "require_room", little)
        with self.assertRaisesRegex(Refusal, "only 5 MB left: free some, and run ./cordon images again"):
            self.images()

    def test_a_folder_that_cannot_be_made_is_told(self):
        self.target.write_text("")
        with self.assertRaisesRegex(Refusal, "cannot be made .*: name another folder with --to"):
            self.images()

    def test_a_jdk_that_needs_more_than_a_c_library_is_for_a_local_base_only(self):
        self.put(image_runtime, "libraries", lambda runtime: {**_LIBC, "/lib/x86_64-linux-gnu/libz.so.1": Path(__file__)})
        self.images()
        os.environ["BASE_IMAGE"] = "registry.example/base:1"
        with self.assertRaisesRegex(Refusal, "needs libz.so.1, which a base image may lack"):
            self.images()

    def test_a_jar_of_before_is_told(self):
        with zipfile.ZipFile(self.folder / "tasking-service.jar", "w") as jar:
            jar.writestr("META-INF/maven/cordon/tasking-service/pom.xml", "")
        with self.assertRaisesRegex(Refusal, "no list of its components: build it again"):
            self.images()

    def test_another_processor_is_told(self):
        with self.assertRaisesRegex(Refusal, "this machine is riscv64"):
            images.architecture("riscv64")


class Order(unittest.TestCase):
    def test_what_threads_leave_to_chance_is_not_in_the_list_of_classes(self):
        one = "# made by\njava/b id: 1\n@cp java/b 3 4\njava/a id: 0\n@lambda-proxy java/a run\nown/C id: 9 super: 0 source: /x.jar\n"
        other = "java/a id: 5\n@lambda-proxy java/a run\njava/b id: 7\n@cp java/b 4\nsun/nio/ch/Invoker$1 id: 8\n"
        self.assertEqual("@lambda-proxy java/a run\njava/a\njava/b\n", image_start.in_order(one))
        self.assertEqual(image_start.in_order(one), image_start.in_order(other))
        kept = "java/util/concurrent/locks/AbstractQueuedSynchronizer\n"
        self.assertEqual(kept, image_start.in_order(kept + "java/util/concurrent/locks/AbstractQueuedSynchronizer$SharedNode id: 3\n"))


class Standing(unittest.TestCase):
    def test_the_libraries_of_a_program_of_this_machine_are_found_by_where_they_are_looked_for(self):
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "bin").mkdir()
            os.symlink(os.path.realpath(sys.executable), Path(folder) / "bin" / "java")
            found = image_runtime.libraries(Path(folder))
        names = {Path(path).name for path in found}
        self.assertIn("libc.so.6", names)
        self.assertTrue(any(name.startswith("ld-linux") for name in names), names)
        self.assertTrue(all(file.is_file() and not file.is_symlink() for file in found.values()))

    def test_the_time_is_the_commits_or_the_one_that_is_given(self):
        time, revision = images.revision({})
        self.assertGreaterEqual(time, image_start.UNCHANGED)
        self.assertEqual((86400, revision), images.revision({"SOURCE_DATE_EPOCH": "86400"}))

    def test_the_components_of_the_page_have_versions(self):
        found = components.of_page()
        self.assertIn("react", {component["name"] for component in found})
        self.assertTrue(all(component["version"] for component in found))
        self.assertEqual(found, components.of_page())

    def test_every_part_has_its_ports_and_its_words(self):
        for part in building.SERVICES:
            self.assertTrue(image_plan.plan(part, images.Base("scratch", ""), "amd64", (1, ""), [], "x")["ports"])
