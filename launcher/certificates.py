"""The certificates of one copy: an authority of its own and what it gives to the parts, made by the JDK's keytool."""

import json
import os
import shutil
import ssl
import time
from concurrent.futures import ThreadPoolExecutor

from launcher.refusal import Refusal

SERVICES = ("operations-service", "tasking-service", "reporting-service")
_PASSWORD = "CORDON_STORE_PASSWORD"
_DAY = 86_400
_DAYS = 397
"""What browsers accept at most."""
_AUTHORITY_DAYS = 3650
_RENEW_WITHIN = 30 * _DAY
_LOOPBACK = "dns:localhost,ip:127.0.0.1"
_QUICK = ("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")


class Certificates:
    """Key stores below `secrets/`, readable by their owner alone; their password goes by environment only."""

    def __init__(self, home, secrets):
        self.authority = home.data / "ca.pem"
        self._folder = home.secrets / "certificates"
        self._issued = self._folder / "issued.json"
        self._secrets = secrets

    def ensure(self, run, jdk, parts, now=None):
        """Makes what is missing or runs out within 30 days; gives the names of what was made."""
        now = time.time() if now is None else now
        self._folder.mkdir(exist_ok=True)
        self._folder.chmod(0o700)
        until = json.loads(self._issued.read_text()) if self._issued.exists() else {}
        keytool = _Keytool(run, jdk, self._folder, self._secrets.keystore())
        self._secrets.save()

        def stale(name):
            return not self._store(name).exists() or until.get(name, 0) < now + _RENEW_WITHIN

        if stale("authority") or not self._store("trust").exists() or not self.authority.exists():
            self._found(keytool)
            until = {"authority": now + _AUTHORITY_DAYS * _DAY}
        made = [name for name in parts if stale(name)]
        with ThreadPoolExecutor() as several:
            list(several.map(lambda name: self._issue(keytool, name), made))
        until.update((name, now + _DAYS * _DAY) for name in made)
        self._issued.write_text(json.dumps(until, indent=1, sort_keys=True) + "\n")
        return made

    def bundle(self, bundle, part):
        """The environment that gives a Spring Boot part its certificate and whom it trusts."""
        prefix = f"SPRING_SSL_BUNDLE_JKS_{bundle.upper()}_"
        password = self._secrets.keystore()
        return {
            prefix + "KEYSTORE_LOCATION": self._store(part).as_uri(),
            prefix + "KEYSTORE_PASSWORD": password,
            prefix + "KEYSTORE_TYPE": "PKCS12",
            prefix + "TRUSTSTORE_LOCATION": self._store("trust").as_uri(),
            prefix + "TRUSTSTORE_PASSWORD": password,
            prefix + "TRUSTSTORE_TYPE": "PKCS12",
            prefix + "RELOADONUPDATE": "true",
        }

    def trusting(self):
        """For clients in this process: trusts this copy's authority and no other."""
        return ssl.create_default_context(cafile=str(self.authority))

    def _store(self, name):
        return self._folder / (name + ".p12")

    def _found(self, keytool):
        """A new authority; what an earlier one has signed is of no use any more."""
        for old in self._folder.glob("*.p12"):
            old.unlink()
        aside = self._aside("authority")
        keytool(
            "-genkeypair", "-alias", "authority", "-keyalg", "EC", "-groupname", "secp384r1",
            "-dname", "CN=Cordon local authority", "-ext", "bc:c=ca:true,pathlen:0",
            "-ext", "ku:c=keyCertSign,cRLSign", "-validity", _AUTHORITY_DAYS, "-keystore", aside,
        )
        shown = self.authority.with_suffix(".new")
        shown.unlink(missing_ok=True)
        keytool("-exportcert", "-rfc", "-alias", "authority", "-keystore", aside, "-file", shown)
        shown.replace(self.authority)
        trust = self._aside("trust")
        keytool("-importcert", "-noprompt", "-alias", "authority", "-file", self.authority, "-keystore", trust)
        self._take(trust, "trust")
        self._take(aside, "authority")

    def _issue(self, keytool, name):
        """Signed in a copy of the authority's store, from which the authority's key is removed again."""
        aside = self._aside(name)
        shutil.copyfile(self._store("authority"), aside)
        aside.chmod(0o600)
        names, usage = _names(name)
        keytool(
            "-genkeypair", "-alias", name, "-signer", "authority", "-keyalg", "EC", "-groupname", "secp256r1",
            "-dname", f"CN={name}, O=Cordon", "-ext", "san=" + names, "-ext", "ku:c=digitalSignature",
            "-ext", "eku=" + usage, "-validity", _DAYS, "-keystore", aside,
        )
        keytool("-delete", "-alias", "authority", "-keystore", aside)
        self._take(aside, name)

    def _aside(self, name):
        aside = self._folder / (name + ".new")
        aside.unlink(missing_ok=True)
        return aside

    def _take(self, aside, name):
        aside.chmod(0o600)
        aside.replace(self._store(name))


def _names(name):
    """Alternative names and usage: the edge is met by browsers, the gateway meets services, those meet each other."""
    if name == "edge":
        return _LOOPBACK + ",ip:::1", "serverAuth"
    if name == "gateway":
        return "dns:gateway", "clientAuth"
    return f"dns:{name},{_LOOPBACK}", "serverAuth,clientAuth"


class _Keytool:
    def __init__(self, run, jdk, folder, password):
        self._run = run
        self._tool = jdk / "bin" / "keytool"
        self._folder = folder
        self._environment = {**os.environ, _PASSWORD: password}

    def __call__(self, *words):
        store = words[words.index("-keystore") + 1]
        log = self._folder / (store.stem + ".log")
        command = [self._tool, *_QUICK, *words, "-storetype", "PKCS12", "-storepass:env", _PASSWORD]
        if self._run.tool(command, log=log, environment=self._environment, seconds=120) != 0:
            raise Refusal(f"A certificate cannot be made; {log} says why.")
        log.unlink()
