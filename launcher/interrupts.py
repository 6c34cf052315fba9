"""Ctrl-C and its like, which are taken up where nothing is half done."""

import contextlib
import signal
import threading

_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
_held = 0
_waiting = False


def install():
    """From now on each of them raises KeyboardInterrupt in the main thread."""
    for number in _SIGNALS:
        signal.signal(number, _interrupt)


def _interrupt(*_):
    global _waiting
    if _held:
        _waiting = True
        return
    raise KeyboardInterrupt


@contextlib.contextmanager
def put_off():
    """What must not be left half done, e.g. a process that is started and not yet written down."""
    global _held, _waiting
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    _held += 1
    try:
        yield
    finally:
        _held -= 1
        if _waiting and not _held:
            _waiting = False
            raise KeyboardInterrupt


@contextlib.contextmanager
def ignored():
    """For what is the end anyway: who presses Ctrl-C twice leaves nothing running either."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = [(number, signal.signal(number, signal.SIG_IGN)) for number in _SIGNALS]
    try:
        yield
    finally:
        for number, handler in before:
            signal.signal(number, handler if handler is not None else signal.SIG_DFL)
