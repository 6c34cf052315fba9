"""Calls to the node's API server as its administrator; by itself it tells whether a path is answered, and `spec` has a word."""

import ssl
import sys

from launcher.node.api import Api
from launcher.node.machine import FOLDER
from launcher.node.programs import HERE


def api():
    context = ssl.create_default_context(cafile=str(FOLDER / "pki" / "ca.crt"))
    context.load_cert_chain(FOLDER / "pki" / "admin.crt", FOLDER / "pki" / "admin.key")
    return Api(HERE, 6443, lambda: context)


if __name__ == "__main__":
    answer = api().call("GET", sys.argv[1])
    sys.exit(0 if answer.status == 200 and set(sys.argv[2:]) <= set(answer.body.get("spec", ())) else 1)
