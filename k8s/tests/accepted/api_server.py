"""etcd and an API server of Kubernetes on this machine's own address, and nothing else: no pod runs, no image is pulled."""

import atexit
import http.client
import json
import secrets
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from pathlib import Path
from urllib.parse import urlencode

from k8s.tests.manifests import tools

_PATIENCE = 240
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


class ApiServer:
    """Ready when it is made; `close` ends it and leaves nothing."""

    def __init__(self):
        self._folder = Path(tempfile.mkdtemp(prefix="cordon-k8s-"))
        self._folder.chmod(0o700)
        self._token = secrets.token_urlsafe(24)
        self._processes = []
        self._resources = {}
        # Ctrl-C ends a run without the clean-up of its classes.
        atexit.register(self.close)
        try:
            self._start()
        except BaseException:
            self.close()
            raise

    def _start(self):
        key = self._folder / "accounts.key"
        subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)
        (self._folder / "tokens").write_text(f"{self._token},tester,1,system:masters\n")
        store, peers, self.port = _free(3)
        here = "http://127.0.0.1:"
        self._spawn(
            "etcd", "--data-dir", self._folder / "etcd", "--unsafe-no-fsync", "--log-level", "warn",
            "--listen-client-urls", f"{here}{store}", "--advertise-client-urls", f"{here}{store}",
            "--listen-peer-urls", f"{here}{peers}", "--initial-advertise-peer-urls", f"{here}{peers}",
            "--initial-cluster", f"default={here}{peers}")
        self._spawn(
            "kube-apiserver", f"--etcd-servers={here}{store}", "--bind-address=127.0.0.1", f"--secure-port={self.port}",
            "--advertise-address=127.0.0.1", f"--cert-dir={self._folder / 'certificates'}", "--endpoint-reconciler-type=none",
            f"--token-auth-file={self._folder / 'tokens'}", "--authorization-mode=RBAC",
            # So that it is the policy of the namespace that refuses such a pod.
            "--allow-privileged=true", "--service-cluster-ip-range=10.96.0.0/16",
            "--service-account-issuer=https://kubernetes.default.svc", f"--service-account-key-file={key}",
            f"--service-account-signing-key-file={key}", "--profiling=false")
        self._until(lambda: self.call("GET", "/readyz").status == 200, "is not ready")

    def _spawn(self, name, *arguments):
        with open(self._folder / (name + ".log"), "wb") as log:
            self._processes.append(subprocess.Popen(
                [str(tools() / name), *map(str, arguments)], stdin=subprocess.DEVNULL, stdout=log, stderr=log, cwd=self._folder))

    def _until(self, done, what):
        end = time.monotonic() + _PATIENCE
        while True:
            try:
                if done():
                    return
            except (OSError, http.client.HTTPException):
                pass
            ended = [process.args[0] for process in self._processes if process.poll() is not None]
            if ended or time.monotonic() > end:
                lines = (self._folder / "kube-apiserver.log").read_text("utf-8", "replace").splitlines()[-8:]
                raise AssertionError("\n".join([f"The API server {what}; ended: {ended}", *lines]))
            time.sleep(0.2)

    def call(self, method, path, body=None, kind="application/json"):
        """One request; the server's own certificate, which it has made itself, is the only one that is believed."""
        trusted = ssl.create_default_context(cafile=str(self._folder / "certificates" / "apiserver.crt"))
        trusted.check_hostname = False
        connection = http.client.HTTPSConnection("127.0.0.1", self.port, context=trusted, timeout=_CALL)
        try:
            text = body if isinstance(body, (str, bytes, type(None))) else json.dumps(body)
            connection.request(method, path, text, {"Authorization": "Bearer " + self._token, "Content-Type": kind})
            answer = connection.getresponse()
            read = answer.read()
        finally:
            connection.close()
        told = json.loads(read) if read.startswith(b"{") else {"message": read.decode("utf-8", "replace")}
        return Answer(answer.status, told, answer.headers.get_all("Warning") or [])

    def define(self, file):
        """Makes a kind of resource known, and waits until it is."""
        made = self.call("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", file.read_bytes(), "application/yaml")
        if not made.status == 201:
            raise AssertionError(f"{file.name}: {made}")
        names, group = made.body["spec"]["names"], made.body["spec"]["group"]
        for version in made.body["spec"]["versions"]:
            if version["served"]:
                self._until(lambda: self._find(f"{group}/{version['name']}", names["kind"]), f"does not know {names['kind']}")

    def knows(self, manifest):
        return self._find(manifest["apiVersion"], manifest["kind"]) is not None

    def apply(self, manifest, dry=True):
        """As `kubectl apply --server-side` does, a field that is not known being a fault."""
        asked = {"fieldManager": "cordon-test", "fieldValidation": "Strict", **({"dryRun": "All"} if dry else {})}
        path = f"{self._path(manifest)}/{manifest['metadata']['name']}?{urlencode(asked)}"
        return self.call("PATCH", path, manifest, _APPLIED)

    def create(self, manifest):
        """What only a creation is asked for, e.g. whether a pod may run here; nothing is made."""
        return self.call("POST", self._path(manifest) + "?dryRun=All&fieldValidation=Strict", manifest)

    def _path(self, manifest):
        resource = self._find(manifest["apiVersion"], manifest["kind"])
        if resource is None:
            raise AssertionError(f"The API server does not know {manifest['apiVersion']} {manifest['kind']}.")
        version = manifest["apiVersion"]
        start = ("/apis/" if "/" in version else "/api/") + version
        within = f"/namespaces/{manifest['metadata']['namespace']}" if resource["namespaced"] else ""
        return f"{start}{within}/{resource['name']}"

    def _find(self, version, kind):
        if (version, kind) not in self._resources:
            told = self.call("GET", ("/apis/" if "/" in version else "/api/") + version)
            for resource in told.body.get("resources", []):
                if "/" not in resource["name"]:
                    self._resources[version, resource["kind"]] = resource
        return self._resources.get((version, kind))

    def close(self):
        for process in reversed(self._processes):
            process.terminate()
            try:
                process.wait(20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
        shutil.rmtree(self._folder, ignore_errors=True)
        atexit.unregister(self.close)


def _free(count):
    """Ports that nobody holds, looked for at once so that they differ."""
    probes = [socket.socket() for _ in range(count)]
    try:
        for probe in probes:
            probe.bind(("127.0.0.1", 0))
        return [probe.getsockname()[1] for probe in probes]
    finally:
        for probe in probes:
            probe.close()
