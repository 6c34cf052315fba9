"""Starts and stops the parts of one copy, in order, side by side where they do not wait for each other."""

import os
import re
import sys
import threading
from contextlib import contextmanager
from pathlib import Path

from launcher import (
    building, fetch, interrupts, keycloak, log_files, mongodb, ports, processes, quick_start, realm, services, supervisor,
)
from launcher.certificates import SERVICES, Certificates
from launcher.home import CHECKOUT
from launcher.java import find_jdk
from launcher.keycloak_admin import KeycloakAdmin
from launcher.refusal import Refusal, Stopped
from launcher.state import State
from launcher.vault import Secrets

ORDER = ("mongod", "keycloak", "operations-service", "tasking-service", "reporting-service", "gateway")
BELOW = ("mongod", "keycloak")
JAVA = ORDER[2:]
PATIENCE = 480
"""Seconds until a part that has not ended is given up; a busy machine takes minutes."""
_ATTEMPTS = 5
_BOUND_BY_ANOTHER = re.compile(r"address already in use|already in use|already bound|BindException", re.IGNORECASE)
ROOM = 1024**3
"""A small MongoDB with its oplog, Keycloak's data and the logs."""


class PortTaken(Exception):
    """A part could not have its port; `names`, at least one, are those that somebody else holds at the moment."""

    def __init__(self, names):
        super().__init__(names)
        self.names = names


class Installation:
    """One copy of Cordon, running or not."""

    def __init__(self, home, run):
        self.home = home
        self.run = run
        self.state = State(home)
        self.secrets = Secrets(home.secrets)
        self.certificates = Certificates(home, self.secrets)
        self.held = ports.Reserved()
        self._asked = ()

    def address(self):
        """Where people go: without TLS, or with it where there is nothing else; None before ports are chosen."""
        known = self.state.read()
        port = known.get("ports", {}).get("gateway")
        return self.secure_address() if known.get("secure") else port and f"http://127.0.0.1:{port}"

    def secure_address(self):
        port = self.state.read().get("ports", {}).get("gateway-tls")
        return port and f"https://127.0.0.1:{port}"

    def issuer(self):
        return self._chosen("issuer")

    def keycloak_admin(self):
        """The administrator of the Keycloak that this copy runs on."""
        there = keycloak.given() or (self._chosen("keycloak", "address"), *self.secrets.keycloak_admin())
        return KeycloakAdmin(*there)

    def _chosen(self, *path):
        """What a start writes down when it is so far; the very first one is asked for it before."""
        found = self.state.read()
        for key in path:
            found = found.get(key)
            if found is None:
                raise Refusal("Cordon is still starting: try again when ./cordon status shows every part as ready.")
        return found

    def running(self):
        return [name for name, part in self.state.parts().items() if processes.alive(part)]

    def up(self):
        """Whether something of this copy runs: a part, or a supervisor that will start one again."""
        return bool(self.running()) or supervisor.is_watching(self.home)

    def supervisor(self, say=None):
        return supervisor.Supervisor(
            self.home, self.state, ORDER, self.start_part, self.may_start, self.ready, say=say, reason=self.reason)

    def mend(self):
        """Starts a supervisor for parts that run without one; whether there was none."""
        if supervisor.is_watching(self.home) or not self.running():
            return False
        command = [sys.executable, CHECKOUT / "cordon", "supervise"]
        processes.leave_alone(command, self.home.log_of("supervisor"))
        self.run.wait_until(
            lambda: supervisor.is_watching(self.home), 15,
            lambda: f"The supervisor does not start; see {self.home.log_of('supervisor')}.")
        return True

    def start(self, port, tls_port, secure):
        """Brings everything up, or leaves nothing running; without TLS only on `port`, if that is given."""
        self._clear_away()
        jdk = find_jdk()
        fetch.require_room(self.home.data, ROOM)
        self._asked = (*(("gateway",) if port else ()), *(("gateway-tls",) if tls_port else ()))
        chosen = ports.choose(self.state.read().get("ports", {}), port, self.home.first_port(), tls_port, held=self.held)
        with self.state.change() as content:
            content.update(ports=chosen, parts={}, jdk=str(jdk), secure=secure, restarts={}, stopped=[])
            content.pop("ending", None)
        try:
            self._certify(jdk, secure)
            self._together(
                ("MongoDB", self._mongodb),
                ("Keycloak", lambda note: self._keycloak(jdk, note)),
                ("Build", lambda note: self._build(jdk, note)),
            )
            self._start_services()
        except BaseException:
            with self.run.progress.step("Stopping"):
                self.stop(kill=True)
            raise

    @contextmanager
    def mongodb_alone(self):
        """MongoDB without anything that stands on it, as for a restore; gives its address."""
        self._clear_away()
        fetch.require_room(self.home.data, ROOM)
        known = self.state.read().get("ports", {})
        chosen = ports.choose(known, None, self.home.first_port(), held=self.held)
        with self.state.change() as content:
            content.update(ports=chosen, parts={}, restarts={}, stopped=[], jdk=str(find_jdk()))
            content.pop("ending", None)
        try:
            with self.run.progress.step("MongoDB") as note:
                self._mongodb(note)
            yield self.state.read()["mongodb"]["uri"]
        finally:
            self.stop()

    def _clear_away(self):
        """What is left of parts that have ended, e.g. Keycloak's JVM, which would keep its database from the next one."""
        for part in self.state.parts().values():
            processes.clear(part)

    def _start_services(self):
        """All at once; where a port was taken meanwhile, all again, because each knows the ports of others."""
        for attempt in range(_ATTEMPTS):
            for name in JAVA:
                self.start_part(name)
            try:
                self._together(*[(name, lambda note, name=name: self.await_ready(name)) for name in JAVA])
                return
            except PortTaken as taken:
                self._end_parts(JAVA, kill=True)
                self._choose_again(taken.names)
                if "gateway-tls" in taken.names:
                    self._reconcile(lambda note: None)
                self.run.resume()
        raise Refusal(f"No free ports were found in {_ATTEMPTS} attempts; see ./cordon logs.")

    def _choose_again(self, names):
        with self.state.change() as content:
            content["ports"] = ports.choose_again(content["ports"], names, self._asked, self.home.first_port(), self.held)

    def start_part(self, name):
        """Starts one part with what was chosen for this run."""
        known = self.state.read()
        jdk = Path(known["jdk"])
        with interrupts.put_off():
            if name == "mongod":
                record = mongodb.start(known["mongodb"]["binary"], self.home, known["ports"]["mongod"])
            elif name == "keycloak":
                record = keycloak.start(
                    Path(known["keycloak"]["folder"]), self.home, jdk, known["ports"]["keycloak"],
                    known["ports"]["keycloak-management"], self.secrets.keycloak_admin(), self.certificates.authority,
                )
            else:
                record = services.start(
                    name, self.home, jdk, known["ports"], known["mongodb"]["uri"], known["issuer"], self.secrets,
                    known.get("secure", False),
                )
            try:
                self.state.record_part(name, record)
            except BaseException:
                processes.end([record], kill=True)  # what nobody knows of, nobody would ever end
                raise

    def may_start(self, name):
        """A part stands on MongoDB; on Keycloak it does not wait."""
        if name in BELOW or "mongod" not in self.state.parts():
            return True
        return bool(self.ready("mongod"))

    def ready(self, name):
        """True, False, or None if the part does not answer at all."""
        known = self.state.read()
        if name == "mongod":
            return mongodb.ready(known["ports"]["mongod"])
        if name == "keycloak":
            return keycloak.ready(known["ports"]["keycloak-management"])
        return services.ready(name, known["ports"], known.get("secure", False))

    def reason(self, name, part):
        """Why a part has ended, as far as it can be told."""
        processes.clear(part)
        why = processes.reason(part)
        taken = self._taken(name) if _BOUND_BY_ANOTHER.search(log_files.said_since_start(part, self.home.log_of(name))) else []
        if taken:
            numbers = ", ".join(str(self.state.read()["ports"][port]) for port in taken)
            return f"port {numbers} is taken by another program"
        return why

    def quicken(self):
        """Has what lets the parts start quickly made behind, where it is missing; not by whoever takes jars as they are."""
        known = self.state.read()
        if os.environ.get("CORDON_SKIP_BUILD") or processes.alive(known.get("quickening")):
            return
        if not quick_start.missing(Path(known["jdk"])):
            return
        with interrupts.put_off():
            command = [sys.executable, CHECKOUT / "cordon", "quicken"]
            record = processes.spawn(command, self.home.log_of("build"), dict(os.environ), self.home.data)
            try:
                with self.state.change() as content:
                    content["quickening"] = record
            except BaseException:
                processes.end([record])
                raise
        threading.Thread(target=processes.STARTED[record["pid"]].wait, daemon=True).start()

    def leave_unquickened(self):
        """Ends that work, if it is under way; it has time to end the java that it has started, which is a session of its own."""
        record = self.state.read().get("quickening")
        if record:
            processes.end([record])
            with self.state.change() as content:
                content.pop("quickening", None)

    def hold_ports(self):
        """Sets aside again what this copy uses, for a process that has not chosen it."""
        for port in self.state.read().get("ports", {}).values():
            self.held.take(port)

    def stop(self, kill=False):
        """The supervisor first, then the services, then what they stand on; their data stay."""
        with interrupts.ignored():
            with self.state.change() as content:
                content["ending"] = True
            self.leave_unquickened()
            supervisor.end(self.home, self.state)
            self._end_parts(reversed(JAVA), kill=kill)
            self._end_parts(reversed(BELOW), patience=8 if kill else 20)
            with self.state.change() as content:
                content.update(parts={}, restarts={}, stopped=[])
                content.pop("supervisor", None)
                content.pop("ending", None)

    def stop_part(self, name):
        """Ends one part, which stays so until it is started by name."""
        with self.state.change() as content:
            content["stopped"] = sorted({*content.get("stopped", []), name})
            content.get("restarts", {}).pop(name, None)
        self._end_parts([name])

    def ask_for(self, name):
        """Lets the supervisor start a part now, whether it was stopped or waits for its pause to end.

        Gives how often it was started again before.
        """
        with self.state.change() as content:
            noted = content.setdefault("restarts", {}).setdefault(name, {"count": 0, "pause": 1})
            if name in content.get("stopped", []):
                content["stopped"].remove(name)
                noted.update(asked=True, due=0, why="stopped by name")
            elif noted.get("due") is not None:
                noted["due"] = 0
            elif not noted.get("why"):
                del content["restarts"][name]
            return noted["count"]

    def _end_parts(self, names, kill=False, patience=20):
        parts = self.state.parts()
        processes.end([parts[name] for name in names if name in parts], patience=patience, kill=kill)

    def _certify(self, jdk, secure):
        with self.run.progress.step("Certificates") as note:
            parts = ("edge", "gateway", *SERVICES) if secure else ("edge",)
            note(", ".join(self.certificates.ensure(self.run, jdk, parts)) or "up to date")

    def _mongodb(self, note):
        uri = mongodb.given()
        if uri:
            mongodb.require_reachable(uri)
            how = "MONGODB_URI"
        else:
            binary, how = mongodb.find(self.run, self.home, note)
            note("starting")
            with self.state.change() as content:
                content["mongodb"] = {"binary": str(binary), "chosen": how}
            self._start_below("mongod")
            uri = mongodb.uri(self.state.read()["ports"]["mongod"])
        with self.state.change() as content:
            content.setdefault("mongodb", {}).update(uri=uri, chosen=how, version=mongodb.version(uri))
        note(how)

    def _keycloak(self, jdk, note):
        there = keycloak.given()
        if there:
            address, how, version = there[0], "KEYCLOAK_URL", None
        else:
            folder = keycloak.find(self.run, self.home, jdk, note)
            self.secrets.keycloak_admin()
            self.secrets.save()
            note("starting")
            how, version = f"Keycloak {keycloak.VERSION}, fetched", keycloak.VERSION
            with self.state.change() as content:
                content["keycloak"] = {"folder": str(folder), "chosen": how, "version": version}
            self._start_below("keycloak")
            address = keycloak.address(self.state.read()["ports"]["keycloak"])
        with self.state.change() as content:
            content["issuer"] = f"{address}/realms/{self.home.realm}"
            content.setdefault("keycloak", {}).update(address=address, chosen=how, version=version)
        self._reconcile(note)
        note(how)

    def _reconcile(self, note):
        realm.reconcile(self.keycloak_admin(), self.home.realm, self.address(), self.secrets, note, self.secure_address())

    def _start_below(self, name):
        """Starts what the services stand on, and waits; on other ports if somebody has bound one meanwhile."""
        for attempt in range(_ATTEMPTS):
            self.start_part(name)
            try:
                self.await_ready(name)
                return
            except PortTaken as taken:
                self._end_parts([name], kill=True)
                self._choose_again(taken.names)
        raise Refusal(f"No free port was found for {name} in {_ATTEMPTS} attempts; see ./cordon logs {name}.")

    def _build(self, jdk, note):
        if building.up_to_date():
            note("up to date")
        else:
            building.build(self.run, self.home, jdk)

    def await_ready(self, name):
        """Waits until a part answers its health method, or says how its log ends.

        Raises PortTaken as soon as another program has the part's port, which might even answer in its place. A part that
        says it cannot have something is ended, since some do not end by it; only a look at its ports tells whether it is
        one of them: Keycloak's database says the same of a file.
        """

        def look():
            part = self.state.parts().get(name)
            if part is None:
                return self.ready(name)
            ended = not processes.alive(part)
            strangers = [] if ended else [port for port in self._used(name) if processes.is_strangers(part, self._port(port))]
            refused = _BOUND_BY_ANOTHER.search(log_files.said_since_start(part, self.home.log_of(name)))
            if strangers or refused:
                processes.end([part], kill=True)
                taken = strangers or self._taken(name)
                if taken:
                    raise PortTaken(taken)
            if ended or refused:
                lines = "\n    ".join(log_files.last_lines(self.home.log_of(name), 6))
                raise Refusal(f"{name} ended while it started; its log ends with:\n    {lines}")
            if not self.ready(name):
                return False
            with self.state.change() as content:
                content.get("parts", {}).get(name, {})["ready"] = True
            return True

        self.run.wait_until(look, PATIENCE, lambda: f"{name} is not ready after {PATIENCE} s; see ./cordon logs {name}.")

    def _used(self, name):
        known = self.state.read()
        unused = ("gateway",) if known.get("secure") else tuple(service + "-health" for service in services.GRPC)
        return [port for port in ports.OF_PART[name] if port in known["ports"] and port not in unused]

    def _port(self, name):
        return self.state.read()["ports"][name]

    def _taken(self, name):
        """Which ports of a part that does not run somebody else has bound."""
        return [port for port in self._used(name) if not ports.is_free(self._port(port))]

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
