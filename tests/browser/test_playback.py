"""The selection's time run: play, pause, step, scrub, loop; on every map; as a film; told to a screen reader."""

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import FOUNDING, Opener, follow, settle
from tests.browser.map_hands import STANDS, until

STATE = "() => window.tours.playback.state()"
MARKS = """() => [...document.querySelectorAll(".tours-layer svg g")].filter((g) => g.style.display !== "none")
  .map((g) => [g.querySelector("text").textContent, g.getAttribute("transform").match(/[-.0-9]+/g).map(Number)])"""
SPOT = "([lon, lat]) => window.tours.layer.camera().point([lon, lat])"
FILL = "(code) => getComputedStyle([...document.querySelectorAll('path.choroplethlocation')].find((n) => n.__data__.loc === code)).fill"


def ready(visit: Opener, query: str, **options: object) -> Page:
    page = visit(query, **options)
    expect(page.get_by_role("button", name="Play", exact=True)).to_be_enabled()
    return page


def seek(page: Page, iso: str, share: float = 0.5) -> None:
    """Scrub a paused playback to a moment of a day."""
    page.evaluate("([iso, share]) => window.tours.playback.scrub(window.tours.calendar.number(iso) + share)", [iso, share])


def card(page: Page) -> Any:
    return page.locator("#playback-card")


def test_play_pause_and_end(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_function("() => window.tours.playback.state().second > 2")
    expect(card(page).locator(".date")).to_contain_text("January 2020")
    page.get_by_role("button", name="Pause", exact=True).click()
    held = page.evaluate(STATE)["second"]
    page.wait_for_timeout(300)
    assert page.evaluate(STATE)["second"] == held
    assert asked == []  # nothing is asked while it plays
    page.get_by_role("button", name="End playback").click()
    expect(card(page)).to_be_hidden()
    until(page, STANDS, "scene")
    assert page.evaluate("() => [...document.querySelectorAll('.scatterlayer > .trace')].every((n) => n.style.visibility === '')")


def test_it_plays_again_after_it_was_ended(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    for _ in range(2):
        page.get_by_role("button", name="Next stop").click()
        expect(card(page)).to_contain_text("London")
        assert [name for name, _ in page.evaluate(MARKS)] == ["Pompeo"]
        page.get_by_role("button", name="End playback").click()
        expect(card(page)).to_be_hidden()


def test_steps_go_from_stop_to_stop_by_button_and_by_key(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    page.get_by_role("button", name="Next stop").click()
    expect(card(page)).to_contain_text("Pompeo in London, United Kingdom")
    expect(card(page)).to_contain_text("29 January 2020 · bilateral")
    page.locator("#map-frame").focus()
    for place in ("Kyiv", "Minsk", "Astana", "Tashkent", "Santiago de Cuba"):
        page.keyboard.press("ArrowRight")
        expect(card(page)).to_contain_text(place)
    expect(page.locator("#timeline-said")).to_contain_text("Lavrov in Santiago de Cuba, Cuba")
    page.get_by_role("button", name="Previous stop").click()
    expect(card(page)).to_contain_text("Pompeo in Tashkent, Uzbekistan")
    page.keyboard.press("Escape")
    page.locator("#map-frame").focus()
    page.keyboard.press(" ")
    expect(page.get_by_role("button", name="Pause", exact=True)).to_be_visible()


def test_the_mark_travels_the_great_circle_and_the_timeline_scrubs(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    page.get_by_role("button", name="Next stop").click()
    seek(page, "2020-01-29", 0.0)  # half-way from Washington to London
    (name, (x, y)) = page.evaluate(MARKS)[0]
    middle = page.evaluate("() => window.tours.paint.along([-77.0364, 38.8951], [-0.1257, 51.5085], 0.5)")
    there = page.evaluate(SPOT, middle)
    assert name == "Pompeo"
    assert abs(x - there[0]) < 1.5
    assert abs(y - there[1]) < 1.5
    box = page.locator("#timeline-chart").bounding_box()
    assert box is not None
    at = page.evaluate("() => window.tours.timeline.x(window.tours.calendar.number('2020-02-06') + 0.5)")
    page.mouse.move(box["x"] + at - 60, box["y"] + 6)
    page.mouse.down()
    page.mouse.move(box["x"] + at, box["y"] + 6, steps=5)
    page.mouse.up()
    expect(card(page).locator(".date")).to_have_text("6 February 2020")
    assert "from=2020-01-29" in page.url  # the period stays


def test_it_follows_every_map_when_it_is_moved(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    for projection in ("natural-earth", "orthographic", "azimuthal-equidistant"):
        follow(page, f"?{FOUNDING}&projection={projection}")
        page.get_by_role("button", name="Next stop").click()
        expect(card(page)).to_contain_text("London")
        before = page.evaluate(MARKS)[0][1]
        page.get_by_role("button", name="Zoom in").click()
        page.wait_for_timeout(800)
        after = page.evaluate(MARKS)[0][1]
        there = page.evaluate(SPOT, [-0.12574, 51.50853])
        assert before != after
        assert abs(after[0] - there[0]) < 1.5
        assert abs(after[1] - there[1]) < 1.5
        assert page.evaluate(STANDS) == "playback"
        page.get_by_role("button", name="End playback").click()


def test_it_crosses_the_date_line(visit: Opener) -> None:
    page = ready(visit, "?official=kerry-john-forbes&from=2014-08-01&to=2014-08-20")
    page.get_by_role("button", name="Next stop").click()
    script = """() => {  // the longest straight piece of any growing line, while the whole plays
      const { playback, layer } = window.tours;
      let longest = 0;
      for (let day = 16282; day < 16300; day += 0.05) {
        playback.scrub(day);
        for (const path of document.querySelectorAll(".tours-layer svg path")) {
          if (path.style.display === "none") continue;
          for (const part of (path.getAttribute("d") || "").split("M")) {
            const points = part.split("L").map((pair) => pair.split(",").map(Number)).filter((pair) => pair.length === 2);
            points.forEach(([x, y], i) => i && (longest = Math.max(longest, Math.hypot(x - points[i - 1][0], y - points[i - 1][1]))));
          }
        }
      }
      return longest / layer.box().clientWidth;
    }"""
    assert 0 < page.evaluate(script) < 0.25  # no line is drawn across the whole map


def test_the_overlay_changes_on_its_dates(visit: Opener) -> None:
    page = ready(visit, "?official=albright-madeleine-korbel&overlay=nato")
    page.wait_for_function("() => window.tours.time.state.changes")
    page.get_by_role("button", name="Next stop").click()
    seek(page, "1999-03-11")
    land = page.evaluate(FILL, "POL")
    expect(card(page).locator(".as-of")).to_have_text("NATO, as of 11 March 1999")
    seek(page, "1999-03-13")
    member = page.evaluate(FILL, "POL")
    assert member != land
    assert member == page.evaluate(FILL, "FRA")
    page.get_by_role("button", name="End playback").click()
    assert page.evaluate(FILL, "EST") == member  # the figure's own day again


def test_several_move_at_once_and_quiet_is_shortened(visit: Opener) -> None:
    page = ready(visit, "?official=obama-barack,clinton-hillary-rodham&from=2009-01-01&to=2010-12-31")
    page.get_by_role("button", name="Next stop").click()
    both = page.evaluate("""() => {
      const { playback } = window.tours;
      for (let day = 14245; day < 14970; day += 0.25) {
        playback.scrub(day);
        const marks = [...document.querySelectorAll(".tours-layer svg g")].filter((g) => g.style.display !== "none");
        if (marks.length === 2) return new Set(marks.map((g) => g.querySelectorAll("circle")[1].getAttribute("fill"))).size;
      }
      return 0;
    }""")
    assert both == 2
    seek(page, "2009-08-20")
    expect(card(page).locator(".shortened")).to_have_text(re.compile(r"Shortened: \d+ days without a stop"))


def test_speed_and_loop(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    page.get_by_role("button", name="Next stop").click()
    assert page.evaluate(STATE)["seconds"] == 30
    day = page.evaluate(STATE)["day"]
    page.get_by_role("combobox", name="Speed").select_option("days 10")
    assert page.evaluate(STATE)["seconds"] < 2
    assert abs(page.evaluate(STATE)["day"] - day) < 0.01
    page.get_by_role("button", name="Loop").click()
    expect(page.get_by_role("button", name="Loop")).to_have_attribute("aria-pressed", "true")
    page.get_by_role("button", name="Play", exact=True).click()
    page.wait_for_timeout(2500)
    assert page.evaluate(STATE)["isPlaying"]  # it has begun again


def test_where_motion_is_not_wanted_it_steps(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}", reduced_motion="reduce")
    page.get_by_role("button", name="Play", exact=True).click()
    seconds = set()
    for _ in range(12):
        seconds.add(page.evaluate(STATE)["second"])
        page.wait_for_timeout(300)
    assert 2 <= len(seconds) <= 4  # a few stops, nothing between
    expect(card(page)).to_contain_text(re.compile("London|Kyiv|Minsk"))


def test_another_selection_ends_the_playback(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    page.get_by_role("button", name="Next stop").click()
    page.get_by_role("button", name="Next tour").click()
    settle(page)
    expect(card(page)).to_be_hidden()


def test_a_selection_without_stops_cannot_be_played(visit: Opener) -> None:
    page = visit("?official=pompeo-michael-r&country=CUB")
    page.wait_for_function("() => window.tours.time.state.record")
    for name in ("Play", "Next stop", "Previous stop", "Save film"):
        expect(page.get_by_role("button", name=name, exact=True)).to_be_disabled()


def test_the_playback_s_position_moves_by_key(visit: Opener) -> None:
    page = ready(visit, f"?{FOUNDING}")
    page.get_by_role("button", name="Next stop").click()
    position = page.get_by_role("slider", name="Playback position")
    position.focus()
    page.keyboard.press("ArrowRight")
    expect(position).to_have_attribute("aria-valuetext", "30 January 2020")
    page.keyboard.press("End")
    assert page.evaluate(STATE)["second"] == 30
    page.locator("#map-frame").focus()
    page.keyboard.press("Escape")
    expect(card(page)).to_be_hidden()
