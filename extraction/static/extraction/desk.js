// The keyboard of the desk. Everything here is a shortcut to a link, a button or a field that is on the page anyway:
// whatever carries data-key="x" is done by that key while no field has the cursor, and with Alt inside a field as well.
// Other scripts need add nothing.
"use strict";

const FIELDS = "input, select, textarea, [contenteditable]";
// A box takes no letters: where it belongs to what a key records, they are keys there too. Beside a hint it does not,
// and Enter, which would merge into the first hint and which on this page means to accept, does nothing.
const TICKED = ":is(#decide, .choosing) input[type=checkbox]";
const TICKED_BESIDE = ".restated input[type=checkbox]";
// With Alt these open the menus of browsers, or lead to their address bar; whoever wants them here leaves the field.
const OF_THE_BROWSER = "bdefhstv";
const PRESSED_BY_ENTER = "a, button, summary, input";
const form = document.getElementById("decide");
let reached = { key: null, field: null };
let passed = null;

// Of a Chinese input method in between, the key is unknown ("Process"), and the place on the keyboard still tells.
function keyOf(event) {
    if (event.key === "？" || (event.shiftKey && event.code === "Slash")) return "?";
    if (/^[\x21-\x7e]$/.test(event.key)) return event.key.toLowerCase();
    if (/^Key[A-Z]$/.test(event.code)) return event.code.slice(3).toLowerCase();
    if (/^(Digit|Numpad)[0-9]$/.test(event.code)) return event.code.slice(-1);
    return event.key;
}

// Where a letter is typed with AltGr, or the browser has the chord itself, it is none of ours.
function isWithAlt(event, key) {
    const alone = event.altKey && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.getModifierState("AltGraph");
    return alone && /^[a-z]$/.test(key) && !OF_THE_BROWSER.includes(key);
}

// A field may be folded away; of several that carry the key each press leads to the next.
function meantBy(key) {
    const named = [...document.querySelectorAll("[data-key]")].filter(
        (each) => each.dataset.key.split(" ").includes(key) && (each.checkVisibility() || each.matches(FIELDS)),
    );
    // Of a choice each press takes the one after that which is taken.
    const taken = named.findIndex((each) => each.type === "radio" && each.checked);
    const last = reached.key === key && taken < 0 ? named.indexOf(reached.field) : taken;
    return named[last + 1] || named[0];
}

function reach(field) {
    for (let folded; (folded = field.closest("details:not([open])")); ) folded.open = true;
    field.focus();
    // As the tab key does, so that what is typed takes the place of what was there; a note is gone on with.
    if (field.matches(".rows input, [type=search]")) field.select();
    else if (field.matches("[type=text]")) field.setSelectionRange(field.value.length, field.value.length);
}

function trigger(element) {
    if (element.matches("details")) {
        element.open = !element.open;
        element.querySelector("summary").focus();
    } else if (element.matches(FIELDS) && element.type !== "radio") {
        reach(element);
    } else {
        element.click();
        if (element.type === "radio") element.closest(".row").scrollIntoView({ block: "nearest" });
    }
}

function leave() {
    const opened = document.querySelector("details[data-key][open]");
    if (document.activeElement.matches(FIELDS)) document.activeElement.blur();
    else if (opened) opened.open = false;
}

// The one that a browser presses for Enter; where there is something to choose first, it is switched off.
function firstButton(form) {
    return [...form.elements].find((element) => element.type === "submit");
}

function onKey(event) {
    if (event.isComposing || event.defaultPrevented) return;
    if (event.repeat) return holdBack(event);
    onPress(event);
    passed = event.defaultPrevented ? null : event.code;
}

// A key held down must not run on into the field or the proposal it led to; what it began in a field goes on.
function holdBack(event) {
    const runsOn = event.key === "Enter" && !event.target.matches("textarea");
    if (runsOn || event.code !== passed) event.preventDefault();
}

function onPress(event) {
    if (event.key === "Escape") return leave();
    if (event.key === "Enter" && event.target.matches(TICKED_BESIDE)) return event.preventDefault();
    const key = keyOf(event);
    const withAlt = event.target.matches(FIELDS) && isWithAlt(event, key);
    if (event.target.matches(FIELDS) && !withAlt) {
        if (event.key === "Enter" && (event.ctrlKey || event.metaKey) && event.target.form) {
            event.preventDefault();
            firstButton(event.target.form)?.click();
        }
        if (!event.target.matches(TICKED)) return;
    }
    if (event.ctrlKey || event.metaKey || (event.altKey && !withAlt) || (event.shiftKey && key !== "?")) return;
    if (key === "Enter" && event.target.matches(PRESSED_BY_ENTER)) return;
    const element = meantBy(key);
    if (!element) return;
    event.preventDefault();
    trigger(element);
    reached = { key, field: element };
}

// What is sent is sent once, however often the button is pressed before the next page is there.
function onSubmit(event) {
    if (event.target.dataset.sent) event.preventDefault();
    else event.target.dataset.sent = "yes";
}

function sentAnew() {
    for (const each of document.forms) delete each.dataset.sent;
}

// --- the form: what Enter will do, and a warning before what was typed is left behind

const asShown = form && values();

function values() {
    return new URLSearchParams(new FormData(form)).toString();
}

function isChanged() {
    return form && values() !== asShown;
}

function tellWhatEnterDoes() {
    const button = document.querySelector("button[data-changed]");
    if (!button) return;
    const label = button.querySelector(".label");
    label.dataset.plain ||= label.textContent;
    label.textContent = isChanged() ? button.dataset.changed : label.dataset.plain;
    button.classList.toggle("changed", isChanged());
}

function warnOfLoss(event) {
    const sent = [...document.forms].some((each) => each.dataset.sent);
    if (isChanged() && !sent) event.preventDefault();
}

// --- text areas as high as their text, where the style sheet cannot do it

function grow(area) {
    while (area.rows < 40 && area.scrollHeight > area.clientHeight) area.rows += 1;
}

function growAll() {
    if (CSS.supports("field-sizing", "content")) return;
    for (const area of document.querySelectorAll("textarea")) {
        grow(area);
        area.addEventListener("input", () => grow(area));
    }
}

// --- what was missed: words selected in the speech, as offsets in code points of the stored text

function offsetOf(node, offset) {
    const parent = node.nodeType === Node.TEXT_NODE ? node.parentElement : node;
    const paragraph = parent.closest("[data-start]");
    if (!paragraph) return null;
    const before = document.createRange();
    before.setStart(paragraph, 0);
    before.setEnd(node, offset);
    // A string counts a rare character as two; spread, it is one.
    return Number(paragraph.dataset.start) + [...before.toString()].length;
}

function selectedSpan() {
    const selection = document.getSelection();
    if (!selection.rangeCount || selection.isCollapsed) return null;
    const range = selection.getRangeAt(0);
    const start = offsetOf(range.startContainer, range.startOffset);
    const end = offsetOf(range.endContainer, range.endOffset);
    return start === null || end === null || start >= end ? null : [start, end];
}

function offerMissed() {
    const link = document.querySelector("[data-missed]");
    if (!link) return;
    const span = selectedSpan();
    link.href = link.dataset.missed + (span ? `?start=${span[0]}&end=${span[1]}` : "");
    link.classList.toggle("ready", Boolean(span));
    link.querySelector(".count").textContent = span ? span[1] - span[0] : "";
}

document.addEventListener("keydown", onKey);
document.addEventListener("submit", onSubmit);
document.addEventListener("selectionchange", offerMissed);
window.addEventListener("pageshow", sentAnew);
window.addEventListener("beforeunload", warnOfLoss);
form?.addEventListener("input", tellWhatEnterDoes);
growAll();
document.querySelector(".quote.current")?.scrollIntoView({ block: "center" });
document.querySelector("#decide .errorlist")?.scrollIntoView({ block: "center" });
