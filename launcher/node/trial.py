"""Installs Cordon on a node, has the tests of k8s/tests/node run there, and looks whether anything is left behind it."""

import hashlib
import os
import sys
import tempfile
from pathlib import Path

from launcher import building, components, image_plan, image_runtime, image_start, images, manifests, quick_start, services
from launcher.home import CHECKOUT
from launcher.java import find_jdk, with_java
from launcher.node import images as of_node
from launcher.node import needs
from launcher.node.machine import Node

_PARTS = CHECKOUT / "target" / "node-images"
_STAMP = _PARTS / "made-from"
_MAKERS = (components, image_plan, image_runtime, image_start, images, quick_start, services)


def command(chosen, copy):
    """Exit code 1 also where anything of the node is left."""
    if not chosen.build:
        needs.require()
    jdk = find_jdk()
    with copy.run.progress.step("Kubernetes") as note:
        built = manifests.find_node(copy.run, copy.home, note)
    if chosen.build:
        return 0
    _make_images(copy, jdk)
    with copy.run.progress.step("Images") as note:
        archives = of_node.find(copy.run, copy.home, jdk, built, _PARTS, note)
    node = Node(copy.run, built)
    try:
        with copy.run.progress.step("Node") as note:
            node.start(archives, note)
        code = _tried(node, with_java(jdk, {**os.environ, "CORDON_TEST_CLUSTER": str(built)}))
    finally:
        with copy.run.progress.step("Taking the node down") as note:
            left = node.end()
            note("left: " + ", ".join(left) if left else "nothing is left")
    return code or (1 if left else 0)


def _make_images(copy, jdk):
    """Of this machine only, as nothing can be pulled; not again while all that goes in is the same, but for the commit that they tell."""
    building.require_tools()
    images.build(copy, jdk)
    made_from = _digest(jdk)
    whole = all((_PARTS / (part + ".digest")).exists() for part in building.SERVICES)
    if whole and _STAMP.exists() and _STAMP.read_text() == made_from:
        return
    _STAMP.unlink(missing_ok=True)
    images.make(copy, images.LOCAL, _PARTS)
    _STAMP.write_text(made_from)


def _digest(jdk):
    """Of the jars, and of what makes images of them: the writer, the code that calls it, the JDK and this machine's libraries."""
    digest = hashlib.sha256()
    makers = (Path(module.__file__) for module in _MAKERS)
    libraries = (file for _, file in sorted(image_runtime.libraries(jdk).items()))
    for file in (*map(building.jar, building.SERVICES), building.writer(), *makers, jdk / "release", *libraries):
        digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()


def _tried(node, environment):
    with tempfile.TemporaryDirectory(prefix="cordon-node-") as folder:
        asked = [sys.executable, "-W", "ignore::ResourceWarning", "-m", "unittest", "discover", "-v", "-s", "k8s/tests/node", "-t", "."]
        code = node.run(asked, {**environment, "TMPDIR": folder})
    if code != 0:
        print("cordon: the tests in k8s/tests/node failed.", file=sys.stderr)
    return code
