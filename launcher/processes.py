"""Processes in sessions of their own, known by pid and start time, so that nothing else is ever killed."""

import os
import signal
import subprocess
import time

OUT_OF_MEMORY = 3
"""The exit code of a JVM with -XX:+ExitOnOutOfMemoryError."""
STARTED = {}
"""Children of this very process, kept so that they are reaped when they end."""
_IN_THE_WAY = (
    "0100007F", "00000000", "0" * 32, "0000000000000000FFFF00000100007F", "0000000000000000FFFF000000000000",
)
"""127.0.0.1 and what stands for every address, as the kernel writes them; a server anywhere else leaves 127.0.0.1 free."""


def spawn(command, log, environment, folder, held=None):
    """Starts a part with its output in its log; gives the record under which it is found again.

    A lock on the file `held` is the part's, until that ends.
    """
    with open(log, "ab") as output:
        logged = output.tell()
        child = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            cwd=str(folder),
            start_new_session=True,
            pass_fds=() if held is None else (held.fileno(),),
        )
    STARTED[child.pid] = child
    return {"pid": child.pid, "started": start_time(child.pid), "boot": _boot(), "since": time.time(), "logged": logged}


def _boot():
    """The name of this run of the kernel, or None: after it the same pids are those of others."""
    try:
        with open("/proc/sys/kernel/random/boot_id") as file:
            return file.read().strip()
    except OSError:
        return None


def leave_alone(command, log):
    """Starts a process that outlives this one and is known by what it does itself."""
    with open(log, "ab") as output:
        child = subprocess.Popen(
            [str(word) for word in command], stdin=subprocess.DEVNULL, stdout=output, stderr=output, start_new_session=True)
    STARTED[child.pid] = child


def start_time(pid):
    """The kernel's start time of a living process, or None; a zombie does not count as living."""
    child = STARTED.get(pid)
    if child is not None and child.poll() is not None:
        return None
    try:
        with open(f"/proc/{pid}/stat") as file:
            fields = file.read().rpartition(")")[2].split()
        return None if fields[0] in "ZX" else fields[19]
    except FileNotFoundError:
        if os.path.isdir("/proc/self"):
            return None
    shown = subprocess.run(["ps", "-o", "stat=,lstart=", "-p", str(pid)], capture_output=True, text=True).stdout.strip()
    return None if not shown or shown.startswith("Z") else shown.split(None, 1)[-1]


def alive(record):
    """Whether the process of this record still runs; a reused pid has another start time."""
    return bool(record) and bool(record.get("pid")) and start_time(record["pid"]) == record.get("started") is not None


def reason(record):
    """How a part has ended, in words, or None: only the process that has started it is told."""
    child = STARTED.get(record["pid"])
    code = child.poll() if child is not None else None
    if code is None:
        return None
    if code < 0:
        return f"signal {_name(-code)}"
    return f"exit code {code}" + (", out of memory" if code == OUT_OF_MEMORY else "")


def _name(number):
    """Those for real time have a number and no name."""
    try:
        return f"{number}, {signal.Signals(number).name}"
    except ValueError:
        return str(number)


def clear(record):
    """Ends what a part has left behind that has ended itself: Keycloak's JVM outlives its shell script, for one."""
    if record.get("boot", _boot()) != _boot():
        return
    if alive(record) or start_time(record["pid"]) is not None:
        return
    _signal(record, signal.SIGKILL)
    deadline = time.monotonic() + 3
    while _has_members(record["pid"]) and time.monotonic() < deadline:
        time.sleep(0.05)


def _has_members(group):
    try:
        os.killpg(group, 0)
        return True
    except (ProcessLookupError, PermissionError):
        return False


def end_one(record):
    """Ends a process that leads no session of its own, and nothing else."""
    if alive(record):
        try:
            os.kill(record["pid"], signal.SIGKILL)
        except ProcessLookupError:
            pass


def end(records, patience=20.0, kill=False):
    """Asks the recorded processes to end and, after `patience` seconds, ends their sessions."""
    waiting = [record for record in records if alive(record)]
    for record in records:
        if record not in waiting:
            clear(record)
    for record in waiting:
        _signal(record, signal.SIGKILL if kill else signal.SIGTERM)
    deadline = time.monotonic() + patience
    while waiting and time.monotonic() < deadline:
        time.sleep(0.05)
        waiting = [record for record in waiting if alive(record)]
    for record in waiting:
        _signal(record, signal.SIGKILL)
    while any(alive(record) for record in waiting):
        time.sleep(0.05)
    for record in records:
        clear(record)


def _signal(record, number):
    """Signals the session that the part leads: Keycloak's JVM, for one, is a child of a shell script."""
    try:
        os.killpg(record["pid"], number)
    except (ProcessLookupError, PermissionError):
        pass


def is_strangers(record, port):
    """Whether something listens on a port of 127.0.0.1, or of every address, that is no part of this one's session.

    It is looked up, not tried out: whoever binds a port to see whether it is free keeps the part from it. Where the
    kernel does not tell (elsewhere than on Linux) it is no stranger's.
    """
    listening = _listening(port)
    return bool(listening) and not any(listening & _sockets(pid) for pid in _members(record["pid"]))


def _listening(port):
    found = set()
    for table in ("/proc/net/tcp", "/proc/net/tcp6"):
        try:
            with open(table) as file:
                rows = [line.split() for line in file.readlines()[1:]]
        except OSError:
            continue
        there = {f"{address}:{port:04X}" for address in _IN_THE_WAY}
        found |= {f"socket:[{row[9]}]" for row in rows if row[3] == "0A" and row[1] in there}
    return found


def _members(group):
    for entry in os.listdir("/proc"):
        if not entry.isdecimal():
            continue
        try:
            with open(f"/proc/{entry}/stat") as file:
                if int(file.read().rpartition(")")[2].split()[2]) == group:
                    yield entry
        except OSError:
            continue


def _sockets(pid):
    found = set()
    try:
        for entry in os.listdir(f"/proc/{pid}/fd"):
            try:
                found.add(os.readlink(f"/proc/{pid}/fd/{entry}"))
            except OSError:
                continue
    except OSError:
        pass
    return found


def resident_bytes(record):
    """Resident memory of the part's whole session, or None where it cannot be read."""
    if not alive(record):
        return None
    shown = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True).stdout
    rows = (line.split() for line in shown.splitlines())
    return sum(int(row[1]) for row in rows if row[:1] == [str(record["pid"])]) * 1024
