import http.server
import json
import threading
import unittest

from launcher import meters

_SERVICE = """# HELP cordon_journal_lag_seconds
# TYPE cordon_journal_lag_seconds gauge
cordon_journal_lag_seconds 0.12
cordon_feed_lag_seconds{source="operations"} 1.44
cordon_feed_lag_seconds{source="tasking"} 0.3
cordon_view_lag_seconds{view="outcome"} 0.5
cordon_view_parked_entries{view="outcome"} 2.0
cordon_view_parked_entries{view="plan"} 1.0
cordon_postings_parked_postings 1.0
cordon_rows_unreadable_total 3.0
cordon_refusals_total{reason="NOT_FOUND",rpc_method="GetResult",rpc_service="cordon.reporting.v1.ResultService"} 4.0
cordon_refusals_total{reason="STALE_VERSION",rpc_method="GetResult",rpc_service="cordon.reporting.v1.ResultService"} 1.0
jvm_threads_live_threads 30.0
"""
_GATEWAY = """cordon_gateway_streams 7.0
cordon_gateway_breaker{service="tasking",state="closed"} 0.0
cordon_gateway_breaker{service="tasking",state="open"} 1.0
cordon_gateway_breaker{application="gateway",service="sessions",state="half_open"} 1.0
cordon_gateway_breaker{service="operations",state="open"} 0.0
cordon_gateway_refusals_total{reason="RATE_LIMITED",rpc_method="none",rpc_service="none"} 9.0
"""


class Meters(unittest.TestCase):
    """Against a server that tells what the test says."""

    def setUp(self):
        answers = self.answers = {}

        class Answers(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                told = answers.get(self.path)
                self.send_response(200 if told else 404)
                self.end_headers()
                self.wfile.write((told or "").encode())

            def log_message(self, *arguments):
                pass

        server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        self.addCleanup(server.server_close)
        self.addCleanup(server.shutdown)
        self.ports = {"reporting-service-metrics": server.server_address[1], "gateway-management": server.server_address[1]}

    def test_a_service_tells_its_greatest_lag_and_what_does_not_go_on(self):
        self.answers["/metrics"] = _SERVICE

        found = meters.of("reporting-service", self.ports)

        self.assertEqual(found, {"lagSeconds": 1.4, "parked": 4, "unreadable": 3, "refusals": 5})
        self.assertEqual(meters.shown(found), "lag 1.4 s, parked 4, unreadable 3, refused 5")

    def test_what_was_never_heard_has_no_lag_that_is_a_number(self):
        self.answers["/metrics"] = 'cordon_feed_lag_seconds{source="operations"} +Inf\ncordon_journal_lag_seconds 0.1\n'

        found = meters.of("reporting-service", self.ports)

        self.assertIsNone(json.loads(json.dumps(found, allow_nan=False))["lagSeconds"])
        self.assertEqual(meters.shown(found), "lag not known")

    def test_the_gateway_tells_its_streams_and_whom_it_leaves_alone(self):
        self.answers["/actuator/prometheus"] = _GATEWAY

        found = meters.of("gateway", self.ports)

        self.assertEqual(found, {"streams": 7, "leftAlone": ["sessions", "tasking"], "refusals": 9})
        self.assertEqual(meters.shown(found), "streams 7, refused 9, left alone: sessions, tasking")

    def test_what_does_not_answer_or_has_no_meters_tells_nothing(self):
        self.assertIsNone(meters.of("reporting-service", self.ports))
        self.assertIsNone(meters.of("mongod", self.ports))
        self.assertIsNone(meters.of("reporting-service", {}))
        self.assertEqual(meters.shown(None), "")


if __name__ == "__main__":
    unittest.main()
