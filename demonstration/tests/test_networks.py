import unittest

from demonstration import networks, player


class NetworksTest(unittest.TestCase):
    def test_every_link_is_between_nodes_that_are_added_and_stands_once(self):
        whole = networks.elements({})
        keys = [node["key"] for node in whole["nodes"]]
        said = [(one["spec"]["kind"], one["from"]["key"], one["to"]["key"]) for one in whole["links"]]

        self.assertEqual(len(keys), len(set(keys)))
        self.assertEqual(len(said), len(set(said)))
        self.assertLessEqual({end for _, *ends in said for end in ends}, set(keys))
        self.assertLessEqual(len(keys) + len(said), 200)

    def test_nobody_commands_in_a_circle(self):
        below = {}
        for one in networks.elements({})["links"]:
            if one["spec"]["kind"].endswith("COMMAND"):
                below.setdefault(one["from"]["key"], []).append(one["to"]["key"])

        def walk(key, above):
            self.assertNotIn(key, above)
            for one in below.get(key, ()):
                walk(one, above | {key})

        for key in below:
            walk(key, frozenset())

    def test_one_person_waits_and_all_others_are_passed(self):
        ids = [str(number) for number in range(len(networks.elements({})["nodes"]))]

        passed = [one["nodeId"] for one in networks.passed(ids)]

        persons = [node for node in networks.elements({})["nodes"] if node["spec"]["kind"].endswith("PERSON")]
        self.assertEqual(len(passed), len(persons) - 1)

    def test_the_parks_are_hotspots_of_the_story(self):
        names = {one["spec"]["name"]: "an id" for one in player.load()["hotspots"]}

        parks = [node["spec"] for node in networks.elements(names)["nodes"] if node["spec"]["kind"].endswith("PARK")]

        self.assertTrue(all("hotspotId" in park for park in parks))


if __name__ == "__main__":
    unittest.main()
