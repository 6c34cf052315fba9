"""The directory names every country of the story, and invents whom to call."""

import unittest
from zoneinfo import available_timezones

from demonstration import directory
from demonstration.player import load


class DirectoryTest(unittest.TestCase):
    def test_every_country_of_the_story_is_there_with_a_zone_that_exists(self):
        countries = load()["countries"]

        found = directory.entries(countries)

        self.assertEqual([one["country"] for one in found], [country["code"] for country in countries] + ["SH", "NA", "BW"])
        for one in found:
            self.assertIn(one["spec"]["timeZone"], available_timezones())

    def test_who_is_called_is_made_up_and_says_so(self):
        for one in directory.entries(load()["countries"]):
            for contact in one["contacts"]:
                self.assertIn("made up", contact["office"])
                self.assertTrue(contact["mail"].endswith(".example"))

    def test_a_sponsor_comes_before_the_territory_that_it_speaks_for(self):
        found = [one["country"] for one in directory.entries(load()["countries"])]

        self.assertLess(found.index(directory.SPONSORED["sponsor"]), found.index(directory.SPONSORED["code"]))
