import re
import shutil
import tempfile
import unittest
from pathlib import Path

from k8s.tests.manifests import K8S, PARTS, SERVICES, container, of, rendered, settings, variables
from k8s.tests.rendered.test_flows import Policies
from k8s.tests.rendered.test_parts import in_code, megabytes
from launcher import backup
from launcher.image_plan import USER

_OVERLAY = "production"
_ROLES_OF_MONGODB = (
    "read", "readWrite", "dbAdmin", "dbOwner", "userAdmin", "clusterAdmin", "clusterManager", "clusterMonitor", "hostManager", "backup",
    "restore", "readAnyDatabase", "readWriteAnyDatabase", "userAdminAnyDatabase", "dbAdminAnyDatabase", "enableSharding", "root",
    "directShardOperations", "__queryableBackup", "__system",
)
"""It makes no other of such a name."""
_TEMPLATES = ("migrate-operations", "migrate-tasking", "migrate-reporting", "restore")


def jobs():
    return of(_OVERLAY, "CronJob")


def pod(job):
    return jobs()[job]["spec"]["jobTemplate"]["spec"]["template"]["spec"]


def only(job):
    (one,) = pod(job)["containers"]
    return one


def told(job):
    return {variable["name"]: variable.get("value", variable.get("valueFrom")) for variable in only(job)["env"]}


class Jobs(unittest.TestCase):
    """Migrations, backups and restores: what runs them, with which rights, and what starts by itself."""

    def test_nothing_but_backups_starts_by_itself(self):
        self.assertEqual({*_TEMPLATES, "backup"}, set(jobs()))
        self.assertEqual(set(_TEMPLATES), {name for name, job in jobs().items() if job["spec"].get("suspend")})
        for job in jobs().values():
            self.assertEqual("Forbid", job["spec"]["concurrencyPolicy"])
            self.assertEqual(0, job["spec"]["jobTemplate"]["spec"]["backoffLimit"])

    def test_a_migration_is_the_service_s_own_image_on_its_own_database_and_knows_no_other_secret(self):
        word = in_code(r'MIGRATE = "(\w+)"', "platform/src/main/java/cordon/platform/boot/ServiceStart.java")
        for service in SERVICES:
            job = "migrate-" + service.replace("-service", "")
            self.assertEqual([word], only(job)["args"])
            self.assertEqual(container(_OVERLAY, service)["image"], only(job)["image"])
            self.assertEqual(service, pod(job)["serviceAccountName"])
            self.assertEqual(variables(_OVERLAY, service)["CORDON_MONGODB_DATABASE"], told(job)["CORDON_MONGODB_DATABASE"])
            secrets = {it["secretKeyRef"]["name"] for it in told(job).values() if isinstance(it, dict)}
            self.assertEqual({service}, secrets)
            self.assertFalse([volume for volume in pod(job)["volumes"] if "secret" in volume])

    def test_backups_and_restores_are_of_the_services_databases_and_of_one_folder(self):
        of_services = [variables(_OVERLAY, service)["CORDON_MONGODB_DATABASE"] for service in SERVICES]
        self.assertEqual(["cordon_" + name for name in backup.DATABASES], of_services)
        for job in ("backup", "restore"):
            self.assertEqual(",".join(of_services), told(job)["CORDON_BACKUP_DATABASES"])
            self.assertEqual(backup._MAIN, only(job)["command"][-1])
            service = re.fullmatch(r"/opt/cordon/([a-z-]+)\.jar", only(job)["command"][2]).group(1)
            self.assertEqual(container(_OVERLAY, service)["image"], only(job)["image"])
            mounts = {mount["name"]: mount["mountPath"] for mount in only(job)["volumeMounts"]}
            self.assertTrue(only(job)["args"][1].startswith(mounts["backups"]))
            self.assertEqual(mounts["keys"] + "/master-key", told(job)["CORDON_KEYS_MASTERFILE"])
            self.assertEqual(job, told(job)["CORDON_MONGODB_URI"]["secretKeyRef"]["name"])

    def test_the_operator_is_told_to_drop_what_is_restored_by_the_names_that_the_command_asks_for(self):
        name = in_code(r'"(CORDON_RESTORE_DROP)"', "platform/src/main/java/cordon/platform/backup/Target.java")
        told_of = in_code(rf"^    {name}=(\S+) \|", "docs/operating.md")
        self.assertEqual(told("restore")["CORDON_BACKUP_DATABASES"], told_of)

    def test_who_takes_backups_may_read_and_who_restores_may_do_anything(self):
        (mongodb,) = of(_OVERLAY, "MongoDBCommunity", "cordon-mongodb").values()
        users = {user["name"]: {(role["name"], role["db"]) for role in user["roles"]} for user in mongodb["spec"]["users"]}
        databases = {variables(_OVERLAY, service)["CORDON_MONGODB_DATABASE"] for service in SERVICES}
        self.assertEqual({("read", database) for database in (*databases, "local")}, users["backup"])
        (role,) = mongodb["spec"]["security"]["roles"]
        self.assertEqual({(role["role"], role["db"])}, users["restore"])
        self.assertNotIn(role["role"], _ROLES_OF_MONGODB)
        self.assertEqual([{"resource": {"anyResource": True}, "actions": ["anyAction"]}], role["privileges"])

    def test_a_job_may_do_nothing_but_its_work(self):
        for job in jobs():
            with self.subTest(job=job):
                self.assertEqual(
                    {"allowPrivilegeEscalation": False, "readOnlyRootFilesystem": True, "capabilities": {"drop": ["ALL"]}},
                    only(job)["securityContext"])
                around = pod(job)["securityContext"]
                self.assertEqual((True, USER, USER), (around["runAsNonRoot"], around["runAsUser"], around["runAsGroup"]))
                self.assertEqual("OnRootMismatch", around["fsGroupChangePolicy"])
                self.assertIs(False, pod(job)["automountServiceAccountToken"])
                self.assertIs(False, of(_OVERLAY, "ServiceAccount")[pod(job)["serviceAccountName"]]["automountServiceAccountToken"])
                writable = {mount["name"] for mount in only(job)["volumeMounts"] if not mount.get("readOnly")}
                self.assertEqual({"tmp", "backups"} if job in ("backup", "restore") else {"tmp"}, writable)

    def test_the_memory_holds_all_that_java_may_take(self):
        for job in jobs():
            options = told(job)["JDK_JAVA_OPTIONS"]
            found = {name: int(size) for name, size in re.findall(r"-(?:XX:)?(\w+?)=?(\d+)m\b", options)}
            self.assertIn("-XX:TieredStopAtLevel=1", options)
            java = found["Xmx"] + found["MaxMetaspaceSize"] + found["MaxDirectMemorySize"] + 48
            limits = only(job)["resources"]["limits"]["memory"]
            self.assertGreaterEqual(megabytes(limits), java + 128)
            self.assertEqual(limits, only(job)["resources"]["requests"]["memory"])

    def test_a_job_reaches_names_and_mongodb_and_nobody_reaches_it(self):
        pods = {name: job["spec"]["jobTemplate"]["spec"]["template"]["metadata"]["labels"] for name, job in jobs().items()}
        found = Policies(_OVERLAY, "cordon", pods)
        self.assertEqual(set(), found.inward)
        self.assertEqual(set(jobs()), found.held["Ingress"] & found.held["Egress"])
        of_parts = Policies(_OVERLAY, "cordon", {part: {"app.kubernetes.io/part-of": "cordon"} for part in PARTS})
        mongodb = {(other, port) for _, other, port in of_parts.outward if port == 27017}
        for job in jobs():
            self.assertEqual(
                {("kube-system k8s-app=kube-dns", 53), *mongodb}, {(other, port) for who, other, port in found.outward if who == job})

    def test_all_that_jobs_need_can_be_applied_before_anything_is_rolled_out(self):
        chosen = {(m["kind"], m["metadata"]["name"]) for m in rendered(_OVERLAY) if m["metadata"].get("labels", {}).get("cordon/role") == "job"}
        self.assertEqual(
            {*(("CronJob", job) for job in jobs()), ("ServiceAccount", "backup"), ("PersistentVolumeClaim", "backups"),
             ("NetworkPolicy", "jobs-to-mongodb")}, chosen)

    def test_they_also_find_a_mongodb_that_is_elsewhere(self):
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / "k8s"
            for part in ("base", "components", "overlays"):
                shutil.copytree(K8S / part, copy / part)
            overlay = copy / "overlays" / "local"
            chosen = overlay / "kustomization.yaml"
            chosen.write_text(chosen.read_text().replace("mongodb-elsewhere\n", "mongodb-elsewhere\n  - ../../components/jobs\n"))
            with (overlay / "settings.env").open("a") as file:
                file.write("BACKUP_DAYS=3\nBACKUP_STORAGE=1Gi\nSTORAGE_CLASS=any\n")
            (policy,) = (m for m in rendered("local", copy) if m["metadata"]["name"] == "jobs-to-mongodb")
        (way,) = policy["spec"]["egress"]
        self.assertEqual([{"ipBlock": {"cidr": settings("local")["MONGODB_NETWORK"]}}], way["to"])

    def test_the_oldest_files_go_by_a_setting(self):
        self.assertEqual(settings(_OVERLAY)["BACKUP_DAYS"], told("backup")["CORDON_BACKUP_DAYS"])
        self.assertIn("CORDON_BACKUP_DAYS", in_code(r'"(CORDON_BACKUP_DAYS)"', "platform/src/main/java/cordon/platform/backup/Shelf.java"))


if __name__ == "__main__":
    unittest.main()
