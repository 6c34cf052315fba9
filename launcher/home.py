"""The folders and names of one installation, as the environment gives them."""

import hashlib
import os
import re
from dataclasses import dataclass
from pathlib import Path

from launcher.refusal import Refusal

CHECKOUT = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 8080


@dataclass(frozen=True)
class Home:
    """Where this copy keeps its data, and where downloads are kept for every copy."""

    data: Path
    cache: Path
    realm: str
    database_prefix: str

    @property
    def logs(self):
        return self.data / "logs"

    @property
    def secrets(self):
        return self.data / "secrets"

    @property
    def state(self):
        return self.data / "state.json"

    def log_of(self, part):
        return self.logs / (part + ".log")

    def database(self, service):
        return self.database_prefix + "_" + service

    def first_port(self):
        """Copies start to look for ports in different places, so that they seldom meet."""
        digest = hashlib.sha256(str(self.data).encode()).digest()
        return 10000 + int.from_bytes(digest[:2], "big") % 200 * 100


def find_home(environ=os.environ):
    """CORDON_HOME holds both folders; without it the data stay in the checkout and the cache is shared."""
    if environ.get("CORDON_HOME"):
        home = Path(environ["CORDON_HOME"]).expanduser().absolute()
        cache = home / "cache"
    else:
        home = CHECKOUT / ".cordon"
        caches = environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
        cache = Path(caches) / "cordon"
    if environ.get("CORDON_CACHE"):
        cache = Path(environ["CORDON_CACHE"]).expanduser().absolute()
    return Home(
        data=home / "data",
        cache=cache,
        realm=_plain_name(environ, "CORDON_REALM", "cordon"),
        database_prefix=_plain_name(environ, "CORDON_DATABASE_PREFIX", "cordon"),
    )


def _plain_name(environ, variable, default):
    name = environ.get(variable) or default
    if not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9_-]{0,39}", name):
        raise Refusal(f"{variable} is not a plain name: use up to 40 letters, digits, - or _.")
    return name


def make_folders(home):
    """The data folder holds secrets, so only its owner may enter it."""
    try:
        for folder in (home.data, home.logs, home.secrets):
            folder.mkdir(parents=True, exist_ok=True)
        home.data.chmod(0o700)
        home.cache.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refusal(f"Cannot write to {error.filename}: {error.strerror}; set CORDON_HOME to a folder of yours.")
