"""One run of a command: its progress, its cancellation, and the tools that it calls."""

import contextlib
import os
import signal
import subprocess
import threading
import time
from pathlib import Path

from launcher.progress import Progress
from launcher.refusal import Refusal, Stopped


class Run:
    """Shared by the steps of one command; when one fails, the others stop at their next look."""

    def __init__(self, progress=None):
        self.progress = progress or Progress()
        self._cancelled = threading.Event()

    def cancel(self):
        self._cancelled.set()

    def resume(self):
        """After steps that were stopped because of one another, for steps that begin anew."""
        self._cancelled.clear()

    def look(self):
        if self._cancelled.is_set():
            raise Stopped()

    def pause(self, seconds):
        if self._cancelled.wait(seconds):
            raise Stopped()

    def wait_until(self, ready, seconds, refusal, every=0.2):
        """Waits until `ready()` is true; after `seconds` the sentence of `refusal()` is raised."""
        end = time.monotonic() + seconds
        while True:
            self.look()
            answer = ready()
            if answer:
                return answer
            if time.monotonic() > end:
                raise Refusal(refusal())
            self.pause(every)

    def tool(self, command, log=None, environment=None, folder=None, watch=None, seconds=1800):
        """Runs a tool to its end and gives its exit code; its output goes to `log`, or is thrown away.

        `watch()` is called about twice a second, to show how far the tool is.
        """
        output = open(log, "wb") if log else subprocess.DEVNULL
        try:
            tool = subprocess.Popen(
                [str(word) for word in command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                env=environment,
                cwd=folder,
                start_new_session=True,
            )
        finally:
            if log:
                output.close()
        _as_patient_as_its_caller(tool.pid)
        end = time.monotonic() + seconds
        try:
            while tool.poll() is None:
                if time.monotonic() > end:
                    raise Refusal(f"{command[0]} did not end within {seconds} s; see {log}.")
                self.pause(0.1 if watch is None else 0.4)
                if watch is not None:
                    watch()
            return tool.returncode
        finally:
            if tool.poll() is None:
                os.killpg(tool.pid, signal.SIGKILL)
                tool.wait()


def _as_patient_as_its_caller(pid):
    """Where the kernel weighs sessions against each other (autogroup), being nice within one's own helps nobody."""
    niceness = os.nice(0)
    if niceness > 0:
        with contextlib.suppress(OSError):
            Path(f"/proc/{pid}/autogroup").write_text(str(niceness))


def output_of(command, seconds=20):
    """What a small tool prints, or None when it is missing, fails or hangs."""
    try:
        done = subprocess.run(
            [str(word) for word in command], stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=seconds
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout + done.stderr if done.returncode == 0 else None
