// Sends each chosen photo by itself, shows how far it is, and tries again after a lost connection; a photo that does not get
// through lets the next one go first. Without it the form sends them all at once.
"use strict";
(() => {
  const form = document.getElementById("photo-form");
  if (!form) return;
  const list = document.getElementById("photos"), row = document.getElementById("photo-row"), words = form.dataset;
  const said = document.getElementById("said");
  const TRIES = 5, STILL = 180000; // tries in a row; milliseconds without a byte
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
    const again = made.querySelector(".again");
    again.setAttribute("aria-label", `${again.textContent}: ${file.name}`);
    again.addEventListener("click", () => wait(photo));
    list.append(made);
    all += 1;
    if (file.size > Number(words.largest)) show(photo, "bad", words.tooLarge);
    else wait(photo);
    return made;
  }

  // Puts it at the end of the queue.
  function wait(photo) {
    photo.tries = 0;
    photo.row.querySelector(".again").hidden = true;
    show(photo, "waiting", words.waiting, 0);
    queue.push(photo);
    work();
  }

  // It no longer waits: the others go on, and somebody may send it again.
  function setAside(photo, text) {
    show(photo, "bad", text, 0);
    photo.row.querySelector(".again").hidden = false;
    list.append(photo.row);
  }

  // Settles with the answer (told is null when that is none of ours), or with null when there was no answer.
  function post(photo) {
    return new Promise((settled) => {
      const fields = new FormData(), line = new XMLHttpRequest();
      let watch = 0;
      const alive = () => { clearTimeout(watch); watch = setTimeout(() => line.abort(), STILL); };
      const end = (answer) => { clearTimeout(watch); settled(answer); };
      fields.append("id", photo.id);
      // What the page asked for when it was opened: the evening may have gone on since.
      fields.append("vote", form.elements.vote.value);
      fields.append("photo", photo.file, photo.file.name);
      line.open("POST", form.getAttribute("action"));
      line.setRequestHeader("Accept", "application/json");
      line.upload.onprogress = (event) => {
        const part = event.loaded / event.total;
        alive();
        show(photo, "busy", part < 1 ? fill(words.sending, { n: Math.floor(part * 100) }) : words.checking, part);
      };
      line.onload = () => {
        let told = null;
        try { told = JSON.parse(line.responseText); } catch { /* a page of somebody else */ }
        end({ status: line.status, told: told && typeof told.said === "string" ? told : null });
      };
      line.onerror = line.onabort = () => end(null);
      alive();
      line.send(fields);
    });
  }

  // A photo can be taken off the phone while it waits; then sending it fails like a lost connection.
  const isThere = (file) => file.slice(0, 1).arrayBuffer().then(() => true, () => false);

  async function send(photo) {
    for (;;) {
      show(photo, "busy", fill(words.sending, { n: 0 }), 0);
      if (!await isThere(photo.file)) { show(photo, "bad", words.gone); return; }
      const answer = await post(photo);
      if (answer && answer.told && answer.told.ok) { arrived += 1; show(photo, "done", answer.told.said, 1); return; }
      const later = !answer || answer.status === 503 || answer.status === 429;
      const text = !answer ? words.lost : answer.told ? answer.told.said : words.strange;
      if (!later) {
        if (answer.told && answer.status < 500) show(photo, "bad", text); else setAside(photo, text);
        return;
      }
      if (navigator.onLine) photo.tries += 1;
      if (photo.tries >= TRIES) { setAside(photo, answer ? text : words.stuck); return; }
      show(photo, "late", text, 0);
      await new Promise((go) => {
        const pause = setTimeout(go, Math.min(30, 3 * Math.max(1, photo.tries)) * 1000);
        addEventListener("online", () => { clearTimeout(pause); go(); }, { once: true });
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
