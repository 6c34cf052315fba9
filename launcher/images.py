"""Makes a container image of each Java part, without an engine and, if asked, with nothing from elsewhere."""

import contextlib
import fcntl
import json
import os
import platform
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from launcher import building, class_lists, components, fetch, image_plan, image_runtime, log_files, quick_start, services
from launcher.home import CHECKOUT
from launcher.image_start import UNCHANGED, ImageStart
from launcher.java import find_jdk
from launcher.progress import size
from launcher.refusal import Refusal
from launcher.run import output_of

FOLDER = CHECKOUT / "target" / "images"
PUBLIC_BASE = "gcr.io/distroless/base-nossl-debian12"
"""A C library, a list of users and nothing else: no shell, no package tool."""
ROOM = 3 * 1024**3
_ARCHITECTURES = {"x86_64": "amd64", "aarch64": "arm64"}


@dataclass(frozen=True)
class Base:
    """What an image stands on: `reference` as the program in `images` takes it, `label` as the image tells it."""

    reference: str
    label: str

    @property
    def local(self):
        return self.reference == "scratch"


LOCAL = Base("scratch", "")


def base(environ=os.environ):
    """`local`, an archive of `docker save`, or the name of an image in a registry."""
    asked = environ.get("BASE_IMAGE") or PUBLIC_BASE
    if asked == "local":
        return LOCAL
    if asked.endswith(".tar"):
        file = Path(asked).expanduser().absolute()
        return Base(f"tar://{file}", file.name)
    return Base(asked, asked)


def command(chosen, copy):
    on, parts = base(), chosen.part or building.SERVICES
    if chosen.plain_registry and chosen.push:
        require_proven(on, chosen.push)
    folder = chosen.to.absolute()
    make(copy, on, folder, parts, chosen.classes, chosen.push, chosen.plain_registry)
    for part in parts:
        print(f"{image_plan.name_of(part):<32} {(folder / (part + '.digest')).read_text().strip()}")


def make(copy, on, folder, parts=building.SERVICES, classes=None, push=None, plain=False):
    """Leaves archive, digest and components of each part in a folder, or what was there before."""
    architecture()
    jdk = find_jdk()
    building.require_tools()
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"{folder} cannot be made ({error.strerror}): name another folder with --to.")
    fetch.require_room(folder, ROOM, way_out="free some, and run ./cordon images again")
    with _alone(folder), tempfile.TemporaryDirectory(prefix="work-", dir=folder) as work:
        build(copy, jdk)
        making = _Making(copy, jdk, on, folder, Path(work), revision())
        with copy.run.progress.step("Java runtime") as note:
            note(making.prepare())
        for part in parts:
            with copy.run.progress.step(part) as note:
                note(making.image(part, classes, push, plain))


def build(copy, jdk):
    """The jars, and the program that writes images."""
    with copy.run.progress.step("Build") as note:
        if not building.up_to_date():
            building.build(copy.run, copy.home, jdk)
        building.build_writer(copy.run, copy.home, jdk, note)


def require_proven(on, push):
    """A registry that nothing proves is spoken to in that way for the base as well."""
    named = not on.local and not on.reference.startswith("tar://")
    if named and _host(on.reference) != _host(push):
        raise Refusal("--plain-registry would take the base from whoever answers: give BASE_IMAGE an archive, local, or an image of the same registry.")


def _host(reference):
    return reference.partition("/")[0]


@contextlib.contextmanager
def _alone(folder):
    """Whoever has the lock removes what a killed one has left."""
    try:
        lock = open(folder / "lock", "w")
    except OSError as error:
        raise Refusal(f"{folder} cannot be written to ({error.strerror}): name another folder with --to.")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise Refusal("Another ./cordon images is at work here: wait until it is done.")
        for left in folder.glob("work-*"):
            shutil.rmtree(left, ignore_errors=True)
        yield


def revision(environ=os.environ):
    """When the checkout was committed, and as what; SOURCE_DATE_EPOCH, or without git a fixed day, is the time else."""
    asked = environ.get("SOURCE_DATE_EPOCH", "")
    if asked and not asked.isdecimal():
        raise Refusal("SOURCE_DATE_EPOCH is no number of seconds since 1970.")
    # In a container the checkout may be another user's, of whom git would tell nothing.
    git = ["git", "-c", f"safe.directory={CHECKOUT}", "-C", CHECKOUT]
    told = output_of([*git, "log", "-1", "--format=%ct %H"])
    time, _, name = (told or f"{UNCHANGED} ").strip().partition(" ")
    if name and output_of([*git, "status", "--porcelain"]):
        name += "-changed"
    return int(asked or time), name


class _Making:
    """What the images of one command share."""

    def __init__(self, copy, jdk, on, target, work, made):
        self._run, self._jdk, self._base, self._target, self._work, self._made = copy.run, jdk, on, target, work, made
        self._log, self._lists = copy.home.log_of("build"), copy.home.cache / "classes"
        self._runtime = work / "java"
        self._layers, self._components = [], []

    def prepare(self):
        image_runtime.make(self._run, self._jdk, self._runtime, self._log)
        found = image_runtime.libraries(self._runtime)
        self._components = components.of_runtime(self._jdk)
        if self._base.local:
            files = {**found, **image_runtime.surroundings(self._work, image_plan.USER)}
            self._layers.append(image_plan.standing(files))
            self._components += components.of_debian(image_runtime.packages(found))
        else:
            image_runtime.require_no_others(self._jdk, found)
            self._components += components.of_base(self._base.label)
        self._layers.append(image_plan.runtime(self._runtime))
        return f"{image_runtime.JAVA}, on " + ("this machine's C library" if self._base.local else self._base.label)

    def image(self, part, classes, push, plain):
        folder, place, time = self._work / part, self._work / "played", self._made[0]
        place.mkdir()
        listed = self._work / f"{part}.classes"
        kept = class_lists.ClassList(self._lists, part, building.jar(part), self._jdk, services.flags(part))
        if classes:
            _take(classes / listed.name, listed)
        else:
            kept.give(listed)
        try:
            self._tell(part, time)
            start = ImageStart(self._run, self._jdk, self._runtime, folder, self._log)
            start.make(building.jar(part), services.flags(part), quick_start.played(part, self._jdk, place), time, listed)
            if not classes:
                kept.take(listed)
            digest = self._write(part, folder, push, plain)
            self._put(part, digest)
        finally:
            shutil.rmtree(place)
            shutil.rmtree(folder, ignore_errors=True)
        return size((self._target / f"{part}.tar").stat().st_size)

    def _write(self, part, folder, push, plain):
        layers = [*self._layers, image_plan.libraries(folder), image_plan.application(folder, self._made[0])]
        told = image_plan.plan(part, self._base, architecture(), self._made, layers, self._work / f"{part}.tar", push, plain)
        plan = self._work / "plan.json"
        plan.write_text(json.dumps(told))
        said = self._work / "said"
        command = [self._jdk / "bin" / "java", "--sun-misc-unsafe-memory-access=allow", "-jar", building.writer(), plan, self._work / "layers"]
        if self._run.tool(command, log=said, environment={"PATH": os.environ.get("PATH", os.defpath), **_home()}) != 0:
            raise Refusal((log_files.last_lines(said, 1) or ["The image cannot be written."])[0])
        return log_files.last_lines(said, 1)[0]

    def _tell(self, part, time):
        page = components.of_page() if part == "gateway" else []
        found = components.whole(part, components.of_jar(building.jar(part)), [*page, *self._components], time)
        (self._work / f"{part}.cdx.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")

    def _put(self, part, digest):
        """By renames, the digest last: what has none is not whole."""
        (self._target / f"{part}.digest").unlink(missing_ok=True)
        (self._work / f"{part}.digest").write_text(digest + "\n")
        for kind in ("tar", "cdx.json", "classes", "digest"):
            os.replace(self._work / f"{part}.{kind}", self._target / f"{part}.{kind}")


def _take(given, listed):
    try:
        shutil.copyfile(given, listed)
    except OSError as error:
        raise Refusal(f"{given} cannot be read ({error.strerror}): give --classes the folder of images that were made before.")


def architecture(machine=platform.machine()):
    if machine not in _ARCHITECTURES:
        raise Refusal(f"Images are made for {' and '.join(_ARCHITECTURES)}; this machine is {machine}.")
    return _ARCHITECTURES[machine]


def _home():
    """By it sign-ins to registries, a proxy and authorities of one's own are found."""
    return {key: os.environ[key] for key in ("HOME", "DOCKER_CONFIG", "JDK_JAVA_OPTIONS") if key in os.environ}
