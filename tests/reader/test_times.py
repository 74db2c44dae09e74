"""What the reader makes of times: beyond the examples that stand beside each rule in rules/time.toml."""

from datetime import date

import pytest

from extraction.reader.results import DeadlineMention
from tests.reader.reading import find

MONDAY = date(2026, 3, 2)


def only(text: str, held_on: date | None = MONDAY) -> DeadlineMention:
    (mention,) = find(text, held_on=held_on)
    return mention


def edtf_of(text: str, held_on: date | None = MONDAY) -> list[str]:
    return [mention.edtf for mention in find(text, held_on=held_on)]


class TestKinds:
    def test_a_day_before_which_has_a_due_day_and_no_beginning(self) -> None:
        mention = only("5月20日前建好台账")
        assert (mention.kind, mention.starts_on, mention.due_on) == ("by", None, date(2026, 5, 20))

    def test_a_period_has_both_ends(self) -> None:
        mention = only("5月份完成招标")
        assert (mention.kind, mention.starts_on, mention.due_on) == ("within", date(2026, 5, 1), date(2026, 5, 31))

    def test_a_phase_has_a_beginning_and_no_end(self) -> None:
        mention = only("从6月份起提高补助标准")
        assert (mention.kind, mention.starts_on, mention.due_on) == ("phase", date(2026, 6, 1), None)

    def test_what_comes_after_a_period_begins_the_day_after_it(self) -> None:
        assert only("6月份以后不再受理").starts_on == date(2026, 7, 1)

    def test_a_repetition_has_a_rule_and_no_day(self) -> None:
        mention = only("每季度至少会商1次")
        assert (mention.kind, mention.rrule, mention.due_on) == ("recurring", "FREQ=MONTHLY;INTERVAL=3", None)

    @pytest.mark.parametrize("text", ["每年6月40日前报送", "每年6月底、13月底前报送", "每季度首月32日前报送"])
    def test_a_repetition_on_a_day_that_does_not_exist_is_none(self, text: str) -> None:
        assert [mention.rrule for mention in find(text, held_on=MONDAY) if "BY" in mention.rrule] == []

    def test_a_length_is_counted_from_the_meeting(self) -> None:
        mention = only("3天内拿出方案")
        assert (mention.kind, mention.duration, mention.due_on) == ("duration", "P3D", date(2026, 3, 5))

    def test_a_length_counted_from_something_else_has_no_day(self) -> None:
        mention = only("接到投诉后24小时内到场")
        assert (mention.duration, mention.due_on, mention.vague) == ("PT24H", None, True)

    def test_hours_are_counted_from_what_comes_up_in_their_sentence(self) -> None:
        first, second = find("灾情发生后，2小时内初报，24小时内续报", held_on=MONDAY)
        assert (first.due_on, second.due_on) == (None, None)
        assert only("24小时内全部转移").due_on == date(2026, 3, 3)

    def test_after_the_meeting_is_counted_from_the_meeting(self) -> None:
        assert only("会后两天内报送").due_on == date(2026, 3, 4)

    def test_an_event_keeps_its_words_and_gets_no_day(self) -> None:
        mention = only("汛期前备足沙袋")
        assert (mention.kind, mention.text, mention.due_on, mention.edtf) == ("event", "汛期前", None, "")

    def test_a_duty_without_end_is_continuous(self) -> None:
        assert only("门前卫生要长期坚持").kind == "continuous"


class TestSpans:
    def test_the_words_around_belong_to_the_deadline(self) -> None:
        assert only("务必不迟于本周五下班前报送").text == "不迟于本周五下班前"

    def test_spans_quote_the_text_they_were_given(self) -> None:
        text = "前面的话。到９ ⽉底，全部见效。"
        (mention,) = find(text, 5, len(text), MONDAY)
        assert text[mention.start : mention.end] == mention.text == "到９ ⽉底"

    def test_words_outside_the_stretch_are_not_read(self) -> None:
        assert find("5月20日前。6月底前。", 7, 12, MONDAY)[0].text == "6月底前"

    def test_an_hour_between_day_and_limit_is_kept(self) -> None:
        assert only("9月30日17:00前送达").text == "9月30日17:00前"


class TestStages:
    def test_each_stage_of_a_sentence_is_its_own_deadline(self) -> None:
        text = "3月底前摸清家底，6月底前完成过半，年底前全部清零"
        assert edtf_of(text) == ["../2026-03-31", "../2026-06-30", "../2026-12-31"]

    def test_in_a_list_the_last_limit_closes_all(self) -> None:
        assert edtf_of("6月底、12月底前各报一次") == ["../2026-06-30", "../2026-12-31"]
        assert edtf_of("五一、国庆前各查一次") == ["../2026-04-30", "../2026-09-30"]

    @pytest.mark.parametrize("text", ["每年清明节前", "每年年底前", "每年第一季度", "每年汛期前", "每月上旬"])
    def test_a_time_inside_a_repetition_is_repeated_with_it(self, text: str) -> None:
        mention = only(text)
        assert (mention.kind, mention.text) == ("recurring", text)

    def test_a_year_said_once_holds_for_the_next_stages(self) -> None:
        assert edtf_of("2027年3月底前开工，9月底前封顶") == ["../2027-03-31", "../2027-09-30"]

    def test_a_year_does_not_reach_into_the_next_sentence(self) -> None:
        assert edtf_of("2027年3月底前开工。9月底前报方案。") == ["../2027-03-31", "../2026-09-30"]

    def test_a_month_said_once_holds_for_a_bare_day(self) -> None:
        assert edtf_of("4月5日前报初稿，15日前报定稿") == ["../2026-04-05", "../2026-04-15"]

    def test_a_far_goal_does_not_lend_its_year(self) -> None:
        assert edtf_of("到2030年建成，今年先做试点，6月底前见效")[-1] == "../2026-06-30"


class TestRuns:
    @pytest.mark.parametrize("between", ["至", "到", "-", "—", "——", "－", "~", "～"])
    def test_two_days_are_joined(self, between: str) -> None:
        assert edtf_of(f"4月1日{between}5月15日自查") == ["2026-04-01/2026-05-15"]

    def test_a_run_may_cross_the_year(self) -> None:
        assert edtf_of("11月至次年2月") == ["2026-11-01/2027-02-28"]
        assert edtf_of("11月15日至3月15日供暖") == ["2026-11-15/2027-03-15"]

    def test_from_to_until_is_a_run(self) -> None:
        mention = only("从4月1日起到6月30日止")
        assert (mention.kind, mention.edtf) == ("within", "2026-04-01/2026-06-30")

    def test_a_comma_parts_two_times(self) -> None:
        assert len(find("4月，到5月底", held_on=MONDAY)) == 2


class TestNoDeadline:
    @pytest.mark.parametrize(
        "text",
        [
            "第一时间赶到现场",
            "讲三点意见",
            "抓好一号工程",
            "十分重要",
            "百分之百完成",
            "发挥兜底作用",
            "坚持五天四夜工作制",
            "推进三年行动",
            "夏县长作了讲话",
            "矛盾日益突出",
            "改善周边环境",
            "摸清底数",
            "一抓到底",
            "彻底解决",
            "到底怎么办",
            "月亮升起来",
            "年度考核结果",
            "增长5.30个百分点",
            "当前形势严峻，现在就要行动",
            "下一步、今后一个时期、近期",
            "去年完成了一半",
            "上个月通报了两起",
            "近三年内没有出现",
            "三年前我们就部署过",
            "今年以来，完成投资两亿元",
            "今年上半年，共培训了一百人次",
            "截至目前，还有十户没有搬",
            "截至2月底，已完成八成",
            "2月11日，市里召开了会议",
            "2025年度考核中排名靠后",
            "今年的计划已经下达",
            "较2025年增长8%",
            "连续三年下降",
            "二十四小时值班",
            "11个部门、3条路、第5期",
        ],
    )
    def test_words_that_only_look_like_a_deadline(self, text: str) -> None:
        assert find(text, held_on=MONDAY) == []

    @pytest.mark.parametrize(
        "text", ["今年为了保障供水新打三眼井", "今年要完成已经开工的五个项目", "今年除了修路还要通水"]
    )
    def test_a_word_that_only_contains_a_mark_of_the_past_vetoes_nothing(self, text: str) -> None:
        assert only(text).text == "今年"

    @pytest.mark.parametrize("text", ["今年主要修了三条路", "今年已经建成重要河段两处"])
    def test_a_word_that_only_contains_a_mark_of_demand_saves_nothing(self, text: str) -> None:
        assert find(text, held_on=MONDAY) == []

    def test_a_past_year_and_a_deadline_in_one_sentence(self) -> None:
        assert edtf_of("去年我们修了两条，今年6月底前要再修三条") == ["../2026-06-30"]


class TestExplanations:
    def test_a_year_taken_from_the_meeting(self) -> None:
        assert only("9月30日前").explanation == "“9月30日前”：会议日为2026年3月2日，取当年，截止2026年9月30日"

    def test_working_days_name_their_calendar(self) -> None:
        assert "国务院" in only("5个工作日内").explanation
        assert "周一至周五" in only("5个工作日内", date(2040, 3, 1)).explanation

    @pytest.mark.parametrize(
        ("text", "explanation"),
        [
            ("每季度末前", "“每季度末前”：每季度最后一天反复进行"),
            ("每两周", "“每两周”：每2周反复进行"),
            ("“五一”前", "“‘五一’前”：五一为2026年5月1日，“前”不含所指时段，截止2026年4月30日"),
            ("接令后5分钟内", "“5分钟内”：自前述事情发生起算"),
            ("2024年9月底前", "“2024年9月底前”：写明年份，与会议年份不符，请核对，早于会议日，截止2024年9月30日"),
        ],
    )
    def test_they_read_as_an_office_writes(self, text: str, explanation: str) -> None:
        assert only(text).explanation == explanation

    @pytest.mark.parametrize("text", ["9月\n底前", "每周", "X月", "3天内", "汛期前", "长期坚持", "到2028年", "6月起"])
    def test_every_explanation_is_one_line_and_quotes_the_words(self, text: str) -> None:
        mention = only(text)
        assert "\n" not in mention.explanation
        assert mention.explanation.startswith("“")

    def test_a_day_that_does_not_exist_is_said_not_bent(self) -> None:
        mention = only("2026年2月30日前")
        assert (mention.due_on, mention.vague, mention.flags) == (None, True, ("no-such-day",))
        assert "没有30日" in mention.explanation
