"""What a node changes on its machine, noted before, put back behind it, and looked for when it is over."""

import contextlib
import json
import os
import shutil
import signal
import subprocess
import time
from pathlib import Path

from launcher.node.needs import CGROUPS
from launcher.node.programs import NAME
from launcher.run import output_of

NETWORK = Path("/run/netns") / NAME
_SYSCTLS = ("vm/overcommit_memory", "vm/panic_on_oom", "kernel/panic", "kernel/panic_on_oops", "kernel/keys/root_maxkeys",
            "kernel/keys/root_maxbytes", "net/ipv4/ip_forward", "net/bridge/bridge-nf-call-iptables", "net/netfilter/nf_conntrack_max")
"""The kubelet sets the first ones for the whole machine; the last ones are those that must not change outside."""
_FOLDERS = ("/var/lib/kubelet", "/var/lib/cni", "/var/log/containers", "/run/containerd", "/run/xtables.lock", "/opt/cni", "/etc/cni")
_PATIENCE = 8


class Traces:
    """`folder` is that of the node, in which the note lies too, so that a node that was cut off can be removed."""

    def __init__(self, folder):
        self._folder = folder
        self._note = folder / "before.json"

    def note(self):
        self._note.write_text(json.dumps({"sysctls": _sysctls(), "networks": _networks(), "folders": [path for path in _FOLDERS if os.path.exists(path)]}))

    def remove(self):
        """Without a word of what was started: whatever is in the node's network, cgroups and folder is the node's."""
        before = json.loads(self._note.read_text()) if self._note.exists() else None
        # The kubelet first, which would start again what has ended; then the pods, and then whoever looks after them.
        _end(lambda: [pid for pid in _in_network() if pid not in _shims(self._folder)], signal.SIGTERM)
        _end(_in_cgroups, signal.SIGKILL)
        _end(lambda: [*_in_network(), *_in_cgroups(), *_shims(self._folder)], signal.SIGKILL)
        for mount in sorted(_mounts(self._folder), reverse=True):
            subprocess.run(["umount", "-l", mount])
        for name in _networks():
            if before and name not in before["networks"]:
                subprocess.run(["ip", "netns", "delete", name])
        if NETWORK.exists():
            subprocess.run(["ip", "netns", "delete", NAME])
        _remove_cgroups()
        shutil.rmtree(self._folder / "kubelet", ignore_errors=True)
        for path in _FOLDERS if before else ():
            if path not in before["folders"]:
                shutil.rmtree(path, ignore_errors=True) if os.path.isdir(path) else Path(path).unlink(missing_ok=True)
        for key, value in (before or {}).get("sysctls", {}).items():
            if _sysctls().get(key) != value:
                Path("/proc/sys", key).write_text(value)
        left = self.left(before)
        if not left:
            shutil.rmtree(self._folder, ignore_errors=True)
        return left + ([f"folder {self._folder}"] if self._folder.exists() else [])

    def left(self, before):
        """In words, what of the node is still there."""
        found = [f"process {pid}" for pid in {*_in_network(), *_in_cgroups(), *_shims(self._folder)}]
        found += [f"mount {mount}" for mount in _mounts(self._folder)]
        found += [f"cgroup {folder}" for folder in _cgroups()]
        if NETWORK.exists():
            found.append(f"network {NAME}")
        if before:
            found += [f"network {name}" for name in _networks() if name not in before["networks"]]
            found += [f"folder {path}" for path in _FOLDERS if os.path.exists(path) and path not in before["folders"]]
            now = _sysctls()
            found += [f"sysctl {key} = {now.get(key)}, not {value}" for key, value in before["sysctls"].items() if now.get(key) != value]
        return found


def _end(find, number):
    """Signals all, and waits until they are gone; who stays is met by the next signal."""
    for pid in find():
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, number)
    end = time.monotonic() + _PATIENCE
    while find() and time.monotonic() < end:
        with contextlib.suppress(ChildProcessError):
            os.waitpid(-1, os.WNOHANG)
        time.sleep(0.1)


def _in_network():
    """None of a zombie, which has no network any more."""
    return [int(pid) for pid in (output_of(["ip", "netns", "pids", NAME]) or "").split()] if NETWORK.exists() else []


def _in_cgroups():
    found = set()
    for folder in _cgroups():
        with contextlib.suppress(OSError):
            found |= {int(pid) for pid in (folder / "cgroup.procs").read_text().split()}
    return sorted(found)


def _shims(folder):
    """Each looks after one pod, and is called with the folder's name, wherever they are."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdecimal():
            with contextlib.suppress(OSError):
                words = (entry / "cmdline").read_bytes().split(b"\0")
                if b"containerd-shim" in words[0] and f"{folder}/containerd.sock".encode() in words:
                    found.append(int(entry.name))
    return found


def _mounts(folder):
    mounted = (line.split()[1] for line in Path("/proc/mounts").read_text().splitlines())
    return [place for place in mounted if place.startswith(f"{folder}/")]


def _cgroups():
    """From the innermost outwards."""
    tops = [CGROUPS / NAME, *(folder / NAME for folder in CGROUPS.iterdir() if folder.is_dir())]
    return [Path(folder) for top in tops if top.is_dir() for folder, _, _ in os.walk(top, topdown=False)]


def _remove_cgroups():
    for folder in _cgroups():
        with contextlib.suppress(OSError):
            folder.rmdir()


def _networks():
    return sorted(place.name for place in NETWORK.parent.iterdir()) if NETWORK.parent.is_dir() else []


def _sysctls():
    return {key: Path("/proc/sys", key).read_text().strip() for key in _SYSCTLS if Path("/proc/sys", key).exists()}
