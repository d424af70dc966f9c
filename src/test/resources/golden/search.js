// Looks for words in titles, tags and summaries. The texts are in parts, newest first.
"use strict";
(() => {
  const MOST = 100; // hits
  const AHEAD = 6; // parts on their way at a time
  const form = document.querySelector("form[data-parts]");
  const input = form.elements.q;
  const hits = document.querySelector(".hits");
  const status = document.querySelector(".status");
  const parts = form.dataset.parts.split(" ").filter(Boolean);
  const loaded = new Map();
  let search = 0;
  let timer;

  // Without marks: é is e.
  const plain = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();

  const load = (part) => {
    if (part && !loaded.has(part)) {
      loaded.set(part, fetch(`/search/${part}.json`)
        .then((answer) => answer.ok ? answer.json() : answer.status < 500 ? [] : Promise.reject())
        .then((texts) => texts.map((text) => [text,
          plain([text.title, ...text.tags ?? [], text.summary ?? ""].join("\n"))]))
        .catch(() => { loaded.delete(part); }));
    }
    return loaded.get(part);
  };

  const add = (parent, name, content) => {
    const element = document.createElement(name);
    element.append(content);
    parent.append(element);
    return element;
  };

  const show = (text) => {
    const hit = add(hits, "li", "");
    if (text.language) hit.lang = text.language;
    hit.dir = "auto";
    add(add(hit, "h2", ""), "a", text.title).href = text.path;
    const facts = [text.date, ...text.tags ?? []].filter(Boolean).join(" · ");
    add(hit, "p", facts).className = "facts";
    add(hit, "p", text.summary ?? "");
  };

  const run = async () => {
    clearTimeout(timer);
    const mine = ++search;
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    const query = words.length ? "?q=" + encodeURIComponent(input.value.trim()) : "";
    history.replaceState(null, "", location.pathname + query);
    hits.textContent = "";
    status.textContent = query && "Searching…";
    let found = 0;
    let missing = "";
    for (let i = 0; query && i < parts.length && found < MOST; i++) {
      parts.slice(i, i + AHEAD).forEach(load);
      const texts = await load(parts[i]);
      if (mine !== search) return;
      if (!texts) missing = " Not all texts could be loaded.";
      for (const [text, all] of texts ?? []) {
        if (found < MOST && words.every((word) => all.includes(word))) {
          found++;
          show(text);
        }
      }
    }
    if (query) {
      status.textContent = (found === MOST ? `The newest ${MOST}: more words find fewer.`
        : found ? `${found} found.` : "Nothing found.") + missing;
    }
  };

  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    run();
  });
  input.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(run, 200);
  });
  input.value = new URLSearchParams(location.search).get("q") ?? "";
  input.focus();
  run();
})();
