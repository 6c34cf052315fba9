"""The launcher: one local installation of Cordon, from a fresh clone, with the standard library only."""

VERSION = "0.1.0"
