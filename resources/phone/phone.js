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
        else { onTheWay.delete(key); if (told.ok) await taken(told); else refused(told, answer.status); return; }
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

  // What was filled in is kept as a list, one thing for each field, in their order on the page.
  function ballot(form) {
    const key = form.dataset.draft, method = form.dataset.method, counts = method === "dots" || method === "chips";
    const boxes = [...form.querySelectorAll("[name=pick],[name^=o-],[name=reason]")];
    const step = Number(form.dataset.step), most = Number(form.dataset.most) || Infinity, limit = Number(form.dataset.choices);
    const button = document.querySelector("button[form=ballot]"), left = document.querySelector(".left");
    const all = left ? Number(left.dataset.all) : Infinity, reason = $("reason");
    const isTick = (one) => one.type === "radio" || one.type === "checkbox";
    const amount = (one) => Math.max(0, parseInt(one.value, 10) || 0);
    const state = (one) => (isTick(one) ? Number(one.checked) : counts ? amount(one) : one.value);
    const chosen = (one) => one !== reason && (isTick(one) ? one.checked && one.value !== "" : Boolean(state(one)));
    const now = () => boxes.map(state), written = (list) => JSON.stringify(list);
    let stored = form.hasAttribute("data-voted") ? written(now()) : null;
    const draft = box.get(key);
    if (draft && draft.length === boxes.length) {
      boxes.forEach((one, i) => { if (isTick(one)) one.checked = Boolean(draft[i]); else one.value = draft[i]; });
    }
    const spent = () => boxes.filter(chosen).reduce((sum, one) => sum + (counts ? amount(one) : Number(one.dataset.euros) || 0), 0);
    const show = () => {
      const given = spent(), picks = boxes.filter(chosen).length, same = stored === written(now());
      form.querySelectorAll(".option").forEach((row) => {
        row.classList.toggle("chosen", boxes.some((one) => row.contains(one) && chosen(one)));
      });
      boxes.forEach((one) => {
        one.classList.toggle("zero", !chosen(one));
        if (limit && one.type === "checkbox") one.disabled = !one.checked && picks >= limit;
      });
      form.querySelectorAll(".less").forEach((b) => { b.disabled = !chosen($(b.dataset.for)); });
      form.querySelectorAll(".plus").forEach((b) => {
        const one = $(b.dataset.for);
        b.disabled = counts ? given + step > all || amount(one) + step > most : one.value === "1";
      });
      if (left) tellLeft(left, given);
      if ($("objects")) reason.required = $("objects").checked;
      $("in").classList.toggle("none", !same);
      button.disabled = same;
      button.firstElementChild.textContent = stored ? button.dataset.again : button.dataset.first;
    };
    const changed = () => {
      show();
      say("");
      box.set(key, stored === written(now()) ? null : now());
    };
    form.addEventListener("click", (event) => {
      const tap = event.target.closest(".round");
      if (!tap || tap.disabled) return;
      const one = $(tap.dataset.for), up = tap.classList.contains("plus");
      if (counts) one.value = Math.max(0, amount(one) + (up ? step : -step));
      else place(boxes, one, up);
      changed();
      if (tap.disabled) tap.parentElement.querySelector(".round:not([disabled])")?.focus();
    });
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const sent = written(now()), fields = new URLSearchParams(new FormData(form));
      send(form, fields, (told) => {
        const kept = box.get(key);
        if (!kept || written(kept) === sent) box.set(key, null);
        if (!$("ballot")) return refresh(true);
        stored = sent;
        if ($("now").dataset.mine !== undefined) $("now").dataset.mine = told.mine;
        $("in").querySelector("b").textContent = told.yours ? $("in").dataset.in : $("in").dataset.blank;
        $("yours").textContent = told.yours;
        say("");
        show();
        return null;
      }, async (told, status) => {
        // What only has to be put right stays as it stands.
        if (status !== 422) await refresh().catch(() => connected(false));
        say(told.said, true);
      });
    });
    show();
  }
  function tellLeft(left, given) {
    const told = left.dataset, all = Number(told.all), sum = "sum" in told, n = sum ? given : Math.abs(all - given);
    const over = given > all, one = n === 1;
    const words = sum ? told.many : over ? (one ? told.overOne : told.over) : n ? (one ? told.one : told.many) : told.none;
    const said = fill(words, { n: new Intl.NumberFormat(doc.lang).format(n) });
    if ($("left").textContent !== said) $("left").textContent = said;
    left.classList.toggle("over", !sum && over);
    [...left.querySelectorAll("i")].forEach((disc, i) => disc.classList.toggle("full", i < given));
  }
  // One place up or down in a ranking: whoever stands there changes places with it. Who has no place yet gets the next one, and
  // who goes down from the last one has none any more.
  function place(boxes, one, up) {
    const places = boxes.map((other) => Number(other.value)), last = Math.max(...places), mine = Number(one.value);
    const alone = places.filter((other) => other === last).length === 1;
    let next = mine ? mine + (up ? -1 : 1) : Math.min(last + 1, boxes.length);
    if (!up && (next > boxes.length || (mine === last && alone))) next = 0;
    if (mine && next) boxes.forEach((other) => { if (other !== one && Number(other.value) === next) other.value = mine; });
    one.value = next || "";
    const line = $("moved");
    line.textContent = fill(next ? line.dataset.place : line.dataset.none, { letter: one.dataset.letter, n: next });
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

  // A reload need not tell again what was told once.
  if (location.search.startsWith("?moved=")) history.replaceState(null, "", location.pathname);
  dress();
  if ("live" in body.dataset) stayInTouch(); else connected(true);
})();
