// What the page does beyond plain HTML: filters over statements, words in several pieces marked together,
// a way back from a source sentence, and folded parts opened for print. Everything is there without it.
"use strict";
(() => {
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];

  // The words that a link points to, every piece of them.
  const back = document.getElementById("back");
  const mark = () => {
    all(".on").forEach((piece) => piece.classList.remove("on"));
    let id = "";
    try { id = decodeURIComponent(location.hash.slice(1)); } catch { return; }
    const first = id && document.getElementById(id);
    if (!first) { back.hidden = true; return; }
    for (let fold = first.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    if (first.matches(".w")) {
      [first, ...all(`[data-of="${CSS.escape(id)}"]`)].forEach((piece) => piece.classList.add("on"));
    }
    back.hidden = !first.closest("#texts") || !came;
  };
  let came = null;
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && !link.closest("#texts, .sections, .tally")) came = link;
  });
  back.firstElementChild.addEventListener("click", () => {
    if (!came) return;
    back.hidden = true;
    came.scrollIntoView({ block: "center" });
    came.focus({ preventScroll: true });
  });
  addEventListener("hashchange", mark);
  mark();

  // Filters over who said what.
  const form = document.getElementById("filters");
  if (form) {
    form.hidden = false;
    const lines = all("#said .statement").map((line) => ({ line, text: line.textContent.toLowerCase() }));
    const show = () => {
      const chosen = new FormData(form);
      const find = (chosen.get("find") || "").trim().toLowerCase();
      const picked = ["speaker", "side", "act"].filter((key) => chosen.get(key));
      let shown = 0;
      for (const { line, text } of lines) {
        const fits = picked.every((key) => line.dataset[key] === chosen.get(key)) && text.includes(find);
        line.hidden = !fits;
        shown += fits;
      }
      const active = picked.length > 0 || find !== "";
      all("#said .voice").forEach((voice) => { voice.hidden = !voice.querySelector(".statement:not([hidden])"); });
      all("#said details.fold").forEach((fold) => {
        fold.hidden = !fold.querySelector(".statement:not([hidden])");
        if (active) { fold.open = true; fold.dataset.opened = ""; }
        else if ("opened" in fold.dataset) { fold.open = false; delete fold.dataset.opened; }
      });
      document.getElementById("found").textContent = active
        ? `${shown} of ${lines.length} lines shown` : `${lines.length} lines, the same words in several reports counted once`;
    };
    form.addEventListener("input", show);
    form.addEventListener("reset", () => setTimeout(show));
    form.addEventListener("submit", (event) => event.preventDefault());
    show();
  }

  // Where the reader is.
  const links = new Map(all(".sections a").map((link) => [link.hash.slice(1), link]));
  if ("IntersectionObserver" in window) {
    const seen = new Set();
    const watcher = new IntersectionObserver((entries) => {
      for (const entry of entries) entry.isIntersecting ? seen.add(entry.target.id) : seen.delete(entry.target.id);
      const now = [...links.keys()].find((id) => seen.has(id));
      links.forEach((link, id) => id === now ? link.setAttribute("aria-current", "true") : link.removeAttribute("aria-current"));
    }, { rootMargin: "-20% 0px -60% 0px" });
    all("main > section").forEach((section) => watcher.observe(section));
  }

  // On paper nothing is folded but the proofs that the reader left folded: the full texts behind have the sentences.
  let folded = [];
  addEventListener("beforeprint", () => {
    folded = all("details:not([open]):not(.proof)");
    folded.forEach((fold) => { fold.open = true; });
  });
  addEventListener("afterprint", () => { folded.forEach((fold) => { fold.open = false; }); });
})();
