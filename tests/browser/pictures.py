"""Pictures compared: small, so that letters of another machine do not matter and another layout does."""

import base64
from dataclasses import dataclass

from playwright.sync_api import Browser

SMALL = 240  # pixels across
# A PNG drawn small: [width, height, its greys, the small PNG].
SHRINK = """async ([data, across]) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = document.createElement("canvas");
  canvas.width = across;
  canvas.height = Math.round((across * image.height) / image.width);
  const ctx = canvas.getContext("2d");
  ctx.imageSmoothingQuality = "high";
  ctx.fillStyle = "white";
  ctx.fillRect(0, 0, canvas.width, canvas.height);
  ctx.drawImage(image, 0, 0, canvas.width, canvas.height);
  const { data: pixels } = ctx.getImageData(0, 0, canvas.width, canvas.height);
  const greys = [];
  for (let i = 0; i < pixels.length; i += 4) greys.push(Math.round((pixels[i] + pixels[i + 1] + pixels[i + 2]) / 3));
  return [image.width, image.height, greys, canvas.toDataURL("image/png").split(",")[1]];
}"""


@dataclass(frozen=True)
class Picture:
    """A picture's size in pixels, and itself made small: greys from 0 to 255, and as PNG."""

    width: int
    height: int
    greys: list[int]
    small: bytes

    def unlike(self, other: "Picture") -> tuple[float, float]:
        """How far two small pictures of one shape differ: in the mean, and the share of points that plainly do, from 0 to 1."""
        gaps = [abs(a - b) / 255 for a, b in zip(self.greys, other.greys, strict=True)]
        return sum(gaps) / len(gaps), sum(gap > 0.25 for gap in gaps) / len(gaps)


# The colours of a PNG within a box, by how many pixels bear them: {"r,g,b": n}.
COLOURS = """async ([data, x, y, width, height]) => {
  const image = await createImageBitmap(await (await fetch(`data:image/png;base64,${data}`)).blob());
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width, height: image.height });
  const ctx = canvas.getContext("2d");
  ctx.drawImage(image, 0, 0);
  const { data: pixels } = ctx.getImageData(x, y, width, height);
  const found = {};
  for (let i = 0; i < pixels.length; i += 4) {
    const key = [...pixels.subarray(i, i + 3)].join();
    found[key] = (found[key] || 0) + 1;
  }
  return found;
}"""


def colours(browser: Browser, png: bytes, box: tuple[int, int, int, int]) -> dict[str, int]:
    """The colours of a PNG within x, y, width and height, the most frequent first."""
    page = browser.new_page()
    found: dict[str, int] = page.evaluate(COLOURS, [base64.b64encode(png).decode(), *box])
    page.close()
    return dict(sorted(found.items(), key=lambda item: -item[1]))


def picture(browser: Browser, png: bytes) -> Picture:
    """A PNG, read by the browser."""
    page = browser.new_page()
    width, height, greys, small = page.evaluate(SHRINK, [base64.b64encode(png).decode(), SMALL])
    page.close()
    return Picture(width, height, greys, base64.b64decode(small))
