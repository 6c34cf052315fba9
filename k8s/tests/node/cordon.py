"""Cordon as it is installed on the node: what its overlay leaves to others, and the wait until all of it is ready."""

import base64
import http.client
import json
import os
import secrets
import ssl
import subprocess
import time
from functools import lru_cache
from pathlib import Path

from demonstration import player
from demonstration.client import Client
from k8s.tests.manifests import PARTS, render, rendered
from k8s.tests.node.replica_set import primary, set_up
from launcher import realm
from launcher.keycloak_admin import KeycloakAdmin
from launcher.mongo_wire import CommandFailed
from launcher.node import admin
from launcher.node.authority import Authority
from launcher.node.machine import FOLDER
from launcher.people import demonstration_people
from launcher.sign_in import token_of
from launcher.vault import Secrets

GATEWAY, SIGN_IN = "10.96.0.30", "10.96.0.20"
ADDRESS = f"https://{GATEWAY}"
ISSUER = f"https://{SIGN_IN}:8443/realms/cordon"
MEMBERS = tuple(f"mongodb-{number}.mongodb-svc.cordon-mongodb.svc.cluster.local" for number in range(3))
BACKUPS = FOLDER / "backups"
"""The volume of the backups, as `cluster/backups.yaml` names it."""
_OVERLAY = Path(__file__).parent / "cluster"
_PATIENCE = 420


@lru_cache
def installed():
    """Once for all tests of a run."""
    return Cordon()


class Cordon:
    """`api` is that of the cluster, `trust` believes the gateway and Keycloak, `token_for` signs a person in."""

    def __init__(self):
        self.api = admin.api()
        self._folder = Path(os.environ["TMPDIR"]) / "cordon"
        self._folder.mkdir(mode=0o700)
        self._certify()
        self._secrets = Secrets(self._folder)
        self._client, self._client_secret = self._secrets.keycloak_admin()
        began = time.monotonic()
        parts = self._apply()
        self.until(lambda: set_up(self.addresses("cordon-mongodb", "app=mongodb-svc"), MEMBERS, self._members, self._wanted, self._passwords), "MongoDB")
        self.until(lambda: self.ready("cordon-keycloak", "keycloak"), "Keycloak")
        # urllib takes what it believes from here.
        os.environ["SSL_CERT_FILE"] = str(self._edge.certificate)
        keycloak = KeycloakAdmin(ISSUER.partition("/realms/")[0], self._client, self._client_secret)
        realm.reconcile(keycloak, "cordon", ADDRESS, self._secrets, lambda text: None)
        # Sooner they would say that they lack MongoDB's users or the realm, and be started again later and later.
        self._put(parts)
        for part in PARTS:
            self.until(lambda: self.ready("cordon", part), part)
        self.took = time.monotonic() - began

    @lru_cache
    def played(self):
        """The id of the demonstration's operation."""
        return player.play(ADDRESS, self.token_for, trust=self.trust)

    def client(self):
        """Calls as people do, again and again while they may be repeated."""
        return Client(ADDRESS, self.token_for, trust=self.trust)

    def status(self, token, path):
        connection = http.client.HTTPSConnection(GATEWAY, timeout=30, context=self.trust)
        try:
            connection.request("GET", path, headers={"Authorization": "Bearer " + token} if token else {})
            return connection.getresponse().status
        finally:
            connection.close()

    @property
    def trust(self):
        return ssl.create_default_context(cafile=str(self._edge.certificate))

    def token_for(self, name):
        person = next(person for person in demonstration_people() if person.name == name)
        return token_of(ISSUER, self._secrets, name, person.second_factor)

    def mongodb(self):
        """A connection that may do everything; the caller closes it."""
        return primary(self.addresses("cordon-mongodb", "app=mongodb-svc"), self._members)

    def replica_set(self):
        """As the member that takes writes sees it; nothing while none does, or one is not reached."""
        try:
            with self.mongodb() as connection:
                return connection.run({"replSetGetStatus": 1})
        except (AssertionError, OSError, ValueError, CommandFailed):
            return {"term": 0, "members": ()}

    def three_members(self, since=0):
        """Whether all members have all data, in a term later than `since`."""
        told = self.replica_set()
        return told["term"] > since and sorted(member["stateStr"] for member in told["members"]) == ["PRIMARY", "SECONDARY", "SECONDARY"]

    def restoring(self):
        """The Secret that is made when a restore is wanted, and removed behind it."""
        return _secret("cordon", "restore", {"mongodb-uri": self._uri("restore")})

    def pods(self, namespace, selector):
        return self.api.call("GET", f"/api/v1/namespaces/{namespace}/pods?labelSelector={selector}").body["items"]

    def addresses(self, namespace, selector):
        return [pod["status"].get("podIP") for pod in self.pods(namespace, selector)]

    def ready(self, namespace, deployment):
        """As `kubectl rollout status` looks at it."""
        found = self.api.call("GET", f"/apis/apps/v1/namespaces/{namespace}/deployments/{deployment}").body
        wanted, status = found["spec"]["replicas"], found.get("status", {})
        seen = status.get("observedGeneration", 0) >= found["metadata"]["generation"]
        return seen and wanted == status.get("updatedReplicas") == status.get("readyReplicas") == status.get("replicas")

    def until(self, done, what, seconds=_PATIENCE):
        end = time.monotonic() + seconds
        while not done():
            if time.monotonic() > end:
                raise AssertionError(f"{what} is not ready after {seconds} s:\n{self._told()}")
            time.sleep(0.5)

    def _told(self):
        lines = []
        for namespace in ("cordon", "cordon-mongodb", "cordon-keycloak", "kube-system"):
            for pod in self.pods(namespace, ""):
                states = [it.get("state") for it in pod["status"].get("containerStatuses", [])]
                lines.append(f"{namespace}/{pod['metadata']['name']} {pod['status']['phase']} {json.dumps(states)[:300]}")
        return "\n".join(lines)

    def _certify(self):
        """Three authorities, as an installation has them: one for the parts, one for MongoDB, one that browsers know."""
        inner = Authority(self._folder / "inner", "Cordon authority")
        for part in PARTS:
            inner.issue(part, "/CN=" + part, "serverAuth,clientAuth", ["DNS:" + part])
        self._members = Authority(self._folder / "members", "Cordon MongoDB authority")
        self._members.issue("member", "/O=Cordon/OU=members/CN=member", "serverAuth,clientAuth",
                            ["DNS:*.mongodb-svc.cordon-mongodb.svc.cluster.local"])
        self._edge = Authority(self._folder / "edge", "Public authority")
        self._edge.issue("edge", "/CN=edge", "serverAuth", ["IP:" + GATEWAY])
        self._edge.issue("keycloak", "/CN=keycloak", "serverAuth", ["IP:" + SIGN_IN])
        self._inner = inner
        trust = self._folder / "trust.p12"
        subprocess.run([Path(os.environ["JAVA_HOME"]) / "bin" / "keytool", "-importcert", "-noprompt", "-alias", "edge", "-file", self._edge.certificate,
                        "-keystore", trust, "-storetype", "PKCS12", "-storepass", "changeit"], check=True, capture_output=True)
        self._trust_store = base64.b64encode(trust.read_bytes()).decode()

    def _apply(self):
        """All but the parts themselves, which it gives."""
        BACKUPS.mkdir()
        production = rendered("production")
        (self._wanted,) = (it["spec"] for it in production if it["kind"] == "MongoDBCommunity")
        self._passwords = {user["name"]: secrets.token_urlsafe(24) for user in self._wanted["users"]}
        own = render(_OVERLAY)
        parts = [it for it in own if it["kind"] == "Deployment" and it["metadata"]["namespace"] == "cordon"]
        self._put(it for it in (*production, *own) if it["kind"] == "Namespace")
        self._put(it for it in production if _elsewhere(it))
        self._put(self._made())
        self._put(it for it in own if it["kind"] != "Namespace" and it not in parts)
        return parts

    def _put(self, manifests):
        for manifest in manifests:
            answer = self.api.apply(manifest, dry=False)
            assert answer.taken, f"{manifest['kind']} {manifest['metadata']['name']}: {answer}"

    def _made(self):
        """What has to be there, by the table of k8s/README.md, and what cert-manager would make."""
        for part in PARTS:
            yield _secret("cordon", part + "-tls", self._inner.of(part))
            held = {"mongodb-uri": self._uri(part)}
            if part == "reporting-service":
                held["master-key"] = self._secrets.master_key_file().read_text()
            if part == "operations-service":
                held["people-client-secret"] = self._secrets.clients()["cordon-people"]
            if part == "gateway":
                held["oidc-client-secret"] = self._secrets.clients()["cordon-gateway"]
            yield _secret("cordon", part, held)
        yield _secret("cordon", "backup", {"mongodb-uri": self._uri("backup")})
        yield _secret("cordon", "edge-tls", self._edge.of("edge"))
        yield _config("cordon", "mongodb-authority", data={"ca.crt": self._members.text("ca.crt")})
        yield _config("cordon", "sign-in", binaryData={"trust.p12": self._trust_store})
        member = self._members.of("member")
        yield _secret("cordon-mongodb", "members-tls", {"member.pem": member["tls.crt"] + member["tls.key"], "ca.crt": member["ca.crt"]})
        yield _secret("cordon-keycloak", "keycloak-tls", self._edge.of("keycloak"))
        yield _secret("cordon-keycloak", "keycloak-admin", {"secret": self._client_secret})

    def _uri(self, user):
        (database,) = (it["db"] for it in self._wanted["users"] if it["name"] == user)
        hosts = ",".join(member + ":27017" for member in MEMBERS)
        return f"mongodb://{user}:{self._passwords[user]}@{hosts}/?replicaSet=mongodb&tls=true&authSource={database}"


def listed(client, person, path, name):
    """What a list has on all its pages."""
    found, token = [], ""
    while True:
        page = client.get(person, f"{path}{'&' if '?' in path else '?'}page_size=200&page_token={token}")
        found += page[name]
        token = page["nextPageToken"]
        if not token:
            return found


def _elsewhere(manifest):
    """MongoDB's policies and its budget as they are; of Keycloak's that nothing goes in or out, as the ways in are other ones here."""
    namespace, name = manifest["metadata"].get("namespace"), manifest["metadata"]["name"]
    if namespace == "cordon-mongodb":
        return manifest["kind"] in ("NetworkPolicy", "PodDisruptionBudget")
    return (manifest["kind"], namespace, name) == ("NetworkPolicy", "cordon-keycloak", "deny-all")


def _secret(namespace, name, held):
    return {"apiVersion": "v1", "kind": "Secret", "metadata": {"name": name, "namespace": namespace}, "stringData": held}


def _config(namespace, name, **held):
    return {"apiVersion": "v1", "kind": "ConfigMap", "metadata": {"name": name, "namespace": namespace}, **held}
