import unittest

from demonstration import packages
from demonstration.player import load

_CASES = {number: {"caseId": f"case-{number}"} for number in range(24)}


class PackagesTest(unittest.TestCase):
    def setUp(self):
        self.countries = load()["countries"]
        self.specs = packages.specs(_CASES, self.countries)

    def test_nobody_is_given_what_is_their_own(self):
        for _, giver, spec in self.specs:
            self.assertNotIn(giver, [code.lower() + "-ncb" for code in spec["receiverCountries"]])

    def test_each_says_that_it_is_made_up(self):
        for _, _, spec in self.specs:
            self.assertIn("made up", spec["title"])

    def test_a_case_is_its_owners_and_what_is_about_a_person_is_reviewed_before_it_is_given(self):
        calls = self._played()
        self.assertEqual(["person"], [step.split("/")[1] for _, path, _, step in calls if path.endswith(":review")])
        for name, giver, spec in self.specs:
            if "caseId" in spec:
                number = int(spec["caseId"].split("-")[1])
                self.assertEqual(self.countries[number % len(self.countries)]["code"].lower() + "-ncb", giver, name)

    def test_who_acts_on_a_copy_has_received_it_first(self):
        received = set()
        for name, who, act, _ in packages.acts(self.countries):
            if act == "receive":
                received.add((name, who))
            elif act != "recall":
                self.assertIn((name, who), received)

    def test_every_step_has_a_name_of_its_own(self):
        steps = [step for *_, step in self._played()]

        self.assertEqual(len(steps), len(set(steps)))

    def _played(self):
        calls = []

        def post(who, path, body, step):
            calls.append((who, path, body, step))
            waits = step == "package-give/person"
            return {"package": {"packageId": step, "version": "2", "state": "PACKAGE_STATE_WAITING" if waits else "PACKAGE_STATE_GIVEN"}}

        packages.play(post, "one", _CASES, self.countries)
        return calls
