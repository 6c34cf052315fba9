"""Finds the release before this one: a checkout of its revision, out of git, built once and kept in the cache."""

import os
import shutil
import subprocess
import tarfile

from launcher import building, fetch
from launcher.home import CHECKOUT
from launcher.java import with_java
from launcher.refusal import Refusal

REVISION = CHECKOUT / "releases" / "before" / "revision"
_ROOM = 2 * 1024**3


def find(run, home, jdk, note):
    """The folder of the checkout, with its jars; what is there already under CORDON_TEST_BEFORE is taken as it is."""
    given = os.environ.get("CORDON_TEST_BEFORE")
    if given:
        note(given)
        return given
    revision = REVISION.read_text().strip()
    kept = home.cache / ("release-" + revision[:12])
    if not kept.exists():
        _require_history(revision)
        fetch.require_room(home.cache, _ROOM, way_out="free some, or set CORDON_CACHE")
        note("building " + revision[:12])
        _build(run, home, jdk, revision, kept)
    note(revision[:12])
    return str(kept)


def _require_history(revision):
    """An archive without its history is a checkout too, and then this cannot be tried."""
    known = subprocess.run(
        ["git", "cat-file", "-e", revision + "^{commit}"], cwd=str(CHECKOUT), capture_output=True) if shutil.which("git") else None
    if known is None or known.returncode != 0:
        raise Refusal(
            f"The release before this one ({revision[:12]}) is not in the history here: take a whole clone with git, or set "
            "CORDON_TEST_BEFORE to a checkout of it in which the services are built.")


def _build(run, home, jdk, revision, kept):
    """Under another name first, so that what was cut off is not taken for whole."""
    aside = kept.with_suffix(".new")
    shutil.rmtree(aside, ignore_errors=True)
    with subprocess.Popen(["git", "archive", revision], cwd=str(CHECKOUT), stdout=subprocess.PIPE) as archive:
        with tarfile.open(fileobj=archive.stdout, mode="r|") as files:
            files.extractall(aside)
    log = home.cache / "release-before.build.log"
    command = ["mvn", "-B", "-ntp", "-q", "-DskipTests", "-pl", ",".join(building.SERVICES), "-am", "package"]
    if run.tool(command, log=log, environment=with_java(jdk), folder=str(aside)) != 0:
        raise Refusal(f"The release before this one cannot be built; {log} says why.")
    aside.rename(kept)
