"""A person's calls to the gateway: idempotent, and repeated while a part of Cordon is away or behind."""

import http.client
import json
import threading
import time
from urllib.parse import urlsplit

PATIENCE = 300.0
"""Seconds, as long as a part may take to start again on a busy machine."""
_REPEAT = {"NOT_YET_SEEN", "BUSY", "RATE_LIMITED", "OVERLOADED", "STILL_POSTING", "PLAN_NOT_CURRENT", "STORE_UNAVAILABLE", "PEOPLE_UNAVAILABLE", "SERVICE_UNAVAILABLE"}
_TOKEN_SECONDS = 40
"""Less than the minute that a token lives."""


class DemonstrationFailed(Exception):
    """One sentence that says which step was refused and why."""


class Client:
    """Signs people in when they are first needed; safe to use from several threads."""

    def __init__(self, address, token_for, stopped=None, trust=None):
        """`trust` is the SSL context for an address with TLS."""
        self._scheme, self._host = urlsplit(address)[:2]
        self._trust = trust
        self._token_for = token_for
        self._tokens = {}
        self._locks = {}
        self._lock = threading.Lock()
        self._here = threading.local()
        self._stopped = stopped or threading.Event()

    def get(self, person, path):
        return self._call(person, "GET", path, None, {})

    def post(self, person, path, body, key, after=None):
        """`key` makes a repeat harmless; `after` is an entry that the called service has to have seen."""
        headers = {"Content-Type": "application/json", "Idempotency-Key": key}
        if after:
            headers["Cordon-After"] = after
        return self._call(person, "POST", path, json.dumps(body).encode(), headers)

    def _call(self, person, method, path, body, headers):
        end = time.monotonic() + PATIENCE
        while True:
            status, answer = self._once(person, method, path, body, headers)
            if status == 200:
                return answer
            if not (status in (0, 502, 503, 504) or answer.get("reason") in _REPEAT) or time.monotonic() > end:
                raise DemonstrationFailed(
                    f"The demonstration stopped: {person} was refused {method} {path}: {status} "
                    f"{answer.get('reason', '')} {answer.get('detail', '')} ./cordon demo goes on with it."
                )
            if self._stopped.wait(0.25):
                raise DemonstrationFailed("The demonstration was stopped.")

    def _once(self, person, method, path, body, headers):
        connection = self._connection()
        try:
            connection.request(method, path, body, {**headers, "Authorization": "Bearer " + self._token(person)})
            answer = connection.getresponse()
            text = answer.read()
        except (OSError, http.client.HTTPException):
            connection.close()
            return 0, {"detail": "the gateway does not answer"}
        try:
            return answer.status, json.loads(text) if text else {}
        except ValueError:
            return answer.status, {"detail": text[:200].decode(errors="replace")}

    def _connection(self):
        if not hasattr(self._here, "connection"):
            self._here.connection = (
                http.client.HTTPSConnection(self._host, timeout=30, context=self._trust)
                if self._scheme == "https"
                else http.client.HTTPConnection(self._host, timeout=30)
            )
        return self._here.connection

    def _token(self, person):
        with self._lock:
            own = self._locks.setdefault(person, threading.Lock())
        with own:
            token, renew = self._tokens.get(person, (None, 0.0))
            if time.monotonic() > renew:
                token = self._token_for(person)
                self._tokens[person] = token, time.monotonic() + _TOKEN_SECONDS
            return token
