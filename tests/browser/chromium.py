"""Finds a Chromium for the browser tests, or installs one, or says what to do.

Order: CHROME_PATH, a browser on the PATH, Playwright's own, Debian's package where we are root.
"""

import os
import shutil
import subprocess
import sys
from functools import lru_cache

from playwright.sync_api import Error, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
HELP = "No Chromium for the browser tests. Install one (Debian: apt-get install chromium) or set CHROME_PATH to a browser."


def installed() -> str | None:
    """The path of a system browser, if there is one."""
    return os.environ.get("CHROME_PATH") or next(filter(None, map(shutil.which, NAMES)), None)


@lru_cache(maxsize=1)
def executable() -> str:
    """The path of the browser the tests use: the system's, else Playwright's own, which only a process of its own may ask for."""
    ask = "from playwright.sync_api import sync_playwright as s\nwith s() as p: print(p.chromium.executable_path)"
    return installed() or subprocess.run([sys.executable, "-c", ask], check=True, capture_output=True, text=True).stdout.strip()


def starts(path: str | None) -> bool:
    """Whether that browser (None: Playwright's own) opens a page."""
    try:
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=path, args=FLAGS)
            browser.new_page().goto("about:blank")
            browser.close()
    except Error:
        return False
    return True


def run(*words: str) -> None:
    subprocess.run(words, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def ensure() -> int:
    """Make sure that there is a browser that starts; 0 if so."""
    if (installed() and starts(installed())) or starts(None):
        return 0
    print("Installing Chromium for the browser tests ...", flush=True)
    run(sys.executable, "-m", "playwright", "install", "chromium")
    if starts(None):
        return 0
    if shutil.which("apt-get") and os.geteuid() == 0:
        os.environ["DEBIAN_FRONTEND"] = "noninteractive"
        run("apt-get", "update", "-qq")
        run("apt-get", "install", "-y", "-qq", "chromium", "fonts-dejavu-core")
        if installed() and starts(installed()):
            return 0
    print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(ensure())
