"""Free ports on the loopback address, remembered so that a second start finds the same ones."""

import errno
import fcntl
import os
import socket
import stat
import tempfile
from pathlib import Path

from launcher.refusal import Refusal

DERIVED = (
    "mongod", "keycloak", "keycloak-management", "gateway-management",
    "operations-service", "tasking-service", "reporting-service",
    "operations-service-health", "tasking-service-health", "reporting-service-health",
    "operations-service-metrics", "tasking-service-metrics", "reporting-service-metrics",
)
TLS = 8443


OF_PART = {
    "mongod": ("mongod",),
    "keycloak": ("keycloak", "keycloak-management"),
    "operations-service": ("operations-service", "operations-service-health", "operations-service-metrics"),
    "tasking-service": ("tasking-service", "tasking-service-health", "tasking-service-metrics"),
    "reporting-service": ("reporting-service", "reporting-service-health", "reporting-service-metrics"),
    "gateway": ("gateway", "gateway-tls", "gateway-management"),
}
OPTIONS = {"gateway": "--port", "gateway-tls": "--tls-port"}
_OF_OTHERS = stat.S_IWGRP | stat.S_IWOTH


class Reserved:
    """Ports that this process has set aside for its copy, so that no other copy of this user takes them.

    A file for each is locked in a folder that all copies share; the lock goes with the process, however that ends.
    """

    def __init__(self, folder=None):
        self._folder = folder or Path(tempfile.gettempdir()) / f"cordon-ports-{os.getuid()}"
        self._files = {}

    def take(self, port):
        if port in self._files:
            return True
        file = self._open(port)
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            file.close()
            return False
        except OSError as fault:
            file.close()
            raise self._refusal(fault)
        self._files[port] = file
        return True

    def _open(self, port):
        """Everybody may write beside the folder: it is looked at itself, and not what a link in its place leads to."""
        try:
            try:
                os.mkdir(self._folder, 0o700)
            except FileExistsError:
                pass
            found = os.lstat(self._folder)
            own = stat.S_ISDIR(found.st_mode) and found.st_uid == os.getuid() and not found.st_mode & _OF_OTHERS
            if own:
                return open(self._folder / str(port), "a")
        except OSError as fault:
            raise self._refusal(fault)
        raise self._refusal()

    def _refusal(self, fault=None):
        why = f"cannot be used ({fault.strerror or fault})" if fault else "is no folder that is yours alone"
        return Refusal(f"{self._folder} {why}: remove it, or set TMPDIR to a folder of yours.")

    def release(self, port):
        file = self._files.pop(port, None)
        if file:
            file.close()

    def release_all(self):
        for port in list(self._files):
            self.release(port)

    def available(self, port):
        """Takes the port if neither another copy nor anything that listens has it."""
        if not self.take(port):
            return False
        if is_free(port):
            return True
        self.release(port)
        return False


def is_free(port):
    """Whether a server could listen there now; connections that linger from an earlier one do not matter."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen(1)
            return True
        except PermissionError:
            raise Refusal(f"Port {port} may not be used without special rights: choose one above 1023 with --port.")
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            return False


def answers(host, port):
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def choose(remembered, public, first, tls=None, *, held):
    """The ports of every part: the public ones as asked for, the others remembered or looked for from `first` on.

    They are set aside in `held` until they are bound. `public` is the port without TLS, or None where there is none; `tls` the one with it, or None to look for one.
    """
    ports = {}
    for name, port, option in (("gateway", public, "--port"), ("gateway-tls", tls, "--tls-port")):
        if port is None:
            continue
        if port in ports.values():
            raise Refusal(f"Port {port} is asked for twice: with TLS and without it need a port each.")
        if not held.available(port):
            raise Refusal(f"Port {port} is taken: stop what listens there, or choose another with {option}.")
        ports[name] = port
    if public is None and "gateway" in remembered:
        ports["gateway"] = remembered["gateway"]
    if tls is None:
        usual = (port for port in (remembered.get("gateway-tls"), TLS) if port)
        free = (port for port in usual if port not in ports.values() and held.available(port))
        remembered = {**remembered, "gateway-tls": next(free, None)}
    candidate = first
    for name in (*DERIVED, *(() if tls else ("gateway-tls",))):
        port = remembered.get(name)
        while port is None or port in ports.values() or not held.available(port):
            candidate += 1
            port = candidate
        ports[name] = port
    return ports


def choose_again(chosen, names, asked, first, held):
    """Other ports in the place of some that somebody else has bound meanwhile; not of those that were asked for."""
    ports = dict(chosen)
    for name in names:
        if name in asked:
            raise Refusal(
                f"Port {ports[name]} was taken by another program while Cordon started: "
                f"stop what listens there, or choose another with {OPTIONS[name]}.")
        held.release(ports[name])
        candidate = max(first, ports[name])
        while candidate == ports[name] or candidate in ports.values() or not held.available(candidate):
            candidate += 1
        ports[name] = candidate
    return ports
