"""etcd and an API server of Kubernetes on this machine's own address, and nothing else: no pod runs, no image is pulled."""

import atexit
import http.client
import secrets
import shutil
import socket
import ssl
import subprocess
import tempfile
import time
from pathlib import Path

from k8s.tests.manifests import tools
from launcher.node.api import Api

_PATIENCE = 240


class ApiServer(Api):
    """Ready when it is made; `close` ends it and leaves nothing."""

    def __init__(self):
        self._folder = Path(tempfile.mkdtemp(prefix="cordon-k8s-"))
        self._folder.chmod(0o700)
        self._token = secrets.token_urlsafe(24)
        self._processes = []
        store, peers, port = _free(3)
        super().__init__("127.0.0.1", port, self._trusted, {"Authorization": "Bearer " + self._token})
        # Ctrl-C ends a run without the clean-up of its classes.
        atexit.register(self.close)
        try:
            self._start(store, peers)
        except BaseException:
            self.close()
            raise

    def _start(self, store, peers):
        key = self._folder / "accounts.key"
        subprocess.run(["openssl", "genrsa", "-out", str(key), "2048"], check=True, capture_output=True)
        (self._folder / "tokens").write_text(f"{self._token},tester,1,system:masters\n")
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

    def _trusted(self):
        """The server's own certificate, which it has made itself, is the only one that is believed."""
        trusted = ssl.create_default_context(cafile=str(self._folder / "certificates" / "apiserver.crt"))
        trusted.check_hostname = False
        return trusted

    def define(self, file):
        """Makes a kind of resource known, and waits until it is."""
        made = self.call("POST", "/apis/apiextensions.k8s.io/v1/customresourcedefinitions", file.read_bytes(), "application/yaml")
        if not made.status == 201:
            raise AssertionError(f"{file.name}: {made}")
        names, group = made.body["spec"]["names"], made.body["spec"]["group"]
        for version in made.body["spec"]["versions"]:
            if version["served"]:
                self._until(lambda: self.resource(f"{group}/{version['name']}", names["kind"]), f"does not know {names['kind']}")

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
