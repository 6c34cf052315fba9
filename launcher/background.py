"""A command that returns when its work is done and leaves a process behind that goes on."""

import os
import signal
import sys
import threading


def leave_behind():
    """Parts this process in two. The one in front gets an exit code, when the other is ready or has ended.

    The one behind gets a function, to be called when it is ready: from then on it has no terminal. If the one in
    front is ended before, the other is interrupted too.
    """
    sys.stdout.flush()
    sys.stderr.flush()
    said_read, said_write = os.pipe()
    held_read, held_write = os.pipe()
    child = os.fork()
    if child:
        os.close(said_write)
        os.close(held_read)
        return _await(child, said_read), None
    os.close(said_read)
    os.close(held_write)
    os.setsid()
    return None, _Behind(said_write, held_read).ready


def _await(child, said):
    while True:
        try:
            if os.read(said, 1):
                return 0
            code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            return code if code >= 0 else 1
        except KeyboardInterrupt:
            os.kill(child, signal.SIGINT)


class _Behind:
    def __init__(self, said, held):
        self._said = said
        self._ready = False
        threading.Thread(target=self._watch, args=(held,), daemon=True).start()

    def _watch(self, held):
        os.read(held, 1)
        if not self._ready:
            os.kill(os.getpid(), signal.SIGINT)

    def ready(self, log):
        """What is said from now on goes to `log`."""
        self._ready = True
        sys.stdout.flush()
        sys.stderr.flush()
        with open(os.devnull) as nothing, open(log, "a") as output:
            os.dup2(nothing.fileno(), 0)
            os.dup2(output.fileno(), 1)
            os.dup2(output.fileno(), 2)
        try:
            os.write(self._said, b"1")
        except OSError:
            pass
        os.close(self._said)
