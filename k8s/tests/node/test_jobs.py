import re
import stat
import sys
import unittest

from k8s.tests.node import job
from k8s.tests.node.cordon import BACKUPS, installed
from k8s.tests.node.replica_set import DATABASES

_INFRASTRUCTURES = 11_432
_A_MINUTE_AND_ITS_JOB = 180


class Jobs(unittest.TestCase):
    """Migrations and backups in pods, with the rights and the ways that the component `jobs` gives them."""

    @classmethod
    def setUpClass(cls):
        cls.cordon = installed()
        cls.cordon.played()

    def test_a_migration_to_the_release_that_is_there_changes_nothing(self):
        for database in DATABASES:
            with self.subTest(database=database):
                before = self.form(database)
                self.assertGreater(len(before["migrations"]), 1)
                template = database.replace("cordon_", "migrate-")

                job.run(self.cordon, template, template + "-1")

                self.assertEqual(before, self.form(database))

    def test_the_schedule_takes_a_backup_and_the_next_one_adds_to_it(self):
        self.schedule({"suspend": False, "schedule": "* * * * *"})
        try:
            self.cordon.until(lambda: "lastSuccessfulTime" in self.backups()["status"], "backup", _A_MINUTE_AND_ITS_JOB)
        finally:
            self.schedule({"suspend": True})
        first = next(text for text in map(self.said, self.jobs()) if "documents of" in text)
        self.cordon.until(lambda: not self.backups()["status"].get("active"), "backup", _A_MINUTE_AND_ITS_JOB)
        (file,) = BACKUPS.glob("cordon-*.backup")
        size = file.stat().st_size

        added = job.run(self.cordon, "backup", "backup-by-hand")

        documents = re.search(r"([\d,]+) documents of \d+ collections, as of ", first).group(1)
        print(f"backup: {documents} documents, {size / 1e6:.1f} MB.", file=sys.stderr)
        self.assertGreater(int(documents.replace(",", "")), _INFRASTRUCTURES)
        # It has read the whole file by then, and held it to its digests.
        self.assertRegex(added, r"It can be restored to any moment up to .+\n[\d,]+ changes since ")
        self.assertEqual([file], list(BACKUPS.glob("cordon-*.backup")))
        self.assertGreater(file.stat().st_size, size)
        self.assertEqual(0o600, stat.S_IMODE(file.stat().st_mode))

    def form(self, database):
        """What migrations are recorded, with their times, and which indexes there are."""
        with self.cordon.mongodb() as connection:
            names = sorted(told["name"] for told in _all(connection, database, {"listCollections": 1}) if told["type"] == "collection")
            indexes = {name: _all(connection, database, {"listIndexes": name}) for name in names}
            return {"migrations": _all(connection, database, {"find": "migrations", "sort": {"_id": 1}}), "indexes": indexes}

    def schedule(self, change):
        answer = self.cordon.api.call("PATCH", job.place("backup"), {"spec": change}, "application/merge-patch+json")
        self.assertEqual(200, answer.status, answer)

    def backups(self):
        return self.cordon.api.call("GET", job.place("backup")).body

    def jobs(self):
        listed = self.cordon.api.call("GET", "/apis/batch/v1/namespaces/cordon/jobs").body["items"]
        return [it["metadata"]["name"] for it in listed if it["metadata"]["ownerReferences"][0]["name"] == "backup"]

    def said(self, name):
        return job.said(self.cordon, name)


def _all(connection, database, command):
    cursor = connection.run(command, database)["cursor"]
    assert cursor["id"] == 0, command
    return cursor["firstBatch"]


if __name__ == "__main__":
    unittest.main()
