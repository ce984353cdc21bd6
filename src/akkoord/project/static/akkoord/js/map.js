// The map of the list, from the tiles of the edition and our own outlines: no outside server is asked for anything.
// It loads when it comes into view. Moving it renews the list beside it; the address keeps what is shown.

const element = document.querySelector("[data-map]");
const list = document.getElementById("seen");
const about = JSON.parse(document.getElementById("about-map").textContent);
const words = element.dataset;
const LETTERS = ['"Akkoord Sans"']; // in quotes, as a family of the style sheet
const DEEPEST = 14;
const CHOSEN_ZOOM = 9;

function script(source) {
  return new Promise((loaded, failed) => {
    const tag = document.createElement("script");
    Object.assign(tag, { src: source, onload: loaded, onerror: failed });
    document.head.append(tag);
  });
}

function colour(name) {
  return getComputedStyle(element).getPropertyValue(`--map-${name}`).trim();
}

function points(rows, properties) {
  const features = rows.map((row, place) => ({
    type: "Feature",
    geometry: { type: "Point", coordinates: row.slice(-2) },
    properties: properties(row, place),
  }));
  return { type: "FeatureCollection", features };
}

let towns = points([]);

function chosenPoint() {
  return points(about.chosen ? [[about.chosen.lng, about.chosen.lat]] : [], () => ({}));
}

async function showTowns(map) {
  const rows = await (await fetch(words.towns)).json();
  towns = points(rows, ([name], place) => ({ name, place }));
  map.getSource("towns")?.setData(towns);
}

function layersOf() {
  const isOne = ["!", ["has", "n"]];
  const text = { "text-color": colour("ink"), "text-halo-color": colour("land"), "text-halo-width": 1.5 };
  return [
    { id: "sea", type: "background", paint: { "background-color": colour("sea") } },
    // The borders lie on the edges of the land, so these need no smoothing of their own.
    { id: "land", type: "fill", source: "outlines", paint: { "fill-color": colour("land"), "fill-antialias": false } },
    { id: "borders", type: "line", source: "outlines", paint: { "line-color": colour("border") } },
    {
      id: "towns",
      type: "symbol",
      source: "towns",
      minzoom: 5,
      layout: {
        "text-field": ["get", "name"],
        "text-font": LETTERS,
        "text-size": 12,
        "text-padding": 12,
        "symbol-sort-key": ["get", "place"], // the largest first
        "text-variable-anchor": ["top", "bottom", "left", "right"],
        "text-radial-offset": 1.3,
      },
      paint: text,
    },
    {
      id: "countries",
      type: "symbol",
      source: "countries",
      maxzoom: 7,
      layout: {
        "text-field": ["get", "name"],
        "text-font": LETTERS,
        "text-size": 14,
        "text-max-width": 7,
        "text-variable-anchor": ["center", "top", "bottom", "left", "right"],
        "text-radial-offset": 1.6,
      },
      paint: text,
    },
    {
      id: "one",
      type: "circle",
      source: "locations",
      "source-layer": "locations",
      filter: isOne,
      paint: {
        "circle-color": colour("point"),
        "circle-radius": ["interpolate", ["linear"], ["zoom"], 2, 4, 8, 6, 14, 8],
        "circle-stroke-color": colour("ring"),
        "circle-stroke-width": 1.5,
      },
    },
    {
      id: "together",
      type: "circle",
      source: "locations",
      "source-layer": "locations",
      filter: ["has", "n"],
      paint: {
        "circle-color": colour("together"),
        "circle-radius": ["interpolate", ["linear"], ["log10", ["get", "n"]], 0.3, 10, 2, 15, 4, 22, 6, 31],
        "circle-stroke-color": colour("ring"),
        "circle-stroke-width": 2,
      },
    },
    {
      id: "numbers",
      type: "symbol",
      source: "locations",
      "source-layer": "locations",
      filter: ["has", "n"],
      layout: {
        "text-field": ["number-format", ["get", "n"], { locale: document.documentElement.lang }],
        "text-font": LETTERS,
        "text-size": 13,
        "text-padding": 10, // so that no name of a country stands on a mark
        "text-allow-overlap": true,
      },
      paint: { "text-color": colour("number") },
    },
    {
      id: "chosen",
      type: "circle",
      source: "chosen",
      paint: {
        "circle-color": colour("chosen"),
        "circle-radius": 10,
        "circle-stroke-color": colour("ring"),
        "circle-stroke-width": 3,
      },
    },
  ];
}

function styleOf() {
  return {
    version: 8,
    sources: {
      // No more of the outlines than can be seen: drawing them is what takes the time of a frame.
      outlines: { type: "geojson", data: new URL(words.outlines, location).href, tolerance: 0.8, buffer: 8, maxzoom: 8 },
      countries: { type: "geojson", data: points(about.countries, ([name]) => ({ name })) },
      towns: { type: "geojson", data: towns },
      locations: { type: "vector", url: `pmtiles://${new URL(words.tiles, location)}` },
      chosen: { type: "geojson", data: chosenPoint() },
    },
    layers: layersOf(),
  };
}

function boxOf(map) {
  const bounds = map.getBounds();
  const sides = [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()];
  return sides.map((side) => side.toFixed(map.getZoom() > 8 ? 4 : 2)).join(",");
}

let asking;

async function showList(query) {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`${words.list}?${query}`, { signal: asking.signal });
    if (!answer.ok) return;
    list.innerHTML = await answer.text();
  } catch (fault) {
    if (fault.name !== "AbortError") throw fault;
  }
}

function remember(parts) {
  const query = new URLSearchParams(Object.entries(parts).filter(([, value]) => value)).toString().replaceAll("%2C", ",");
  history.replaceState(null, "", `?${query}`);
  return query;
}

function narrowTo(box) {
  return showList(remember({ box, chosen: about.chosen?.id }));
}

function popupContent(title, address, line) {
  const content = document.createElement("div");
  const name = content.appendChild(document.createElement(address ? "a" : "strong"));
  name.textContent = title;
  if (address) name.href = address;
  if (line) content.append(document.createElement("br"), line);
  return content;
}

function addressOf(id) {
  return new URL(`../locations/${id}/`, location).pathname;
}

function begin() {
  const protocol = new pmtiles.Protocol();
  const archive = new pmtiles.PMTiles(new URL(words.tiles, location).href);
  protocol.add(archive);
  maplibregl.addProtocol("pmtiles", protocol.tile);
  maplibregl.setWorkerUrl(words.worker);
  return archive.getHeader();
}

function asBounds(text) {
  const [west, south, east, north] = text.split(",").map(Number);
  return [[west, south], [east < west ? east + 360 : east, north]];
}

class WholeList {
  constructor(bounds) {
    this.bounds = bounds;
  }

  onAdd(map) {
    this.group = document.createElement("div");
    this.group.className = "maplibregl-ctrl maplibregl-ctrl-group";
    const button = this.group.appendChild(document.createElement("button"));
    Object.assign(button, { type: "button", title: words.whole, className: "map__whole" });
    button.setAttribute("aria-label", words.whole);
    button.addEventListener("click", () => map.fitBounds(this.bounds, { padding: 30 }));
    return this.group;
  }

  onRemove() {
    this.group.remove();
  }
}

function choose(map, { id, name, lng, lat }, { zoom = map.getZoom() } = {}) {
  about.chosen = { id, name, lng, lat };
  map.getSource("chosen").setData(chosenPoint());
  popup(map, [lng, lat], popupContent(name, addressOf(id)));
  map.easeTo({ center: [lng, lat], zoom });
  for (const line of list.querySelectorAll("li")) line.toggleAttribute("aria-current", line.dataset.id === id);
}

let shown;

function popup(map, place, content) {
  shown?.remove();
  shown = new maplibregl.Popup({ closeButton: true, offset: 12, focusAfterOpen: false });
  shown.setLngLat(place).setDOMContent(content).addTo(map);
}

function openMark(map, { properties, geometry }) {
  const [lng, lat] = geometry.coordinates;
  if (properties.id) return choose(map, { ...properties, lng, lat });
  if (!properties.at) return map.easeTo({ center: [lng, lat], zoom: Math.min(properties.to + 0.5, DEEPEST) });
  const place = properties.at.split(",").map(Number);
  const count = new Intl.NumberFormat(document.documentElement.lang).format(properties.n);
  popup(map, place, popupContent(`${count} ${words.together}`));
  return showList(remember({ box: properties.at }));
}

function listen(map) {
  map.on("moveend", () => matchMedia("print").matches || narrowTo(boxOf(map)));
  map.on("click", ({ point }) => {
    const [mark] = map.queryRenderedFeatures(point, { layers: ["together", "one"] });
    if (mark) openMark(map, mark);
  });
  map.on("mousemove", ({ point }) => {
    if (map.isMoving()) return;
    const marks = map.queryRenderedFeatures(point, { layers: ["together", "one"] });
    map.getCanvas().style.cursor = marks.length ? "pointer" : "";
  });
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => map.setStyle(styleOf()));
  list.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-show], a[rel]");
    if (!link) return;
    event.preventDefault();
    if (link.rel) return showList(link.search.slice(1)).then(() => list.focus());
    const { id, place } = link.closest("li").dataset;
    const [lng, lat] = place.split(",").map(Number);
    const name = link.closest("li").querySelector("a").textContent;
    choose(map, { id, name, lng, lat }, { zoom: Math.max(map.getZoom(), CHOSEN_ZOOM) });
  });
}

async function draw() {
  await Promise.all([script(words.maplibre), script(words.pmtiles), document.fonts.load("12px 'Akkoord Sans'")]);
  const header = await begin();
  const all = [[header.minLon, header.minLat], [header.maxLon, header.maxLat]];
  const canvas = element.appendChild(document.createElement("div"));
  canvas.className = "map__canvas";
  const place = about.chosen && !about.box ? { center: about.chosen, zoom: CHOSEN_ZOOM } : null;
  const map = new maplibregl.Map({
    container: canvas,
    style: styleOf(),
    ...(place ?? { bounds: about.box ? asBounds(about.box) : all, fitBoundsOptions: { padding: about.box ? 0 : 30 } }),
    attributionControl: false,
    ...(matchMedia("(prefers-reduced-motion: reduce)").matches ? { fadeDuration: 0 } : {}),
    dragRotate: false,
    pitchWithRotate: false,
    touchPitch: false,
    maxPitch: 0,
    minZoom: -1,
    maxZoom: DEEPEST,
    locale: {
      "NavigationControl.ZoomIn": words.zoomIn,
      "NavigationControl.ZoomOut": words.zoomOut,
      "Popup.Close": words.close,
      "Map.Title": words.canvas,
    },
  });
  map.touchZoomRotate.disableRotation();
  map.keyboard.disableRotation();
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.addControl(new WholeList(all));
  listen(map);
  map.once("load", () => showTowns(map));
  if (about.chosen) map.once("load", () => choose(map, about.chosen));
  map.once("idle", () => (element.dataset.ready = "yes"));
}

new IntersectionObserver((entries, observer) => {
  if (!entries.some((each) => each.isIntersecting)) return;
  observer.disconnect();
  draw().catch(() => element.querySelector(".map__canvas")?.remove());
}).observe(element);
