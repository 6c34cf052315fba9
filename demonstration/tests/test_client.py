import http.server
import json
import threading
import unittest

from demonstration.client import Client, DemonstrationFailed


class Calls(unittest.TestCase):
    """A person's calls outlast a part that is away, and stop at a refusal that no waiting mends."""

    def setUp(self):
        self.answers, self.seen = [], []
        case = self

        class Handler(http.server.BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_POST(self):
                self.rfile.read(int(self.headers["Content-Length"]))
                case.seen.append(dict(self.headers))
                status, body = case.answers.pop(0)
                text = json.dumps(body).encode()
                self.send_response(status)
                self.send_header("Content-Length", str(len(text)))
                self.end_headers()
                self.wfile.write(text)

            def log_message(self, *_):
                pass

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)
        self.client = Client(f"http://127.0.0.1:{self.server.server_port}", lambda name: "token of " + name)

    def test_a_call_is_repeated_with_the_same_key_until_the_part_is_back(self):
        self.answers = [(503, {"reason": "SERVICE_UNAVAILABLE"}), (409, {"reason": "NOT_YET_SEEN"}), (200, {"entry": "a:1"})]
        self.assertEqual({"entry": "a:1"}, self.client.post("ng-ncb", "/x", {}, "key", after="b:2"))
        self.assertEqual(["key"] * 3, [headers["Idempotency-Key"] for headers in self.seen])
        self.assertEqual("b:2", self.seen[0]["Cordon-After"])
        self.assertEqual("Bearer token of ng-ncb", self.seen[0]["Authorization"])

    def test_a_refusal_ends_the_play_and_says_whose_step_it_was(self):
        self.answers = [(403, {"reason": "ROLE_REQUIRED", "detail": "Not yours."})]
        with self.assertRaisesRegex(DemonstrationFailed, "ng-field.*POST /x.*ROLE_REQUIRED"):
            self.client.post("ng-field", "/x", {}, "key")
