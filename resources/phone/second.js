// When this laptop fails the page goes on at the other one in the hall that has the same evening. It first looks once more whether
// this one answers, and whether the other one is there: a page that is left for nothing is a phone that is lost.
"use strict";
(() => {
  const FAILS_MS = 6000, AGAIN_MS = 4000, ANSWERS_MS = 3000;
  const { probe } = document.getElementById("now").dataset;
  let timer = 0;

  const within = (answer) => Promise.race([answer, new Promise((go) => setTimeout(go, ANSWERS_MS, false))]);
  const here = () => within(fetch(new URL(probe).pathname, { cache: "no-store" }).then((one) => one.ok, () => false));
  const there = () => within(new Promise((go) => {
    const picture = new Image();
    picture.onload = () => go(true);
    picture.onerror = () => go(false);
    picture.src = `${probe}?${Date.now()}`;
  }));
  async function look() {
    const { second } = document.getElementById("now").dataset;
    if (second && !(await here()) && (await there())) dispatchEvent(new CustomEvent("leave", { detail: second }));
    else if (timer) timer = setTimeout(look, AGAIN_MS + Math.random() * 2000);
  }
  addEventListener("connection", ({ detail }) => {
    if (detail) { clearTimeout(timer); timer = 0; } else if (!timer) timer = setTimeout(look, FAILS_MS);
  });
})();
