"""What runs at the moment: the only file through which several ./cordon commands know of each other."""

import contextlib
import fcntl
import json
import threading
import time

from launcher.refusal import Refusal


class Busy(Refusal):
    """Another command is at work on the copy."""


class State:
    """Parts, ports and the launcher's own process, rewritten whole at every change."""

    def __init__(self, home):
        self._path = home.state
        self._lock_path = home.data / "state.lock"
        self._within = threading.RLock()

    def read(self):
        try:
            return json.loads(self._path.read_text())
        except FileNotFoundError:
            return {}
        except ValueError:
            raise Refusal(f"{self._path} is damaged: stop what still runs, then remove the file.")

    @contextlib.contextmanager
    def change(self):
        """Gives the content to change; another process or thread waits until it is written."""
        with self._within, open(self._lock_path, "w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            content = self.read()
            yield content
            aside = self._path.with_suffix(".new")
            aside.write_text(json.dumps(content, indent=1, sort_keys=True) + "\n")
            aside.replace(self._path)

    def parts(self):
        return self.read().get("parts", {})

    def record_part(self, name, part):
        with self.change() as content:
            content.setdefault("parts", {})[name] = part

    def forget_part(self, name):
        with self.change() as content:
            content.get("parts", {}).pop(name, None)


@contextlib.contextmanager
def turn(home, wait_seconds=0.0, busy="Another ./cordon command is at work on this copy; try again when it is done."):
    """Only one command at a time starts or stops parts of a copy."""
    with open(home.data / "turn.lock", "w") as lock:
        end = time.monotonic() + wait_seconds
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= end:
                    raise Busy(busy)
                time.sleep(0.1)
        yield
