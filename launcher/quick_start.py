"""Has the start caches of the four Java parts made, before one's eyes or behind a copy that runs."""

import base64
import contextlib
import os
import secrets
import time

from launcher import services, vault
from launcher.building import SERVICES
from launcher.home import Home
from launcher.java import with_java
from launcher.ports import OF_PART
from launcher.refusal import Refusal

_NOBODY = 9
"""The port of the discard protocol, at which nothing listens."""
_OWN_PORTS = ("SERVER_PORT", "MANAGEMENT_SERVER_PORT", "SPRING_GRPC_SERVER_PORT", "CORDON_METRICS_PORT")
_OF_THE_TERMINAL = ("LANG", "LC_ALL", "LC_CTYPE")
"""By them Java reads names of files."""


def missing(jdk):
    return [name for name in SERVICES if not services.start_cache(name, jdk).there()]


def make(run, home, jdk, note=lambda text: None):
    """Two commands that do this at once share the work. What fails is told in the build log and keeps no part from starting."""
    left, failed = missing(jdk), []
    if not left:
        note("up to date")
        return
    for wait in (False, True):
        for name in list(left):
            note(name)
            try:
                if services.start_cache(name, jdk).make(run, lambda place: played(name, jdk, place), wait):
                    left.remove(name)
            except (OSError, Refusal) as fault:
                left.remove(name)
                failed.append(name)
                _tell(home, f"{name} starts from its jar, as its start cache cannot be made: {fault}")
    note(f"not for {', '.join(failed)}; {home.log_of('build')} says why" if failed else "made")


def give_way():
    """From now on this process, and what it starts, runs when nothing else wants to."""
    os.nice(19)


def played(name, jdk, place):
    """The settings of a start that ends before it does anything: of nobody's copy, with addresses where nobody is."""
    ports = dict.fromkeys((port for part in OF_PART.values() for port in part), _NOBODY)
    at = f"127.0.0.1:{_NOBODY}"
    told = services.settings(
        name, Home(place, place, "cordon", "cordon"), ports, f"mongodb://{at}/", f"http://{at}/realms/cordon", _NoSecrets(place))
    terminal = {variable: os.environ[variable] for variable in _OF_THE_TERMINAL if variable in os.environ}
    return {**with_java(jdk, {"PATH": os.defpath}), **terminal, **told, **dict.fromkeys(_OWN_PORTS, "0"),
            "SPRING_PROFILES_ACTIVE": "local"}


class _NoSecrets:
    """Nothing of this opens anything: a training knows no secret of any copy."""

    def __init__(self, folder):
        self._folder = folder

    def clients(self):
        return dict.fromkeys(vault.CLIENTS, "none")

    def master_key_file(self):
        path = self._folder / "master.key"
        path.write_text(base64.b64encode(secrets.token_bytes(48)).decode() + "\n")
        return path


def _tell(home, text):
    """If it can be told: the disk may be what is full."""
    with contextlib.suppress(OSError), open(home.log_of("build"), "a") as log:
        log.write(time.strftime("%Y-%m-%dT%H:%M:%SZ ", time.gmtime()) + text + "\n")
