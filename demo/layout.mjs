// What every page of the intranet shares: head, header, menus, breadcrumb, footer. A page file holds only its own content, after a comment with what
// the frame must know about it. Pages are put together when they are asked for, so an edit shows on the next reload.
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { fileURLToPath } from "node:url";

const demoRoot = path.dirname(fileURLToPath(import.meta.url));
const pagesRoot = path.join(demoRoot, "pages");

const icons = {
  arrow: "M4 10h11M10.5 5l5 5-5 5",
  calendar: "M3.5 5h13v11.5h-13zM3.5 8.5h13M7 3v3.5M13 3v3.5",
  check: "M4 10.5l4 4 8-9",
  code: "M7 5.5L2.5 10 7 14.5M13 5.5l4.5 4.5-4.5 4.5",
  document: "M5 2.5h7l3.5 3.5v11.5H5zM12 2.5V6h3.5M7.5 10h5.5M7.5 13h5.5",
  full: "M2.5 4h15v12h-15zM2.5 7.5h15",
  globe: "M10 2.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 0 0 0-15zM2.5 10h15M10 2.5c3.3 3 3.3 12 0 15M10 2.5c-3.3 3-3.3 12 0 15",
  list: "M7.5 5.5H17M7.5 10H17M7.5 14.5H17M3.4 5.5h.2M3.4 10h.2M3.4 14.5h.2",
  menu: "M3 5.5h14M3 10h14M3 14.5h14",
  people:
    "M7.5 9.5a3 3 0 1 0 0-6a3 3 0 0 0 0 6zM2 16.5c.3-3.5 2.5-5 5.5-5s5.2 1.5 5.5 5M13 3.7a3 3 0 0 1 0 5.6M15 12c1.8.7 2.8 2.2 3 4.5",
  search: "M8.5 14a5.5 5.5 0 1 0 0-11a5.5 5.5 0 0 0 0 11zM12.5 12.5L17 17",
  side: "M2.5 4h15v12h-15zM12 4v12",
  up: "M10 16V5M5 9.5l5-5 5 5",
};

export function icon(name) {
  if (!icons[name]) throw new Error(`No icon named ${name}`);
  return `<svg class="icon" viewBox="0 0 20 20" width="20" height="20" aria-hidden="true" focusable="false"><path d="${icons[name]}"/></svg>`;
}

const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };
const escape = (text) => String(text).replace(/[&<>"']/g, (character) => entities[character]);

export async function listPages() {
  return (await readdir(pagesRoot)).filter((name) => name.endsWith(".html")).sort();
}

async function readSite() {
  return JSON.parse(await readFile(path.join(demoRoot, "site.json"), "utf8"));
}

async function readPage(name) {
  const source = await readFile(path.join(pagesRoot, name), "utf8");
  const match = /^<!--\s*(\{[\s\S]*?\})\s*-->\s*/.exec(source);
  if (!match) throw new Error(`${name} does not begin with a comment that describes the page`);
  return { name, ...JSON.parse(match[1]), body: source.slice(match[0].length) };
}

/**
 * @param {string} name A file in `pages/`.
 * @param {{ withoutWasm: boolean, forced?: boolean, root?: string }} context `forced` when the whole server runs without WebAssembly; `root` is the way
 *   from the address asked for to the root of the site.
 */
export async function renderPage(name, { withoutWasm, forced = false, root = "" }) {
  const [site, page] = await Promise.all([readSite(), readPage(name)]);
  const texts = site.texts[page.language];
  // A neighbouring municipality's page shows the same element with another profile.
  const municipality = page.municipality ?? site.municipality;
  const link = (target) => escape(root + target);
  const parents = await Promise.all((page.parents ?? []).map(readPage));
  const trail = [...(page.parents ?? []), name];
  const body = await fillIn(page.body);

  return `<!doctype html>
<html lang="${page.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escape(page.title)} – ${escape(municipality)}</title>
<meta name="description" content="${escape(page.description)}">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="${link("assets/img/mark.svg")}" type="image/svg+xml">
<link rel="stylesheet" href="${link("assets/site.css")}">
<link rel="stylesheet" href="${link("assets/print.css")}" media="print">
<script src="${link("assets/early.js")}"></script>
<script type="module" src="${link("assets/site.js")}"></script>
${(page.scripts ?? []).map((script) => `<script type="module" src="${link(script)}"></script>`).join("\n")}
</head>
<body>
<a class="skip-link" href="#content">${texts.skip}</a>
<aside class="demo-strip" aria-label="${texts.demonstration}">
  <div class="frame">
    <p><strong>${texts.demonstration}</strong> ${texts.disclaimer.replace("{municipality}", escape(municipality))}</p>
    <p>${withoutWasm ? texts.withoutWasm : texts.withWasm}${forced ? "" : ` <a href="${switchTarget()}">${withoutWasm ? texts.switchOn : texts.switchOff}</a>`}</p>
  </div>
</aside>
<header class="site-header">
  <div class="frame">
    <a class="brand" href="${link("index.html")}">
      <img src="${link("assets/img/mark.svg")}" width="44" height="52" alt="">
      <span><span class="brand-name">${escape(municipality)}</span> <span class="brand-place">${texts.intranet}</span></span>
    </a>
    <form class="search" role="search" action="${link("sok.html")}">
      <label class="visually-hidden" for="site-search">${texts.searchLabel}</label>
      <input id="site-search" name="q" type="search" placeholder="${texts.searchLabel}" autocomplete="off">
      <button type="submit">${icon("search")}<span class="visually-hidden">${texts.search}</span></button>
    </form>
    <p class="person"><span class="initials" aria-hidden="true">${initials(texts.person)}</span><span>${texts.person}<br><small>${texts.unit}</small></span></p>
    <button class="menu-button" type="button" aria-expanded="false" aria-controls="main-navigation">${icon("menu")}${texts.menu}</button>
  </div>
</header>
<nav class="main-navigation" id="main-navigation" aria-label="${texts.mainNavigation}">
  <ul class="frame">
${site.navigation.map(navigationItem).join("\n")}
  </ul>
</nav>
${name === "index.html" || name === "404.html" ? "" : breadcrumb()}
<main id="content" tabindex="-1">
${body}
</main>
<footer class="site-footer">
  <div class="frame">
    <div>
      <h2>${texts.footerHelpTitle}</h2>
      <p>${texts.footerHelp}</p>
    </div>
    <div>
      <h2>${texts.footerLinksTitle}</h2>
      <ul>
${site.footerLinks.map((item) => `        <li><a href="${link(item.page)}">${escape(item.label[page.language])}</a></li>`).join("\n")}
      </ul>
    </div>
    <div>
      <h2>${texts.footerAboutTitle}</h2>
      <p>${texts.footerAbout}</p>
      <p><a class="to-top" href="#top">${icon("up")}${texts.toTop}</a></p>
    </div>
  </div>
</footer>
</body>
</html>
`;

  function switchTarget() {
    const here = name === "404.html" ? "index.html" : name;
    return escape(withoutWasm ? `${root}../${here}` : `${root}uten-wasm/${here}`);
  }

  function navigationItem(item) {
    const state = item.page === name ? ' aria-current="page"' : trail.includes(item.page) ? ' aria-current="true"' : "";
    return `    <li><a href="${link(item.page)}"${state}>${escape(item.label[page.language])}</a></li>`;
  }

  function breadcrumb() {
    const steps = [`<li><a href="${link("index.html")}">${texts.home}</a></li>`];
    for (const parent of parents) {
      const label = parent.translations?.[page.language] ?? parent.short ?? parent.title;
      steps.push(`<li><a href="${link(parent.name)}">${escape(label)}</a></li>`);
    }
    steps.push(`<li><span aria-current="page">${escape(page.short ?? page.title)}</span></li>`);
    return `<nav class="breadcrumb" aria-label="${texts.breadcrumb}">
  <ol class="frame">
    ${steps.join("\n    ")}
  </ol>
</nav>`;
  }

  async function fillIn(source) {
    const withIcons = source.replace(/\{\{icon:([a-z]+)\}\}/g, (_, which) => icon(which));
    if (!withIcons.includes("{{page-list}}")) return withIcons;
    return withIcons.replace("{{page-list}}", await pageList());
  }

  async function pageList() {
    const names = (await listPages()).filter((other) => other !== "404.html" && other !== name);
    const pages = await Promise.all(names.map(readPage));
    return pages
      .sort((a, b) => a.title.localeCompare(b.title, "nb"))
      .map((other) => {
        const language = other.language === page.language ? "" : ` lang="${other.language}"`;
        return `<li${language}><h2><a href="${link(other.name)}">${escape(other.title)}</a></h2><p>${escape(other.description)}</p></li>`;
      })
      .join("\n");
  }
}

function initials(name) {
  return name
    .split(" ")
    .map((part) => part[0])
    .join("");
}
