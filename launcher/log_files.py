"""Logs of parts that keep a bounded size: what is old goes into files beside them, of which a few are kept."""

import contextlib
import os
import re
import shutil

LARGEST = 16 * 1024 * 1024
"""Bytes of a log until it begins anew."""
KEPT = 3
"""Files of what was before, as `gateway.log.1`, the newest."""
_COLOURS = re.compile(r"\x1b\[[0-9;]*m")
_END = 16384


def rotate(log, largest=None, kept=KEPT):
    """Begins a log anew once it is too large; whether it was.

    A part goes on writing into the file that it was started with, so that is copied and then emptied, and not renamed:
    whoever follows it by its name or by its handle goes on, too. A line that comes between the last look and the
    emptying is lost. Without room for the copy the log goes on growing.
    """
    try:
        if log.stat().st_size <= (LARGEST if largest is None else largest):
            return False
    except FileNotFoundError:
        return False
    copy = log.with_name(log.name + ".new")
    try:
        with open(log, "r+b") as now, open(copy, "wb") as before:
            while now.tell() < os.fstat(now.fileno()).st_size:
                shutil.copyfileobj(now, before)
                before.flush()
            now.truncate(0)
    except OSError:
        with contextlib.suppress(FileNotFoundError):
            copy.unlink()
        raise
    for number in range(kept, 1, -1):
        with contextlib.suppress(FileNotFoundError):
            os.replace(_before(log, number - 1), _before(log, number))
    os.replace(copy, _before(log, 1))
    return True


def _before(log, number):
    return log.with_name(f"{log.name}.{number}")


def last_lines(log, count=12):
    """The end of a log, without colours; what was before it where it has just begun anew."""
    lines = _end(log)
    with contextlib.suppress(FileNotFoundError):
        if len(lines) < count and log.stat().st_size < _END:
            lines = _end(_before(log, 1)) + lines
    return lines[-count:]


def _end(path):
    try:
        with open(path, "rb") as file:
            file.seek(max(0, file.seek(0, os.SEEK_END) - _END))
            return _COLOURS.sub("", file.read().decode(errors="replace")).splitlines()
    except FileNotFoundError:
        return []


def said_since_start(record, path):
    """The end of what a part has written into its log since it was started."""
    try:
        with open(path, "rb") as file:
            size = file.seek(0, os.SEEK_END)
            began = record.get("logged", 0)
            # It has begun anew since.
            file.seek(max(began if began <= size else 0, size - 65536))
            return file.read().decode(errors="replace")
    except FileNotFoundError:
        return ""
