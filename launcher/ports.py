"""Free ports on the loopback address, remembered so that a second start finds the same ones."""

import errno
import socket

from launcher.refusal import Refusal

DERIVED = (
    "mongod", "keycloak", "keycloak-management", "gateway-management",
    "operations-service", "tasking-service", "reporting-service",
    "operations-service-health", "tasking-service-health", "reporting-service-health",
)
TLS = 8443


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


def choose(remembered, public, first, tls=None):
    """The ports of every part: the public ones as asked for, the others remembered or looked for from `first` on.

    `public` is the port without TLS, or None where there is none; `tls` the one with it, or None to look for one.
    """
    ports = {}
    for name, port, option in (("gateway", public, "--port"), ("gateway-tls", tls, "--tls-port")):
        if port is None:
            continue
        if port in ports.values():
            raise Refusal(f"Port {port} is asked for twice: with TLS and without it need a port each.")
        if not is_free(port):
            raise Refusal(f"Port {port} is taken: stop what listens there, or choose another with {option}.")
        ports[name] = port
    if public is None and "gateway" in remembered:
        ports["gateway"] = remembered["gateway"]
    if tls is None:
        usual = (port for port in (remembered.get("gateway-tls"), TLS) if port)
        free = (port for port in usual if port not in ports.values() and is_free(port))
        remembered = {**remembered, "gateway-tls": next(free, None)}
    candidate = first
    for name in (*DERIVED, *(() if tls else ("gateway-tls",))):
        port = remembered.get(name)
        while port is None or port in ports.values() or not is_free(port):
            candidate += 1
            port = candidate
        ports[name] = port
    return ports
