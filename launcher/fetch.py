"""Fetches what is not installed through the ordinary clients, checks it by digest, and keeps it in the cache."""

import hashlib
import os
import shutil
import sys
import zipfile

from launcher.progress import size
from launcher.refusal import Refusal

ROOM = 3 * 1024**3


def require_room(folder, needed=ROOM, free=None, way_out="free some, or set CORDON_HOME"):
    """Downloads and what is made of them need three gigabytes while they are worked on."""
    left = shutil.disk_usage(folder).free if free is None else free
    if left < needed:
        raise Refusal(f"{folder} has only {size(left)} left and {size(needed)} are needed: {way_out}.")


def check_digest(path, expected):
    """A damaged or foreign file is removed, so that the next try fetches it anew."""
    digest = hashlib.sha256()
    with open(path, "rb") as file:
        for block in iter(lambda: file.read(1 << 20), b""):
            digest.update(block)
    if digest.hexdigest() != expected:
        path.unlink()
        raise Refusal(f"{path.name} is not the file that was expected and was removed: run the command again.")


def growing(folder, note):
    """A watcher that shows how much of a download has come."""

    def watch():
        total = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        if total:
            note(size(total))

    return watch


def from_pypi(run, package, version, digest, aside, note):
    """Fetches one wheel with this Python's pip; gives its path."""
    return _with_pip(run, package, version, digest, aside, note, "*.whl", [])


def source_from_pypi(run, package, version, digest, aside, note):
    """Fetches the source of one package, which carries its tests, with this Python's pip; gives its path."""
    return _with_pip(run, package, version, digest, aside, note, "*.tar.gz", ["--no-binary", package])


def _with_pip(run, package, version, digest, aside, note, pattern, options):
    aside.mkdir(parents=True, exist_ok=True)
    log = aside.parent / (package + ".fetch.log")
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--disable-pip-version-check", "-d", aside,
               *options, f"{package}=={version}"]
    if run.tool(command, log=log, watch=growing(aside, note)) != 0:
        raise Refusal(f"{package} cannot be fetched with pip: check the network; {log} says more.")
    found = next(aside.glob(pattern))
    check_digest(found, digest)
    return found


def from_maven(run, artifact, digest, aside, environment, note):
    """Fetches one artifact, `group:name:version:type`, with Maven; gives its path."""
    aside.mkdir(parents=True, exist_ok=True)
    log = aside.parent / (artifact.split(":")[1] + ".fetch.log")
    command = ["mvn", "-q", "-B", "org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy", f"-Dartifact={artifact}",
               f"-DoutputDirectory={aside}"]
    if run.tool(command, log=log, environment=environment, folder=str(aside), watch=growing(aside, note)) != 0:
        raise Refusal(f"{artifact} cannot be fetched with Maven: check the network; {log} says more.")
    found = next(file for file in aside.iterdir() if file.suffix == "." + artifact.split(":")[3])
    check_digest(found, digest)
    return found


def unpack(archive, folder, members=None):
    """Unpacks a zip with the permissions that it says."""
    with zipfile.ZipFile(archive) as content:
        for member in content.infolist():
            if members is not None and member.filename not in members:
                continue
            target = content.extract(member, folder)
            mode = member.external_attr >> 16
            if mode and not member.is_dir():
                os.chmod(target, mode & 0o777)
