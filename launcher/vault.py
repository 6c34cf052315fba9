"""Secrets of this installation: made once, kept with mode 0600, never printed and never on a command line."""

import base64
import json
import os
import secrets
from pathlib import Path

CLIENTS = ("cordon-gateway", "cordon-operations", "cordon-tasking", "cordon-reporting", "cordon-people")


def _write_private(path, text):
    """Writes aside and renames, so that a crash leaves the old secrets or the new ones."""
    aside = path.with_suffix(".new")
    descriptor = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(text)
    aside.replace(path)


class Secrets:
    """Reads what is there and generates what is missing."""

    def __init__(self, folder: Path):
        self._folder = folder
        self._file = folder / "secrets.json"
        self._values = json.loads(self._file.read_text()) if self._file.exists() else {}

    def keycloak_admin(self):
        """Id and secret of the client through which the launcher keeps the realm."""
        return "cordon-launcher", self._value("keycloak-admin")

    def clients(self):
        """Secret by client id, for the confidential clients of the realm."""
        return {client: self._value("client:" + client) for client in CLIENTS}

    def password(self, person):
        return self._value("person:" + person, generated=lambda: secrets.token_urlsafe(15))

    def second_factor(self, person):
        """The secret of a person's one-time codes (RFC 6238), as Keycloak keeps it: its characters are the key."""
        return self._value("second-factor:" + person, generated=lambda: secrets.token_urlsafe(24))

    def keystore(self):
        """Opens the key stores of the copy's certificates."""
        return self._value("keystore")

    def master_key_file(self):
        """The file from which reporting derives its subject keys; losing it loses every match."""
        path = self._folder / "master.key"
        if not path.exists():
            _write_private(path, base64.b64encode(secrets.token_bytes(48)).decode() + "\n")
        return path

    def save(self):
        _write_private(self._file, json.dumps(self._values, indent=1, sort_keys=True) + "\n")

    def _value(self, name, generated=lambda: secrets.token_urlsafe(32)):
        if name not in self._values:
            self._values[name] = generated()
        return self._values[name]
