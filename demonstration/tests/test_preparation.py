import unittest
from collections import Counter
from datetime import datetime, timedelta, timezone

from demonstration import preparation, times
from demonstration.player import load

_NOW = datetime(2026, 3, 1, 12, 0, tzinfo=timezone.utc)


class PreparationTest(unittest.TestCase):
    def setUp(self):
        self.scenario = load()
        self.action = times.action_start(_NOW)
        self.items = list(preparation.ITEMS) + [item for one in preparation.MEETINGS for item in one["followUps"]]

    def test_thirteen_items_of_which_two_are_late_and_two_are_gates(self):
        due = [times.instant(preparation.spec(item, self.action)["dueTime"]) for item in self.items if item["fate"] == "open"]

        self.assertEqual(13, len(self.items))
        self.assertEqual(["open", "done"], [item["fate"] for item in self.items if item["gate"]])
        self.assertEqual(2, sum(one < _NOW for one in due))
        self.assertEqual(2, sum(one > _NOW + timedelta(days=1) for one in due))

    def test_owners_and_countries_are_those_of_the_plan_and_every_text_says_that_it_is_made_up(self):
        posts = {post["key"] for post in self.scenario["plan"]["commandPosts"]}
        countries = {country["code"] for country in self.scenario["countries"]}
        for item in self.items:
            self.assertIn(item["owner"].get("post", "strategic"), posts)
            self.assertIn(item["owner"].get("country", "NG"), countries)
            self.assertIn("made up", preparation.spec(item, self.action)["title"])
        for one in preparation.MEETINGS:
            self.assertLessEqual(set(one["countries"]), countries)

    def test_meetings_were_held_and_a_later_one_supersedes_an_earlier(self):
        known = {}
        for one in preparation.MEETINGS:
            self.assertLess(times.instant(preparation.meeting(one, self.action)["meetTime"]), _NOW)
            self.assertTrue(preparation.decisions(one, known))
            known[one["key"]] = one["key"]
        self.assertEqual("planning", preparation.decisions(preparation.MEETINGS[2], known)[0]["supersedes"]["meetingId"])

    def test_contributions_are_in_every_state_and_of_needs_of_the_plan(self):
        last = Counter(steps[-1][0] if steps else "asked" for *_, steps in preparation.CONTRIBUTIONS)
        needs = {need["key"] for need in self.scenario["plan"]["resourceNeeds"]}

        self.assertEqual({"asked", "pledge", "commit", "deploy", "release", "decline", "withdraw", "takeBack"}, set(last))
        self.assertLessEqual({need for need, *_ in preparation.CONTRIBUTIONS}, needs)

    def test_each_step_has_a_key_of_its_own_and_meetings_are_known_to_the_cases(self):
        keys, made = [], iter(range(10_000))

        def post(person, path, body, step):
            keys.append(step)
            some = [{"itemId": f"i{next(made)}"} for _ in body.get("followUps", [])]
            asked = [{"contributionId": f"c{next(made)}"} for _ in body.get("countries", [])]
            return {"item": {"itemId": f"i{next(made)}"}, "meeting": {"meetingId": f"m{next(made)}"}, "followUps": some, "contributions": asked}

        played = preparation.Preparation(post, self.action)
        played.play()

        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual({"planning", "selection", "coordination"}, set(played.meetings))
