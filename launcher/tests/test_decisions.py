"""Decisions name code that is there."""

import re
import subprocess
import unittest
from pathlib import Path

from launcher.home import CHECKOUT

_OURS = re.compile(r"\b(?:class|record|enum|interface|message|service|rpc)\s+([A-Z]\w*)")
_NAMED = re.compile(r"`([A-Z]\w*[a-z]\w*)(?:\.[A-Za-z]+)?`")

# Of the JDK, of libraries, of HTTP, and a schema that the description makes.
_OF_OTHERS = {
    "AOTClassLinking", "BigInteger", "CircuitBreaker", "Date", "ErrorInfo", "GrpcExceptionHandler", "Host", "JsonFormat",
    "PlanInput", "RequestRateLimiter", "Retry",
}


class Decisions(unittest.TestCase):
    def test_every_name_of_a_class_or_method_in_a_decision_is_one_that_exists(self):
        there = set(_OF_OTHERS)
        for name in _files("*.java", "*.proto", "*.ts", "*.tsx", "*.py"):
            there.add(Path(name).stem)
            if name.endswith((".java", ".proto")):
                there.update(_OURS.findall((CHECKOUT / name).read_text(encoding="utf-8")))
        gone = [
            f"{decision}: {name}"
            for decision in _files("docs/decisions/*.md")
            for name in _NAMED.findall((CHECKOUT / decision).read_text(encoding="utf-8"))
            if name not in there
        ]
        self.assertEqual([], gone)


def _files(*patterns):
    listed = subprocess.run(["git", "ls-files", "-z", *patterns], cwd=CHECKOUT, capture_output=True, check=True)
    return [name for name in listed.stdout.decode().split("\0") if name and (CHECKOUT / name).is_file()]
