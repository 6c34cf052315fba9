import json
import unittest
from datetime import datetime, timezone
from decimal import Decimal

from demonstration import player, reports, times


_KINDS = ("personsArrested", "fraudVictimsTargeted", "fundsIntercepted", "infrastructuresTakenDown")


class Reports(unittest.TestCase):
    """What the countries report adds up to the published totals, each subject once."""

    def setUp(self):
        self.scenario = player.load()
        self.countries = self.scenario["countries"]
        self.totals = self.scenario["totals"]

    def _persons(self):
        for country in self.countries:
            for result in reports.persons(self.scenario, country):
                for person in result["personsArrested"]["items"]["persons"]:
                    yield country, person

    def test_persons_are_itemised_and_some_are_named_by_two_countries(self):
        keys = [
            person["identifier"]["value"] if "identifier" in person else (country["code"], person["reference"])
            for country, person in self._persons()
        ]
        self.assertEqual(self.totals["persons_arrested"], len(set(keys)))
        self.assertEqual(self.totals["persons_arrested"] + 3, len(keys))

    def test_infrastructures_are_thousands_of_names_and_some_are_named_twice_in_another_spelling(self):
        names = [
            name["value"]
            for country in self.countries
            for line in reports.infrastructures(self.scenario, country)
            for name in line["infrastructuresTakenDown"]["items"]["identifiers"]
        ]
        self.assertEqual(self.totals["infrastructures_taken_down"], len({name.lower().rstrip(".") for name in names}))
        self.assertEqual(self.totals["infrastructures_taken_down"] + 125, len(names))
        self.assertGreater(len(set(names)), self.totals["infrastructures_taken_down"])

    def test_victims_and_money_add_up_exactly(self):
        rates = {rate["code"]: Decimal(rate["rate"]) for rate in self.scenario["rates"]}
        victims, money, currencies = 0, Decimal(0), set()
        for country in self.countries:
            victims += sum(int(one["fraudVictimsTargeted"]["count"]["number"]) for one in reports.victims(country))
            for one in reports.funds(country):
                amount = one["fundsIntercepted"]["amount"]
                currencies.add(amount["code"])
                money += Decimal(amount["units"]).scaleb(-amount["scale"]) * rates.get(amount["code"], Decimal(1))
        self.assertEqual(self.totals["fraud_victims_targeted"], victims)
        self.assertEqual(Decimal(self.totals["funds_intercepted"]), money)
        self.assertGreater(len(currencies), 10)

    def test_the_published_totals_stand_in_the_scenario(self):
        self.assertEqual(
            {
                "persons_arrested": 1209, "fraud_victims_targeted": 88000,
                "funds_intercepted": "97400000.00", "infrastructures_taken_down": 11432,
            },
            self.totals,
        )
        self.assertEqual(19, len(self.countries))
        self.assertIn("made up", self.scenario["about"])

    def test_every_hotspot_says_that_it_is_made_up_and_is_added_by_who_may(self):
        before = set()
        for hotspot in self.scenario["hotspots"]:
            spec = hotspot["spec"]
            for text in (spec["name"], spec["grounds"], *spec.get("otherNames", [])):
                self.assertIn("made up", text)
            self.assertTrue(all("Made up" in source["text"] for source in spec["sources"]))
            self.assertIn(hotspot["by"], ("planner", spec.get("country", "").lower() + "-ncb"))
            self.assertIn(hotspot.get("from"), (None, *before))
            before.add(spec["name"])

    def test_every_hotspot_is_sent_with_a_key_that_a_header_takes(self):
        class Recorder:
            keys = []

            def post(self, person, path, body, key, after=None):
                self.keys.append(key)
                return {"hotspot": {"hotspotId": str(len(self.keys))}}

        play = player._Play("http://nowhere", None, None, None)
        play._id, play._client = "operation", Recorder()
        play._hotspots()
        confirmed = [one for one in self.scenario["hotspots"] if one.get("confirmed")]
        self.assertEqual(len(self.scenario["hotspots"]) + len(confirmed), len(set(Recorder.keys)))
        for key in Recorder.keys:
            self.assertRegex(key, "^[!-~]{1,200}$")

    def test_a_second_play_reports_the_same(self):
        country = self.countries[0]
        one, two = (json.dumps(reports.infrastructures(player.load(), country)) for _ in range(2))
        self.assertEqual(one, two)

    def _all(self):
        for country in self.countries:
            yield from reports.persons(self.scenario, country)
            yield from reports.victims(country)
            yield from reports.funds(country)
            yield from reports.infrastructures(self.scenario, country)

    def test_acts_lie_in_the_past_and_within_the_plan(self):
        now = datetime(2026, 3, 1, 0, 5, tzinfo=timezone.utc)
        action = times.action_start(now)
        for result in [*self._all(), reports.mistaken(self.countries[0])]:
            self.assertLess(times.instant(reports.at(result, action)["occurredTime"]), now)
        self.assertLess(now, action + times.AFTER_ACTION)

    def test_every_figure_has_several_days_and_money_a_rate_on_each(self):
        days = {}
        for result in self._all():
            days.setdefault(next(kind for kind in _KINDS if kind in result), set()).add(result["later"])
        self.assertEqual(set(_KINDS), set(days))
        for kind, found in days.items():
            self.assertGreater(len(found), 2, kind)
        self.assertEqual(times.LAST_DAY, max(map(max, days.values())))
        rate_holds = 7
        self.assertLessEqual(max(days["fundsIntercepted"]) + 1, rate_holds)

    def test_whoever_names_something_once_more_comes_after_those_who_named_it_first(self):
        first, again = {}, {}
        for result in self._all():
            for kind, items, value in (
                ("personsArrested", "persons", lambda one: one.get("identifier", {}).get("value")),
                ("infrastructuresTakenDown", "identifiers", lambda one: one["value"].lower().rstrip(".")),
            ):
                for one in result.get(kind, {}).get("items", {}).get(items, []):
                    seen = again if "JOINT" in result["reference"] else first
                    seen[value(one)] = result["later"]
        self.assertEqual(103, len(again))
        for value, day in again.items():
            self.assertLess(first[value], day, value)

    def test_differences_name_the_indicator(self):
        outcome = {
            "totals": [
                {"indicator": "persons_arrested", "validated": {"count": "1208"}},
                {"indicator": "funds_intercepted", "validated": {"amount": {"units": "9740000000", "scale": 2}}},
            ]
        }
        totals = {"persons_arrested": 1209, "funds_intercepted": "97400000.00"}
        self.assertEqual(["persons_arrested: 1208 instead of 1209"], player.differences(totals, outcome))
