"""Processes in sessions of their own, known by pid and start time, so that nothing else is ever killed."""

import os
import re
import signal
import subprocess
import time

STARTED = {}
"""Children of this very process, kept so that they are reaped when they end."""


def spawn(command, log, environment, folder):
    """Starts a part with its output in its log; gives the record under which it is found again."""
    with open(log, "ab") as output:
        child = subprocess.Popen(
            [str(word) for word in command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            env=environment,
            cwd=str(folder),
            start_new_session=True,
        )
    STARTED[child.pid] = child
    return {"pid": child.pid, "started": start_time(child.pid)}


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


def end(records, patience=20.0, kill=False):
    """Asks the recorded processes to end and, after `patience` seconds, ends their sessions."""
    waiting = [record for record in records if alive(record)]
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


def _signal(record, number):
    """Signals the session that the part leads: Keycloak's JVM, for one, is a child of a shell script."""
    try:
        os.killpg(record["pid"], number)
    except (ProcessLookupError, PermissionError):
        pass


def resident_bytes(record):
    """Resident memory of the part's whole session, or None where it cannot be read."""
    if not alive(record):
        return None
    shown = subprocess.run(["ps", "-A", "-o", "pgid=,rss="], capture_output=True, text=True).stdout
    rows = (line.split() for line in shown.splitlines())
    return sum(int(row[1]) for row in rows if row[:1] == [str(record["pid"])]) * 1024


def last_lines(path, count=12):
    """The end of a log, without colours."""
    try:
        with open(path, "rb") as file:
            file.seek(0, os.SEEK_END)
            file.seek(max(0, file.tell() - 16384))
            text = file.read().decode(errors="replace")
    except FileNotFoundError:
        return []
    return re.sub(r"\x1b\[[0-9;]*m", "", text).splitlines()[-count:]
