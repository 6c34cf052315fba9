import unittest

from demonstration import cases
from demonstration.player import load


class CasesTest(unittest.TestCase):
    def setUp(self):
        self.nominations = cases.nominations(load()["countries"])

    def test_are_as_many_as_one_meeting_had(self):
        fates = [fate for *_, fate in self.nominations]

        self.assertEqual({"decided": 24, "lead": 75, "refused": 1}, {fate: fates.count(fate) for fate in fates})
        self.assertEqual(8, sum(cases.selected(number) for number, *_, fate in self.nominations if fate == "decided"))

    def test_two_about_persons_are_passed_and_one_is_refused(self):
        self.assertEqual(["decided", "decided", "refused"], [fate for _, _, spec, fate in self.nominations if spec["aboutPerson"]])

    def test_each_says_that_it_is_made_up_and_has_a_reference_of_its_own(self):
        for _, _, spec, _ in self.nominations:
            self.assertIn("made up", spec["title"])
        references = [spec["reference"] for _, _, spec, _ in self.nominations]
        self.assertEqual(len(references), len(set(references)))

    def test_a_decision_names_every_criterion_of_the_plan_and_what_is_not_selected_fails_one(self):
        criteria = [{"key": "evidence_in_hand", "criterion": "…"}, {"key": "two_countries", "criterion": "…"}]
        case = {"caseId": "one", "version": "4"}

        self.assertEqual([True, True], [one["met"] for one in cases.decision(0, case, criteria)["criteria"]])
        self.assertEqual([False, True], [one["met"] for one in cases.decision(1, case, criteria)["criteria"]])
