// Added to each page by `monochromatic preview`; the published site does not have it. Loads the page
// again when the site has changed, and shows what is wrong with the author's files.
"use strict";
(() => {
  const edition = new URL(document.currentScript.src).search;
  const DISMISSED = "monochromatic-dismissed"; // the problems that the author has put away

  const STYLE = `
    :host { all: initial; color-scheme: light dark; }
    div {
      position: fixed; inset: auto 0 0 0; z-index: 2147483647; box-sizing: border-box;
      max-height: 60vh; overflow: auto; padding: 1rem 1.25rem; border-top: 4px solid #c62828;
      background: Canvas; color: CanvasText; font: 16px/1.5 system-ui, sans-serif;
      box-shadow: 0 0 2rem rgb(0 0 0 / 40%); overflow-wrap: anywhere;
    }
    p { margin: 0; max-width: 45rem; }
    p.file { font: bold 15px/1.5 ui-monospace, monospace; }
    p.advice { margin-bottom: 1rem; }
    button {
      font: inherit; padding: 0.25rem 1rem; color: inherit; background: none;
      border: 1px solid; border-radius: 3px; cursor: pointer;
    }
    @media print { div { display: none; } }`;

  let overlay = null;

  const add = (parent, name, text, className) => {
    const element = document.createElement(name);
    element.textContent = text;
    element.className = className;
    parent.append(element);
    return element;
  };

  const hide = () => {
    overlay?.remove();
    overlay = null;
  };

  const show = (data) => {
    hide();
    const problems = JSON.parse(data);
    if (problems.length === 0) {
      sessionStorage.removeItem(DISMISSED);
      return;
    }
    if (sessionStorage.getItem(DISMISSED) === data) {
      return;
    }
    overlay = document.createElement("monochromatic-problems");
    overlay.setAttribute("role", "alert");
    const root = overlay.attachShadow({ mode: "open" }); // where no stylesheet of the site reaches
    add(root, "style", STYLE, "");
    const box = add(root, "div", "", "");
    for (const { file, line, what, advice } of problems) {
      add(box, "p", line > 0 ? `${file}:${line}` : file, "file");
      add(box, "p", `${what}.`, "what");
      add(box, "p", `What to do: ${advice}.`, "advice");
    }
    add(box, "button", "Dismiss", "").addEventListener("click", () => {
      sessionStorage.setItem(DISMISSED, data);
      hide();
    });
    document.body.append(overlay);
  };

  let events;
  const listen = () => {
    events = new EventSource(`/.monochromatic/events${edition}`);
    events.addEventListener("reload", () => location.reload());
    events.addEventListener("problems", (event) => show(event.data));
  };

  // A page that is left keeps no connection, and one that comes back from the history asks anew.
  addEventListener("pagehide", () => events.close());
  addEventListener("pageshow", (event) => event.persisted && listen());
  listen();
})();
