// On which days two clients see the events of calendars. In, as JSON: [{calendar: text, from: day, count: how many}].
// Out, by client: the first days from that day on, of each calendar.
import { readFileSync } from "node:fs";
import ICAL from "ical.js";
import rrule from "rrule";

const asked = JSON.parse(readFileSync(0, "utf8"));

function byIcalJs({ calendar, from, count }) {
  const days = [];
  for (const component of new ICAL.Component(ICAL.parse(calendar)).getAllSubcomponents("vevent")) {
    const steps = new ICAL.Event(component).iterator();
    for (let step = steps.next(), seen = 0; step && seen < count; step = steps.next()) {
      const day = step.toString().slice(0, 10);
      if (day >= from) {
        days.push(day);
        seen++;
      }
    }
  }
  return days.sort().slice(0, count);
}

function byRRule({ calendar, from, count }) {
  const days = [];
  for (const event of calendar.replaceAll(/\r\n /g, "").split("BEGIN:VEVENT").slice(1)) {
    const [, start] = event.match(/^DTSTART;VALUE=DATE:(\d{8})/m);
    const [, rule] = event.match(/^RRULE:(.*)$/m) ?? [null, "FREQ=DAILY;COUNT=1"];
    let seen = 0;
    rrule.rrulestr(`DTSTART:${start}T000000Z\nRRULE:${rule.trim()}`).all((moment) => {
      const day = moment.toISOString().slice(0, 10);
      if (day >= from) {
        days.push(day);
        seen++;
      }
      return seen < count;
    });
  }
  return days.sort().slice(0, count);
}

process.stdout.write(JSON.stringify({ "ical.js": asked.map(byIcalJs), "rrule.js": asked.map(byRRule) }));
