import sys
import unittest

from demonstration import player
from k8s.tests.node.cordon import installed


class Demonstration(unittest.TestCase):
    """What a newcomer sees of a local copy is there on the node as well, through the gateway."""

    def test_the_demonstration_is_played_and_its_figures_are_read(self):
        cordon = installed()
        print(f"All parts were ready {cordon.took:.0f} s after they were asked for.", file=sys.stderr)
        outcome = cordon.client().get("leadership", f"/api/v1/operations/{cordon.played()}/outcome")["outcome"]
        self.assertEqual([], player.differences(player.load()["totals"], outcome))
        arrests = next(figure for figure in outcome["totals"] if figure["indicator"] == "persons_arrested")
        self.assertEqual("1209", arrests["validated"]["count"])

    def test_whoever_has_no_token_is_refused(self):
        self.assertEqual(401, installed().status(None, "/api/v1/operations"))

    def test_two_of_each_part_are_ready(self):
        cordon = installed()
        for part in ("operations-service", "tasking-service", "reporting-service", "gateway"):
            self.assertEqual(2, len(cordon.pods("cordon", "app.kubernetes.io/name=" + part)), part)


if __name__ == "__main__":
    unittest.main()
