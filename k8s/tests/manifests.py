"""The manifests of one overlay, as they are put together."""

import json
import os
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

from launcher.home import CHECKOUT

K8S = CHECKOUT / "k8s"
OVERLAYS = tuple(sorted(folder.name for folder in (K8S / "overlays").iterdir()))
SERVICES = ("operations-service", "tasking-service", "reporting-service")
PARTS = (*SERVICES, "gateway")
NAMESPACE = "cordon"


def tools():
    return Path(os.environ["CORDON_TEST_CLUSTER"])


@lru_cache
def rendered(overlay, root=K8S):
    return render(root / "overlays" / overlay)


def render(folder):
    done = subprocess.run([str(tools() / "render"), str(folder)], capture_output=True, text=True)
    if done.returncode != 0:
        raise AssertionError(done.stderr)
    return json.loads(done.stdout)


def edited(edit):
    """The overlay `production`, as an operator makes it of the one that is there: `edit` takes and gives its text."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "k8s"
        for part in ("base", "components", "overlays"):
            shutil.copytree(K8S / part, copy / part)
        chosen = copy / "overlays" / "production" / "kustomization.yaml"
        chosen.write_text(edit(chosen.read_text("utf-8")), "utf-8")
        return render(chosen.parent)


@lru_cache
def behind_an_ingress():
    """With Ingresses in the place of the Gateway API."""
    def edit(listed):
        for here, there in (("components/gateway-api\n", "components/ingress\n"), ("keycloak-gateway-api\n", "keycloak-ingress\n")):
            if listed.count(here) != 1:
                raise AssertionError(here)
            listed = listed.replace(here, there)
        return listed

    return edited(edit)


def of(overlay, kind, namespace=NAMESPACE):
    """By name."""
    return {
        manifest["metadata"]["name"]: manifest for manifest in rendered(overlay)
        if manifest["kind"] == kind and manifest["metadata"].get("namespace") == namespace
    }


def pod(overlay, part):
    return of(overlay, "Deployment")[part]["spec"]["template"]["spec"]


def container(overlay, part):
    (only,) = pod(overlay, part)["containers"]
    return only


def variables(overlay, part):
    """What a part is told; where the value is a secret's, None."""
    told = {}
    for source in container(overlay, part).get("envFrom", []):
        told.update(of(overlay, "ConfigMap")[source["configMapRef"]["name"]]["data"])
    told.update((variable["name"], variable.get("value")) for variable in container(overlay, part)["env"])
    return told


def settings(overlay, root=K8S):
    lines = (root / "overlays" / overlay / "settings.env").read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def texts(value):
    """Every text and number within a manifest."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts(inner)
    elif value is not None:
        yield str(value)
