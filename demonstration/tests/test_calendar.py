"""The example of a link is made once, and no secret of it is kept."""

import re
import unittest

from demonstration import calendar


class CalendarTest(unittest.TestCase):
    def test_what_is_sent_is_the_hash_of_a_new_secret(self):
        one, other = calendar.link("http://127.0.0.1:8080"), calendar.link("http://127.0.0.1:8080")

        self.assertEqual({"name", "language", "secretHash", "origin"}, set(one))
        self.assertTrue(re.fullmatch("[0-9a-f]{64}", one["secretHash"]))
        self.assertNotEqual(one["secretHash"], other["secretHash"])
        self.assertIn("made up", one["name"])

    def test_one_is_made_where_there_is_none(self):
        there = {"name": calendar.NAME, "state": "CALENDAR_LINK_STATE_ENDED"}

        self.assertTrue(calendar.is_wanted([]))
        self.assertFalse(calendar.is_wanted([there]))
        self.assertTrue(calendar.is_wanted([there | {"state": "CALENDAR_LINK_STATE_REVOKED"}]))
