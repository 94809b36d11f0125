// Makes the plain pages livelier: steppers, drafts that survive a reload, sending again after a lost connection, and
// following the evening by one event stream. Without it every page and form works as it stands.
"use strict";
(() => {
  const doc = document.documentElement, body = document.body, base = body.dataset.base || "";
  const $ = (id) => document.getElementById(id);
  doc.classList.add("js");

  const memory = {};
  const box = {
    get(key) { try { return JSON.parse(localStorage.getItem(key)); } catch { return memory[key] || null; } },
    set(key, value) {
      memory[key] = value;
      try {
        if (value === null) localStorage.removeItem(key); else localStorage.setItem(key, JSON.stringify(value));
      } catch { /* a phone without storage keeps it while the page is open */ }
      if (value === null) delete memory[key];
    },
  };
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const fill = (words, facts) => words.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));

  function connected(on) {
    doc.classList.toggle("lost", !on);
    const words = $("state") && $("state").querySelector("b");
    const text = on ? body.dataset.found : body.dataset.lost;
    if (words && words.textContent !== text) words.textContent = text;
  }
  function say(words, bad) {
    const said = $("said");
    if (said) { said.textContent = words; said.classList.toggle("bad", Boolean(bad)); }
  }

  // One thing at a time is on its way; while there is no connection it is tried again with the same id.
  const onTheWay = new Set();
  async function send(form, fields, taken, refused) {
    const key = form.getAttribute("action");
    if (onTheWay.has(key)) return;
    onTheWay.add(key);
    say(body.dataset.busy);
    for (;;) {
      try {
        const answer = await fetch(key, {
          method: "POST", body: fields, credentials: "same-origin", headers: { Accept: "application/json" },
        });
        const told = await answer.json();
        connected(true);
        if (answer.status === 503) { say(told.said, true); }
        else { onTheWay.delete(key); if (told.ok) await taken(told); else refused(told); return; }
      } catch {
        connected(false);
        say(body.dataset.keeps, true);
      }
      await new Promise((go) => setTimeout(go, 3000));
    }
  }

  function noteForm(form) {
    const field = $("text"), count = $("text-count"), key = form.dataset.draft, limit = Number(count.dataset.limit);
    const draft = box.get(key);
    if (draft && !field.value) { field.value = draft.text; form.elements.id.value = draft.id; }
    const show = () => {
      const n = Array.from(field.value.normalize("NFC").trim()).length;
      count.textContent = fill(count.dataset.words, { n, limit });
      count.classList.toggle("over", n > limit);
    };
    field.addEventListener("input", () => {
      show();
      box.set(key, field.value ? { text: field.value, id: form.elements.id.value } : null);
    });
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) { field.focus(); return; }
      const sent = field.value;
      send(form, new URLSearchParams(new FormData(form)), async (told) => {
        box.set(key, null);
        const now = $("text");
        if (now && now.value === sent) now.value = "";
        if ($("note-form")) $("note-form").elements.id.value = newId();
        if (now) now.dispatchEvent(new Event("input"));
        await refresh();
        say(told.said);
      }, (told) => say(told.said, true));
    });
    show();
  }

  function ballot(form) {
    const key = form.dataset.draft, boxes = [...form.querySelectorAll(".dots, [name=pick]")];
    const dots = form.dataset.method === "dots", all = Number(form.dataset.dots), most = Number(form.dataset.most);
    const limit = form.dataset.method === "approval" ? Number(form.dataset.choices) : 0;
    const button = document.querySelector("button[form=ballot]"), left = document.querySelector(".left");
    const value = (one) => (dots ? Math.max(0, parseInt(one.value, 10) || 0) : Number(one.checked));
    const now = () => boxes.map(value);
    let stored = form.hasAttribute("data-voted") ? now() : null;
    const draft = box.get(key);
    if (draft && draft.length === boxes.length) {
      boxes.forEach((one, i) => { if (dots) one.value = draft[i]; else one.checked = Boolean(draft[i]); });
    }
    const show = () => {
      const picked = now(), spent = picked.reduce((sum, n) => sum + n, 0), same = stored && picked.join() === stored.join();
      boxes.forEach((one, i) => {
        one.classList.toggle("zero", !picked[i]);
        one.closest(".option").classList.toggle("chosen", Boolean(picked[i]));
        if (!dots && limit && one.type === "checkbox") one.disabled = !one.checked && spent >= limit;
      });
      form.querySelectorAll(".less").forEach((b) => { b.disabled = !value($(b.dataset.for)); });
      form.querySelectorAll(".plus").forEach((b) => { b.disabled = spent >= all || value($(b.dataset.for)) >= most; });
      if (left) {
        const rest = all - spent, words = rest > 0 ? fill(rest === 1 ? left.dataset.one : left.dataset.many, { n: rest }) : left.dataset.none;
        if ($("left").textContent !== words) $("left").textContent = words;
        [...left.querySelectorAll("i")].forEach((disc, i) => disc.classList.toggle("full", i < spent));
      }
      $("in").classList.toggle("none", !same);
      button.disabled = Boolean(same);
      button.firstElementChild.textContent = stored ? button.dataset.again : button.dataset.first;
    };
    const changed = () => {
      show();
      say("");
      box.set(key, stored && now().join() === stored.join() ? null : now());
    };
    form.addEventListener("click", (event) => {
      const step = event.target.closest(".round");
      if (!step || step.disabled) return;
      const one = $(step.dataset.for);
      one.value = value(one) + (step.classList.contains("plus") ? 1 : -1);
      changed();
      if (step.disabled) step.parentElement.querySelector(".round:not([disabled])")?.focus();
    });
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const sent = now().join(), fields = new URLSearchParams(new FormData(form));
      send(form, fields, (told) => {
        const kept = box.get(key);
        if (!kept || kept.join() === sent) box.set(key, null);
        if (!$("ballot")) return refresh(true);
        stored = sent.split(",").map(Number);
        if ($("now").dataset.mine !== undefined) $("now").dataset.mine = told.mine;
        $("in").lastElementChild.textContent = stored.some(Boolean) ? $("in").dataset.in : $("in").dataset.blank;
        say("");
        show();
        return null;
      }, (told) => { say(told.said, true); refresh(); });
    });
    show();
  }

  function takeAway(form) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      send(form, new URLSearchParams(new FormData(form)), async (told) => { await refresh(); say(told.said); },
        (told) => say(told.said, true));
    });
  }

  function dress() {
    const note = $("note-form"), vote = $("ballot");
    if (note) noteForm(note);
    if (vote) ballot(vote);
    document.querySelectorAll(".withdraw").forEach(takeAway);
  }

  // Fetches the page of this moment. When only the guest's own things changed, only these are put in, so that a text that
  // is being typed stays as it is.
  async function refresh(whole) {
    const answer = await fetch(`${base}/now`, { credentials: "same-origin", cache: "no-store" });
    if (answer.status === 403) { location.reload(); return; }
    if (!answer.ok) return;
    const fresh = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById("now");
    const old = $("now");
    if (!fresh || !old) return;
    if (!whole && fresh.dataset.page === old.dataset.page && $("own") && fresh.querySelector("#own")) {
      $("own").replaceWith(fresh.querySelector("#own"));
      old.dataset.mine = fresh.dataset.mine;
      document.querySelectorAll(".withdraw").forEach(takeAway);
      return;
    }
    const focus = document.activeElement && document.activeElement.id, spot = window.scrollY;
    const moved = fresh.dataset.page !== old.dataset.page;
    old.replaceWith(fresh);
    dress();
    if (moved) window.scrollTo(0, 0); else window.scrollTo(0, spot);
    if (focus && $(focus)) $(focus).focus({ preventScroll: true });
  }
  let wanted = null, busy = false;
  async function follow(told) {
    wanted = told;
    if (busy) return;
    busy = true;
    try {
      while (wanted) {
        const facts = wanted, now = $("now");
        wanted = null;
        turnout(facts);
        if (now && (facts.page !== now.dataset.page || facts.mine !== now.dataset.mine)) {
          // Not everybody in the same instant.
          await new Promise((go) => setTimeout(go, Math.random() * 300));
          await refresh();
        }
      }
    } catch { connected(false); } finally { busy = false; }
  }
  function turnout(facts) {
    const line = $("turnout");
    if (!line || facts.voted === undefined) return;
    const words = facts.present ? line.dataset.with : facts.voted === 1 ? line.dataset.one : line.dataset.many;
    line.textContent = fill(words, { n: facts.voted, m: facts.present });
  }

  // A lost Wi-Fi does not always end a connection: when the heartbeat stays away the stream is opened anew.
  let stream = null, heard = 0;
  function listen() {
    if (stream) stream.close();
    heard = Date.now();
    const mine = new EventSource(`${base}/live`);
    stream = mine;
    mine.onopen = () => { heard = Date.now(); connected(true); };
    mine.onmessage = (event) => { heard = Date.now(); connected(true); follow(JSON.parse(event.data)); };
    mine.addEventListener("here", () => { heard = Date.now(); connected(true); });
    mine.onerror = () => {
      connected(false);
      // A refusal ends the stream for good; then it is opened anew after a while.
      if (mine.readyState === EventSource.CLOSED) setTimeout(listen, 4000 + Math.random() * 4000);
    };
  }
  function stayInTouch() {
    listen();
    setInterval(() => { if (Date.now() - heard > 40000) { connected(false); listen(); } }, 10000);
    addEventListener("online", listen);
    addEventListener("offline", () => connected(false));
    addEventListener("pagehide", () => stream.close());
    document.addEventListener("visibilitychange", () => {
      if (!document.hidden && Date.now() - heard > 20000) listen();
    });
  }
  addEventListener("pageshow", (event) => { if (event.persisted) location.reload(); });

  dress();
  if ("live" in body.dataset) stayInTouch(); else connected(true);
})();
