/* Plotly cuts a globe to the square that holds it whole, however far it is zoomed; here its edge is that of the map. */

/* Let the subplot of a figure fill the figure: now, and whenever plotly reckons its projection anew. */
function unclip(gd) {
  const geo = gd?._fullLayout?.geo?._subplot;
  if (!geo || geo.isUnclipped) return;
  geo.isUnclipped = true;
  const whole = () => {
    const { width, height } = gd._fullLayout;
    geo.bounds = [
      [0, 0],
      [width, height],
    ];
    geo.projection.clipExtent(geo.bounds);
  };
  const project = geo.updateProjection.bind(geo);
  geo.updateProjection = (...words) => {
    project(...words);
    whole();
  };
  whole();
  geo.updateDims(gd._fullLayout, gd._fullLayout.geo);
  geo.render();
}

export { unclip };
