"""The files as LibreOffice prints them: nothing of what they hold is cut off."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pypdfium2
import pytest

from tests.builders import SOME_MOMENT, SOMEBODY, a_directive, a_meeting, a_party, a_speech
from tests.libreoffice import saved_as
from tracker.actions import AssignmentDraft, DeadlineDraft, TargetDraft, report
from tracker.exports import LEDGER_COLUMNS, TASK_TABLE_COLUMNS, Heading, batches, ids_of, write_docx, write_xlsx
from tracker.models import Directive
from tracker.rows.ledger import LedgerRow

pytestmark = pytest.mark.slow

WRITTEN = {"xlsx": write_xlsx, "docx": write_docx}

ON = date(2026, 10, 8)
# So that lines are as short as they can get: nothing may begin one that ends a clause.
SENTENCE = "各镇街、各部门、各单位要切实把清淤、疏浚、护岸等工作抓早、抓细、抓实，（含支流）完成率达到98.5%以上，"
LONG = [SENTENCE * times for times in (1, 2, 4, 6, 10)]


@pytest.fixture
def ledger(db):
    """Directives with little and with very much in each cell."""
    speech = a_speech("".join(LONG), meeting=a_meeting(date(2026, 3, 2), title="全县河湖长制暨水旱灾害防御工作会议"))
    unit, helpers = (
        a_party("县水旱灾害防御和河湖管理保护中心"),
        [a_party(f"县第{n}农业农村综合服务站") for n in range(6)],
    )
    head = a_party("县水旱灾害防御和河湖管理保护中心主任", kind="post")
    assignments = [AssignmentDraft(one.name, party=one, role="support") for one in helpers]
    for text in LONG:
        directive = a_directive(
            text, speech=speech, owner=unit, assignments=(AssignmentDraft(head.name, party=head), *assignments),
            targets=(TargetDraft("主要河道清淤完成率达到98.5%以上"), TargetDraft("新建护岸12公里")),
            deadlines=(DeadlineDraft("recurring", words="汛期每周五下班之前", rrule="FREQ=WEEKLY;BYDAY=FR"),),
        )  # fmt: skip
        report(directive, "已完成三处护岸、两处清淤，其余因连续降雨推迟。", by=SOMEBODY, at=SOME_MOMENT)
    a_directive("落实值班值守", speech=speech, due_on=date(2026, 9, 30))


def rows() -> Iterator[LedgerRow]:
    """The whole ledger; each row is read from before the next batch is asked for."""
    return (row for batch in batches(ids_of(Directive.objects.by_due_day()), ON) for row in batch)


def printed(written: Path, profile: Path) -> pypdfium2.PdfDocument:
    """What LibreOffice prints of a file."""
    [pdf] = saved_as("pdf", written, profile=profile)
    return pypdfium2.PdfDocument(pdf)


def characters(words: str) -> Counter[str]:
    """How often each Chinese character is there: lines break anywhere, so the order tells nothing."""
    return Counter(re.findall(r"[\u4e00-\u9fff]", words))


def on_paper(document: pypdfium2.PdfDocument) -> Counter[str]:
    """The same of all pages."""
    return characters("".join(page.get_textpage().get_text_range() for page in document))


@pytest.mark.parametrize("columns", [LEDGER_COLUMNS, TASK_TABLE_COLUMNS], ids=["ledger", "task table"])
@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_every_chinese_character_of_a_table_is_on_paper(ledger, tmp_path, kind, columns):
    file = tmp_path / f"ledger.{kind}"
    with file.open("wb") as target:
        WRITTEN[kind](target, columns, Heading("督办台账", "截至2026年10月8日"), rows())

    held = characters("".join(str(column.value(row) or "") for row in rows() for column in columns))
    assert held - on_paper(printed(file, tmp_path / "profile")) == Counter()
    assert held.total() > 1000
