/* What is to be seen of a selection, as the server tells it (components/drawing/scene.py), made ready to be drawn at any camera. */

/* A column as it was before it was written short. */
const column = (values) => (values.of ? values.at.map((at) => values.of[at]) : values);

/* A frame's columns as rows. */
function rows(frame) {
  const columns = Object.entries(frame).map(([name, values]) => [name, column(values)]);
  return Array.from({ length: columns[0][1].length }, (_, i) => Object.fromEntries(columns.map(([name, values]) => [name, values[i]])));
}

const at = ({ longitude, latitude }) => [longitude, latitude];
const to = ({ to_longitude: longitude, to_latitude: latitude }) => [longitude, latitude];

/* Lines of one look that follow each other, as one stroke. */
function strokes(lines) {
  const found = [];
  for (const line of lines) {
    const { role, colour, width, dash, opacity } = line;
    const key = [role, colour, width, dash, opacity].join();
    if (found.at(-1)?.key !== key) found.push({ key, role, colour, width, opacity, isDashed: dash === "dash", lines: [] });
    found.at(-1).lines.push([at(line), to(line)]);
  }
  return found;
}

/* A scene of the server's JSON. */
function read(text) {
  const given = JSON.parse(text);
  const frames = Object.fromEntries(Object.entries(given.frames).map(([name, frame]) => [name, rows(frame)]));
  const found = {
    countries: frames.countries.map((row) => ({ ...row, kind: "country" })),
    targets: frames.targets.map((row) => ({ click: row.click, from: at(row), to: to(row), km: row.distance_km })),
    open_marks: frames.open_marks.map((row) => ({ click: row.click, at: at(row) })),
    stars: frames.stars.map((row) => ({ click: row.click, id: row.place_id, name: row.name, at: at(row) })),
    marks: frames.marks.map((row) => ({
      ...row,
      id: row.place_id,
      at: at(row),
      isTold: row.role === "stop",
      edgeWidth: row.edge_width,
      isDashed: row.is_dashed,
    })),
  };
  return {
    rows: found, // what a pointer finds, frame by frame
    camera: given.camera,
    layout: given.layout,
    fills: given.fills,
    countries: new Map(found.countries.map((row) => [row.country, row])),
    strokes: strokes(frames.lines),
    arrows: frames.arrows.map((row) => ({ ...row, from: at(row), to: to(row), isBoth: row.is_both })),
    targets: found.targets,
    open: found.open_marks,
    stars: found.stars,
    marks: found.marks,
    spots: frames.spots.map((row) => ({ id: row.place_id, name: row.name, at: at(row) })),
  };
}

/* Countries as the scene has them: code -> what `layer.paint` takes. */
function groundOf(scene) {
  return (code) => {
    const row = scene.countries.get(code);
    if (!row) return null;
    return { fill: scene.fills[row.fill], edge: row.edge, width: row.edge_width, isUnknown: row.is_unknown, isHidden: !row.is_small };
  };
}

/* The figure that plotly draws: countries alone, and small states as points. */
function figureOf(scene, small) {
  const countries = [...scene.countries.values()];
  const states = countries.filter((row) => row.is_tiny);
  const last = scene.fills.length - 1;
  const width = countries.map((row) => row.edge_width);
  const land = {
    type: "choropleth",
    locations: countries.map((row) => row.country),
    z: countries.map((row) => row.fill),
    zmin: 0,
    zmax: last,
    colorscale: scene.fills.map((fill, i) => [i / last, fill]),
    showscale: false,
    locationmode: "ISO-3",
    marker: { line: { color: countries.map((row) => row.edge), width } },
    customdata: countries.map((row) => row.click),
    hoverinfo: "none",
  };
  const points = {
    type: "scattergeo",
    lat: states.map((row) => row.latitude),
    lon: states.map((row) => row.longitude),
    mode: "markers",
    marker: {
      size: small.size,
      color: states.map((row) => scene.fills[row.fill]),
      line: { color: states.map((row) => row.edge), width: small.edge },
    },
    customdata: states.map((row) => [row.click]),
    meta: "small-states",
    hoverinfo: "none",
  };
  return [land, points];
}

export { figureOf, groundOf, read };
