"""What people do at a desk, each act with a mark by which it can be found again."""

import random
import time
import uuid
from collections.abc import Callable
from datetime import date, timedelta

from tests.load.browsing import Answer, Browser
from tests.load.notes import Notes

SPEECHES = "/admin/tracker/speech/"
DESKS = f"{SPEECHES}work/"
UPLOAD = "/admin/tracker/sourcefile/add/"
SEEN = [
    "/", "/directives/", "/directives/?state=overdue", "/directives/?state=unowned", "/directives/?sort=-held",
    "/meetings/", "/parties/", "/feeds/", "/directives/print/", "/directives.csv", "/directives.xlsx",
    "/admin/", DESKS, "/admin/extraction/proposal/", "/admin/tracker/directive/",
]  # fmt: skip
# None of these is meant to be understood, and all are to be answered with a sentence.
DAMAGED = [
    "/directives/?page=99999999999999999999", "/directives/?due_from=99999999999-01-01", "/directives/?words=%00",
    "/directives/?nonsense=1", "/directives/?state=overdue&state=open", "/parties/0/", "/parties/9223372036854775808/",
    "/meetings/?year=-1", "/meetings/00000000-0000-0000-0000-000000000000/", "/feeds/%0d%0a.ics",
    "/admin/extraction/proposal/?p=-1", "/admin/extraction/proposal/?o=9.9.9", "/admin/tracker/directive/?q=%00",
    "/admin/extraction/review/99999999999999999999/", "/i18n/setlang/", "/accounts/login/?next=//elsewhere.example",
]  # fmt: skip


class Person:
    """Somebody with an account who does one thing after another."""

    def __init__(self, browser: Browser, account: str, password: str, notes: Notes, seed: int) -> None:
        self._browser, self._account, self._password, self._notes = browser, account, password, notes
        self._chance = random.Random(seed)

    def act(self) -> None:
        """Do one thing, as often as people of this sort do it."""
        acts = ACTS[self._account.rpartition("-")[2]]
        [act] = self._chance.choices(list(acts), weights=list(acts.values()))
        act(self)

    def log_in(self) -> None:
        """Go in by the login page."""
        page = self._browser.get("/accounts/login/")
        form = page.form("//form[.//input[@type='password']]")
        if form is not None:
            self._browser.send(form, page, username=self._account, password=self._password)

    def look(self) -> None:
        """Open a page, and another that it leads to."""
        page = self._get(self._chance.choice(SEEN))
        onward = [link for link in page.links("/") if link.startswith(("/directives/", "/meetings/", "/parties/"))]
        if onward:
            self._get(self._chance.choice(onward))

    def damage(self) -> None:
        """Send what no page would."""
        address = self._chance.choice(DAMAGED)
        if self._chance.random() < 0.5:
            self._get(address)
        else:
            self._browser.post(f"{self._browser.root.rstrip('/')}{address}", [("text", "\0" * 9), ("on", "9" * 40)])

    def decide(self) -> None:
        """Accept or reject what a desk shows."""
        desk = self._desk()
        form = desk.form("//form[@id='decide']")
        if form is None:  # all of this speech is decided
            return
        proposal = str(form.action).rstrip("/").rpartition("/")[0].rpartition("/")[2]
        if self._chance.random() < 0.7:
            self._note("decided", proposal, self._browser.send(form, desk))
        else:
            rejection = desk.form("//details[contains(@class, 'reject')]//form")
            if rejection is not None:
                self._note("decided", proposal, self._browser.send(rejection, desk, reason="exhortation"))

    def report(self) -> None:
        """Say how far something has come."""
        self._step("report", lambda mark: {"progress": f"已完成一半 {mark}"})

    def extend(self) -> None:
        """Move a deadline."""
        day = date.today() + timedelta(days=self._chance.randrange(30, 300))
        self._step("extend", lambda mark: {"to": day.isoformat(), "reason": f"汛期延后 {mark}"})

    def close(self) -> None:
        """Strike something off."""
        self._step("close", lambda mark: {"on": date.today().isoformat(), "reason": f"已验收 {mark}"})

    def bring_in(self) -> None:
        """Import a new speech."""
        page, mark = self._get(UPLOAD), _mark()
        form = page.form("//form[.//input[@type='file']]")
        if form is None:
            return
        shown = self._browser.upload(form, page, "uploads", [(f"{mark}.txt", _speech(mark).encode())])
        confirming = shown.form("//form[.//input[@name='batch']]")
        if confirming is not None:
            self._note("imported", mark, self._browser.send(confirming, shown))

    def _step(self, name: str, values: Callable[[str], dict[str, str]]) -> None:
        rows = self._get("/directives/?state=open&sort=-recorded").links("/directives/")
        rows = [link for link in rows if len(link) > len("/directives/") + 30]
        if not rows:
            return
        page, mark = self._get(f"{self._chance.choice(rows)}{name}/"), _mark()
        form = page.form("//main//form[.//input[@name='seen']]")
        if form is not None:
            self._note("stepped", mark, self._browser.send(form, page, **values(mark)))

    def _desk(self) -> Answer:
        desks = self._get(DESKS).links("/review/")
        return self._get(self._chance.choice(desks)) if desks else self._get(DESKS)

    def _get(self, address: str) -> Answer:
        page = self._browser.get(address)
        if page.status == 0:
            time.sleep(1)  # nobody presses more often while nothing answers
        if "/login/" in page.address:
            self.log_in()
            page = self._browser.get(address)
        return page

    def _note(self, sort: str, mark: str, answer: Answer) -> None:
        """Told only where the page says that it was done; a refusal says so too, and nothing was done."""
        if answer.status == 0:
            self._notes.perhaps(sort, mark)
        elif "success" in answer.message:
            self._notes.done(sort, mark)


Act = Callable[[Person], None]
ACTS: dict[str, dict[Act, int]] = {
    "reviewer": {Person.decide: 8, Person.bring_in: 3, Person.look: 3, Person.report: 1, Person.damage: 1},
    "supervisor": {Person.report: 3, Person.extend: 3, Person.close: 1, Person.look: 5, Person.damage: 1},
    "liaison": {Person.report: 3, Person.look: 5, Person.damage: 1},
    "auditor": {Person.look: 8, Person.damage: 2},
    "admin": {Person.decide: 3, Person.extend: 2, Person.look: 4, Person.damage: 2},
}


def _mark() -> str:
    return uuid.uuid4().hex


def _speech(mark: str) -> str:
    return (
        f"在全县水库安全会议上的讲话\n（2026年3月2日）\n\n同志们：\n一、县水利局4月底前把{mark}号水库的闸门检修一遍。\n"
        "二、各乡镇每月巡查一次山塘，5月20日前报送台账。\n三、县财政局要在6月30日前落实维修资金120万元。\n"
    )
