"use strict";
(() => {
  const panel = document.getElementById("panel"), box = panel.querySelector("div");
  const heading = panel.querySelector("h2"), byId = id => document.getElementById(id);
  let opener = null, links = null, groups = null;
  const target = link => {
    const to = link.getAttribute("href");
    return to && to[0] === "#" ? byId(to.slice(1)) : null;
  };
  const sentence = at => at && at.closest(".s");
  const root = at => {
    for (let hops = 0; hops < 50; hops++) {
      const up = at.querySelector(":scope > .eq"), next = up && target(up);
      if (!next) break;
      at = next;
    }
    return at.id;
  };
  const index = () => {
    groups = new Map(); links = new Map();
    const put = (map, key, one) => map.has(key) ? map.get(key).push(one) : map.set(key, [one]);
    const roots = new Map();
    for (const one of document.querySelectorAll(".texts .s")) { roots.set(one, root(one)); put(groups, roots.get(one), one); }
    for (const one of document.querySelectorAll("main a[href^='#']:not(.eq)")) {
      const to = target(one), at = sentence(to);
      put(links, at ? roots.get(at) : one.getAttribute("href").slice(1), one);
    }
  };
  const make = (name, text, kind) => {
    const one = document.createElement(name);
    if (text) one.textContent = text;
    if (kind) one.className = kind;
    return one;
  };
  const copied = (paragraph, at) => {
    const twin = paragraph.cloneNode(true);
    const own = [...paragraph.querySelectorAll(".s")].indexOf(at);
    if (at) twin.querySelectorAll(".s")[own].classList.add("lit"); else twin.className = "around";
    for (const one of twin.querySelectorAll(".eq")) one.remove();
    for (const one of twin.querySelectorAll("[id]")) one.removeAttribute("id");
    return twin;
  };
  const shown = at => {
    const article = at.closest("article[data-name]"), text = at.closest(".text"), part = make("section");
    part.append(make("h3", article.dataset.name), make("p", article.dataset.when, "soft small"));
    const body = make("div", "", "text"), here = at.closest("p");
    if (text.lang) body.lang = text.lang;
    if (here.previousElementSibling) body.append(copied(here.previousElementSibling));
    body.append(copied(here, at));
    if (here.nextElementSibling) body.append(copied(here.nextElementSibling));
    const go = make("a", panel.dataset.open);
    go.href = "#" + at.id;
    const end = make("p", "", "small");
    end.append(go);
    if (/^https?:/i.test(article.dataset.live || "")) {
      const twin = at.cloneNode(true);
      for (const one of twin.querySelectorAll(".eq")) one.remove();
      const live = make("a", panel.dataset.live + " ↗");
      live.href = article.dataset.live.split("#")[0] + "#:~:text=" + encodeURIComponent(twin.textContent.trim()).replace(/-/g, "%2D");
      live.rel = "noopener noreferrer";
      end.append(" · ", live);
    }
    part.append(body, end);
    return part;
  };
  const open = link => {
    const at = sentence(target(link));
    if (!at) return false;
    if (!groups) index();
    const mine = groups.get(root(at)) || [at], others = mine.filter(one => one !== at).slice(0, 4);
    box.replaceChildren(shown(at));
    if (others.length) box.append(make("h3", panel.dataset.same, "soft"), ...others.map(shown));
    opener = link;
    panel.hidden = false;
    document.body.classList.add("reading");
    panel.scrollTop = 0;
    heading.focus({preventScroll: true});
    return true;
  };
  const close = () => {
    panel.hidden = true;
    document.body.classList.remove("reading");
    if (opener) opener.focus({preventScroll: true});
  };
  const light = event => {
    const link = event.target.closest && event.target.closest("a[href^='#'], .s");
    for (const one of document.querySelectorAll("[data-lit]")) one.removeAttribute("data-lit");
    if (!link || panel.contains(link)) return;
    if (!groups) index();
    const to = link.matches(".s") ? link : target(link), at = sentence(to);
    const key = at ? root(at) : to && to.id;
    for (const one of [...(groups.get(key) || []), ...(links.get(key) || [])]) one.setAttribute("data-lit", "");
  };
  document.addEventListener("click", event => {
    const link = event.target.closest && event.target.closest("a[href^='#']");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button) return;
    if (panel.contains(link)) { if (innerWidth < 1120) close(); return; }
    if (!link.matches(".eq") && !link.closest("nav") && open(link)) event.preventDefault();
  });
  document.addEventListener("mouseover", light);
  document.addEventListener("focusin", light);
  panel.querySelector("button").addEventListener("click", close);
  document.addEventListener("keydown", event => { if (event.key === "Escape" && !panel.hidden) close(); });
})();
