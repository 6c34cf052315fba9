"""The tools that hold the published description to what the gateway does, in a Python of their own in the cache."""

import hashlib
import shutil
import sys

from launcher.home import CHECKOUT
from launcher.refusal import Refusal
from launcher.run import output_of

REQUIREMENTS = CHECKOUT / "end-to-end" / "src" / "test" / "schemathesis" / "requirements.txt"
_OLDEST = (3, 10)
_NAMES = ("python3.14", "python3.13", "python3.12", "python3.11", "python3.10")
_ASK = "import sys, ensurepip, venv; print('%d.%d' % sys.version_info[:2])"


def python(names=_NAMES, own=sys.version_info, ask=output_of):
    """A Python that the tools run on: this one if it is new enough, else one on the path."""
    candidates = ([sys.executable] if tuple(own[:2]) >= _OLDEST else []) + [shutil.which(name) for name in names]
    for candidate in filter(None, candidates):
        if ask([candidate, "-c", _ASK]):
            return candidate
    raise Refusal("The tests of the description need Python 3.10 or newer with venv: install python3 and python3-venv.")


def find(run, home, note):
    """The folder of the tools' commands; fetched once for each list of versions."""
    digest = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()[:16]
    kept = home.cache / ("api-tools-" + digest)
    if (kept / "fetched").exists():
        return str(kept / "bin")
    shutil.rmtree(kept, ignore_errors=True)
    log = home.cache / "api-tools.fetch.log"
    if run.tool([python(), "-m", "venv", kept], log=log) != 0:
        raise Refusal(f"No Python for the tools can be made: install python3-venv; {log} says more.")
    note("fetching")
    command = [kept / "bin" / "python", "-m", "pip", "install", "--disable-pip-version-check", "-r", REQUIREMENTS]
    if run.tool(command, log=log) != 0:
        raise Refusal(f"schemathesis cannot be fetched with pip: check the network; {log} says more.")
    (kept / "fetched").touch()
    return str(kept / "bin")
