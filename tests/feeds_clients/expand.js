// Says on which days each client sees events: JSON in, [{calendar: text, count: how many}], and out, by client, a list
// of days for each.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import rrule from "rrule";

const asked = JSON.parse(readFileSync(0, "utf8"));

function byIcalJs({ calendar, count }) {
  const days = [];
  for (const component of new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent")) {
    const steps = new ICAL.Event(component).iterator();
    for (let step = steps.next(), seen = 0; step && seen < count; step = steps.next(), seen++) {
      days.push(step.toString().slice(0, 10));
    }
  }
  return days.sort().slice(0, count);
}

function byRRule({ calendar, count }) {
  const days = [];
  for (const event of calendar.replaceAll(/\r\n /g, "").split("BEGIN:VEVENT").slice(1)) {
    const [, start] = event.match(/^DTSTART;VALUE=DATE:(\d{8})/m);
    const [, rule] = event.match(/^RRULE:(.*)$/m) ?? [];
    const set = rrule.rrulestr(`DTSTART:${start}T000000Z\nRRULE:${rule ?? "FREQ=DAILY;COUNT=1"}`);
    days.push(...set.all((_, seen) => seen < count).map((day) => day.toISOString().slice(0, 10)));
  }
  return days.sort().slice(0, count);
}

process.stdout.write(JSON.stringify({ "ical.js": asked.map(byIcalJs), "rrule.js": asked.map(byRRule) }));
