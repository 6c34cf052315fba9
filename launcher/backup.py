"""Backs a copy's databases up into a file, and puts them back; the services' own code does the work."""

import contextlib
import os
import subprocess
import sys
from pathlib import Path

from launcher import building, mongodb, processes
from launcher.java import find_jdk, with_java
from launcher.refusal import Refusal
from launcher.state import turn

_MAIN = "cordon.platform.backup.BackupCommand"
_LAUNCHER = "org.springframework.boot.loader.launch.PropertiesLauncher"
_FLAGS = ("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")
DATABASES = ("operations", "tasking", "reporting")
"""Not those of the gateway: sessions that were put back would bring back what was ended."""


def take(chosen, copy):
    """While the copy is up and works; a file that is there is added to."""
    uri = mongodb.given() or _own(copy)
    if not (copy.home.secrets / "master.key").exists():
        raise Refusal("This copy has no data yet: start it with ./cordon up.")
    _run(copy, uri, "backup", os.path.abspath(chosen.file))


def restore(chosen, copy):
    """Into empty databases, with nothing running but their MongoDB."""
    file = Path(os.path.abspath(chosen.file))
    if not file.exists():
        raise Refusal(f"There is no file {file}.")
    if not (copy.home.secrets / "master.key").exists():
        raise Refusal(
            f"{copy.home.secrets} has no master.key: put the secrets of the copy back first, "
            "because without its key nobody is known again.")
    with turn(copy.home), _stopped(copy), copy.mongodb_alone() as uri:
        _run(copy, uri, "restore", str(file), *(("--to", chosen.to) if chosen.to else ()))


def _own(copy):
    known = copy.state.read()
    if not processes.alive(copy.state.parts().get("mongod")):
        raise Refusal("Cordon is not up: start it with ./cordon up.")
    return known["mongodb"]["uri"]


@contextlib.contextmanager
def _stopped(copy):
    if copy.up():
        raise Refusal("This copy is up: ./cordon down first.")
    yield


def _run(copy, uri, *words):
    """What it says goes on as it comes; what it refuses is this command's refusal."""
    jdk, jar = find_jdk(), building.jar("operations-service")
    if not jar.exists():
        raise Refusal("Nothing is built yet: ./cordon build first.")
    environment = {
        **with_java(jdk),
        "CORDON_MONGODB_URI": uri,
        "CORDON_BACKUP_DATABASES": ",".join(copy.home.database(name) for name in DATABASES),
        "CORDON_KEYS_MASTERFILE": str(copy.secrets.master_key_file()),
    }
    command = [jdk / "bin" / "java", *_FLAGS, f"-Dloader.main={_MAIN}", "-cp", jar, _LAUNCHER, *words]
    done = subprocess.run([str(word) for word in command], env=environment, stdin=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    if done.returncode != 0:
        said = [line for line in done.stderr.splitlines() if line and not line.startswith(("NOTE:", "WARNING:", "Picked up"))]
        raise Refusal(said[-1] if said else f"java ended with exit code {done.returncode}.")
    sys.stdout.flush()
