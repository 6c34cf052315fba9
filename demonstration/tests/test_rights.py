import unittest
from datetime import datetime, timezone

from demonstration import player, rights


class RightsTest(unittest.TestCase):
    def setUp(self):
        self.countries = player.load()["countries"]
        self.now = datetime(2026, 6, 1, tzinfo=timezone.utc)
        self.posted = []

    def test_each_country_of_the_story_is_assessed_once_and_told(self):
        known = {"country": self.countries[0]["code"], "kind": "ACTION_KIND_UNSPECIFIED"}
        rows = {"assessments": [{"subject": known}, {"subject": {"country": "", "kind": "ACTION_KIND_RAID"}}]}

        rights.assess(lambda who, address: rows, self._post, self.countries, self.now)

        subjects = [body["subject"] for _, _, body, _ in self.posted]
        self.assertEqual(
            [one["country"] for one in subjects if "country" in one], [one["code"] for one in self.countries[1:]])
        self.assertEqual([one["kind"] for one in subjects if "kind" in one], ["ACTION_KIND_AWARENESS"])
        for who, _, body, _ in self.posted:
            self.assertEqual(who, "reviewer")
            self.assertIn("ade up", body["spec"]["grounds"])
            self.assertEqual(body["spec"]["toldToCountry"], "country" in body["subject"])
            self.assertTrue(body["spec"]["level"].endswith("STANDARD") or body["spec"]["measures"])
        self.assertEqual(len({key for *_, key in self.posted}), len(self.posted))

    def test_one_report_waits_and_one_is_closed_by_another_than_its_reporter(self):
        rights.report(self._post, "operation", self.countries)

        acts = [(who, path.rsplit(":", 1)[-1]) for who, path, _, _ in self.posted]
        self.assertEqual([act for who, act in acts if who == "reviewer"], ["examine", "ask", "recordMeasure", "close"])
        reporters = [who for who, path, _, _ in self.posted if path.endswith("/violations")]
        self.assertEqual(len(set(reporters)), 2)
        self.assertNotIn("reviewer", reporters)
        for _, _, body, _ in self.posted:
            if body:
                self.assertIn("ade up", str(body))

    def _post(self, who, path, body, key):
        self.posted.append((who, path, body, key))
        return {"violation": {"violationId": "one"}}


if __name__ == "__main__":
    unittest.main()
