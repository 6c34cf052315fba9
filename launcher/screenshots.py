"""Takes pictures of the main pages of the web application, on made-up data: nothing of this copy is shown."""

import os
import shutil
from pathlib import Path

from launcher import browser, building
from launcher.home import CHECKOUT
from launcher.java import find_jdk, with_java
from launcher.refusal import Refusal

_STATIC = CHECKOUT / "web" / "target" / "classes" / "static"


def command(chosen, copy):
    """Leaves the pictures in a folder; builds before, and finds a browser, where that is needed."""
    folder = Path(chosen.folder).absolute()
    if folder.exists() and not folder.is_dir():
        raise Refusal(f"{folder} is a file: name a folder for the pictures.")
    jdk = find_jdk()
    building.require_tools()
    with copy.run.progress.step("Browser") as note:
        chromium, _ = browser.find(copy.run, copy.home, note)
        note(chromium)
    with copy.run.progress.step("Build") as note:
        if building.up_to_date() and _STATIC.exists():
            note("up to date")
        else:
            building.build(copy.run, copy.home, jdk)
    folder.mkdir(parents=True, exist_ok=True)
    log = copy.home.log_of("screenshots")
    environment = with_java(jdk)
    environment.update(CORDON_WEB_OUT=str(_STATIC), CORDON_TEST_CHROMIUM=chromium, SHOTS=str(folder))
    with copy.run.progress.step("Pictures") as note:
        command_line = [shutil.which("npm"), "run", "--silent", "screenshots"]
        if copy.run.tool(command_line, log=log, environment=environment, folder=str(CHECKOUT / "web")) != 0:
            raise Refusal(f"The pictures could not all be taken; {log} says why.")
        note(f"{len([name for name in os.listdir(folder) if name.endswith('.png')])} in {folder}")
