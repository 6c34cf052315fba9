"""A copy to measure, driven through ./cordon, and what every measurement needs."""

import json
import os
import subprocess
import time
import urllib.request
from pathlib import Path

from launcher.home import CHECKOUT, find_home
from launcher.java import find_jdk, with_java


def build(copy):
    """The copy's jars, and the load programs."""
    copy.cordon("build")
    command = ["mvn", "-B", "-ntp", "-q", "-DskipTests", "-pl", "bench", "-am", "package"]
    subprocess.run(command, cwd=str(CHECKOUT), env=with_java(find_jdk()), check=True, stdout=subprocess.DEVNULL)


def load(*command):
    """What a load program of the bench's jar has printed; why it ended, if that was a fault."""
    printed = subprocess.run([str(word) for word in command], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if printed.returncode != 0:
        raise SystemExit(f"bench: the load failed:\n{printed.stderr[-4000:]}")
    return printed.stdout.splitlines()


def tell(what, value, unit, goal=""):
    print(f"{what:<45} {value:>10.2f} {unit:<6} {goal}".rstrip(), flush=True)


class Copy:
    """One copy; `settings` are of its environment."""

    def __init__(self, folder, port=28080, **settings):
        self.home = Path(folder)
        self.environment = {**os.environ, "CORDON_HOME": folder, "CORDON_CACHE": str(find_home().cache), **settings}
        self.port = port
        self._tokens = {}

    def cordon(self, *arguments):
        done = subprocess.run(
            [str(CHECKOUT / "cordon"), *arguments], env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        if done.returncode != 0:
            raise SystemExit(f"bench: ./cordon {' '.join(arguments)} failed:\n{done.stderr}")
        return done.stdout

    def token(self, name):
        token, given = self._tokens.get(name, (None, 0.0))
        if token is None or time.monotonic() - given > 40:
            token = self.cordon("token", name).strip()
            self._tokens[name] = token, time.monotonic()
        return token

    def token_file(self, name):
        """A token for a program, on no command line."""
        file = self.home / ("token-" + name)
        file.touch(mode=0o600)
        file.write_text(self.token(name))
        return file

    def parts(self):
        return json.loads(self.cordon("status", "--json"))["parts"]

    def headers(self, name):
        return {"Authorization": "Bearer " + self.token(name), "Content-Type": "application/json"}

    def get(self, name, path):
        return self._call(name, path, None)

    def post(self, name, path, content):
        return self._call(name, path, json.dumps(content).encode())

    def _call(self, name, path, body):
        request = urllib.request.Request(f"http://127.0.0.1:{self.port}/api/v1{path}", body, self.headers(name))
        with urllib.request.urlopen(request, timeout=30) as answer:
            return json.loads(answer.read())
