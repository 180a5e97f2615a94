/* What comes when it is first to be seen, once the map is there: tables and charts in tabs (components/page/later.py), and the library of tables. */
(() => {
  const { createElement, Fragment, useEffect, useRef, useState } = React;
  const isLive = (done) => (document.querySelector(".first") ? setTimeout(isLive, 50, done) : done());

  /* Calls back once a place is seen on the live page; gives what gives that up. */
  const seen = (place, done) => {
    const watcher = new IntersectionObserver((changes) => {
      if (!changes.some((change) => change.isIntersecting)) return;
      watcher.disconnect();
      isLive(done);
    });
    watcher.observe(place);
    return () => watcher.disconnect();
  };

  const Later = ({ children }) => {
    const [isThere, show] = useState(false);
    const place = useRef(null);
    useEffect(() => (isThere ? undefined : seen(place.current, () => show(true))), [isThere]);
    return isThere ? createElement(Fragment, null, children) : createElement("div", { className: "later", ref: place });
  };
  window.diplomatic_tours = { Later };

  let library = null;
  const fetched = () => {
    library ||= new Promise((done, fail) => {
      const { src } = document.querySelector(".tables-script").dataset;
      document.head.append(Object.assign(document.createElement("script"), { src, onload: done, onerror: fail }));
    }).then(() => {
      const { AgGrid } = window.dash_ag_grid;
      window.dash_ag_grid = { ...window.dash_ag_grid, AgGrid: Object.assign(Table, AgGrid) };
      return AgGrid;
    });
    return library;
  };

  /* On a phone a table has one column, of cards. */
  const forScreen = (props) => {
    if (!matchMedia("(max-width: 860px)").matches) return props;
    const columnDefs = props.columnDefs.map((column) => ({
      ...column,
      hide: column.colId !== "card",
      ...(column.colId === "card" && { flex: 1 }),
    }));
    return { ...props, columnDefs, dashGridOptions: { ...props.dashGridOptions, rowHeight: 88, headerHeight: 0 } };
  };

  /* Stands in for AG Grid: an empty place until the library is there. */
  const Table = (props) => {
    const [Grid, show] = useState(null);
    useEffect(() => {
      fetched().then((AgGrid) => show(() => AgGrid));
    }, []);
    return createElement(Grid || "div", Grid ? forScreen(props) : { id: props.id, className: props.className });
  };
  window.dash_ag_grid = { AgGrid: Table };
})();
