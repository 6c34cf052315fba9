"""What a machine has to have for a node, and how to get it."""

import os
import shutil
from pathlib import Path

from launcher.refusal import Refusal

PLUGINS = Path("/usr/lib/cni")
CGROUPS = Path("/sys/fs/cgroup")
_PROGRAMS = {
    "containerd": "containerd", "ctr": "containerd", "runc": "runc", "iptables": "iptables", "ipset": "ipset", "ip": "iproute2",
    "nsenter": "util-linux", "openssl": "openssl",
}
_CONTROLLERS = ("cpu", "cpuset", "memory", "pids")
_PLACES = ("/usr/local/sbin", "/usr/sbin", "/sbin")


def path(environ=os.environ):
    """Where Debian has what is for root alone is not on everybody's path."""
    return os.pathsep.join([environ.get("PATH", os.defpath), *_PLACES])


def require(user=os.geteuid, plugins=PLUGINS, cgroups=CGROUPS, find=shutil.which, netfilter=Path("/proc/net/ip_tables_names")):
    """One sentence that says all that is missing."""
    if user() != 0:
        raise Refusal("A node needs root, for namespaces, mounts and cgroups: run this as root on a machine that is for it.")
    packages = sorted({package for program, package in _PROGRAMS.items() if not find(program, path=path())})
    if not (plugins / "bridge").exists():
        packages.append("containernetworking-plugins")
    if packages:
        raise Refusal("A node needs more of Debian: apt-get install --no-install-recommends " + " ".join(packages) + ".")
    missing = [name for name in _CONTROLLERS if not _controls(cgroups, name)]
    if missing:
        raise Refusal(f"A node needs the cgroup controllers {', '.join(missing)}, which are not mounted at {cgroups}: take another machine.")
    if not netfilter.exists():
        raise Refusal("A node needs a kernel with iptables, and this one has none: load ip_tables, or take another machine.")


def _controls(cgroups, name):
    """In a hierarchy of its own, or in the one of all."""
    if (cgroups / name).is_dir():
        return True
    together = cgroups / "cgroup.controllers"
    return together.exists() and name in together.read_text().split()
