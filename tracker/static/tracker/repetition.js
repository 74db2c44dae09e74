// What a repetition that is being filled in comes to, in words and in days, before anything is sent. Without this the
// page says it after sending.
"use strict";

const PAUSE = 250; // milliseconds without a key
let waiting = null;

function partsOf(control) {
    const parts = new URLSearchParams({ begun: control.dataset.begun });
    for (const name of ["every", "unit", "on", "times"]) parts.set(name, control.querySelector(`.${name} :is(input, select)`).value);
    // The days beside it: of one row where there are several, else of the form.
    const around = control.closest(".row, form");
    const from = around.querySelector("[name$=starts_on]");
    const until = around.querySelector("[name$=due_on], [name=to]");
    if (from) parts.set("from", from.value);
    if (until) parts.set("until", until.value);
    return parts;
}

async function tell(control) {
    const said = control.querySelector(".comes-to");
    control.asShown ??= said.innerHTML;
    const parts = partsOf(control);
    if (parts.get("unit") === "kept") said.innerHTML = control.asShown;
    else {
        const answer = await fetch(`${control.dataset.toldBy}?${parts}`).catch(() => null);
        const isLatest = partsOf(control).toString() === parts.toString();
        if (answer?.ok && !answer.redirected && isLatest) said.innerHTML = await answer.text();
    }
}

function onInput(event) {
    const around = event.target.closest(".row, form");
    if (event.target.matches("[name$=-kind]")) unfold(event.target, around);
    const control = around?.querySelector("[data-told-by]");
    const concerns = event.target.matches("[name*=repetition_], [name$=starts_on], [name$=due_on], [name=to]");
    if (!control || !concerns) return;
    clearTimeout(waiting);
    waiting = setTimeout(tell, PAUSE, control);
}

function unfold(kind, row) {
    const folded = row?.querySelector("details.repeats");
    if (folded) folded.open = kind.value === "recurring";
}

document.addEventListener("input", onInput);
