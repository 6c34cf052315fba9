"""Watches the parts of one copy and starts again what has ended."""

import contextlib
import fcntl
import os
import time
from datetime import datetime, timezone

from launcher import log_files, processes
from launcher.refusal import Refusal
from launcher.state import Busy, turn

FIRST_PAUSE, LONGEST_PAUSE = 1, 60
SETTLED = 60
"""Seconds that a part has to live for its next end to be the first one again; being ready once is not enough."""
_LOOK = 0.5
AFTER_FAULT = 5
"""Seconds until something is tried again that could not even be written down, e.g. on a full disk."""
_LOGS_EVERY = 5
_held_here = False


class Supervisor:
    """One for a copy, held to by a lock that goes with its process, however that ends.

    `start(name)` starts a part and records it, `may_start(name)` says whether what it stands on is there, `ready(name)`
    whether it answers, `reason(name, part)` why one has ended; `say` is told what happens, `clock` gives seconds since
    1970.
    """

    def __init__(self, home, state, order, start, may_start, ready, say=None, reason=None, clock=time.time):
        self._home = home
        self._state = state
        self._order = order
        self._start = start
        self._may_start = may_start
        self._ready = ready
        self._say = say or (lambda text: None)
        self._reason = reason or (lambda name, part: processes.reason(part))
        self._clock = clock
        self._asked = {}
        self._introduced = False
        self._faults = {}
        self._logs_due = 0

    def watch(self):
        """Returns when the copy is stopped, and for no fault of a disk or a file; whoever calls it is `watching`."""
        while self._look_round():
            time.sleep(_LOOK)

    def _look_round(self):
        known = self._attempt("the state", self._state.read)
        if known is None:
            return True
        if known.get("ending") or not known.get("parts"):
            return False
        if not self._introduced:
            self._attempt("the supervisor", self._introduce)
        for name in self._order:
            if name in known["parts"] and name not in known.get("stopped", []):
                self._attempt(name, lambda: self._look_at(name, known))
        self._look_at_logs()
        return True

    def _look_at_logs(self):
        """Of every part, and of the supervisor itself."""
        if time.monotonic() < self._logs_due:
            return
        self._logs_due = time.monotonic() + _LOGS_EVERY
        for name in (*self._order, "supervisor"):
            self._attempt(name + ".log", lambda: log_files.rotate(self._home.log_of(name)))

    def _attempt(self, name, what):
        """What fails with one part keeps none of the others unwatched; it is told once, and tried again later."""
        told, until = self._faults.get(name, (None, 0))
        if time.monotonic() < until:
            return None
        try:
            found = what()
            self._faults.pop(name, None)
            return found
        except (OSError, ValueError, Refusal) as fault:
            self._faults[name] = (str(fault), time.monotonic() + AFTER_FAULT)
            if str(fault) != told:
                self._tell(f"{name} cannot be looked after, which is tried again: {fault}")
            return None

    def _introduce(self):
        with self._state.change() as content:
            content["supervisor"] = {"pid": os.getpid(), "started": processes.start_time(os.getpid())}
        self._introduced = True

    def _look_at(self, name, known):
        part = known["parts"][name]
        if processes.alive(part):
            self._note_ready(name, part)
        elif known.get("restarts", {}).get(name, {}).get("due") is None:
            self._note_end(name, part)
        elif self._is_due(known["restarts"][name]["due"]):
            self._again(name)

    def _is_due(self, due):
        """Also when the clock was set back meanwhile."""
        return not 0 < due - self._clock() <= LONGEST_PAUSE

    def _note_ready(self, name, part):
        """What was ready once and does not answer any more is not starting; asked for every two seconds until then."""
        if part.get("ready") or self._clock() < self._asked.get(name, 0):
            return
        self._asked[name] = self._clock() + 2
        if self._ready(name):
            with self._state.change() as content:
                if content.get("parts", {}).get(name, {}).get("pid") == part["pid"]:
                    content["parts"][name]["ready"] = True

    def _note_end(self, name, part):
        with self._state.change() as content:
            if content.get("parts", {}).get(name) != part or name in content.get("stopped", []):
                return
            before = content.setdefault("restarts", {}).get(name, {})
            lived = self._clock() - part.get("since", 0)
            pause = FIRST_PAUSE if lived >= SETTLED else min(before.get("pause", FIRST_PAUSE / 2) * 2, LONGEST_PAUSE)
            why = self._reason(name, part) or "it is not known why"
            content["restarts"][name] = {
                "count": before.get("count", 0), "why": why, "pause": pause, "due": self._clock() + pause, "endTime": self._now(),
            }
        self._tell(f"{name} has ended ({why}); it is started again in {pause:g} s")

    def _again(self, name):
        """Only in the turn of this copy, so that nothing is started while it is being stopped."""
        try:
            with turn(self._home):
                known = self._state.read()
                part = known.get("parts", {}).get(name)
                if known.get("ending") or not part or name in known.get("stopped", []) or processes.alive(part):
                    return
                if not self._may_start(name):
                    return
                processes.clear(part)
                self._start(name)
                with self._state.change() as content:
                    noted = content["restarts"][name]
                    if noted.get("asked"):
                        del content["restarts"][name]
                    else:
                        noted.update(count=noted["count"] + 1, due=None, lastTime=self._now())
            self._tell(f"{name} is started again")
        except Busy:
            return
        except Exception as fault:  # whatever it is, the other parts are to be watched on
            self._put_off(name, str(fault) or type(fault).__name__)

    def _put_off(self, name, why):
        """What it is made of is not there, e.g. the jar while it is being built."""
        with self._state.change() as content:
            noted = content.get("restarts", {}).get(name)
            if not noted or noted.get("due") is None:
                return
            pause = min(noted["pause"] * 2, LONGEST_PAUSE)
            noted.update(pause=pause, due=self._clock() + pause, why=why)
        self._tell(f"{name} cannot be started again: {why}")

    def _tell(self, text):
        """If it can be told: neither a full disk nor a closed terminal ends the supervisor."""
        line = f"{self._now()} {text}"
        with contextlib.suppress(OSError, ValueError):
            with open(self._home.log_of("supervisor"), "a") as log:
                log.write(line + "\n")
        with contextlib.suppress(OSError, ValueError):
            self._say(text)

    def _now(self):
        return datetime.fromtimestamp(self._clock(), timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")


@contextlib.contextmanager
def watching(home):
    """The lock by which everybody knows whether a supervisor is there; it ends with whoever holds it."""
    global _held_here
    with open(home.data / "supervisor.lock", "a") as lock:
        end = time.monotonic() + 2
        # Somebody may just be looking whether it is held.
        while not _locked(lock, fcntl.LOCK_EX):
            if time.monotonic() > end:
                raise Refusal("A supervisor watches this copy already.")
            time.sleep(0.02)
        _held_here = True
        try:
            yield
        finally:
            _held_here = False


def is_watching(home):
    try:
        with open(home.data / "supervisor.lock") as lock:
            return not _locked(lock, fcntl.LOCK_SH)
    except FileNotFoundError:
        return False


def _locked(file, how):
    try:
        fcntl.flock(file, how | fcntl.LOCK_NB)
        return True
    except BlockingIOError:
        return False


def end(home, state, patience=5.0):
    """Ends the supervisor of this copy, if it is another process; it notices by itself, or is made to."""
    deadline = time.monotonic() + patience
    while not _held_here and is_watching(home):
        if time.monotonic() > deadline + patience:
            raise Refusal(f"The supervisor of this copy does not end; see {home.log_of('supervisor')}.")
        if time.monotonic() > deadline:
            processes.end_one(state.read().get("supervisor"))
        time.sleep(0.05)
