/* The hatch of what is not known, over the countries that the figure names (`meta.unknown` of its first trace). */
document.body.insertAdjacentHTML(
  "beforeend",
  '<svg width="0" height="0" aria-hidden="true" style="position:absolute"><pattern id="hatch" width="6" height="6" ' +
    'patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="6" height="6"/><path d="M0 0V6"/></pattern></svg>',
);
const UNKNOWN = "is-unknown"; // which the style hatches

const traceOf = (node) => node.__data__?.[0]?.trace || {};

/* The points a map draws small states as: [node, code]. */
function smallStates(map) {
  const group = [...map.querySelectorAll(".scatterlayer > .trace")].find((node) => traceOf(node).meta === "small-states");
  const { customdata } = group ? traceOf(group) : {};
  return group
    ? [...group.querySelectorAll("path.point")].map((node) => [node, customdata[node.__data__.i][0].slice("country:".length)])
    : [];
}

/* Every country and small state of a map: [node, code]. */
const nodesOf = (map) => [
  ...[...map.querySelectorAll("path.choroplethlocation")].map((node) => [node, node.__data__.loc]),
  ...smallStates(map),
];

const hatch = (node, isUnknown) => node.classList.toggle(UNKNOWN, isUnknown);

/* Hatch what the figure says is not known. */
function mark(gd) {
  const { meta } = gd.data?.[0] || {};
  const unknown = new Set(meta?.unknown || []);
  for (const [node, code] of nodesOf(gd)) hatch(node, unknown.has(code));
}

export { hatch, mark, nodesOf, smallStates };
