// Sends each chosen photo by itself, shows how far it is, and tries again after a lost connection. Without it the form
// sends them all at once.
"use strict";
(() => {
  const form = document.getElementById("photo-form");
  if (!form) return;
  const list = document.getElementById("photos"), row = document.getElementById("photo-row"), words = form.dataset;
  const said = document.getElementById("said");
  const newId = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, "0")).join("");
  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (whole, name) => (name in facts ? facts[name] : whole));
  const megabytes = new Intl.NumberFormat(document.documentElement.lang, { maximumFractionDigits: 1, minimumFractionDigits: 1 });
  const queue = [];
  let busy = false, arrived = 0, all = 0;

  function show(photo, state, text, part) {
    photo.row.dataset.state = state;
    const line = photo.row.querySelector(".words");
    if (line.textContent !== text) line.textContent = text;
    if (part !== undefined) photo.row.querySelector("progress").value = part;
  }
  function tell(text) { if (said.textContent !== text) said.textContent = text; }

  function add(file) {
    const made = row.content.firstElementChild.cloneNode(true), photo = { file, id: newId(), row: made, tries: 0 };
    made.querySelector("b").textContent = file.name;
    made.querySelector(".size").textContent = `${megabytes.format(Math.max(file.size / 1e6, 0.1))} MB`;
    list.append(made);
    all += 1;
    if (file.size > Number(words.largest)) show(photo, "bad", words.tooLarge);
    else { show(photo, "waiting", words.waiting, 0); queue.push(photo); }
    return made;
  }

  // Settles with the answer, or with null when there was none.
  function post(photo) {
    return new Promise((settled) => {
      const fields = new FormData(), line = new XMLHttpRequest();
      fields.append("id", photo.id);
      fields.append("photo", photo.file, photo.file.name);
      line.open("POST", form.getAttribute("action"));
      line.setRequestHeader("Accept", "application/json");
      line.upload.onprogress = (event) => {
        const part = event.loaded / event.total;
        show(photo, "busy", part < 1 ? fill(words.sending, { n: Math.floor(part * 100) }) : words.checking, part);
      };
      line.onload = () => {
        try { settled({ status: line.status, told: JSON.parse(line.responseText) }); } catch { settled(null); }
      };
      line.onerror = () => settled(null);
      line.send(fields);
    });
  }

  async function send(photo) {
    for (;;) {
      show(photo, "busy", fill(words.sending, { n: 0 }), 0);
      const answer = await post(photo);
      if (answer && answer.told.ok) { arrived += 1; show(photo, "done", answer.told.said, 1); return; }
      const later = !answer || answer.status === 503 || answer.status === 429;
      if (!later) { show(photo, "bad", answer.told.said); return; }
      show(photo, "late", answer ? answer.told.said : words.lost, 0);
      photo.tries += 1;
      await new Promise((go) => {
        const wait = setTimeout(go, Math.min(30, 3 * photo.tries) * 1000);
        addEventListener("online", () => { clearTimeout(wait); go(); }, { once: true });
      });
    }
  }

  async function work() {
    if (busy) return;
    busy = true;
    if (queue.length) tell(words.busy);
    while (queue.length) await send(queue.shift());
    busy = false;
    tell(arrived < all ? fill(words.some, { n: arrived, m: all }) : fill(all === 1 ? words.one : words.all, { n: all }));
  }

  form.querySelectorAll(".file").forEach((field) => field.addEventListener("change", () => {
    const rows = Array.from(field.files, add);
    // The same photo may be chosen again, after it was refused.
    field.value = "";
    if (rows.length) rows[0].scrollIntoView({ block: "nearest" });
    work();
  }));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("beforeunload", (event) => { if (busy) event.preventDefault(); });
})();
