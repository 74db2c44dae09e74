// Asks every few seconds who else is at this speech and what was decided meanwhile, and tells it at the top.
// Without it the desk tells the same each time it is drawn.
"use strict";
{
    const region = document.getElementById("presence");
    const taken = document.getElementById("presence-taken");
    let timer = null;
    let asking = false;

    const say = (selector, words) => {
        const place = region.querySelector(selector);
        // A live region speaks whenever it is written to, so it is written to only for news.
        if (place.textContent !== words) place.textContent = words;
    };

    const quotesOf = (proposal) => document.querySelectorAll(`.quote[href*="?current=${proposal}#"]`);

    const mark = (decisions) => {
        // What was decided may have been taken back since.
        for (const place of document.querySelectorAll(".decided-meanwhile")) place.classList.remove("decided-meanwhile");
        for (const decision of decisions) {
            for (const place of quotesOf(decision.proposal)) {
                place.classList.add("decided-meanwhile");
                place.title = decision.words;
            }
        }
    };

    // Only the latest has room; the others are told when the mouse rests on it, and by the marks in the speech.
    const list = (decisions) => {
        const lines = decisions.map((decision) => `${decision.words} “${decision.what}”`);
        const place = region.querySelector(".meanwhile");
        if (lines.join("\n") === place.title) return;
        place.title = lines.join("\n");
        const latest = document.createElement("li");
        latest.textContent = lines.length > 1 ? `(${lines.length}) ${lines[0]}` : lines[0];
        place.replaceChildren(...(lines.length ? [latest] : []));
    };

    const warn = (decisions) => {
        const own = decisions.find((decision) => String(decision.proposal) === region.dataset.current);
        const words = own ? `${region.dataset.taken} ${own.words}` : "";
        if (taken.textContent !== words) taken.textContent = words;
    };

    const progress = ({decided, total}) => {
        for (const place of document.querySelectorAll(".desk-head .progress strong")) place.textContent = `${decided}/${total}`;
        for (const bar of document.querySelectorAll(".desk-head .progress progress")) {
            bar.max = Math.max(total, 1);
            bar.value = decided;
        }
    };

    const tell = (answer) => {
        say(".others", answer.others);
        say(".trouble", answer.read_again ? region.dataset.readAgain : "");
        mark(answer.decisions);
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
