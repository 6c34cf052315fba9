"""Finds grpcurl, with which the tests look at the gateway as a stranger's tool does; built once with Go if missing."""

import os
import shutil

from launcher.refusal import Refusal

_MODULE = "github.com/fullstorydev/grpcurl/cmd/grpcurl"
_VERSION = "v1.9.3"


def find(run, home, note):
    """The path of the tool."""
    kept = home.cache / ("grpcurl-" + _VERSION) / "grpcurl"
    if kept.exists():
        return str(kept)
    if shutil.which("go"):
        note("building grpcurl")
        log = home.cache / "grpcurl.build.log"
        environment = {**os.environ, "GOBIN": str(kept.parent), "GOFLAGS": "-trimpath"}
        if run.tool(["go", "install", f"{_MODULE}@{_VERSION}"], log=log, environment=environment) == 0:
            return str(kept)
        raise Refusal(f"grpcurl cannot be built with Go: {log} says why.")
    installed = shutil.which("grpcurl")
    if installed:
        return installed
    raise Refusal("The tests need grpcurl: install it, or Go 1.23 or newer, with which it is built.")
