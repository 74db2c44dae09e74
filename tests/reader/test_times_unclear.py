"""What is made of a time whose year, meeting or figures are not plain to see."""

from datetime import date

import pytest

from tests.reader.reading import find
from tests.reader.test_times import MONDAY, only


class TestYears:
    @pytest.mark.parametrize(
        ("held_on", "due_on"),
        [
            (date(2025, 12, 20), date(2026, 1, 31)),
            (date(2025, 10, 8), date(2026, 1, 31)),
            (date(2026, 1, 5), date(2026, 1, 31)),
            (date(2026, 6, 20), date(2026, 1, 31)),
        ],
    )
    def test_an_early_month_said_late_in_the_year_is_next_year(self, held_on: date, due_on: date) -> None:
        assert only("1月底前发放到位", held_on).due_on == due_on

    @pytest.mark.parametrize(
        ("text", "due_on"),
        [
            ("7月底前完工", date(2026, 7, 31)),
            ("上半年完工", date(2026, 6, 30)),
            ("一季度完工", date(2026, 3, 31)),
            ("下月10日前完工", date(2026, 1, 10)),
            ("年底前完工", date(2025, 12, 31)),
            ("10月底前完工", date(2025, 10, 31)),
        ],
    )
    def test_in_december_what_is_long_gone_by_is_next_years(self, text: str, due_on: date) -> None:
        assert only(text, date(2025, 12, 20)).due_on == due_on

    def test_december_said_in_january_is_this_year(self) -> None:
        assert only("12月底前验收", date(2026, 1, 5)).due_on == date(2026, 12, 31)

    def test_a_deadline_before_the_meeting_is_kept_and_flagged(self) -> None:
        mention = only("2月15日前报送", date(2026, 6, 20))
        assert mention.due_on == date(2026, 2, 15)
        assert "before-meeting" in mention.flags

    @pytest.mark.parametrize("year", ["2019", "2099"])
    def test_a_year_that_does_not_fit_the_meeting_is_flagged(self, year: str) -> None:
        assert "year-contradicts-meeting" in only(f"{year}年9月底前完成").flags

    def test_a_fitting_year_is_not_flagged(self) -> None:
        assert only("2027年9月底前完成").flags == ()

    @pytest.mark.parametrize("year", ["0001", "9999", "1026"])
    def test_a_year_nobody_can_mean_is_said_not_guessed(self, year: str) -> None:
        mention = only(f"{year}年9月30日前完成")
        assert (mention.vague, mention.due_on, mention.flags) == (True, None, ("no-such-year",))

    def test_before_a_year_ends_with_the_year_before_it(self) -> None:
        assert only("2028年前建成").due_on == date(2027, 12, 31)

    def test_before_the_meetings_own_year_can_only_mean_within_it(self) -> None:
        assert only("2026年前建成").due_on == date(2026, 12, 31)


class TestWithoutTheMeetingsDay:
    @pytest.mark.parametrize(
        "text", ["今年完成", "下周三前交", "9月30日前", "月底前", "明年底前", "三季度", "国庆前", "20日前"]
    )
    def test_relative_words_stay_unresolved_and_say_so(self, text: str) -> None:
        mention = only(text, None)
        assert (mention.vague, mention.masked, mention.due_on, mention.starts_on) == (True, False, None, None)
        assert "会议日不明" in mention.explanation

    def test_a_full_date_needs_no_meeting(self) -> None:
        mention = only("2026年9月30日前", None)
        assert (mention.vague, mention.due_on) == (False, date(2026, 9, 30))

    def test_a_length_keeps_its_measure(self) -> None:
        mention = only("3天内", None)
        assert (mention.duration, mention.due_on) == ("P3D", None)

    def test_a_bare_month_day_keeps_what_is_known(self) -> None:
        assert only("9月30日前", None).edtf == "XXXX-09-30"


class TestMasks:
    @pytest.mark.parametrize(
        ("text", "edtf"),
        [
            ("X月底前", "2026-XX"),
            ("x月x日前", "2026-XX-XX"),
            ("9月*日前", "2026-09-XX"),
            ("20**年底前", "20XX"),
            ("×年×月", "XXXX-XX"),
            ("某年某月某日前", "XXXX-XX-XX"),
            ("201x年6月", "201X-06"),
        ],
    )
    def test_what_a_mask_hides_stays_hidden(self, text: str, edtf: str) -> None:
        mention = only(text)
        assert (mention.masked, mention.edtf, mention.due_on) == (True, edtf, None)

    def test_a_masked_length_and_a_masked_repetition(self) -> None:
        assert [(m.kind, m.masked) for m in find("X天内答复，每*天报告", held_on=MONDAY)] == [
            ("duration", True),
            ("recurring", True),
        ]
