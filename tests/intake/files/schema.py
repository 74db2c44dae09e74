"""The elements that the schemas of ECMA-376 allow among words, group by group.

Part 1, annex A: ``wml.xsd`` (EG_BlockLevelElts, EG_PContent, EG_RunLevelElements, EG_RangeMarkupElements,
EG_RunInnerContent, CT_Tbl, CT_Row, CT_Tc, CT_Ruby, CT_TxbxContent), ``shared-math.xsd`` (EG_OMathMathElements),
``dml-wordprocessingDrawing.xsd``; part 4: ``vml-main.xsd``; part 3: markup compatibility; [MS-DOCX] for shapes in Word.
"""

_GROUPS = {
    "w": """
        body altChunk customXml sdt sdtPr sdtEndPr sdtContent p tbl sectPr
        pPr r hyperlink fldSimple smartTag dir bdo subDoc
        proofErr permStart permEnd bookmarkStart bookmarkEnd commentRangeStart commentRangeEnd ins del moveFrom moveTo
        moveFromRangeStart moveFromRangeEnd moveToRangeStart moveToRangeEnd
        customXmlInsRangeStart customXmlInsRangeEnd customXmlDelRangeStart customXmlDelRangeEnd
        customXmlMoveFromRangeStart customXmlMoveFromRangeEnd customXmlMoveToRangeStart customXmlMoveToRangeEnd
        rPr br t contentPart delText instrText delInstrText noBreakHyphen softHyphen dayShort monthShort yearShort
        dayLong monthLong yearLong annotationRef footnoteRef endnoteRef separator continuationSeparator sym pgNum cr tab
        object pict fldChar ruby footnoteReference endnoteReference commentReference drawing ptab lastRenderedPageBreak
        tblPr tblGrid tblPrEx tr trPr tc tcPr rubyPr rt rubyBase txbxContent
        control objectEmbed objectLink movie customXmlPr smartTagPr ffData fldData
    """,
    "m": """
        oMathPara oMath r t acc bar box borderBox d eqArr f func groupChr limLow limUpp m nary phant rad sPre sSub
        sSubSup sSup e num den deg sub sup lim fName mr
    """,
    "wp": "inline anchor simplePos positionH positionV extent effectExtent docPr cNvGraphicFramePr",
    "a": "graphic graphicData sp txSp txBody p r fld t br grpSp pic cxnSp",
    "pic": "pic",
    "c": "chart",
    "dgm": "relIds",
    "lc": "lockedCanvas",
    "wps": "wsp txbx linkedTxbx bodyPr style spPr",
    "wpg": "wgp grpSp",
    "wpc": "wpc",
    "mc": "AlternateContent Choice Fallback",
    "v": """
        shape shapetype group rect roundrect oval line polyline arc curve image background textbox textpath imagedata
        fill stroke shadow path formulas handles
    """,
    "o": "OLEObject lock extrusion callout signatureline",
}

ELEMENTS = tuple(f"{prefix}:{name}" for prefix, names in _GROUPS.items() for name in names.split())
