"""The title of a speech names its meeting."""

import pytest

from extraction.reader.layout.occasions import occasion_of


@pytest.mark.parametrize(
    ("title", "meeting"),
    [
        ("在全县防汛抗旱工作会议上的讲话", "全县防汛抗旱工作会议"),
        ("县长陆某在全县教育工作大会上的讲话", "全县教育工作大会"),
        ("市委书记*在全市重点项目现场会上的重要讲话", "全市重点项目现场会"),
        ("副县长在镇村干部周例会上的讲话要点", "镇村干部周例会"),
        ("在新任职干部培训班的讲话稿", "新任职干部培训班"),
        ("关于做好秋收工作的通知", "关于做好秋收工作的通知"),
        ("在调研时的谈话", "在调研时的谈话"),
    ],
)
def test_the_meeting_is_found_in_the_title_or_is_the_title(title, meeting):
    assert occasion_of(title) == meeting
