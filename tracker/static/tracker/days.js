// A calendar beside each line for a day: the browser's own, whose day is written into the line. Without this script,
// or in a browser that opens no calendar on request, the day is typed.
"use strict";

function calendarOf(line, button) {
    const calendar = document.createElement("input");
    Object.assign(calendar, { type: "date", className: "day-calendar", tabIndex: -1, ariaHidden: "true" });
    calendar.addEventListener("change", () => {
        line.value = calendar.value;
        // The desk and other scripts listen to the line.
        for (const kind of ["input", "change"]) line.dispatchEvent(new Event(kind, { bubbles: true }));
        line.focus();
    });
    button.before(calendar);
    return calendar;
}

function openCalendar(line, button) {
    const calendar = button.previousElementSibling.matches(".day-calendar")
        ? button.previousElementSibling
        : calendarOf(line, button);
    calendar.value = line.value; // what is no ISO day opens it at today
    calendar.showPicker();
}

function offerCalendar(line) {
    const frame = document.createElement("span");
    const button = document.createElement("button");
    frame.className = "day-frame";
    // The keyboard types the day: it need not stop here.
    Object.assign(button, { type: "button", className: "day-pick", tabIndex: -1, textContent: "▾" });
    button.ariaLabel = line.dataset.calendar;
    button.addEventListener("click", () => openCalendar(line, button));
    const hadFocus = line === document.activeElement; // which a line loses on its way into the frame
    line.before(frame);
    frame.append(line, button);
    if (hadFocus) line.focus();
}

if ("showPicker" in HTMLInputElement.prototype) document.querySelectorAll("input.day-typed").forEach(offerCalendar);
