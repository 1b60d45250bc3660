// The intranet's own search: the page lists every page, the script leaves those that have all the words.
const words = (new URLSearchParams(location.search).get("q") ?? "").trim();
const field = document.getElementById("site-search");
const status = document.getElementById("search-status");
const items = [...document.querySelectorAll("#search-results > li")];

const fold = (text) => text.toLocaleLowerCase("nb");

if (words) {
  field.value = words;
  const wanted = fold(words).split(/\s+/);
  const hits = items.filter((item) => wanted.every((word) => fold(item.textContent).includes(word)));
  for (const item of items) item.hidden = !hits.includes(item);
  const count = hits.length === 0 ? "Ingen treff" : hits.length === 1 ? "Ett treff" : `${hits.length} treff`;
  status.textContent = `${count} på «${words}».`;
}
