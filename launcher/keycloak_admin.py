"""A small client of Keycloak's admin interface: JSON in, JSON out."""

import json
import time
import urllib.error
import urllib.parse
import urllib.request

from launcher.refusal import Refusal


class AdminRefused(Exception):
    """Keycloak answered an admin call with an error status."""

    def __init__(self, status, text):
        super().__init__(f"{status}: {text[:300]}")
        self.status = status


class KeycloakAdmin:
    """Signs in with client credentials of the master realm and renews its short-lived token."""

    def __init__(self, address, client, secret):
        self._address = address.rstrip("/")
        self._credentials = {"grant_type": "client_credentials", "client_id": client, "client_secret": secret}
        self._token = None
        self._renew_at = 0.0

    def sign_in(self):
        """Fails with one sentence when the client is not known or not an administrator."""
        try:
            answer = self._send(
                "POST",
                self._address + "/realms/master/protocol/openid-connect/token",
                urllib.parse.urlencode(self._credentials).encode(),
                {"Content-Type": "application/x-www-form-urlencoded"},
            )
        except AdminRefused as error:
            raise Refusal(
                f"Keycloak at {self._address} refuses the admin client {self._credentials['client_id']} "
                f"({error.status}): give KEYCLOAK_ADMIN_CLIENT_ID and KEYCLOAK_ADMIN_CLIENT_SECRET, "
                "or run ./cordon reset if the Keycloak is this copy's own."
            )
        self._token = answer["access_token"]
        self._renew_at = time.monotonic() + answer.get("expires_in", 60) - 20

    def get(self, path, **query):
        """The content at a path below /admin, or None where there is nothing."""
        try:
            return self._call("GET", path + ("?" + urllib.parse.urlencode(query) if query else ""))
        except AdminRefused as error:
            if error.status == 404:
                return None
            raise

    def post(self, path, content):
        return self._call("POST", path, content)

    def put(self, path, content=None):
        return self._call("PUT", path, content)

    def delete(self, path, content=None):
        return self._call("DELETE", path, content)

    def _call(self, method, path, content=None):
        if self._token is None or time.monotonic() > self._renew_at:
            self.sign_in()
        body = None if content is None else json.dumps(content).encode()
        headers = {"Authorization": "Bearer " + self._token, "Content-Type": "application/json"}
        return self._send(method, self._address + "/admin" + path, body, headers)

    def _send(self, method, address, body, headers):
        request = urllib.request.Request(address, data=body, headers=headers, method=method)
        try:
            with urllib.request.urlopen(request, timeout=60) as answer:
                text = answer.read()
        except urllib.error.HTTPError as error:
            raise AdminRefused(error.code, error.read().decode(errors="replace"))
        except OSError as error:
            raise Refusal(f"Keycloak at {self._address} does not answer ({error}): is it running?")
        return json.loads(text) if text else None
