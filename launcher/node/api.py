"""Calls to an API server of Kubernetes, over one's own TLS context."""

import http.client
import json
from urllib.parse import urlencode

_CALL = 60
_APPLIED = "application/apply-patch+yaml"


class Answer:
    """Status, body, and what the server warns of."""

    def __init__(self, status, body, warnings):
        self.status, self.body, self.warnings = status, body, warnings

    @property
    def taken(self):
        """A warning says that it will not do what it says; so it counts as a refusal."""
        return self.status < 300 and not self.warnings

    def __str__(self):
        return f"{self.status} {self.body.get('message', '')} {'; '.join(self.warnings)}"


class Api:
    """`headers` say who calls, where the context does not."""

    def __init__(self, host, port, context, headers=()):
        self._host, self.port, self._context, self._headers = host, port, context, dict(headers)
        self._resources = {}

    def call(self, method, path, body=None, kind="application/json"):
        connection = http.client.HTTPSConnection(self._host, self.port, context=self._context(), timeout=_CALL)
        try:
            text = body if isinstance(body, (str, bytes, type(None))) else json.dumps(body)
            connection.request(method, path, text, {**self._headers, "Content-Type": kind})
            answer = connection.getresponse()
            read = answer.read()
        finally:
            connection.close()
        told = json.loads(read) if read.startswith(b"{") else {"message": read.decode("utf-8", "replace")}
        return Answer(answer.status, told, answer.headers.get_all("Warning") or [])

    def knows(self, manifest):
        return self.resource(manifest["apiVersion"], manifest["kind"]) is not None

    def apply(self, manifest, dry=True):
        """As `kubectl apply --server-side` does, a field that is not known being a fault."""
        asked = {"fieldManager": "cordon-test", "fieldValidation": "Strict", "force": "true", **({"dryRun": "All"} if dry else {})}
        return self.call("PATCH", f"{self.place(manifest)}?{urlencode(asked)}", manifest, _APPLIED)

    def create(self, manifest):
        """What only a creation is asked for, e.g. whether a pod may run here; nothing is made."""
        return self.call("POST", self._path(manifest) + "?dryRun=All&fieldValidation=Strict", manifest)

    def place(self, manifest):
        return f"{self._path(manifest)}/{manifest['metadata']['name']}"

    def _path(self, manifest):
        resource = self.resource(manifest["apiVersion"], manifest["kind"])
        if resource is None:
            raise AssertionError(f"The API server does not know {manifest['apiVersion']} {manifest['kind']}.")
        version = manifest["apiVersion"]
        start = ("/apis/" if "/" in version else "/api/") + version
        within = f"/namespaces/{manifest['metadata']['namespace']}" if resource["namespaced"] else ""
        return f"{start}{within}/{resource['name']}"

    def resource(self, version, kind):
        """What the server says of a kind of resource, or None."""
        if (version, kind) not in self._resources:
            told = self.call("GET", ("/apis/" if "/" in version else "/api/") + version)
            for resource in told.body.get("resources", []):
                if "/" not in resource["name"]:
                    self._resources[version, resource["kind"]] = resource
        return self._resources.get((version, kind))
