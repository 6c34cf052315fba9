"""Finds the browser that the tests look through: one on the path, or Debian's."""

import os
import shutil

from launcher.refusal import Refusal

_BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
_DRIVER = "chromedriver"
_PACKAGES = ("chromium", "chromium-driver")


def find(run, home, note):
    """Paths of a Chromium and of the driver that belongs to it."""
    found = _on_path()
    if not found and os.geteuid() == 0 and shutil.which("apt-get"):
        note("installing Chromium")
        log = home.log_of("browser")
        environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        run.tool(["apt-get", "update", "-q"], log=log, environment=environment)
        run.tool(
            ["apt-get", "install", "-y", "-q", "--no-install-recommends", *_PACKAGES], log=log, environment=environment
        )
        found = _on_path()
    if not found:
        raise Refusal("The tests need Chromium and its chromedriver: install both (Debian: chromium and chromium-driver).")
    return found


def _on_path():
    browser = next((path for path in map(shutil.which, _BROWSERS) if path), None)
    driver = shutil.which(_DRIVER)
    return (browser, driver) if browser and driver else None
