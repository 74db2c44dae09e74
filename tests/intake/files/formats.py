"""How each format of numbers is printed before a paragraph: a list for each start, and what the page shows."""

from tests.intake.files.wordml import abstract, lvl, num, p

# Word keeps a format of its own in a choice, beside one that everybody knows.
_PADDED = (
    '<mc:AlternateContent><mc:Choice Requires="w14">'
    '<w:numFmt w:val="custom" w:format="001, 002, 003, ..."/></mc:Choice>'
    '<mc:Fallback><w:numFmt w:val="decimal"/></mc:Fallback></mc:AlternateContent>'
)


def listed(fmt: str, text: str = "%1、", *, starts: tuple[int, ...], padded: bool = False) -> tuple[str, str, str]:
    """A body with one paragraph for each start, and its lists: how a format prints these numbers."""
    lists = "".join(abstract(at, lvl(fmt, text, start=at)) for at in starts)
    if padded:
        lists = lists.replace('<w:numFmt w:val="custom"/>', _PADDED)
    lists += "".join(num(at, at) for at in starts)
    return "".join(p("甲", num=at) for at in starts), lists, ""


def expected(*numbers: str) -> str:
    return "\n".join(f"{number}甲" for number in numbers)


# name: (body, numbering, styles), what the reader of the page sees
BY_FORMAT: dict[str, tuple[tuple[str, str, str], str]] = {
    "Chinese counting by thousands": (
        listed("chineseCountingThousand", starts=(1, 10, 11, 20, 21, 110, 1000)),
        expected("一、", "十、", "十一、", "二十、", "二十一、", "一百一十、", "一千、"),
    ),
    "Chinese counting": (
        listed("chineseCounting", "（%1）", starts=(1, 10, 15, 30)),
        expected("（一）", "（十）", "（十五）", "（三十）"),
    ),
    "Japanese counting": (
        listed("japaneseCounting", "第%1条", starts=(2, 10, 19, 40)),
        expected("第二条", "第十条", "第十九条", "第四十条"),
    ),
    "Taiwanese counting": (listed("taiwaneseCountingThousand", starts=(3, 12)), expected("三、", "十二、")),
    "digits of characters": (listed("ideographDigital", starts=(1, 10, 12)), expected("一、", "一〇、", "一二、")),
    "stems": (listed("ideographTraditional", starts=(1, 2, 10)), expected("甲、", "乙、", "癸、")),
    "branches": (listed("ideographZodiac", starts=(1, 12)), expected("子、", "亥、")),
    "circled": (listed("decimalEnclosedCircle", "%1", starts=(1, 9, 20)), expected("①", "⑨", "⑳")),
    "circled, the Chinese kind": (listed("decimalEnclosedCircleChinese", "%1", starts=(1, 10)), expected("①", "⑩")),
    "in brackets": (listed("decimalEnclosedParen", "%1", starts=(1, 20)), expected("⑴", "⒇")),
    "with a stop": (listed("decimalEnclosedFullstop", "%1", starts=(1, 20)), expected("⒈", "⒛")),
    "characters in brackets": (listed("ideographEnclosedCircle", "%1", starts=(1, 10)), expected("㈠", "㈩")),
    "full width": (listed("decimalFullWidth", "%1．", starts=(1, 12)), expected("１．", "１２．")),
    "with a nought": (listed("decimalZero", "%1.", starts=(3, 10)), expected("03.", "10.")),
    "between dashes": (listed("numberInDash", "%1", starts=(4,)), expected("- 4 -")),
    "capital numerals": (listed("chineseLegalSimplified", starts=(1, 2, 10)), expected("壹、", "贰、", "壹拾、")),
    "small letters": (listed("lowerLetter", "%1)", starts=(1, 26, 27, 28)), expected("a)", "z)", "aa)", "bb)")),
    "capital letters": (listed("upperLetter", "%1.", starts=(2, 53)), expected("B.", "AAA.")),
    "Roman": (listed("upperRoman", "%1.", starts=(4, 9, 14, 40)), expected("IV.", "IX.", "XIV.", "XL.")),
    "small Roman": (listed("lowerRoman", "(%1)", starts=(3, 8)), expected("(iii)", "(viii)")),
    "ordinals": (
        listed("ordinal", "%1 ", starts=(1, 2, 3, 11, 22)),
        expected("1st ", "2nd ", "3rd ", "11th ", "22nd "),
    ),
    "no number, only words": (listed("none", "附：", starts=(1,)), expected("附：")),
    "nothing at all": (listed("decimal", "", starts=(1,)), expected("")),
    "beyond the signs there are": (
        listed("decimalEnclosedParen", "%1", starts=(21,)),
        expected("21"),
    ),
    "hundreds by thousands": (
        listed("chineseCountingThousand", starts=(100, 101, 999)),
        expected("一百、", "一百零一、", "九百九十九、"),
    ),
    "hundreds of the plain counting": (listed("chineseCounting", starts=(100, 107)), expected("一○○、", "一○七、")),
    "hundreds in Japanese": (
        listed("japaneseCounting", starts=(100, 101, 230)),
        expected("百、", "百一、", "二百三十、"),
    ),
    "the sixty": (listed("ideographZodiacTraditional", starts=(1, 2, 60)), expected("甲子、", "乙丑、", "癸亥、")),
    "noughts of one's own": (listed("custom", "%1.", starts=(7,), padded=True), expected("007.")),
    "sixteen signs": (listed("hex", "%1.", starts=(9, 10, 31)), expected("9.", "A.", "1F.")),
}
