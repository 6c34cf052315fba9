import unittest
from datetime import datetime, timezone

from demonstration import planning
from demonstration.player import load

NOW = datetime(2026, 2, 3, 4, 5, 6, 789, timezone.utc)


class _Server:
    """Answers what the play reads of answers, and keeps what it was told."""

    def __init__(self, listed=(), state="PARTICIPATION_STATE_INVITED", agencies=(), version="2"):
        self.listed = list(listed)
        self.state = state
        self.agencies = list(agencies)
        self.version = version
        self.told = []

    def get(self, person, path):
        if "/participations/" in path:
            return {"participation": {"version": self.version, "state": self.state, "agencies": self.agencies, "restrictions": []}}
        return {"operations": self.listed}

    def post(self, person, path, body, key):
        self.told.append((person, path, body, key))
        plan = {"codeName": planning.CODE_NAME, "logistics": "", "startTime": "2026-03-05T06:00:00Z"}
        operation = {"operationId": "0" * 36, "version": "4", "openRevision": {"hash": "1f", "plan": plan}}
        if path.endswith(":approve"):
            operation = {"operationId": "0" * 36, "version": "3", "approvedRevision": {"number": 1, "plan": plan}}
        return {"operation": operation, "case": {"caseId": "c"}}


class PlanningTest(unittest.TestCase):
    def test_the_plan_is_ahead_and_says_that_it_is_made_up(self):
        made = planning.plan(load()["plan"], NOW)

        self.assertEqual("2026-03-05T06:00:00Z", made["startTime"])
        self.assertEqual([made["startTime"], made["endTime"]], [made["phases"][0]["startTime"], made["phases"][-1]["endTime"]])
        self.assertIn("demonstration", made["codeName"])
        self.assertEqual({"RW", "TZ"}, {one["country"] for one in made["liaisonOfficers"]})

    def test_of_six_countries_one_is_asked_again_two_have_caveats_and_one_has_left(self):
        server = _Server()

        planning.Planning(server.get, server.post, NOW).play(load()["plan"])

        invited = [one["country"] for _, path, body, _ in server.told if path.endswith("participations:invite") for one in body["invitations"]]
        self.assertEqual([*planning.COUNTRIES, "ZM"], invited)
        self.assertEqual(["hours", "inspections"], [one["key"] for *_, body in planning.ANSWERS for one in body.get("caveats", [])])
        self.assertEqual(["MU"], [country for country, move, _ in planning.ANSWERS if move == "withdraw"])

    def test_one_country_restricts_its_data_once_and_names_neither_itself_nor_who_leads(self):
        server = _Server()

        planning.Planning(server.get, server.post, NOW).play(load()["plan"])

        (said,) = [body for _, path, body, _ in server.told if path.endswith("/TZ:changeRestrictions")]
        self.assertEqual(["not-to-two", "consent"], [one["key"] for one in said["restrictions"]])
        kept = said["restrictions"][0]["notToCountries"]["countries"]
        self.assertFalse({"TZ", planning.LEAD} & set(kept))
        server = _Server(version="3")
        planning.Planning(server.get, server.post, NOW).play(load()["plan"])
        self.assertFalse([path for _, path, *_ in server.told if "changeRestrictions" in path])

    def test_two_are_reminded_of_whom_one_answers_after_it_and_two_name_their_agencies(self):
        server = _Server()

        planning.Planning(server.get, server.post, NOW).play(load()["plan"])

        moves = [path.rpartition("/")[2] for _, path, *_ in server.told]
        self.assertLess(moves.index("participations:remind"), moves.index("AO:accept"))
        self.assertEqual([["AO", "SC"]], [body["countries"] for _, path, body, _ in server.told if path.endswith(":remind")])
        self.assertNotIn("SC", [country for country, *_ in planning.ANSWERS])
        self.assertEqual(["RW:setAgencies", "TZ:setAgencies"], [move for move in moves if move.endswith("setAgencies")])

    def test_nobody_is_reminded_who_has_answered_and_no_agencies_are_set_twice(self):
        server = _Server(state="PARTICIPATION_STATE_ACCEPTED", agencies=planning.AGENCIES["RW"])

        planning.Planning(server.get, server.post, NOW).play(load()["plan"])

        self.assertFalse([path for _, path, *_ in server.told if path.endswith((":remind", ":setAgencies"))])

    def test_each_step_has_a_key_of_its_own_and_the_same_when_it_is_played_again(self):
        first, second = _Server(), _Server()

        for server in (first, second):
            planning.Planning(server.get, server.post, NOW).play(load()["plan"])

        keys = [key for *_, key in first.told]
        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual(keys, [key for *_, key in second.told])

    def test_what_was_played_before_is_not_created_again(self):
        plan = {"codeName": planning.CODE_NAME, "startTime": "2026-03-05T06:00:00Z"}
        server = _Server([{"operationId": "0" * 36, "version": "9", "approvedRevision": {"number": 2, "plan": plan}}])

        planning.Planning(server.get, server.post, NOW).play(load()["plan"])

        self.assertNotIn("/operations", [path for _, path, *_ in server.told])
        moves = [path.rpartition(":")[2] for _, path, *_ in server.told]
        self.assertFalse({"approve", "revise"} & set(moves))
