"""Names in archives come out as they were typed, whatever system packed them, and keep the folders they lay in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from extraction.intake import files
from extraction.intake.archive_names import decoded_name
from tests.intake.files.archive import archive_without_the_flag
from tests.intake.files.docx import put, zipped
from tests.intake.files.words import SPEECH

# What offices call their files.  In GBK the first lot are all valid UTF-8 too: Hebrew, Greek and accents.
AMBIGUOUS = """
通知 学习 目录 要点 指示 医院 农业 职业 专业 水平 平台 省委 委员 原始 职责 医药 食品 系统 同意 知识 状态 实施
学校 校园 模式 失业 煤炭 水系 营业 住宅 石头 一 说 省 学 时 统一 确实 院校 志愿 药品 芯片 小学 证实 太平 图片
通讯
""".split()  # noqa: SIM905
OTHERS = """
讲话 甲 乙 会议纪要 工作方案 在全县安全生产工作会议上的讲话 县长讲话（定稿） 2026年9月 三季度督查通报
附件1：任务分解表 林某同志讲话 关于进一步做好防汛工作的紧急通知 “百日攻坚”方案 ①号文 镇（街道）名单
㈠总体要求 草埠镇 砀山汇报 亳州 濮阳 淄博 赣榆 喀什 圩区 埇桥 鄱阳湖 漯河
""".split()  # noqa: SIM905
# In UTF-8, as macOS packs them; in GBK their bytes could be anything.
TRADITIONAL = ["縣長講話", "講話", "關於防汛工作的通知", "會議紀要"]
LATIN = ["speech", "2026-09 final (2)", "Report_v3"]


@pytest.mark.parametrize("encoding", ["gbk", "utf-8"])
@pytest.mark.parametrize("name", AMBIGUOUS + OTHERS + TRADITIONAL + LATIN)
def test_a_name_is_read_as_its_system_wrote_it(name, encoding):
    assert decoded_name(f"{name}.txt".encode(encoding)) == f"{name}.txt"


@pytest.mark.parametrize("name", ["résumé.txt", "Zürich plan.txt", "café/menu.txt"])
@pytest.mark.parametrize("encoding", ["cp437", "utf-8"])
def test_a_western_name_is_not_taken_for_chinese(name, encoding):
    assert decoded_name(name.encode(encoding)) == name


def test_a_name_that_says_nothing_sure_is_still_a_name():
    assert decoded_name(b"\xff\xfe\x81.txt").endswith(".txt")


@given(st.lists(st.sampled_from(AMBIGUOUS + OTHERS), min_size=1, max_size=6), st.sampled_from(["gbk", "utf-8"]))
def test_any_names_put_together_are_read_as_they_were_written(words, encoding):
    name = "".join(words) + ".docx"
    assert decoded_name(name.encode(encoding)) == name


# The 3755 everyday characters: GB 2312 keeps them apart as its first level.
EVERYDAY = bytes(
    byte for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF if row < 0xD7 else 0xFA) for byte in (row, cell)
).decode("gb2312")


@given(st.text(st.sampled_from(EVERYDAY), min_size=1, max_size=20), st.sampled_from(["gbk", "utf-8"]))
def test_any_everyday_characters_are_read_as_they_were_written(name, encoding):
    assert decoded_name(f"{name}.txt".encode(encoding)) == f"{name}.txt"


def names_in(tmp_path, archive: bytes) -> list[str]:
    with files(put(tmp_path, "all.zip", archive), "all.zip") as found:
        return [file.name for file in found]


def test_a_name_in_gbk_that_is_valid_utf_8_too_stands_in_chinese(tmp_path):
    assert names_in(tmp_path, archive_without_the_flag(("通知.txt".encode("gbk"), SPEECH.encode()))) == [
        "all.zip/通知.txt"
    ]


def test_a_name_that_the_archive_says_in_unicode_beside_the_old_one_is_believed(tmp_path):
    packed = archive_without_the_flag(("旧名.txt".encode("gbk"), SPEECH.encode()), unicode_path="新名.txt")
    assert names_in(tmp_path, packed) == ["all.zip/新名.txt"]


def test_files_of_one_name_in_two_folders_can_be_told_apart(tmp_path):
    packed = zipped({"县委/讲话.txt": SPEECH, "县政府/讲话.txt": SPEECH, "讲话.txt": SPEECH})
    assert names_in(tmp_path, packed) == ["all.zip/县委/讲话.txt", "all.zip/县政府/讲话.txt", "all.zip/讲话.txt"]


def test_folders_in_gbk_are_read_like_the_names(tmp_path):
    packed = archive_without_the_flag(("学习\\通知.txt".encode("gbk"), SPEECH.encode()))
    assert names_in(tmp_path, packed) == ["all.zip/学习/通知.txt"]


@pytest.mark.parametrize(
    ("inside", "shown"),
    [
        ("a:b/讲?话.txt", "a_b/讲_话.txt"),
        ("con/aux.txt", "_con/_aux.txt"),
        ("=SUM(1)/讲话.txt", "SUM(1)/讲话.txt"),
        ("甲//乙/讲话.txt", "甲/乙/讲话.txt"),
        ("\u202e甲/讲话.txt", "甲/讲话.txt"),
        ("/".join(["长" * 40] * 9) + "/讲话.txt", "…/" + "长" * 40 + "/" + "长" * 40 + "/讲话.txt"),
    ],
)
def test_folders_are_cleaned_as_names_are(tmp_path, inside, shown):
    assert names_in(tmp_path, zipped({inside: SPEECH})) == [f"all.zip/{shown}"]


@pytest.mark.parametrize(
    "inside", ["../讲话.txt", "甲/../../讲话.txt", "/etc/讲话.txt", "C:/讲话.txt", "甲\\..\\..\\讲话.txt"]
)
def test_a_path_that_leads_outside_is_still_refused(tmp_path, inside):
    with files(put(tmp_path, "all.zip", zipped({inside: SPEECH})), "all.zip") as [found]:
        assert found.error.key == "DAMAGED.paths"
