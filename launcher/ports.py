"""Free ports on the loopback address, remembered so that a second start finds the same ones."""

import errno
import socket

from launcher.refusal import Refusal

DERIVED = (
    "mongod", "keycloak", "keycloak-management", "gateway-management",
    "operations-service", "tasking-service", "reporting-service",
)


def is_free(port):
    """Whether a server could listen there now; connections that linger from an earlier one do not matter."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
            probe.listen(1)
            return True
        except PermissionError:
            raise Refusal(f"Port {port} may not be used without special rights: choose one above 1023 with --port.")
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
            return False


def answers(host, port):
    try:
        with socket.create_connection((host, port), timeout=1):
            return True
    except OSError:
        return False


def choose(remembered, public, first):
    """The ports of every part: the public one as asked for, the others remembered or looked for from `first` on."""
    if not is_free(public):
        raise Refusal(f"Port {public} is taken: stop what listens there, or choose another with --port.")
    ports = {"gateway": public}
    candidate = first
    for name in DERIVED:
        port = remembered.get(name)
        while port is None or port in ports.values() or not is_free(port):
            candidate += 1
            port = candidate
        ports[name] = port
    return ports
