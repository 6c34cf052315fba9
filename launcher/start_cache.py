"""Makes and finds what lets a part start quickly: its jar taken apart, and a cache of one start (JEP 483, 514).

A folder serves one jar, one JDK and one set of flags, and is complete when its cache is there. Whoever runs from a folder
holds a lock of it that goes with the part's process, so that a new build takes nothing from a part that runs.
"""

import contextlib
import fcntl
import hashlib
import os
import shutil

from launcher import fetch, log_files
from launcher.refusal import Refusal

ROOM = 1024**3
"""A part takes 150 to 210 MB, and half as much again while it is made; MongoDB needs what is left."""
_QUICK_TRAINING = "-XX:TieredStopAtLevel=1"
"""What is kept are classes; compiling for a training costs more than it gives, also to a part that runs without this."""
_LONGEST = 1800


class StartCache:
    """Of one part: `jar` is what it is made of, `flags` those that the part runs with."""

    def __init__(self, jar, jdk, flags):
        self._jar = jar
        self._java = jdk / "bin" / "java"
        self._jdk = jdk
        self._flags = tuple(flags)
        self._all = jar.parent / "start"

    def there(self):
        try:
            return self._cache(self._folder()).exists()
        except OSError:
            return False

    @contextlib.contextmanager
    def found(self):
        """Gives what `java` is to run, and the file that the process has to inherit; else the jar itself, and None."""
        held = self._hold()
        if held is None:
            yield ("-jar", self._jar), None
            return
        folder, lock = held
        with lock:
            yield (f"-XX:AOTCache={self._cache(folder)}", "-jar", self._unpacked(folder)), lock

    def make(self, run, settings, wait=True):
        """Makes it unless it is there; whether it was this one's turn, which without `wait` it need not be.

        `settings` gives the environment of the start that is played, and may keep files in the folder that it gets.
        Raises Refusal or OSError if it cannot be made, and leaves nothing then.
        """
        self._all.mkdir(exist_ok=True)
        with open(self._all / "lock", "w") as lock:
            if not wait and not _locked(lock):
                return False
            run.wait_until(lambda: _locked(lock), _LONGEST, lambda: f"{self._all / 'lock'} is held too long by another command.")
            folder = self._folder()
            if not self._cache(folder).exists():
                self._remove_unused()
                self._fill(folder, run, settings)
            return True

    def _folder(self):
        """Named by all that a cache is worthless without; the JVM itself refuses one of another place or JDK."""
        try:
            release = (self._jdk / "release").read_text()
        except OSError:
            release = ""
        made_of = [self._jar, *_mark(self._jar), self._jdk, release, *self._flags]
        return self._all / hashlib.sha256("\0".join(map(str, made_of)).encode()).hexdigest()[:16]

    def _cache(self, folder):
        return folder / "start.aot"

    def _unpacked(self, folder):
        return folder / "unpacked" / self._jar.name

    def _hold(self):
        """First the lock and then the look: whoever removes a folder has its lock alone."""
        with contextlib.ExitStack() as unless_held, contextlib.suppress(OSError):
            folder = self._folder()
            lock = unless_held.enter_context(open(folder / "in-use"))
            if _locked(lock, fcntl.LOCK_SH) and self._cache(folder).exists():
                unless_held.pop_all()
                return folder, lock
        return None

    def _remove_unused(self):
        for folder in self._all.iterdir():
            if folder.is_dir():
                with contextlib.suppress(FileNotFoundError), open(folder / "in-use") as lock:
                    if not _locked(lock):
                        continue
                    self._cache(folder).unlink()
                shutil.rmtree(folder, ignore_errors=True)

    def _fill(self, folder, run, settings):
        fetch.require_room(self._all, ROOM, way_out="free some, and run ./cordon build")
        made, place = folder / f"{os.getpid()}.aot", folder / "played"
        try:
            place.mkdir(parents=True)
            (folder / "in-use").touch()
            environment = settings(place)
            unpacked = self._unpacked(folder)
            self._tool(run, folder, environment, "-Djarmode=tools", "-jar", self._jar, "extract",
                       "--destination", unpacked.parent)
            self._tool(run, folder, environment, *self._flags, _QUICK_TRAINING, f"-XX:AOTCacheOutput={made}",
                       "-Dspring.context.exit=onRefresh", "-jar", unpacked)
            shutil.rmtree(place)
            made.rename(self._cache(folder))
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise

    def _tool(self, run, folder, environment, *arguments):
        said = folder / "said.log"
        code = run.tool([self._java, *arguments], log=said, environment=environment, folder=str(folder), seconds=_LONGEST)
        if code != 0:
            lines = "\n    ".join(log_files.last_lines(said, 6))
            raise Refusal(f"java ended with exit code {code}; it said:\n    {lines}")
        said.unlink()


def _mark(file):
    """By when it was written: the build gives all jars one time of change."""
    found = file.stat()
    return found.st_size, found.st_ctime_ns, found.st_ino


def _locked(file, how=fcntl.LOCK_EX):
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False
