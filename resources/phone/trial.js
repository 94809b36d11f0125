// Takes the time of some answers of the laptop and shows the middle one. Without it the page says only that it is there.
"use strict";
(async () => {
  const trip = document.getElementById("trip");
  const ask = async (ms) => {
    const began = performance.now();
    await fetch(trip.dataset.address, { method: "POST", body: new URLSearchParams({ ms }), cache: "no-store" });
    return performance.now() - began;
  };
  try {
    await ask(0);
    const taken = [];
    for (let i = 0; i < 5; i += 1) taken.push(await ask(0));
    const n = Math.max(1, Math.round(taken.sort((a, b) => a - b)[2]));
    trip.textContent = trip.dataset.words.replace("{n}", n);
    await ask(n);
  } catch { /* the words that stand there stay true */ }
})();
