import unittest

from demonstration import player

# What tells of each task which kind of action it is.
_KINDS = {
    "inspection": "ACTION_KIND_INSPECTION",
    "assetFreeze": "ACTION_KIND_ASSET_FREEZE",
    "infrastructureTakedown": "ACTION_KIND_INFRASTRUCTURE_TAKEDOWN",
}


class Caveats(unittest.TestCase):
    """What countries accept with lets the demonstration be played, at any time of any day."""

    def test_no_caveat_stands_in_the_way_of_a_task_that_is_played(self):
        limited = [country for country in player.load()["countries"] if country.get("caveats")]
        self.assertEqual(["KE", "GB"], [country["code"] for country in limited])
        for country in limited:
            for name, spec in player._tasks(country).items():
                (kind,) = [kind for arm, kind in _KINDS.items() if arm in spec]
                for caveat in country["caveats"]:
                    self.assertNotIn(kind, caveat.get("excludedKinds", {}).get("kinds", []))
                    self.assertFalse({"hours", "excludedDays", "onlyDays", "inspectionOnly"} & set(caveat))
                    approval = caveat.get("priorApproval", {"kinds": []})
                    if kind in approval["kinds"]:
                        given = country["approvals"][name]
                        self.assertIn(approval["authority"], [one["authority"] for one in given])

    def test_what_is_made_up_says_so(self):
        for country in player.load()["countries"]:
            for caveat in country.get("caveats", []):
                for text in (caveat.get("note", ""), caveat.get("priorApproval", {}).get("authority", "")):
                    self.assertTrue(not text or "made up" in text, text)
