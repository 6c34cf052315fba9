"""Shows what is under way: one living line on a terminal, plain lines elsewhere."""

import contextlib
import shutil
import sys
import threading
import time

_FRAMES = "⠋⠙⠹⠸⠼⠴⠦⠧⠇⠏"
_ASCII_FRAMES = "|/-\\"


class Progress:
    """Steps may run side by side; each says when it is done and how long it took."""

    def __init__(self, out=None):
        self._out = out or sys.stderr
        self._tty = self._out.isatty()
        unicode = (getattr(self._out, "encoding", None) or "").lower().startswith("utf")
        self._frames = _FRAMES if unicode else _ASCII_FRAMES
        self._done, self._failed = ("✓", "✗") if unicode else ("ok", "failed")
        self._steps = {}
        self._lock = threading.RLock()
        self._ticker = None

    def say(self, text):
        """A line of its own, above what is under way."""
        with self._lock:
            self._clear()
            print(text, file=self._out, flush=True)

    @contextlib.contextmanager
    def step(self, name):
        """Yields a function that changes the step's note, e.g. to the bytes fetched so far."""
        step = {"since": time.monotonic(), "note": "", "told": 0.0}
        with self._lock:
            self._steps[name] = step
            if self._ticker is None:
                self._ticker = threading.Thread(target=self._tick, daemon=True)
                self._ticker.start()
        mark = self._failed
        try:
            yield lambda note: step.update(note=note)
            mark = self._done
        finally:
            with self._lock:
                del self._steps[name]
                took = time.monotonic() - step["since"]
                note = f": {step['note']}" if step["note"] else ""
                self.say(f"  {mark} {name}{note} ({took:.1f} s)")

    def _tick(self):
        frame = 0
        while True:
            time.sleep(0.12)
            with self._lock:
                if not self._steps:
                    self._ticker = None
                    return
                frame += 1
                if self._tty:
                    self._draw(self._frames[frame % len(self._frames)])
                else:
                    self._tell()

    def _draw(self, mark):
        now = time.monotonic()
        notes = [
            f"{name}{' ' + step['note'] if step['note'] else ''} {now - step['since']:.0f} s"
            for name, step in self._steps.items()
        ]
        line = f"  {mark} " + " · ".join(notes)
        self._clear()
        self._out.write(line[: shutil.get_terminal_size().columns - 1])
        self._out.flush()

    def _tell(self):
        """Plain output names a step after two seconds and then every ten."""
        now = time.monotonic()
        for name, step in self._steps.items():
            seconds = now - step["since"]
            if seconds - step["told"] >= (10 if step["told"] else 2):
                step["told"] = seconds
                note = f": {step['note']}" if step["note"] else ""
                print(f"  . {name}{note} ({seconds:.0f} s so far)", file=self._out, flush=True)

    def _clear(self):
        if self._tty:
            self._out.write("\r\x1b[2K")


def size(count):
    """Bytes as people read them."""
    return f"{count / 1e6:.0f} MB" if count >= 1e6 else f"{count / 1e3:.0f} kB"
