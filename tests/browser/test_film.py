"""Films: as long and large as chosen, named, bounded, and cancelled at will."""

import base64
from typing import Any

from playwright.sync_api import Download, Page, expect

from tests.browser.conftest import FOUNDING, Opener

STATE = "() => window.tours.playback.state()"


def ready(visit: Opener, query: str, **options: object) -> Page:
    page = visit(query, **options)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()
    return page


def film(page: Page, size: str, ending: str) -> tuple[Download, list[Any]]:
    """Record a film of a selection, and open it: [width, height, seconds, can be decoded]."""
    page.get_by_role("combobox", name="Speed").select_option("days 10")
    page.get_by_role("button", name="Save film").click()
    dialog = page.get_by_role("dialog", name="Save film")
    dialog.get_by_label("Size").select_option(size)
    dialog.get_by_label("Format").select_option(ending)
    with page.expect_download(timeout=60_000) as waiting:
        dialog.get_by_role("button", name="Record").click()
        expect(dialog.get_by_role("status")).to_contain_text("Recording")
    data = base64.b64encode(waiting.value.path().read_bytes()).decode()
    viewer = page.context.new_page()
    told = viewer.evaluate(
        """async ([data, kind]) => {
          const video = document.createElement("video");
          const bytes = Uint8Array.from(atob(data), (sign) => sign.charCodeAt(0));
          video.src = URL.createObjectURL(new Blob([bytes], { type: `video/${kind}` }));
          video.muted = true;
          await new Promise((done, fail) => { video.onloadedmetadata = done; video.onerror = () => fail(new Error("not a film")); });
          const seconds = video.duration;
          video.currentTime = seconds / 2;
          await new Promise((done) => { video.onseeked = done; });
          const canvas = new OffscreenCanvas(video.videoWidth, video.videoHeight);
          canvas.getContext("2d").drawImage(video, 0, 0);
          const pixels = canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data;
          const colours = new Set();
          for (let i = 0; i < pixels.length; i += 400) colours.add(`${pixels[i] >> 4},${pixels[i + 1] >> 4},${pixels[i + 2] >> 4}`);
          return [video.videoWidth, video.videoHeight, seconds, colours.size];
        }""",
        [data, ending],
    )
    viewer.close()
    return waiting.value, told


def test_a_film_plays_and_has_its_length_and_size(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    for width, height in ((1280, 720), (1080, 1080)):
        download, told = film(page, f"{width}x{height}", "webm")
        assert download.suggested_filename == "lavrov-and-pompeo-29-january-to-8-february-2020.webm"
        assert told[:2] == [width, height]
        planned = page.evaluate("() => window.tours.film.timing(window.tours.playback.compose().score.seconds).seconds")
        assert abs(told[2] - planned) < 0.5
        assert told[3] > 8  # a picture, not one colour
        expect(page.get_by_role("dialog", name="Save film").get_by_role("status")).to_contain_text("Saved")
        page.keyboard.press("Escape")


def test_a_film_of_a_tour_bears_that_tour_s_name(visit: Opener) -> None:
    page = ready(visit, "?tour=pompeo-michael-r/2020-01-29")
    words = page.evaluate("() => window.tours.time.state.tourWords")
    assert words["title"] == "Pompeo, 29 January to 3 February 2020"
    assert words["subtitle"].startswith("5 stops, 5 countries, 6 days, 5 nights, 22,984 km.")
    assert "Office of the Historian" in words["sources"]
    download, _ = film(page, "1280x720", "webm")
    assert download.suggested_filename == "pompeo-29-january-to-3-february-2020.webm"


def test_a_film_is_at_most_a_minute_and_can_be_cancelled(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    assert page.evaluate("() => [10, 57, 600].map((s) => window.tours.film.timing(s).seconds)") == [13, 60, 60]
    assert page.evaluate("() => window.tours.film.nameOf('Помпео, 2020: “王毅”')") == "помпео-2020-王毅"
    wrapped = "(text) => window.tours.film.wrap({ measureText: (line) => ({ width: line.length }) }, text, 10, 4)"
    assert page.evaluate(wrapped, "in a 北京北京北京北京北京北京 tour") == ["in a 北京北京北", "京北京北京北京", "tour"]
    page.get_by_role("button", name="Save film").click()
    dialog = page.get_by_role("dialog", name="Save film")
    dialog.get_by_role("button", name="Record").click()
    expect(dialog.get_by_role("status")).to_contain_text("Recording")
    assert float(dialog.get_by_role("progressbar").get_attribute("value") or 0) >= 0
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog.get_by_role("status")).to_contain_text("Cancelled; nothing was saved.")
    dialog.get_by_role("button", name="Cancel").click()
    expect(dialog).to_be_hidden()
    offered = page.evaluate(
        "() => [...document.getElementById('film-format').options].map((o) => [o.value, o.disabled, !!window.tours.film.kindOf(o.value)])"
    )
    assert all(is_disabled != can for _, is_disabled, can in offered)
