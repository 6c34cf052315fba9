import unittest

from demonstration import orders
from demonstration.player import load


class OrdersTest(unittest.TestCase):
    def setUp(self):
        self.countries = load()["countries"]
        self.codes = [country["code"] for country in self.countries]

    def test_it_is_issued_once_out_of_the_plan_that_was_read(self):
        calls = self._played([])

        self.assertEqual(({"hash": "h", "receiverCountries": self.codes}, "order"), calls[0][2:])
        self.assertEqual([], [call for call in self._played([_order("IN_FORCE")]) if call[3] == "order"])

    def test_some_have_not_given_receipt_and_fewer_have_read_it(self):
        acts = list(orders.acts(self.codes))

        received = {who for who, act in acts if act == "receive"}
        self.assertLess(len(received), len(self.codes))
        for who, act in acts:
            if act == "confirmRead":
                self.assertIn(who.split("-")[0] + "-ncb", received)

    def test_one_that_somebody_has_recalled_is_left_alone(self):
        self.assertEqual([], self._played([_order("RECALLED")]))

    def test_every_step_has_a_name_of_its_own(self):
        steps = [step for *_, step in self._played([])]

        self.assertEqual(len(steps), len(set(steps)))

    def _played(self, listed):
        calls = []

        def read(_, path):
            return {"orders": listed} if path.endswith("/orders") else {"operation": {"approvedRevision": {"hash": "h"}}}

        def post(who, path, body, step):
            calls.append((who, path, body, step))
            return {"order": _order("IN_FORCE")}

        orders.play(read, post, "one", self.countries)
        return calls


def _order(state):
    return {"orderId": "o", "state": "ORDER_STATE_" + state}
