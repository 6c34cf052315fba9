"""Tries the manifests of k8s/: as they are put together, and at an API server that is built for it and kept in the cache."""

import contextlib
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

from launcher import fetch
from launcher.home import CHECKOUT
from launcher.refusal import Refusal

SOURCES = CHECKOUT / "k8s" / "cluster"
RENDER = {"render": "./render"}
SERVERS = {"etcd": "go.etcd.io/etcd/server/v3", "kube-apiserver": "k8s.io/kubernetes/cmd/kube-apiserver"}
"""The second takes four minutes of a processor, once on a machine."""
NODE = {
    **{name: f"k8s.io/kubernetes/cmd/{name}" for name in ("kube-controller-manager", "kube-scheduler", "kubelet", "kube-proxy")},
    "probe": "./probe",
}
APART = {"coredns": ("dns", "."), "kube-router": ("router", "github.com/cloudnativelabs/kube-router/v2/cmd/kube-router")}
"""Of modules of their own, as they want other versions of the same libraries. All of a node takes some twelve minutes of a processor."""

# What resources of others look like, out of their modules: module, digest, folder, files.
# Apache-2.0 each. Keycloak's stand in no package that can be fetched.
RESOURCES = (
    ("github.com/cert-manager/cert-manager@v1.21.2", "h1:UWgoYM+KLNtRlqmoWOKjKBOBUPVHeepQ6/ac3ERJW68=",
     "deploy/crds", ("cert-manager.io_certificates.yaml", "cert-manager.io_issuers.yaml")),
    ("sigs.k8s.io/gateway-api@v1.6.3", "h1:lKpJa5bGlraC/QeACvCpsHLdmO6y0iKfzVl6gzaFEYc=", "config/crd/standard",
     ("gateway.networking.k8s.io_httproutes.yaml", "gateway.networking.k8s.io_backendtlspolicies.yaml")),
    ("github.com/mongodb/mongodb-kubernetes-operator@v0.13.0", "h1:tbR6z7f3DZmeQJgPsC+Xp193kdADMzcwFGqlTvO9gh0=",
     "config/crd/bases", ("mongodbcommunity.mongodb.com_mongodbcommunity.yaml",)),
    ("github.com/prometheus-operator/prometheus-operator@v0.85.0", "h1:M5xLCLEoaW2IJfnuCwFzzpL+jSVQu3KGT84Pye+fW8s=",
     "example/prometheus-operator-crd", ("monitoring.coreos.com_podmonitors.yaml", "monitoring.coreos.com_prometheusrules.yaml")),
)
_ROOM = 6 * 1024**3
_LONGEST = 7200


def command(chosen, copy):
    """Builds what is missing and tries the manifests, without the rest of the tests."""
    with copy.run.progress.step("Kubernetes") as note:
        folder = find(copy.run, copy.home, note)
    return 0 if tried(folder, dict(os.environ), server=True) else 1


def find(run, home, note, server=True):
    """The folder of the programs; without `server` of the one that puts manifests together, which is quick to build."""
    kept = home.cache / ("k8s-" + _digest(SOURCES, (SERVERS, RESOURCES)))
    if server:
        _require("openssl", "openssl")
    _programs(run, home, note, kept, SOURCES, {**RENDER, **SERVERS} if server else RENDER)
    if server:
        _resources(run, kept, note)
    return kept


def find_node(run, home, note):
    """The same folder with all programs of a node; those of other modules are kept apart, and linked into it."""
    kept = find(run, home, note)
    _programs(run, home, note, kept, SOURCES, NODE)
    for name, (module, package) in APART.items():
        sources = SOURCES / module
        apart = home.cache / f"k8s-{module}-{_digest(sources)}"
        _programs(run, home, note, apart, sources, {name: package})
        link = kept / name
        link.unlink(missing_ok=True)
        link.symlink_to(apart / name)
    return kept


def _programs(run, home, note, kept, sources, wanted):
    missing = [name for name in wanted if not (kept / name).exists()]
    if missing:
        _require("go", "Go 1.24 or newer")
        fetch.require_room(home.cache, _ROOM, way_out="free some, or set CORDON_CACHE")
    for name in missing:
        note("building " + name)
        _build(run, kept, sources, name, wanted[name])


def tried(folder, environment, server):
    """Runs the tests of k8s/; says whether all went well."""
    environment = {**environment, "CORDON_TEST_CLUSTER": str(folder)}
    for tests in ("k8s/tests/rendered", *(["k8s/tests/accepted"] if server else [])):
        asked = [sys.executable, "-m", "unittest", "discover", "-q", "-s", tests, "-t", "."]
        if _run(asked, environment) != 0:
            print(f"cordon: the tests in {tests} failed.", file=sys.stderr)
            return False
    return True


def _run(asked, environment):
    """Whatever stops it, no server and no file of it stays."""
    with tempfile.TemporaryDirectory(prefix="cordon-k8s-") as folder:
        tests = subprocess.Popen(asked, cwd=str(CHECKOUT), env={**environment, "TMPDIR": folder}, start_new_session=True)
        try:
            return tests.wait()
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.killpg(tests.pid, signal.SIGKILL)


def _digest(sources, *more):
    """Of a module alone: what lies in the folder of another module within it does not count."""
    digest = hashlib.sha256()
    for file in sorted(sources.rglob("*")):
        if file.is_file() and not any((folder / "go.mod").exists() for folder in file.parents if folder.is_relative_to(sources) and folder != sources):
            digest.update(str(file.relative_to(sources)).encode() + b"\0" + file.read_bytes() + b"\0")
    for what in more:
        digest.update(repr(what).encode())
    return digest.hexdigest()[:16]


def _require(tool, install):
    if not shutil.which(tool):
        raise Refusal(f"`{tool}` was not found: to try the manifests install {install}, or leave it out with --without cluster.")


def _build(run, kept, sources, name, package):
    """Into another name first, so that what was cut off is not taken for whole."""
    kept.mkdir(parents=True, exist_ok=True)
    aside = kept / (name + ".new")
    log = kept.parent / f"k8s-{name}.build.log"
    environment = {**os.environ, "CGO_ENABLED": "0", "GOFLAGS": "-mod=readonly -buildvcs=false"}
    asked = ["go", "build", "-trimpath", "-ldflags", "-s -w", "-o", aside, package]
    if run.tool(asked, log=log, environment=environment, folder=str(sources), seconds=_LONGEST) != 0:
        raise Refusal(f"{name} cannot be built with Go: {log} says why.")
    aside.replace(kept / name)


def _resources(run, kept, note):
    folder = kept / "resources"
    if folder.exists():
        return
    note("definitions of resources")
    aside = kept / "resources.new"
    shutil.rmtree(aside, ignore_errors=True)
    aside.mkdir()
    for module, digest, within, files in RESOURCES:
        unpacked = _module(run, kept, module, digest)
        for file in files:
            shutil.copyfile(unpacked / within / file, aside / file)
    aside.rename(folder)


def _module(run, kept, module, digest):
    """Where Go has unpacked a module, after its digest was looked at."""
    told = kept / "module.json"
    with tempfile.TemporaryDirectory() as nowhere:
        code = run.tool(["go", "mod", "download", "-json", module], log=told, folder=nowhere,
                        environment={**os.environ, "GOFLAGS": "-mod=mod"})
    try:
        found = json.loads(told.read_text())
    except ValueError:
        found = {}
    if code != 0 or "Dir" not in found:
        raise Refusal(f"{module} cannot be fetched with Go: check the network; {told} says more.")
    told.unlink()
    if found["Sum"] != digest:
        raise Refusal(f"{module} is not what was expected: it has {found['Sum']}.")
    return Path(found["Dir"])
