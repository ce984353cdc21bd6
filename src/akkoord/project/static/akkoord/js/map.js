// A map of locations on our own outlines: no outside server is asked for anything.
// <div class="map" data-map data-worker="…" data-outlines="…" data-points="…geojson or #id of a JSON script"></div>
// Each point may carry `name`, `place` and `url` as properties. Without JavaScript the page keeps its table.

const LIGHT = { sea: "#dbe7ea", land: "#f7f4ee", border: "#c3b9a8", point: "#12524f", ring: "#ffffff" };
const DARK = { sea: "#10181b", land: "#2a3438", border: "#4a585c", point: "#f2a65a", ring: "#141a1c" };

function styleOf(colours, outlines, points) {
  return {
    version: 8,
    sources: {
      outlines: { type: "geojson", data: outlines },
      points: { type: "geojson", data: points, cluster: true, clusterRadius: 28, clusterMaxZoom: 9 },
    },
    layers: [
      { id: "sea", type: "background", paint: { "background-color": colours.sea } },
      { id: "land", type: "fill", source: "outlines", paint: { "fill-color": colours.land } },
      { id: "borders", type: "line", source: "outlines", paint: { "line-color": colours.border } },
      {
        id: "points",
        type: "circle",
        source: "points",
        paint: {
          "circle-color": colours.point,
          "circle-opacity": 0.85,
          "circle-radius": ["interpolate", ["linear"], ["sqrt", ["coalesce", ["get", "point_count"], 1]], 1, 5, 30, 26],
          "circle-stroke-color": colours.ring,
          "circle-stroke-width": 1.5,
        },
      },
    ],
  };
}

function boundsOf(points) {
  const bounds = new maplibregl.LngLatBounds();
  for (const { geometry } of points.features) if (geometry) bounds.extend(geometry.coordinates);
  return bounds;
}

function popupContent({ name, place, url }) {
  const content = document.createElement("div");
  const title = content.appendChild(document.createElement(url ? "a" : "strong"));
  title.textContent = name;
  if (url) title.href = url;
  if (place) content.appendChild(document.createElement("div")).textContent = place;
  return content;
}

async function pointsOf(element) {
  const { points } = element.dataset;
  if (points.startsWith("#")) return JSON.parse(document.querySelector(points).textContent);
  return (await fetch(points)).json();
}

async function draw(element) {
  const points = await pointsOf(element);
  maplibregl.setWorkerUrl(element.dataset.worker);
  const colours = matchMedia("(prefers-color-scheme: dark)").matches ? DARK : LIGHT;
  const map = new maplibregl.Map({
    container: element,
    style: styleOf(colours, element.dataset.outlines, points),
    attributionControl: false,
    cooperativeGestures: false,
    dragRotate: false,
    pitchWithRotate: false,
    maxZoom: 12,
  });
  map.addControl(new maplibregl.NavigationControl({ showCompass: false }));
  map.scrollZoom.disable();
  const bounds = boundsOf(points);
  if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 40, maxZoom: 6, animate: false });

  map.on("click", "points", async ({ features: [feature] }) => {
    const { coordinates } = feature.geometry;
    if (!feature.properties.cluster) {
      new maplibregl.Popup({ closeButton: false }).setLngLat(coordinates).setDOMContent(popupContent(feature.properties)).addTo(map);
      return;
    }
    const zoom = await map.getSource("points").getClusterExpansionZoom(feature.properties.cluster_id);
    map.easeTo({ center: coordinates, zoom });
  });
  for (const [kind, cursor] of [["mouseenter", "pointer"], ["mouseleave", ""]]) {
    map.on(kind, "points", () => (map.getCanvas().style.cursor = cursor));
  }
  map.once("idle", () => (element.dataset.ready = "yes"));
}

for (const element of document.querySelectorAll("[data-map]")) draw(element);
