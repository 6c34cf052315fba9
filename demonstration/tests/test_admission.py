"""One first officer is admitted and one waits, however often it is played."""

import unittest

from demonstration.admission import Admission


class _Service:
    def __init__(self):
        self.rows = []
        self.calls = []

    def get(self, person, path):
        return {"people": list(self.rows)}

    def post(self, person, path, body, key):
        self.calls.append((person, path))
        if path == "/api/v1/people":
            admission = {"state": "ADMISSION_STATE_PROPOSED", "personId": body["username"]}
            self.rows.append({"country": body["country"], "admission": admission})
        else:
            admission = next(row["admission"] for row in self.rows if row["admission"]["personId"] in path)
            admission["state"] = "ADMISSION_STATE_ADMITTED"
            assert len(body["oneTimePassword"]) >= 20
        return {"admission": dict(admission)}


class AdmissionTest(unittest.TestCase):
    def test_one_is_admitted_by_another_officer_and_one_waits(self):
        service = _Service()

        Admission(service.get, service.post).play()
        done = list(service.calls)
        Admission(service.get, service.post).play()

        self.assertEqual(
            [("admin", "/api/v1/people"), ("admin", "/api/v1/people"), ("approver", "/api/v1/people/na-first:admit")], done
        )
        self.assertEqual(done, service.calls)
        self.assertEqual(
            {"NA": "ADMISSION_STATE_ADMITTED", "BW": "ADMISSION_STATE_PROPOSED"},
            {row["country"]: row["admission"]["state"] for row in service.rows},
        )
