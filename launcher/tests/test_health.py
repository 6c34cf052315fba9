import contextlib
import http.server
import json
import socket
import struct
import threading
import unittest

from launcher import services
from launcher.grpc_health import serving

_SERVING, _NOT_SERVING = 1, 2


class HealthTest(unittest.TestCase):
    """Against a server that says of each name what the test says."""

    def setUp(self):
        self.states = {"": _SERVING, "feeds": _NOT_SERVING}
        self.server = socket.create_server(("127.0.0.1", 0))
        self.addCleanup(self.server.close)
        self.port = self.server.getsockname()[1]
        threading.Thread(target=self._answer, daemon=True).start()

    def test_a_server_is_asked_for_the_whole_and_for_one_of_its_names(self):
        self.assertTrue(serving("127.0.0.1", self.port))
        self.assertFalse(serving("127.0.0.1", self.port, service="feeds"))
        self.states["feeds"] = _SERVING
        self.assertTrue(serving("127.0.0.1", self.port, service="feeds"))

    def test_a_service_that_does_not_hear_the_others_is_degraded(self):
        ports = {"tasking-service": self.port}
        self.assertTrue(services.degraded("tasking-service", ports, secure=False))
        self.assertTrue(services.degraded("tasking-service", {"tasking-service-health": self.port}, secure=True))
        self.states["feeds"] = _SERVING
        self.assertFalse(services.degraded("tasking-service", ports, secure=False))

    def test_what_does_not_answer_is_not_called_degraded(self):
        self.server.close()
        self.assertFalse(services.degraded("tasking-service", {"tasking-service": 1}, secure=False))

    def test_the_gateway_is_ready_and_degraded_where_a_service_behind_it_is(self):
        for told, ready, degraded in (("UP", True, False), ("DEGRADED", True, True), ("DOWN", False, False)):
            with self.subTest(told), _gateway(told) as port:
                ports = {"gateway-management": port}
                self.assertIs(services.ready("gateway", ports, secure=False), ready)
                self.assertIs(services.degraded("gateway", ports, secure=False), degraded)
        self.assertIsNone(services.ready("gateway", {"gateway-management": 1}, secure=False))
        self.assertFalse(services.degraded("gateway", {"gateway-management": 1}, secure=True))

    def _answer(self):
        while True:
            try:
                connection, _ = self.server.accept()
            except OSError:
                return
            with connection:
                message = b"\x08" + bytes([self.states[_asked(connection)]])
                payload = b"\0" + struct.pack(">I", len(message)) + message
                connection.sendall(struct.pack(">I", len(payload))[1:] + b"\0\0" + struct.pack(">I", 1) + payload)


@contextlib.contextmanager
def _gateway(told):
    """The management port of a gateway that tells this of itself."""

    class Management(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.end_headers()
            self.wfile.write(json.dumps({"status": told}).encode())

        def log_message(self, *_):
            pass

    with http.server.HTTPServer(("127.0.0.1", 0), Management) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield server.server_port
        finally:
            server.shutdown()


def _asked(connection):
    """The name in the request's data frame, after the preface, the settings and the headers."""
    read = connection.makefile("rb")
    read.read(len(b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"))
    while True:
        head = read.read(9)
        payload = read.read(int.from_bytes(head[:3], "big"))
        if head[3] == 0:
            return payload[7:].decode()


if __name__ == "__main__":
    unittest.main()
