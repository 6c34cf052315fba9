"""Follows a stream as the web application does: what was cut is gone on with by the last event's id."""

import http.client
import json
import threading
import time

_SILENCE = 40
_PAUSE, _FIRST_WAIT, _LONGEST_WAIT = 0.25, 0.5, 15


class Follower(threading.Thread):
    """`events` are what was told, in its order, each with the time at which it came."""

    def __init__(self, host, trust, token, path):
        super().__init__(daemon=True)
        self._host, self._trust, self._token, self._path = host, trust, token, path
        self._over = threading.Event()
        self._last = ""
        self.begun = threading.Event()
        self.events, self.openings, self.refusals = [], 0, []

    def stop(self):
        self._over.set()
        self.join(_SILENCE + _LONGEST_WAIT)

    def run(self):
        failures = 0
        while not self._over.is_set():
            before = len(self.events)
            try:
                self._read()
                failures = 0
            except (OSError, http.client.HTTPException, _Cut) as fault:
                failures = 1 if len(self.events) > before else failures + 1
                self.refusals.append(repr(fault))
            self._over.wait(_PAUSE if failures == 0 else min(_LONGEST_WAIT, _FIRST_WAIT * 2 ** failures))

    def _read(self):
        connection = http.client.HTTPSConnection(self._host, timeout=_SILENCE, context=self._trust)
        try:
            headers = {"Accept": "text/event-stream", "Authorization": "Bearer " + self._token()}
            connection.request("GET", self._path, headers={**headers, **({"Last-Event-ID": self._last} if self._last else {})})
            answer = connection.getresponse()
            if answer.status != 200:
                raise _Cut(f"{answer.status} {answer.read(300)}")
            self.openings += 1
            event = {}
            while not self._over.is_set():
                line = answer.readline()
                if not line:
                    return
                name, _, value = line.decode().rstrip("\r\n").partition(":")
                if name:
                    event[name] = value.lstrip(" ")
                elif line.strip() == b"" and "data" in event:
                    self._take(event)
                    event = {}
        finally:
            connection.close()

    def _take(self, event):
        if event.get("event", "message") != "message":
            raise _Cut(event["data"])
        self._last = event.get("id") or self._last
        self.events.append((time.monotonic(), json.loads(event["data"])))
        self.begun.set()


class _Cut(Exception):
    """The stream was refused, or has ended."""
