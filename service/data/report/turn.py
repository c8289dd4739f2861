# SPDX-License-Identifier: Apache-2.0
"""Lays the pages of a DOCX after its empty section mark on their long side: turn.py FILE.docx"""
import re
import sys
import zipfile

NAME = "word/document.xml"


def turn(xml):
    """The mark ends upright pages as the document has them; its last section becomes wide."""
    *_, last = re.finditer(r"<w:sectPr\b[^>/]*>.*?</w:sectPr>", xml, re.S)
    upright = last.group()
    size = re.search(r"<w:pgSz [^>]*/>", upright).group()
    width, height = (re.search(rf'w:{name}="(\d+)"', size).group(1) for name in "wh")
    wide = upright.replace(
        size, f'<w:pgSz w:w="{height}" w:h="{width}" w:orient="landscape"/>')
    wide = re.sub(r"<w:titlePg ?/>", "", wide)  # its first page has a number, too
    xml = xml[:last.start()] + wide + xml[last.end():]
    mark = re.compile(r"<w:sectPr ?/>")
    if len(mark.findall(xml)) != 1:
        raise ValueError("the document has not one section mark")
    return mark.sub(lambda _: upright, xml)


path = sys.argv[1]
with zipfile.ZipFile(path) as old:
    parts = [(info, old.read(info)) for info in old.infolist()]
with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
    for info, data in parts:
        if info.filename == NAME:
            data = turn(data.decode("utf-8")).encode("utf-8")
        new.writestr(info, data)
