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
  box.keys = (first) => {
    let stored = [];
    try { stored = Object.keys(localStorage); } catch { /* as above */ }
    return [...new Set([...stored, ...Object.keys(memory)])].filter((key) => key.startsWith(first));
  };
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const fill = (words, facts) => words.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));

  // Some languages have up to six forms for a number of things.
  const kinds = new Intl.PluralRules(doc.lang);
  const formOf = (written, n) => { const forms = JSON.parse(written); return forms[kinds.select(n)] || Object.values(forms)[0]; };

  function connected(on) {
    doc.classList.toggle("lost", !on);
    const words = $("state") && $("state").querySelector("b");
    const text = on ? body.dataset.found : body.dataset.lost;
    if (words && words.textContent !== text) words.textContent = text;
    dispatchEvent(new CustomEvent("connection", { detail: on }));
  }
  function say(words, bad) {
    let said = $("said");
    // The step may have moved on since: then it stands on top of the page of now.
    if (!said && bad) {
      said = document.createElement("p");
      said.id = "said";
      said.setAttribute("role", "alert");
      document.querySelector("#now .body").prepend(said);
    }
    if (said) { said.textContent = words; said.className = `said${bad ? " bad" : ""}`; }
  }
  // Read out to whoever listens to the page; what has the focus is read anyway.
  function tell(words) { if ($("news")) $("news").textContent = words; }

  // One thing at a time is on its way; while there is no connection it is tried again with the same id.
  const onTheWay = new Set();
  async function send(form, fields, taken, refused) {
    const key = form.getAttribute("action");
    if (onTheWay.has(key)) return;
    onTheWay.add(key);
    say(body.dataset.busy);
    for (;;) {
      let told = null, status = 0;
      try {
        const answer = await fetch(key, {
          method: "POST", body: fields, credentials: "same-origin", headers: { Accept: "application/json" },
        });
        told = await answer.json();
        status = answer.status;
        connected(true);
      } catch {
        connected(false);
        say(body.dataset.keeps, true);
      }
      if (told && status !== 503) {
        onTheWay.delete(key);
        if (told.ok) await taken(told); else await refused(told, status);
        return;
      }
      if (told) say(told.said, true);
      await new Promise((go) => setTimeout(go, 3000));
    }
  }

  // To another laptop's page. What is typed, and what is being sent, goes along behind the # of the address, which stays on the
  // phone: there it is sent again with the same id, and stands once. The proof is known to this guest's own pages only, so that
  // nobody can make a link that sends something in her name.
  addEventListener("leave", ({ detail }) => {
    const kept = Object.fromEntries(box.keys("").map((key) => [key, box.get(key)]));
    const sent = [...onTheWay].map((key) => key.slice(base.length));
    const { proof } = $("now").dataset;
    Object.keys(kept).forEach((key) => box.set(key, null));
    location.replace(`${detail}#moved=${encodeURIComponent(JSON.stringify({ kept, sent, proof }))}`);
  });
  function arrive() {
    if (!location.hash.startsWith("#moved=")) return [];
    let sent = [];
    try {
      const moved = JSON.parse(decodeURIComponent(location.hash.slice(7)));
      if (moved.proof && moved.proof === $("now").dataset.proof) {
        Object.entries(moved.kept).forEach(([key, value]) => { if (box.get(key) === null) box.set(key, value); });
        sent = moved.sent.map((path) => base + path);
      }
    } catch { /* somebody else's address: there is nothing to take along */ }
    history.replaceState(null, "", location.pathname);
    return sent;
  }

  function noteForm(form) {
    const field = $("text"), count = $("text-count"), key = form.dataset.draft, limit = Number(count.dataset.limit);
    const draft = draftOf(key);
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
        await again();
        offer();
        say(told.said);
      }, async (told, status) => {
        if (status === 409) { await again(); offer(); }
        say(told.said, true);
      });
    });
    show();
  }

  // What was typed; nothing once it hangs on the wall: it was sent, and the answer was lost.
  function draftOf(key) {
    const draft = box.get(key), take = draft && $(`take-${draft.id}`);
    if (!take || take.closest("li").querySelector(".words").textContent.trim() !== draft.text.normalize("NFC").trim()) return draft;
    box.set(key, null);
    return null;
  }
  // A note that was typed in a step that is over: it is shown, and goes on another note when its writer wants that.
  function offer() {
    const own = $("note-form"), field = $("text");
    if ($("kept")) $("kept").remove();
    const key = box.keys("note-").find((one) => (!own || one !== own.dataset.draft) && draftOf(one));
    if (!key) return;
    const { text } = box.get(key);
    $("now").querySelector("h1").after($("kept-words").content.cloneNode(true));
    const kept = $("kept"), put = kept.querySelector(".put");
    kept.querySelector(".words").textContent = text;
    kept.querySelector(".later").hidden = Boolean(own);
    put.hidden = !own;
    put.addEventListener("click", () => {
      box.set(key, null);
      field.value = field.value ? `${field.value}\n${text}` : text;
      field.dispatchEvent(new Event("input"));
      offer();
      field.focus();
    });
    kept.querySelector(".drop").addEventListener("click", () => { box.set(key, null); offer(); look("#kept h2"); });
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
      const given = spent(), picks = boxes.filter(chosen).length, same = stored === written(now()) && !form.elements.code?.value;
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
        if (!$("ballot")) return again(true);
        stored = sent;
        if ($("now").dataset.mine !== undefined) $("now").dataset.mine = told.mine;
        $("in").querySelector("b").textContent = told.yours ? $("in").dataset.in : $("in").dataset.blank;
        $("yours").textContent = told.yours;
        say("");
        const here = document.activeElement === button;
        show();
        if (here) $("in").focus({ preventScroll: true }); else tell($("in").textContent);
        return null;
      }, async (told, status) => {
        // What only has to be put right stays as it stands.
        if (status !== 422) await again();
        say(told.said, true);
      });
    });
    show();
  }
  function tellLeft(left, given) {
    const told = left.dataset, all = Number(told.all), sum = "sum" in told, n = sum ? given : Math.abs(all - given);
    const over = given > all, words = n || sum ? formOf(over ? told.over : told.left, n) : told.none;
    const said = fill(words, { n: new Intl.NumberFormat(`${doc.lang}-u-nu-latn`, { useGrouping: "always" }).format(n) });
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
      send(form, new URLSearchParams(new FormData(form)), async (told) => { await again(); say(told.said); },
        (told) => say(told.said, true));
    });
  }

  // What is typed beside a paragraph stays when the text changes under it, and goes once it was sent.
  function sayForm(form) {
    const key = form.dataset.draft, field = form.elements.text, draft = box.get(key), own = form.elements.id;
    if (draft && !field.value) { field.value = draft.text; own.value = draft.id; form.closest("details").open = true; }
    field.addEventListener("input", () => box.set(key, field.value ? { text: field.value, id: own.value } : null));
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      if (!field.value.trim()) { field.focus(); return; }
      form.append($("said"));
      send(form, new URLSearchParams(new FormData(form)), async (told) => {
        box.set(key, null);
        field.value = "";
        own.value = newId();
        await again();
        say(told.said);
      }, (told) => say(told.said, true));
    });
  }

  // Questions that may all be skipped: a second tap on an answer takes it back, and what is filled in stays until it was sent.
  function poll(form) {
    const boxes = [...form.querySelectorAll("[type=radio],textarea")], key = form.dataset.draft, count = $("filled");
    const button = document.querySelector("button[form=poll]"), written = (list) => JSON.stringify(list);
    const now = () => boxes.map((one) => (one.type === "radio" ? one.checked : one.value));
    let stored = form.hasAttribute("data-stored") ? written(now()) : null;
    const draft = box.get(key);
    if (draft && draft.length === boxes.length) {
      boxes.forEach((one, i) => { if (one.type === "radio") one.checked = draft[i]; else one.value = draft[i]; });
    }
    let held = null;
    const show = () => {
      const n = boxes.filter((one) => one.checked).length, any = n || boxes.some((one) => one.type !== "radio" && one.value.trim());
      if (count) count.textContent = fill(count.dataset.words, { n, m: count.dataset.of });
      $("in").classList.toggle("none", stored !== written(now()));
      button.disabled = stored === written(now()) || (!any && stored === null);
      button.firstElementChild.textContent = stored ? button.dataset.again : button.dataset.first;
      held = Object.fromEntries(boxes.filter((one) => one.checked).map((one) => [one.name, one]));
    };
    const changed = () => {
      show();
      say("");
      box.set(key, stored === written(now()) ? null : now());
    };
    form.addEventListener("click", (event) => {
      const one = event.target;
      if (one.type !== "radio" || held[one.name] !== one) return;
      one.checked = false;
      changed();
    });
    form.addEventListener("input", changed);
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const sent = written(now());
      send(form, new URLSearchParams(new FormData(form)), async (told) => {
        const kept = box.get(key);
        if (!kept || written(kept) === sent) box.set(key, null);
        stored = sent;
        form.setAttribute("data-stored", "");
        const here = document.activeElement === button;
        show();
        say("");
        if (here) $("in").focus({ preventScroll: true }); else tell(told.said);
      }, async (told, status) => {
        if (status === 409) await again(true);
        say(told.said, true);
      });
    });
    show();
  }

  // Read aloud by a voice that lies on the phone itself: another would send the words away. Each part in its own language.
  const mouth = window.speechSynthesis;
  const tongue = (lang) => mouth.getVoices().find((one) => one.localService && one.lang.toLowerCase().startsWith(lang));
  const PARTS = "h1,h2,p,li,dt,dd,label,figcaption,.words";
  function aloud() {
    const old = document.querySelector(".aloud"), head = document.querySelector("#now h1");
    if (old || !mouth || !head || !tongue(doc.lang)) return;
    const after = head.nextElementSibling && head.nextElementSibling.matches(".small") ? head.nextElementSibling : head;
    after.after($("aloud").content.cloneNode(true));
    const button = document.querySelector(".aloud"), words = button.querySelector("span"), first = words.textContent;
    const still = () => { words.textContent = first; };
    button.addEventListener("click", () => {
      const speaking = words.textContent !== first;
      mouth.cancel();
      still();
      if (speaking) return;
      words.textContent = body.dataset.hush;
      const said = parts().map(([text, lang]) => {
        const one = new SpeechSynthesisUtterance(text);
        one.voice = tongue(lang) || tongue(doc.lang);
        one.lang = one.voice.lang;
        mouth.speak(one);
        return one;
      });
      said[said.length - 1].onend = still;
    });
  }
  function parts() {
    const all = [...$("now").querySelectorAll(PARTS)].filter((one) => !one.querySelector(PARTS) && one.offsetParent
      && !one.closest(".ways,.own,.stepper,.marks,[role=status],noscript"));
    return all.map((one) => [one.textContent.trim(), (one.querySelector("[lang]") || one.closest("[lang]")).lang]).filter(([text]) => text);
  }

  // Where a card sits: looked up in the list on the page itself, and kept nowhere.
  let card = "";
  function seat(field) {
    const said = $("sits"), told = said.dataset;
    const show = () => {
      card = field.value.trim();
      // Arabic and Persian keyboards have digits of their own.
      const number = Number(card.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => digit.charCodeAt(0) & 15));
      const row = $(`card-${number}`), tables = row ? row.lastChild.textContent.trim().split(" ") : [];
      const words = tables.map((m, i) => fill(tables.length > 1 ? told.round : told.table, { n: i + 1, m })).join(" · ");
      said.textContent = words || (card ? told.none : "");
    };
    field.value = field.value || card;
    field.addEventListener("input", show);
    field.form.addEventListener("submit", (event) => { event.preventDefault(); show(); });
    show();
  }

  // A round that is over says so by itself, as nothing comes in then.
  let ending = 0;
  function until(part) {
    clearTimeout(ending);
    if (!part) return;
    const left = Number(part.dataset.ends) - Date.now();
    if (left <= 0) part.replaceWith($("over").content.cloneNode(true));
    else ending = setTimeout(() => { until(part); if (!part.isConnected) tell(first(NEWS)); }, Math.min(left, 60000));
  }

  function dress() {
    if (mouth) mouth.cancel();
    until($("until"));
    aloud();
    const note = $("note-form"), vote = $("ballot");
    if ($("seat")) seat($("seat"));
    if (note) noteForm(note);
    if (vote) ballot(vote);
    if ($("poll")) poll($("poll"));
    document.querySelectorAll(".say-form").forEach(sayForm);
    document.querySelectorAll(".withdraw").forEach(takeAway);
    if ($("kept-words")) offer();
  }

  // Where the focus is, in words that find it on the next page; and back there, or else to what stands above it.
  function spot() {
    const one = document.activeElement;
    if (!one || !$("now").contains(one)) return null;
    const words = (name, value) => `[${name}="${CSS.escape(value)}"]`;
    if (one.id) return words("id", one.id);
    if (one.matches("#own h2")) return "#own h2"; // the stream may bring the same news once more
    if (one.dataset.for) return `.${one.classList.contains("plus") ? "plus" : "less"}${words("data-for", one.dataset.for)}`;
    if (one.hasAttribute("href")) return words("href", one.getAttribute("href"));
    return one.name ? words("name", one.name) + words("value", one.value) : "h1";
  }
  function look(...places) {
    const found = [...places, "h1"].map((one) => $("now").querySelector(one)).find(Boolean);
    if (found.tagName === "H1") found.tabIndex = -1;
    found.focus({ preventScroll: true });
    return found;
  }
  // What a page says first.
  const NEWS = "#rule,.tip,.news";
  const first = (parts) => [...$("now").querySelectorAll(parts)].map((one) => one.textContent.trim()).join(" ");

  // Fetches the page of this moment. When only the guest's own things changed, only these are put in, so that a text that
  // is being typed stays as it is.
  async function refresh(whole) {
    const answer = await fetch(`${base}/now`, { credentials: "same-origin", cache: "no-store" });
    if (answer.status === 403) { location.reload(); return; }
    if (!answer.ok) return;
    const next = new DOMParser().parseFromString(await answer.text(), "text/html"), fresh = next.getElementById("now");
    const old = $("now");
    if (!fresh || !old) return;
    document.title = next.title;
    if (!whole && fresh.dataset.page === old.dataset.page && $("own") && fresh.querySelector("#own")) {
      const open = document.querySelectorAll(".more[open]"), at = $("own").contains(document.activeElement) ? spot() : null;
      $("own").replaceWith(fresh.querySelector("#own"));
      open.forEach(({ id }) => { if ($(id)) $(id).open = true; });
      old.dataset.mine = fresh.dataset.mine;
      document.querySelectorAll(".withdraw").forEach(takeAway);
      if (at) look(at, "#own h2");
      return;
    }
    const at = spot(), caret = document.activeElement.selectionEnd, height = window.scrollY, before = first(`h1,${NEWS}`);
    const moved = fresh.dataset.page !== old.dataset.page;
    old.replaceWith(fresh);
    // Only a page that came whole may look for the laptop that it names.
    if ((fresh.dataset.probe || "") !== armed && !onTheWay.size && !box.keys("").length) { location.replace(`${base}/`); return; }
    dress();
    window.scrollTo(0, moved ? 0 : height);
    // Whoever was on a part that is still there goes on there; else the page of now begins at its heading.
    const now = first(`h1,${NEWS}`), stays = at && look(at);
    if (stays && Number.isInteger(caret)) stays.setSelectionRange?.(caret, caret);
    if (now !== before) tell(stays && stays.tagName === "H1" ? first(NEWS) : now);
  }
  const again = (whole) => refresh(whole).catch(() => connected(false));
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
    const words = facts.present >= facts.voted && facts.present ? line.dataset.with : formOf(line.dataset.words, facts.voted);
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
  if (location.search.startsWith("?told=")) history.replaceState(null, "", location.pathname);
  const armed = ($("now") && $("now").dataset.probe) || "", unsent = arrive();
  dress();
  unsent.forEach((action) => [...document.forms].find((one) => one.getAttribute("action") === action)?.requestSubmit());
  if (mouth) mouth.addEventListener?.("voiceschanged", aloud);
  if ("live" in body.dataset) stayInTouch(); else connected(true);
})();
