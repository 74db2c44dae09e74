// Asks every few seconds who else is at this speech and what was decided meanwhile, and tells it in a corner.
// Without it the desk tells the same each time it is drawn.
"use strict";
{
  const region = document.getElementById("presence");
  const taken = document.getElementById("presence-taken");
  const SHOWN = 5; // of the decisions made meanwhile the latest; the desk itself shows them all when drawn anew
  let timer = null;
  let asking = false;

  const say = (selector, words) => {
    const place = region.querySelector(selector);
    // A live region speaks whenever it is written to, so it is written to only for news.
    if (place.textContent !== words) place.textContent = words;
  };

  const mark = (decision) => {
    const places = `.quote[href$="#proposal-${decision.proposal}"], [data-proposal="${decision.proposal}"]`;
    for (const place of document.querySelectorAll(places)) {
      if (place.classList.contains("decided-meanwhile")) continue;
      place.classList.add("decided-meanwhile");
      place.title = decision.words;
    }
  };

  const list = (decisions) => {
    const lines = decisions.slice(0, SHOWN).map((decision) => `${decision.words} “${decision.what}”`);
    const place = region.querySelector(".meanwhile");
    if (lines.join("\n") === place.dataset.told) return;
    place.dataset.told = lines.join("\n");
    place.replaceChildren(...lines.map((line) => {
      const item = document.createElement("li");
      item.textContent = line;
      return item;
    }));
  };

  const warn = (decisions) => {
    const own = decisions.find((decision) => String(decision.proposal) === region.dataset.current);
    const words = own ? `${region.dataset.taken} ${own.words}` : "";
    if (own && taken.textContent !== words) taken.textContent = words;
  };

  const progress = ({decided, total}) => {
    for (const place of document.querySelectorAll("[data-progress]")) place.textContent = `${decided}/${total}`;
    for (const bar of document.querySelectorAll(".progress progress")) {
      bar.max = Math.max(total, 1);
      bar.value = decided;
    }
  };

  const tell = (answer) => {
    say(".others", answer.others);
    say(".trouble", answer.read_again ? region.dataset.readAgain : "");
    answer.decisions.forEach(mark);
    list(answer.decisions);
    warn(answer.decisions);
    progress(answer.progress);
  };

  const stop = (words) => {
    clearInterval(timer);
    timer = null;
    say(".trouble", words);
  };

  const ask = async () => {
    if (asking || timer === null || document.hidden) return;
    asking = true;
    try {
      const answer = await fetch(region.action, {method: "POST", body: new FormData(region), redirect: "error"});
      if (answer.ok) tell(await answer.json());
      // 401: logged out. 403: logged out and in again elsewhere, or no longer permitted. Asking on would help neither.
      else if (answer.status < 500) stop(region.dataset.expired);
      else say(".trouble", region.dataset.unreachable);
    } catch {
      say(".trouble", region.dataset.unreachable);
    } finally {
      asking = false;
    }
  };

  if (region) {
    timer = setInterval(ask, Number(region.dataset.seconds) * 1000);
    document.addEventListener("visibilitychange", ask);
    window.addEventListener("focus", ask);
  }
}
