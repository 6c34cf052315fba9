"""Takes a part's jar apart and makes what lets it start quickly, so that the same jar gives the same bytes.

A start is played and the classes that it has loaded are listed; of the list, in order and without what chance adds, the
cache is written, the same bytes for the same list. The cache that Java makes in one step differs from one making to the next (decision 55).
"""

import contextlib
import hashlib
import os
import platform
import zipfile

from launcher import log_files
from launcher.refusal import Refusal

CACHE = "start.aot"
NATIVE = "native"
_MOST_TRIES = 8
UNCHANGED = 315532800
"""1980, in which archives begin: the time of all that is not made of this checkout. Java looks whether a jar has the time
that it had when the cache was made."""
_WITHOUT_CHANCE = (
    "-Xms800m", "-Xmn700m", "-Xmx800m", "-XX:MetaspaceSize=160m",  # no collection, of which meters would be told
    "-XX:ActiveProcessorCount=2",
    "-Dio.netty.leakDetection.level=DISABLED",  # it looks at one buffer in some hundred
)
"""Of a start whose classes are listed: the same ones on every machine, and each time."""
_BY_CHANCE = ("sun/nio/ch/Invoker$", "java/util/concurrent/locks/AbstractQueued", "java/util/concurrent/locks/ReentrantReadWriteLock$Sync$",
              "@lambda-proxy cordon/platform/boot/ServiceChannels ")
"""Loaded when two threads want the same at the same moment, an answer comes before it is waited for, or a start takes
longer than a second, after which something is done again and again."""


class ImageStart:
    """`folder` becomes what lies at one place in the image: jars and cache. Java is called there, so no path is kept."""

    def __init__(self, run, jdk, runtime, folder, log):
        self._run, self._jdk, self._runtime, self._folder, self._log = run, jdk, runtime, folder, log

    def make(self, jar, flags, environment, time, listed):
        """`time` is that of the part's own jars. The classes are left in `listed`, and are taken from there if they are there."""
        self._java(self._jdk, environment, "-Djarmode=tools", "-jar", jar, "extract", "--destination", self._folder)
        unpack_native(self._folder)
        for file in self._folder.rglob("*.jar"):
            when = time if own(file) else UNCHANGED
            os.utime(file, (when, when))
        start = (*flags, "-XX:TieredStopAtLevel=1")
        if not listed.exists():
            self._play(jar, start, environment, listed)
        self._write(jar, start, environment, listed)

    def _write(self, jar, start, environment, listed):
        """One in five has a trace of what a thread of Java's own did meanwhile, on a busy machine; two that are alike have none."""
        cache, seen = self._folder / CACHE, set()
        for _ in range(_MOST_TRIES):
            self._java(self._runtime, environment, *start, "-Xshare:dump", f"-XX:SharedClassListFile={listed}",
                       f"-XX:SharedArchiveFile={CACHE}", "-jar", jar.name)
            digest = hashlib.sha256(cache.read_bytes()).digest()
            if digest in seen:
                return
            seen.add(digest)
        raise Refusal(f"The cache of {jar.name} came out otherwise {_MOST_TRIES} times: run it when the machine has less to do.")

    def _play(self, jar, start, environment, listed):
        with _on_one_processor():
            self._java(self._runtime, environment, *start, *_WITHOUT_CHANCE, "-Xshare:off", f"-XX:DumpLoadedClassList={listed}",
                       "-Dspring.context.exit=onRefresh", "-jar", jar.name)
        listed.write_text(in_order(listed.read_text()))

    def _java(self, home, environment, *arguments):
        command = [home / "bin" / "java", *arguments]
        code = self._run.tool(command, log=self._log, environment=environment, folder=str(self._where()))
        if code != 0:
            lines = log_files.last_lines(self._log, 200) or ["nothing"]
            reason = ([line for line in lines if line.startswith("Caused by: ")] or lines)[-1]
            raise Refusal(f"A start cannot be played, java ended with exit code {code} ({reason}); {self._log} says more.")

    def _where(self):
        return self._folder if self._folder.exists() else self._folder.parent


def unpack_native(folder, machine=platform.machine().replace("aarch64", "aarch_64")):
    """Netty looks for its libraries in a folder first, and else writes them to /tmp, where nothing may be run."""
    (folder / NATIVE).mkdir()
    for jar in folder.rglob(f"*-linux-{machine}.jar"):
        with zipfile.ZipFile(jar) as content:
            for name in content.namelist():
                if name.startswith("META-INF/native/") and name.endswith(".so"):
                    (folder / NATIVE / name.rpartition("/")[2]).write_bytes(content.read(name))


@contextlib.contextmanager
def _on_one_processor():
    """What is started meanwhile has its threads take turns; the other steps of this command are not kept to it."""
    before = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(before)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, before)


def in_order(classes):
    """Sorted, without numbers, hints on constants, classes of loaders of their own, and what threads meet by chance."""
    lines = (line for line in classes.splitlines() if not line.startswith(("#", "@cp ")) and " source:" not in line)
    names = {line.partition(" id:")[0] for line in lines}
    return "".join(line + "\n" for line in sorted(names) if not (line.startswith(_BY_CHANCE) and ("$" in line or line[0] == "@")))


def own(jar):
    """Whether a jar is made of this checkout, as Maven writes into it."""
    with zipfile.ZipFile(jar) as content:
        return any(name.startswith("META-INF/maven/cordon/") for name in content.namelist())
