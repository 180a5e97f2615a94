"""A real mouse on the map: the frames of a drag and of a wheel, and how long a leg takes to tell its card."""

import statistics

from playwright.sync_api import Page

from tests.benchmarks.lines import percentile

# Notes the time between animation frames until told to stop.
WATCH = """() => {
  window.__frames = [];
  let before = performance.now();
  window.__watching = true;
  const look = (now) => {
    window.__frames.push(now - before);
    before = now;
    if (window.__watching) requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}"""
STOP = "() => { window.__watching = false; return window.__frames.slice(2); }"
# A point of the longest leg whose middle is in the frame, on the screen.
ON_LEG = """() => {
  const { stage, layer, paint } = window.tours;
  const [view, shown, box] = [layer.camera(), layer.frame(), layer.box().getBoundingClientRect()];
  const inside = ([x, y]) => Math.abs(x - shown.left - shown.width / 2) < shown.width / 2 - 30
    && Math.abs(y - shown.top - shown.height / 2) < shown.height / 2 - 30;
  const longest = [...stage.found().scene.targets].sort((a, b) => b.km - a.km);
  const middles = longest.map(({ from, to }) => view.point(paint.along(from, to, 0.5)));
  const [x, y] = middles.find((at) => at && inside(at));
  return [box.left + x, box.top + y];
}"""
# Resolves with the milliseconds from a movement of the pointer to a card that tells kilometres.
CARD = """([x, y]) => new Promise((done) => {
  const started = performance.now();
  const box = document.getElementById("map-graph");
  document.querySelector(".map-card")?.remove();
  box.dispatchEvent(new PointerEvent("pointermove", { clientX: x, clientY: y, bubbles: true }));
  const look = () => {
    const card = document.querySelector(".map-card");
    if (card && !card.hidden) done(performance.now() - started);
    else requestAnimationFrame(look);
  };
  look();
})"""


def measure_hands(page: Page) -> dict[str, float]:
    """Milliseconds, of the map as it stands on the page; the camera is put back after."""
    x, y = page.evaluate(ON_LEG)
    first = page.evaluate(CARD, [x, y])
    page.mouse.move(10, 10)
    told = [page.evaluate(CARD, [x + (number % 2), y]) for number in range(5)]
    page.mouse.move(x + 60, y + 60)
    page.evaluate(WATCH)
    page.mouse.down()
    for step in range(40):
        page.mouse.move(x + 60 - 4 * step, y + 60 + (step % 7))
    page.mouse.up()
    drag = page.evaluate(STOP)
    page.evaluate(WATCH)
    for step in range(20):
        page.mouse.wheel(0, -60 if step < 10 else 60)
        page.wait_for_timeout(20)
    wheel = page.evaluate(STOP)
    page.get_by_role("button", name="Fit the selection").click()
    page.wait_for_timeout(800)
    return {
        "a frame of a mouse drag, p95": percentile(drag, 0.95),
        "a frame of a wheel zoom, p95": percentile(wheel, 0.95),
        "pointer over a leg to its card, the first": first,
        "pointer over a leg to its card": statistics.median(told),
    }
