/* The library of tables comes when a table is first to be seen, after the map: until then an empty place stands in for each. */
(() => {
  let library = null;
  const fetched = () => {
    library ||= new Promise((done, fail) => {
      const script = Object.assign(document.createElement("script"), {
        src: document.querySelector(".tables-script").dataset.src,
        onload: done,
        onerror: fail,
      });
      document.head.append(script);
    }).then(() => {
      const { AgGrid } = window.dash_ag_grid;
      window.dash_ag_grid = { ...window.dash_ag_grid, AgGrid: Object.assign(Table, AgGrid) };
      return AgGrid;
    });
    return library;
  };
  const isLive = (done) => (document.querySelector(".first") ? setTimeout(isLive, 50, done) : done());
  const seen = (place, done) => {
    const watcher = new IntersectionObserver((changes) => {
      if (!changes.some((change) => change.isIntersecting)) return;
      watcher.disconnect();
      isLive(done);
    });
    watcher.observe(place);
    return () => watcher.disconnect();
  };
  const Table = (props) => {
    const [Grid, show] = React.useState(null);
    const place = React.useRef(null);
    React.useEffect(() => (Grid ? undefined : seen(place.current, () => fetched().then((AgGrid) => show(() => AgGrid)))), [Grid]);
    return React.createElement(Grid || "div", Grid ? props : { id: props.id, className: props.className, ref: place });
  };
  window.dash_ag_grid = { AgGrid: Table };
})();
