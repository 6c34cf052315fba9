"""Starts and stops the parts of one copy, in order, side by side where they do not wait for each other."""

import threading
from contextlib import contextmanager

from launcher import building, fetch, keycloak, mongodb, ports, processes, realm, services
from launcher.certificates import SERVICES, Certificates
from launcher.java import find_jdk
from launcher.keycloak_admin import KeycloakAdmin
from launcher.refusal import Refusal, Stopped
from launcher.state import State
from launcher.vault import Secrets

ORDER = ("mongod", "keycloak", "operations-service", "tasking-service", "reporting-service", "gateway")
_PATIENCE = 240
ROOM = 1024**3
"""A small MongoDB with its oplog, Keycloak's data and the logs."""


class Installation:
    """One copy of Cordon, running or not."""

    def __init__(self, home, run):
        self.home = home
        self.run = run
        self.state = State(home)
        self.secrets = Secrets(home.secrets)
        self.certificates = Certificates(home, self.secrets)

    def address(self):
        """Where people go: without TLS, or with it where there is nothing else."""
        known = self.state.read()
        return self.secure_address() if known.get("secure") else f"http://127.0.0.1:{known['ports']['gateway']}"

    def secure_address(self):
        return f"https://127.0.0.1:{self.state.read()['ports']['gateway-tls']}"

    def issuer(self):
        return self.state.read()["issuer"]

    def keycloak_admin(self):
        """The administrator of the Keycloak that this copy runs on."""
        there = keycloak.given() or (self.state.read()["keycloak"]["address"], *self.secrets.keycloak_admin())
        return KeycloakAdmin(*there)

    def running(self):
        return [name for name, part in self.state.parts().items() if processes.alive(part)]

    def start(self, port, tls_port, secure):
        """Brings everything up, or leaves nothing running; without TLS only on `port`, if that is given."""
        jdk = find_jdk()
        fetch.require_room(self.home.data, ROOM)
        chosen = ports.choose(self.state.read().get("ports", {}), port, self.home.first_port(), tls_port)
        with self.state.change() as content:
            content.update(ports=chosen, parts={}, jdk=str(jdk), secure=secure)
        try:
            self._certify(jdk, secure)
            self._together(
                ("MongoDB", lambda note: self._mongodb(chosen, note)),
                ("Keycloak", lambda note: self._keycloak(chosen, jdk, note)),
                ("Build", lambda note: self._build(jdk, note)),
            )
            names = [name for name in ORDER if name.endswith("-service") or name == "gateway"]
            for name in names:
                self.start_service(name)
            self._together(*[(name, lambda note, name=name: self.await_ready(name)) for name in names])
        except BaseException:
            with self.run.progress.step("Stopping"):
                self.stop(kill=True)
            raise

    def start_service(self, name):
        """Starts one of the Java parts with what was chosen for this run."""
        known = self.state.read()
        record = services.start(
            name, self.home, find_jdk(), known["ports"], known["mongodb"]["uri"], known["issuer"], self.secrets,
            known.get("secure", False),
        )
        self.state.record_part(name, record)

    def stop(self, kill=False):
        """The services first, then what they stand on; their data stay."""
        parts = self.state.parts()
        above = [parts[name] for name in reversed(ORDER) if name in parts and name not in ("mongod", "keycloak")]
        below = [parts[name] for name in ("keycloak", "mongod") if name in parts]
        processes.end(above, kill=kill)
        processes.end(below, patience=8 if kill else 20)
        with self.state.change() as content:
            content["parts"] = {}

    def _certify(self, jdk, secure):
        with self.run.progress.step("Certificates") as note:
            parts = ("edge", "gateway", *SERVICES) if secure else ("edge",)
            note(", ".join(self.certificates.ensure(self.run, jdk, parts)) or "up to date")

    def _mongodb(self, chosen, note):
        uri = mongodb.given()
        if uri:
            mongodb.require_reachable(uri)
            how = "MONGODB_URI"
        else:
            binary, how = mongodb.find(self.run, self.home, note)
            note("starting")
            self.state.record_part("mongod", mongodb.start(binary, self.home, chosen["mongod"]))
            self._until("mongod", lambda: mongodb.ready(chosen["mongod"]))
            uri = mongodb.uri(chosen["mongod"])
        with self.state.change() as content:
            content["mongodb"] = {"uri": uri, "chosen": how, "version": mongodb.version(uri)}
        note(how)

    def _keycloak(self, chosen, jdk, note):
        there = keycloak.given()
        if there:
            address, client, secret = there
            how, version = "KEYCLOAK_URL", None
        else:
            folder = keycloak.find(self.run, self.home, jdk, note)
            client, secret = self.secrets.keycloak_admin()
            self.secrets.save()
            note("starting")
            record = keycloak.start(
                folder, self.home, jdk, chosen["keycloak"], chosen["keycloak-management"], (client, secret),
                self.certificates.authority,
            )
            self.state.record_part("keycloak", record)
            self._until("keycloak", lambda: keycloak.ready(chosen["keycloak-management"]))
            address = keycloak.address(chosen["keycloak"])
            how, version = f"Keycloak {keycloak.VERSION}, fetched", keycloak.VERSION
        admin = KeycloakAdmin(address, client, secret)
        realm.reconcile(admin, self.home.realm, self.address(), self.secrets, note, self.secure_address())
        with self.state.change() as content:
            content["issuer"] = f"{address}/realms/{self.home.realm}"
            content["keycloak"] = {"address": address, "chosen": how, "version": version}
        note(how)

    def _build(self, jdk, note):
        if building.up_to_date():
            note("up to date")
        else:
            building.build(self.run, self.home, jdk)

    def await_ready(self, name):
        """Waits until a part answers its health method, or says how its log ends."""
        known = self.state.read()
        self._until(name, lambda: services.ready(name, known["ports"], known.get("secure", False)))

    def _until(self, name, ready):
        def look():
            part = self.state.parts().get(name)
            if part is not None and not processes.alive(part):
                lines = "\n    ".join(processes.last_lines(self.home.log_of(name), 6))
                raise Refusal(f"{name} ended while it started; its log ends with:\n    {lines}")
            return ready()

        self.run.wait_until(look, _PATIENCE, lambda: f"{name} is not ready after {_PATIENCE} s; see ./cordon logs {name}.")

    def _together(self, *steps):
        """Runs steps side by side; the first that fails stops the others and is what is told."""
        faults = []

        def one(name, step):
            try:
                with self.run.progress.step(name) as note:
                    step(note)
            except BaseException as fault:
                faults.append(fault)
                self.run.cancel()

        threads = [threading.Thread(target=one, args=step, daemon=True) for step in steps]
        for thread in threads:
            thread.start()
        with _patient(self.run, threads):
            for thread in threads:
                while thread.is_alive():
                    thread.join(0.2)
        told = [fault for fault in faults if not isinstance(fault, Stopped)] or faults
        if told:
            raise told[0]


@contextmanager
def _patient(run, threads):
    """On Ctrl-C the steps are told to stop and waited for, so that none starts something afterwards."""
    try:
        yield
    except KeyboardInterrupt:
        run.cancel()
        for thread in threads:
            thread.join(30)
        raise
