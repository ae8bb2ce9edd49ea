"use strict";
// Everything shown stands in the page already: the script chooses, counts and copies elements, and never reads HTML from text.
(() => {
  const root = document.documentElement;
  const byId = (id) => document.getElementById(id);
  const article = byId("article"), panel = byId("panel"), words = byId("words"), form = byId("filters");
  const only = byId("only"), shown = byId("shown"), keys = byId("keys"), single = byId("single");
  const intro = byId("intro");
  const sentences = Array.from(article.querySelectorAll(".s"));
  const indexOf = new Map(sentences.map((element, index) => [element, index]));
  const findings = Array.from(document.querySelectorAll(".finding[data-sentence]"))
    .map((card) => ({ number: Number(card.id.slice(1)), index: Number(card.dataset.sentence) - 1 }))
    .sort((a, b) => a.index - b.index || a.number - b.number);
  const facets = Array.from(form.querySelectorAll("fieldset")).map((group) => group.dataset.facet);
  const marks = sentences.map((element) =>
    Object.fromEntries(facets.map((facet) => [facet, (element.dataset[facet] || "").split(" ")])));
  let chosen = -1; // index of the sentence that the panel keeps
  let finding = -1; // index in `findings` of the one reached last

  root.classList.add("js");
  if (sentences.length > 400) root.classList.add("many");
  sentences.forEach((element, index) => {
    element.tabIndex = index ? -1 : 0;
    element.querySelector(".n").tabIndex = -1;
  });

  function explain(index, spoken) {
    words.setAttribute("aria-live", spoken ? "polite" : "off"); // what the pointer passes over is not read aloud
    const entry = index < 0 ? null : byId("d" + (index + 1));
    if (!entry) { words.replaceChildren(intro); return; }
    words.replaceChildren(...Array.from(entry.cloneNode(true).childNodes));
    words.scrollTop = panel.scrollTop = 0;
  }

  function choose(index, focus) {
    if (sentences[chosen]) { sentences[chosen].classList.remove("chosen"); sentences[chosen].tabIndex = -1; }
    chosen = index;
    panel.classList.toggle("open", index >= 0);
    explain(index, true);
    const element = sentences[index];
    if (!element) { if (sentences[0]) sentences[0].tabIndex = 0; return; }
    element.classList.add("chosen");
    element.tabIndex = 0;
    if (focus && document.activeElement !== element) element.focus();
  }

  function letGo() {
    const last = sentences[chosen];
    choose(-1, false);
    finding = -1;
    if (last) { sentences[0].tabIndex = -1; last.tabIndex = 0; } // the tab key comes back to where the reader was
  }

  function isShown(index) { return !sentences[index].classList.contains("off"); }

  function step(way) {
    let index = chosen < 0 ? (way > 0 ? 0 : sentences.length - 1) : chosen + way;
    while (sentences[index] && !isShown(index)) index += way;
    if (sentences[index]) choose(index, true);
  }

  function stepFinding(way) {
    if (!findings.length) { shown.textContent = "No findings"; return; }
    let next = finding + way;
    if (finding < 0) { // from the sentence where the reader is, or from the top
      next = way > 0 ? findings.findIndex((one) => one.index >= Math.max(chosen, 0))
        : findings.findLastIndex((one) => one.index <= (chosen < 0 ? Infinity : chosen));
      if (next < 0) next = way > 0 ? findings.length : -1;
    }
    while (findings[next] && !isShown(findings[next].index)) next += way;
    if (!findings[next]) return;
    finding = next;
    const reached = next;
    choose(findings[next].index, true);
    finding = reached;
  }

  // A sentence passes when, in every group with a box ticked, it has one of the ticked marks.
  function passes(index, ticked, except) {
    return facets.every((facet) => facet === except || !ticked[facet].length
      || ticked[facet].some((key) => marks[index][facet].includes(key)));
  }

  function filter() {
    const ticked = Object.fromEntries(facets.map((facet) =>
      [facet, Array.from(form.querySelectorAll(`input[name=${facet}]:checked`), (box) => box.value)]));
    let count = 0;
    sentences.forEach((element, index) => {
      const pass = passes(index, ticked, null);
      element.classList.toggle("off", !pass);
      count += pass ? 1 : 0;
    });
    for (const facet of facets) { // each number: how many sentences are shown when this box alone is ticked in its group
      const counts = {};
      marks.forEach((mark, index) => {
        if (passes(index, ticked, facet)) for (const key of mark[facet]) counts[key] = (counts[key] || 0) + 1;
      });
      form.querySelectorAll(`.count[data-facet=${facet}]`).forEach((place) => {
        place.textContent = counts[place.dataset.key] || 0;
        place.toggleAttribute("data-zero", !counts[place.dataset.key]);
      });
    }
    article.classList.toggle("hide-off", only.checked);
    shown.textContent = `${count} of ${sentences.length} sentences`;
  }

  article.addEventListener("mouseover", (event) => {
    const element = event.target.closest(".s");
    if (element && chosen < 0) explain(indexOf.get(element), false);
  });
  article.addEventListener("mouseleave", () => { if (chosen < 0) explain(-1, false); });
  article.addEventListener("click", (event) => {
    const element = event.target.closest(".s");
    if (!element) return;
    if (event.target.closest(".n")) event.preventDefault();
    else if (!window.getSelection().isCollapsed) return; // the reader is copying
    finding = -1;
    if (indexOf.get(element) === chosen && !event.target.closest(".n")) letGo();
    else choose(indexOf.get(element), true);
  });
  article.addEventListener("focusin", (event) => {
    const index = indexOf.get(event.target);
    if (index !== undefined && index !== chosen && event.target.matches(":focus-visible")) choose(index, false);
  });
  document.addEventListener("click", (event) => { // links to a sentence choose it
    const link = event.target.closest('a[href^="#s"]');
    const index = link ? Number(link.getAttribute("href").slice(2)) - 1 : -1;
    if (sentences[index]) { event.preventDefault(); choose(index, true); }
  });
  const surely = byId("surely");
  if (surely) {
    const marked = Array.from(document.querySelectorAll(".technique-list li"));
    surely.addEventListener("input", () => {
      byId("surely-value").textContent = Number(surely.value).toFixed(2);
      let count = 0;
      for (const item of marked) {
        item.hidden = Number(item.dataset.score) < Number(surely.value);
        count += item.hidden ? 0 : 1;
      }
      byId("techniques-count").textContent = count;
    });
  }
  form.addEventListener("change", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  byId("close").addEventListener("click", () => { const last = sentences[chosen]; letGo(); if (last) last.focus({ focusVisible: false }); });
  byId("help").addEventListener("click", () => keys.showModal());

  const actions = {
    j: () => stepFinding(1), k: () => stepFinding(-1), n: () => { finding = -1; step(1); },
    p: () => { finding = -1; step(-1); }, "?": () => keys.showModal(),
  };
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || keys.open) return;
    const inArticle = indexOf.has(event.target);
    if (event.key === "Escape") { letGo(); return; }
    if (inArticle && ["ArrowDown", "ArrowRight", "ArrowUp", "ArrowLeft"].includes(event.key)) {
      event.preventDefault();
      finding = -1;
      step(event.key === "ArrowDown" || event.key === "ArrowRight" ? 1 : -1);
      return;
    }
    const key = event.key.length === 1 ? event.key.toLowerCase() : "";
    if (single.checked && Object.hasOwn(actions, key)) { event.preventDefault(); actions[key](); }
  });

  filter();
  const start = /^#[sd](\d+)$/.exec(location.hash);
  if (start && sentences[start[1] - 1]) choose(start[1] - 1, true);
})();
