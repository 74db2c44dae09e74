"""Documents whose numbers Word prints by itself, with what it prints: ours, in a county that does not exist."""

from tests.intake.files.formats import BY_FORMAT, expected
from tests.intake.files.wordml import abstract, lvl, num, p

PLAIN = abstract(1, lvl("decimal", "%1."))
THREE = abstract(
    1,
    lvl("chineseCountingThousand", "%1、"),
    lvl("chineseCountingThousand", "（%2）", ilvl=1),
    lvl("decimal", "%3．", ilvl=2),
)
LEGAL = abstract(1, lvl("chineseCounting", "第%1章"), lvl("decimal", "%1.%2", ilvl=1, more="<w:isLgl/>"))
DOTTED = (lvl("decimal", "%1."), lvl("decimal", "%1.%2", ilvl=1), lvl("decimal", "%1.%2.%3", ilvl=2))


def style(name: str, more: str, based: str = "", kind: str = "paragraph") -> str:
    on = f'<w:basedOn w:val="{based}"/>' if based else ""
    return f'<w:style w:type="{kind}" w:styleId="{name}"><w:name w:val="{name}"/>{on}<w:pPr>{more}</w:pPr></w:style>'


def row(*cells: str) -> str:
    return f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in cells)}</w:tr>"


DELETED = "<w:rPr><w:del w:id='9' w:author='a'/></w:rPr>"
IN_LIST = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>'
GONE = (
    f"<w:p><w:pPr>{IN_LIST}{DELETED}</w:pPr>"
    "<w:del w:id='8' w:author='a'><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>"
)
HIDDEN = (
    f"<w:p><w:pPr>{IN_LIST}<w:rPr><w:vanish/></w:rPr></w:pPr><w:r><w:rPr><w:vanish/></w:rPr><w:t>暗</w:t></w:r></w:p>"
)

OWN_LEVEL = f'<w:lvlOverride w:ilvl="0">{lvl("upperLetter", "%1、")}</w:lvlOverride>'

# name: (body, numbering, styles), what the reader of the page sees
NUMBERED: dict[str, tuple[tuple[str, str, str], str]] = BY_FORMAT | {
    "three levels": (
        (
            p("压实责任", num=1)
            + p("明确分工", num=1, ilvl=1)
            + p("建立台账", num=1, ilvl=2)
            + p("按周更新", num=1, ilvl=2)
            + p("严格考核", num=1, ilvl=1)
            + p("通报结果", num=1, ilvl=2)
            + p("强化保障", num=1)
            + p("落实经费", num=1, ilvl=1),
            THREE + num(1, 1),
            "",
        ),
        "一、压实责任\n（一）明确分工\n1．建立台账\n2．按周更新\n（二）严格考核\n1．通报结果\n二、强化保障\n（一）落实经费",
    ),
    "a level that was passed over has begun": (
        (
            p("压实责任", num=1) + p("建立台账", num=1, ilvl=2) + p("严格考核", num=1, ilvl=1),
            THREE + num(1, 1),
            "",
        ),
        "一、压实责任\n1．建立台账\n（二）严格考核",
    ),
    "legal numbers below a Chinese chapter": (
        (
            p("总则", num=1)
            + p("甲", num=1, ilvl=1)
            + p("罚则", num=1)
            + p("乙", num=1, ilvl=1)
            + p("丙", num=1, ilvl=1),
            LEGAL + num(1, 1),
            "",
        ),
        "第一章总则\n1.1甲\n第二章罚则\n2.1乙\n2.2丙",
    ),
    "a level never used shows where it starts": (
        (p("甲", num=1, ilvl=1) + p("乙", num=1, ilvl=1), abstract(1, *DOTTED) + num(1, 1), ""),
        "1.1甲\n1.2乙",
    ),
    "a level that never restarts": (
        (
            p("甲", num=1) + p("乙", num=1, ilvl=1) + p("丙", num=1) + p("丁", num=1, ilvl=1),
            abstract(1, lvl("decimal", "%1."), lvl("decimal", "%2)", ilvl=1, more='<w:lvlRestart w:val="0"/>'))
            + num(1, 1),
            "",
        ),
        "1.甲\n1)乙\n2.丙\n2)丁",
    ),
    "a level that restarts by the first alone": (
        (
            p("甲", num=1)
            + p("乙", num=1, ilvl=1)
            + p("丙", num=1, ilvl=2)
            + p("丁", num=1, ilvl=1)
            + p("戊", num=1, ilvl=2)
            + p("己", num=1)
            + p("庚", num=1, ilvl=2),
            abstract(
                1,
                lvl("decimal", "%1."),
                lvl("decimal", "%2)", ilvl=1),
                lvl("decimal", "(%3)", ilvl=2, more='<w:lvlRestart w:val="1"/>'),
            )
            + num(1, 1),
            "",
        ),
        "1.甲\n1)乙\n(1)丙\n2)丁\n(2)戊\n2.己\n(1)庚",
    ),
    "a list that starts at three": (
        (p("甲", num=1) + p("乙", num=1), abstract(1, lvl("decimal", "%1.", start=3)) + num(1, 1), ""),
        "3.甲\n4.乙",
    ),
    "a list begun anew": (
        (
            p("甲", num=1) + p("乙", num=1) + p("丙", num=2) + p("丁", num=2),
            PLAIN + num(1, 1) + num(2, 1, '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'),
            "",
        ),
        "1.甲\n2.乙\n1.丙\n2.丁",
    ),
    "a list gone on with elsewhere": (
        (p("甲", num=1) + p("中间的话") + p("乙", num=2) + p("丙", num=1), PLAIN + num(1, 1) + num(2, 1), ""),
        "1.甲\n中间的话\n2.乙\n3.丙",
    ),
    "a list with a level of its own": (
        (
            p("甲", num=1) + p("乙", num=2),
            PLAIN + num(1, 1) + num(2, 1, OWN_LEVEL),
            "",
        ),
        "1.甲\nB、乙",
    ),
    "two lists side by side": (
        (
            p("甲", num=1) + p("乙", num=2) + p("丙", num=1),
            PLAIN + abstract(2, lvl("upperLetter", "%1.")) + num(1, 1) + num(2, 2),
            "",
        ),
        "1.甲\nA.乙\n2.丙",
    ),
    "numbers that come with a style": (
        (
            p("总体要求", style="H1") + p("目标", style="H2") + p("保障", style="H1"),
            abstract(
                1,
                lvl("japaneseCounting", "%1、", more='<w:pStyle w:val="H1"/>'),
                lvl("decimal", "%2．", ilvl=1, more='<w:pStyle w:val="H2"/>'),
            )
            + num(1, 1),
            style("H1", '<w:numPr><w:numId w:val="1"/></w:numPr>')
            + style("H2", '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="1"/></w:numPr>'),
        ),
        "一、总体要求\n1．目标\n二、保障",
    ),
    "numbers that come from the style below": (
        (
            p("甲", style="Child") + p("乙", style="Base"),
            PLAIN + num(1, 1),
            style("Base", '<w:numPr><w:numId w:val="1"/></w:numPr>')
            + style("Child", "<w:jc w:val='left'/>", based="Base"),
        ),
        "1.甲\n2.乙",
    ),
    "numbers taken off": (
        (
            p("甲", style="H1") + p("不编号", style="H1", num=0) + p("乙", style="H1"),
            PLAIN + num(1, 1),
            style("H1", '<w:numPr><w:numId w:val="1"/></w:numPr>'),
        ),
        "1.甲\n不编号\n2.乙",
    ),
    "a list kept as a style": (
        (
            p("甲", num=1) + p("乙", num=1),
            abstract(1, more='<w:numStyleLink w:val="Ours"/>')
            + abstract(2, lvl("decimalEnclosedCircle", "%1"), more='<w:styleLink w:val="Ours"/>')
            + num(1, 1)
            + num(2, 2),
            style("Ours", '<w:numPr><w:numId w:val="2"/></w:numPr>', kind="numbering"),
        ),
        "①甲\n②乙",
    ),
    "a deleted paragraph does not count": (
        (p("甲", num=1) + GONE + p("乙", num=1), PLAIN + num(1, 1), ""),
        "1.甲\n2.乙",
    ),
    "a hidden paragraph does not count": (
        (p("甲", num=1) + HIDDEN + p("乙", num=1), PLAIN + num(1, 1), ""),
        "1.甲\n2.乙",
    ),
    "a paragraph hidden by its style does not count": (
        (
            p("甲", num=1) + p("暗", num=1, style="Hidden") + p("乙", num=1),
            PLAIN + num(1, 1),
            style("Hidden", "").replace("</w:style>", "<w:rPr><w:vanish/></w:rPr></w:style>"),
        ),
        "1.甲\n2.乙",
    ),
    "a number that is hidden itself counts": (
        (
            p("甲", num=1) + p("乙", num=2),
            PLAIN.replace("<w:rPr></w:rPr>", "<w:rPr><w:vanish/></w:rPr>") + num(1, 1) + num(2, 1, OWN_LEVEL),
            "",
        ),
        "甲\nB、乙",
    ),
    "an empty paragraph counts": (
        (p("甲", num=1) + p("", num=1) + p("乙", num=1), PLAIN + num(1, 1), ""),
        "1.甲\n2.\n3.乙",
    ),
    "a number in every row": (
        (
            f"<w:tbl>{row(p('序号'), p('单位'))}{row(p(num=1), p('县林业局'))}{row(p(num=1), p('县水利局'))}</w:tbl>",
            abstract(1, lvl("decimal", "%1")) + num(1, 1),
            "",
        ),
        "序号\t单位\n1\t县林业局\n2\t县水利局",
    ),
    "a blank after the number": (
        (p("甲", num=1), abstract(1, lvl("japaneseCounting", "第%1条", suff="space")) + num(1, 1), ""),
        "第一条 甲",
    ),
    "a tab after a number that ends by itself": (
        (p("甲", num=1), abstract(1, lvl("japaneseCounting", "%1、", suff="tab")) + num(1, 1), ""),
        "一、甲",
    ),
    "a tab after a number with a point": (
        (p("2026年的任务", num=1), abstract(1, lvl("decimal", "%1.", suff="tab")) + num(1, 1), ""),
        "1. 2026年的任务",
    ),
    "a bullet of the symbol font": (
        (
            p("甲", num=1),
            abstract(1, lvl("bullet", "\uf0b7", suff="tab", rpr='<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'))
            + num(1, 1),
            "",
        ),
        "• 甲",
    ),
    "a bullet of Wingdings": (
        (
            p("甲", num=1),
            abstract(1, lvl("bullet", "\uf0d8", suff="tab", rpr='<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'))
            + num(1, 1),
            "",
        ),
        "➢ 甲",
    ),
    "typed numbers stay as they are": ((p("一、甲") + p("（一）乙"), PLAIN + num(1, 1), ""), "一、甲\n（一）乙"),
}

# Where LibreOffice 7.4 prints something else. It knows other signs or none for these formats, restarts every level,
# leaves the numbers above as they are in a legal level, and its plain text shows what was deleted and what is hidden.
# In all of it the standard and [MS-OI29500] 2.1.540, which says what Word does, are followed.
LIBREOFFICE_PRINTS: dict[str, str] = {
    "hundreds of the plain counting": expected("一百、", "一百零七、"),
    "hundreds in Japanese": expected("一百、", "一百零一、", "二百三十、"),
    "the sixty": expected("1、", "2、", "60、"),
    "sixteen signs": expected("9.", "10.", "31."),
    "digits of characters": expected("一、", "十、", "十二、"),
    "in brackets": expected("1", "20"),
    "with a stop": expected("1", "20"),
    "characters in brackets": expected("①", "⑩"),
    "full width": expected("1．", "12．"),
    "between dashes": expected("4"),
    "legal numbers below a Chinese chapter": "第一章总则\n一.1甲\n第二章罚则\n二.1乙\n二.2丙",
    "a level that never restarts": "1.甲\n1)乙\n2.丙\n1)丁",
    "a level that restarts by the first alone": "1.甲\n1)乙\n(1)丙\n2)丁\n(1)戊\n2.己\n(1)庚",
    "a deleted paragraph does not count": "1.甲\n2.旧\n3.乙",
    "a paragraph hidden by its style does not count": "1.甲\n2.暗\n3.乙",
    "a number that is hidden itself counts": "1.甲\nB、乙",
    "a hidden paragraph does not count": "1.甲\n2.暗\n3.乙",
    "a bullet of Wingdings": "• 甲",
}

# A speech whose headings hand their owners down, typed and with the numbers of Word.
SPEECH_TYPED = (
    "在青禾县秋季护林防火调度会上的讲话",
    "同志们：",
    "一、提高认识",
    "各乡镇要压实责任。",
    "二、县林业局牵头，县财政局配合",
    "（一）清理隔离带",
    "要在10月20日前完成重点林区清理。",
)
SPEECH_LISTS = THREE + num(1, 1)
SPEECH_NUMBERED = "".join(
    [
        p(SPEECH_TYPED[0]),
        p(SPEECH_TYPED[1]),
        p("提高认识", num=1),
        p(SPEECH_TYPED[3]),
        p("县林业局牵头，县财政局配合", num=1),
        p("清理隔离带", num=1, ilvl=1),
        p(SPEECH_TYPED[6]),
    ]
)
