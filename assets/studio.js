/* The figure studio: the reader's camera, the preview fitted to its place, and the file, made of the very figure previewed. */
window.dash_clientside = window.dash_clientside || {};
window.dash_clientside.studio = (() => {
  const element = (id) => document.getElementById(id);
  let paper = null; // what the preview is set as

  /* The camera where the reader moved it, as longitude,latitude,scale; nothing where it is the one that holds every leg. */
  function seeCamera(clicks, figure) {
    const gd = window.tours.layer.graph();
    const geo = gd && gd._fullLayout && gd._fullLayout.geo;
    if (!clicks) return window.dash_clientside.no_update;
    if (!geo || !figure || !figure.layout.geo) return { view: "", at: clicks };
    const own = figure.layout.geo;
    const isFlat = geo.projection.type === "natural earth";
    const scale = geo.projection.scale / window.tours.shownShare(window.tours.layer.box());
    const [longitude, latitude] = [geo.projection.rotation.lon, isFlat ? geo.center.lat : geo.projection.rotation.lat];
    const fitted = [own.projection.rotation.lon, isFlat ? own.center.lat : own.projection.rotation.lat, own.projection.scale];
    const isMoved = Math.abs(scale / fitted[2] - 1) > 0.03 || Math.abs(longitude - fitted[0]) > 0.5 || Math.abs(latitude - fitted[1]) > 0.5;
    return { view: isMoved ? [longitude, latitude, scale].map((value) => value.toFixed(2)).join(",") : "", at: clicks };
  }

  /* Shrink the sheet to the room beside the settings; what is saved has its full size. */
  function fit(set) {
    paper = set || paper;
    const sheet = document.querySelector(".studio-sheet");
    const preview = element("studio-preview");
    if (!paper || !sheet || !preview) return window.dash_clientside.no_update;
    const room = [sheet.clientWidth, window.innerWidth > 860 ? Math.max(window.innerHeight * 0.78, 300) : Infinity];
    const scale = Math.min(room[0] / paper.width, room[1] / paper.height, 1);
    Object.assign(preview.style, { width: `${paper.width}px`, height: `${paper.height}px`, transform: `scale(${scale})`, transformOrigin: "0 0" });
    sheet.style.height = `${paper.height * scale}px`;
    return window.dash_clientside.no_update;
  }

  function say(words) {
    element("studio-said").textContent = words;
  }

  function save(url, ending) {
    const link = document.createElement("a");
    link.href = url;
    link.download = `${paper.name}.${ending}`;
    link.click();
    say(`Saved ${link.download}`);
  }

  async function make() {
    const gd = document.querySelector("#studio-preview .js-plotly-plot");
    if (!paper || !gd) return;
    const { kind, width, height, scale } = paper;
    say(`Making the ${kind.toUpperCase()} …`);
    try {
      if (kind === "pdf") {
        const answer = await fetch(paper.address);
        if (!answer.ok) throw new Error((await answer.json()).error);
        const url = URL.createObjectURL(await answer.blob());
        save(url, kind);
        setTimeout(() => URL.revokeObjectURL(url), 60_000);
      } else save(await window.Plotly.toImage(gd, { format: kind, width, height, scale: kind === "svg" ? 1 : scale }), kind);
    } catch (error) {
      say(`No file was made: ${error.message}`);
    }
  }

  document.addEventListener("click", (event) => event.target.id === "studio-save" && make());
  window.addEventListener("resize", () => fit(null));

  return { fit, seeCamera };
})();
