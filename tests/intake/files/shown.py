"""Bodies that show words in every way Word knows, with what a reader sees and what is said of it."""

from tests.intake.files.wordml import p, run

BOX = f"<w:txbxContent>{p('框内的话')}</w:txbxContent>"


def cell(text: str, properties: str = "") -> str:
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(rows)}</w:tbl>"


def symbol(font: str, char: str) -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>'


def alternate(choice: str, fallback: str, requires: str = "wps") -> str:
    return (
        f'<mc:AlternateContent><mc:Choice Requires="{requires}">{choice}</mc:Choice>'
        f"<mc:Fallback>{fallback}</mc:Fallback></mc:AlternateContent>"
    )


def field(*runs: str) -> str:
    """A field in the long form: what it asks, then what it shows."""
    begin, separate, end = (f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end"))
    return f"{begin}<w:r><w:instrText> DATE </w:instrText></w:r>{separate}{''.join(runs)}{end}"


DROP_DOWN = (
    '<w:sdt><w:sdtPr><w:dropDownList><w:listItem w:displayText="县林业局" w:value="1"/>'
    '<w:listItem w:displayText="县水利局" w:value="2"/></w:dropDownList></w:sdtPr>'
    f"<w:sdtContent>{run('县水利局')}</w:sdtContent></w:sdt>"
)
TICKED = (
    '<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="1"/></w14:checkbox></w:sdtPr>'
    "<w:sdtContent><w:r><w:t>☒</w:t></w:r></w:sdtContent></w:sdt>"
)


def drawing(inner: str) -> str:
    graphic = f"<a:graphic><a:graphicData>{inner}</a:graphicData></a:graphic>"
    return f"<w:drawing><wp:inline>{graphic}</wp:inline></w:drawing>"


def form(data: str, name: str) -> str:
    """A field of the old forms, which has no answer."""
    return (
        f'<w:r><w:fldChar w:fldCharType="begin"><w:ffData>{data}</w:ffData></w:fldChar></w:r>'
        f'<w:r><w:instrText> {name} </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


WINGDINGS = '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings"/>'
DRAWN_BOX = drawing(f"<wps:wsp><wps:txbx>{BOX}</wps:txbx></wps:wsp>")
OLD_BOX = f"<w:pict><v:shape><v:textbox>{BOX}</v:textbox></v:shape></w:pict>"
PICTURE = drawing('<pic:pic><pic:blipFill><a:blip r:embed="rId9"/></pic:blipFill></pic:pic>')
CHART = drawing('<c:chart xmlns:c="http://schemas.openxmlformats.org/drawingml/2006/chart" r:id="rId70"/>')
DIAGRAM = drawing('<d:relIds xmlns:d="http://schemas.openxmlformats.org/drawingml/2006/diagram" r:dm="rId71"/>')
WORKBOOK = '<w:object><o:OLEObject Type="Embed" ProgID="Excel.Sheet.12" r:id="rId5"/></w:object>'
BOX_TO_TICK = '<w:checkBox><w:default w:val="0"/><w:checked/></w:checkBox>'
LIST = '<w:ddList><w:result w:val="1"/><w:listEntry w:val="县林业局"/><w:listEntry w:val="县水利局"/></w:ddList>'
ALONE = f'<mc:AlternateContent><mc:Choice Requires="zz">{run("乙")}</mc:Choice></mc:AlternateContent>'
UNKNOWN_CHOICE = alternate("<zz:t>?</zz:t>", "<w:t>五月末</w:t>", "zz")
KNOWN_CHOICE = alternate("<w:t>5月底</w:t>", "<w:t>五月末</w:t>", "w14")
EQUATION = "<m:oMath><m:r><m:t>x=20</m:t></m:r></m:oMath>"
FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>3</m:t></m:r></m:den></m:f></m:oMath>"

# name: (body, text, keys of the notes that must be there)
SHOWN: dict[str, tuple[str, str, set[str]]] = {
    "a cell merged downwards counts in each row": (
        table(
            row(cell("县林业局", '<w:vMerge w:val="restart"/>'), cell("清理隔离带")),
            row(cell("", "<w:vMerge/>"), cell("补充机具")),
            row(cell("县水利局"), cell("清淤")),
        ),
        "县林业局\t清理隔离带\n县林业局\t补充机具\n县水利局\t清淤",
        set(),
    ),
    "two cells merged downwards, one after the other": (
        table(
            row(cell("一组", '<w:vMerge w:val="restart"/>'), cell("甲")),
            row(cell("", '<w:vMerge w:val="continue"/>'), cell("乙")),
            row(cell("二组", '<w:vMerge w:val="restart"/>'), cell("丙")),
            row(cell("", "<w:vMerge/>"), cell("丁")),
        ),
        "一组\t甲\n一组\t乙\n二组\t丙\n二组\t丁",
        set(),
    ),
    "words of a cell that was merged away are said": (
        table(
            row(cell("县林业局", '<w:vMerge w:val="restart"/>'), cell("清理隔离带")),
            row(cell("县水利局", "<w:vMerge/>"), cell("补充机具")),
        ),
        "县林业局\t清理隔离带\n县林业局\t补充机具",
        {"hidden_left_out"},
    ),
    "a first sign that hangs over several lines belongs to its paragraph": (
        p("县", more='<w:framePr w:dropCap="drop" w:lines="2"/>') + p("林业局要办。") + p("请落实。"),
        "县林业局要办。\n请落实。",
        set(),
    ),
    "a paragraph in a frame stays one": (
        p("县林业局", more='<w:framePr w:dropCap="none" w:w="2000"/>') + p("请落实。"),
        "县林业局\n请落实。",
        set(),
    ),
    "a wide cell keeps later cells in their columns": (
        table(row(cell("任务"), cell("单位"), cell("时限")), row(cell("合计", '<w:gridSpan w:val="2"/>'), cell("3项"))),
        "任务\t单位\t时限\n合计\t\t3项",
        set(),
    ),
    "a wide cell merged downwards": (
        table(
            row(cell("各乡镇", '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>'), cell("甲")),
            row(cell("", '<w:gridSpan w:val="2"/><w:vMerge/>'), cell("乙")),
        ),
        "各乡镇\t\t甲\n各乡镇\t\t乙",
        set(),
    ),
    "a row that begins a column later": (
        table(row(cell("甲"), cell("乙")), row(cell("丙"), properties='<w:gridBefore w:val="1"/>')),
        "甲\t乙\n\t丙",
        set(),
    ),
    "an equation": (f"<w:p>{run('其中')}{EQUATION}{run('万亩。')}</w:p>", "其中x=20万亩。", set()),
    "a fraction": (f"<w:p>{run('占')}{FRACTION}{run('左右')}</w:p>", "占1/3左右", set()),
    "an equation on a line of its own": (f"<w:p><m:oMathPara>{EQUATION}</m:oMathPara></w:p>", "x=20", set()),
    "an equation between paragraphs": (p("甲") + EQUATION + run("乙") + p("丙"), "甲\nx=20\n乙\n丙", set()),
    "a degree of the symbol font": (f"<w:p>{run('25')}{symbol('Symbol', 'F0B0')}{run('以上')}</w:p>", "25°以上", set()),
    "at most, of the symbol font": (f"<w:p>{symbol('Symbol', 'F0A3')}{run('5')}</w:p>", "≤5", set()),
    "a ticked box of Wingdings": (f"<w:p>{symbol('Wingdings', 'F0FE')}{run('已办')}</w:p>", "☑已办", set()),
    "an empty box of Wingdings": (f"<w:p>{symbol('Wingdings', '00A8')}{run('未办')}</w:p>", "◻未办", set()),
    "boxes typed in Wingdings": (
        f"<w:p>{run('¨þ', WINGDINGS)}{run('已办8项', WINGDINGS.replace('Wingdings', 'Symbol'))}</w:p>",
        "◻☑已办8项",
        set(),
    ),
    "a tick of Wingdings 2": (f"<w:p>{symbol('Wingdings 2', 'F052')}{run('已办')}</w:p>", "☑已办", set()),
    "a sign of a font nobody knows": (
        f"<w:p>{run('见')}{symbol('Dingles', 'F0AB')}{run('处')}</w:p>",
        "见处",
        {"symbols_left_out"},
    ),
    "a letter given as a symbol of a common font": (
        f"<w:p>{run('约')}{symbol('SimSun', '00D7')}{run('3')}</w:p>",
        "约×3",
        set(),
    ),
    "what was chosen from a list": (f"<w:p>{run('由')}{DROP_DOWN}{run('牵头')}</w:p>", "由县水利局牵头", set()),
    "a ticked content control": (f"<w:p>{TICKED}{run('同意')}</w:p>", "☒同意", set()),
    "a content control around a cell": (
        table(row(cell("单位"), f"<w:sdt><w:sdtContent>{cell('县林业局')}</w:sdtContent></w:sdt>")),
        "单位\t县林业局",
        set(),
    ),
    "the first branch that can be read": (
        f"<w:p>{run('要在')}<w:r>{KNOWN_CHOICE}</w:r>{run('前办结')}</w:p>",
        "要在5月底前办结",
        set(),
    ),
    "the other branch where the first needs what nobody knows": (
        f"<w:p>{run('要在')}<w:r xmlns:zz='urn:zz'>{UNKNOWN_CHOICE}</w:r>{run('前办结')}</w:p>",
        "要在五月末前办结",
        set(),
    ),
    "the only branch, though nobody knows what it needs": (
        f"<w:p xmlns:zz='urn:zz'>{run('甲')}{ALONE}</w:p>",
        "甲乙",
        set(),
    ),
    "an empty branch beside one that cannot be read": (
        f"<w:p xmlns:zz='urn:zz'>{run('甲')}{alternate(run('乙'), '', 'zz')}</w:p>",
        "甲",
        {"unknown_left_out"},
    ),
    "branches around runs": (
        f"<w:p>{run('甲')}{alternate(run('乙'), run('丙'), 'w14')}</w:p>",
        "甲乙",
        set(),
    ),
    "branches around paragraphs": (p("甲") + alternate(p("乙"), p("丙"), "w14"), "甲\n乙", set()),
    "a text box once, after its paragraph": (
        f"<w:p>{run('前')}<w:r>{alternate(DRAWN_BOX, OLD_BOX)}</w:r>{run('后')}</w:p>{p('下一段')}",
        "前后\n框内的话\n下一段",
        set(),
    ),
    "an old text box": (f"<w:p>{run('甲')}<w:r>{OLD_BOX}</w:r></w:p>", "甲\n框内的话", set()),
    "art of words": (
        '<w:p><w:r><w:pict><v:shape><v:textpath string="护林防火责任书"/></v:shape></w:pict></w:r></w:p>'
        + p("一、职责"),
        "护林防火责任书\n一、职责",
        set(),
    ),
    "a picture is said": (
        f"<w:p>{run('见图')}<w:r>{PICTURE}</w:r></w:p>",
        "见图",
        {"pictures_left_out"},
    ),
    "an old picture is said": (
        f'<w:p>{run("见图")}<w:r><w:pict><v:shape><v:imagedata r:id="rId9"/></v:shape></w:pict></w:r></w:p>',
        "见图",
        {"pictures_left_out"},
    ),
    "a chart is said": (f"<w:p>{run('见图')}<w:r>{CHART}</w:r></w:p>", "见图", {"charts_left_out"}),
    "a diagram is said": (f"<w:p>{run('见图')}<w:r>{DIAGRAM}</w:r></w:p>", "见图", {"charts_left_out"}),
    "an embedded workbook is said": (
        f"<w:p><w:r><w:t>附表</w:t>{WORKBOOK}</w:r></w:p>",
        "附表",
        {"objects_left_out"},
    ),
    "a page brought in from elsewhere is said": (
        p("甲") + '<w:altChunk r:id="rId8"/>' + p("乙"),
        "甲\n乙",
        {"chunks_left_out"},
    ),
    "a field shows its result": (f"<w:p>{run('至')}{field(run('9月30日'))}{run('止')}</w:p>", "至9月30日止", set()),
    "a field within a field": (f"<w:p>{field(run('甲'), field(run('乙')), run('丙'))}</w:p>", "甲乙丙", set()),
    "words with their sounds above": (
        f"<w:p><w:r><w:ruby><w:rt>{run('qīng')}</w:rt><w:rubyBase>{run('青禾')}</w:rubyBase></w:ruby></w:r>{run('县')}</w:p>",
        "青禾县",
        {"ruby_left_out"},
    ),
    "hyphens of every kind": (
        "<w:p><w:r><w:t>甲</w:t><w:noBreakHyphen/><w:t>乙</w:t><w:softHyphen/><w:t>丙</w:t></w:r></w:p>",
        "甲-乙丙",
        set(),
    ),
    "tabs and returns of every kind": (
        "<w:p><w:r><w:t>甲</w:t><w:ptab w:alignment='left'/><w:t>乙</w:t><w:cr/><w:t>丙</w:t></w:r></w:p>",
        "甲\t乙\n丙",
        set(),
    ),
    "words in order of another direction": (
        f"<w:p><w:bdo w:val='ltr'>{run('甲')}</w:bdo><w:dir w:val='ltr'>{run('乙')}</w:dir></w:p>",
        "甲乙",
        set(),
    ),
    "words within marks of one's own": (
        f"<w:customXml w:element='a'>{p('甲')}</w:customXml>"
        f"<w:p><w:customXml w:element='b'>{run('乙')}</w:customXml></w:p>",
        "甲\n乙",
        set(),
    ),
    "words in an element nobody knows": (
        f'<w:p xmlns:zz="urn:zz">{run("甲")}<zz:box>{run("乙")}</zz:box></w:p>',
        "甲",
        {"unknown_left_out"},
    ),
    "an endnote is said": (
        f"<w:p>{run('甲')}<w:r><w:endnoteReference w:id='2'/></w:r></w:p>",
        "甲",
        {"footnotes_left_out"},
    ),
    "a sign that turns the direction is said": (p("县林业局\u202e要办"), "县林业局\u202e要办", {"direction_signs"}),
    "a ticked box of the old forms": (
        f"<w:p>{form(BOX_TO_TICK, 'FORMCHECKBOX')}{run('已办')}</w:p>",
        "☒已办",
        set(),
    ),
    "a list of the old forms": (
        f"<w:p>{form(LIST, 'FORMDROPDOWN')}{run('牵头')}</w:p>",
        "县水利局牵头",
        set(),
    ),
}
