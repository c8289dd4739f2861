# SPDX-License-Identifier: Apache-2.0
"""A framework from a workbook: read_framework.py IN.xlsx OUT.json

OUT holds {"framework": the document, "cells": {JSON pointer: cell}, "problems": [{"cell", "text"}]}.
What the document must be like is not checked here: the program does that, and names the cells."""
import datetime
import json
import resource
import sys
import zipfile

import openpyxl

MEMORY = 1 << 30
UNPACKED = 64 << 20  # of a file that claims to be a small one
ROWS = 5000

HEAD, CRITERIA, RULES = "Bộ tiêu chí", "Tiêu chí", "Quy tắc"
LEVELS = {"tỉnh": "province", "bộ": "ministry", "sở": "department", "ban quản lý": "board", "xã": "commune"}
TOTALS = {"cộng các lĩnh vực": "sum", "nhập riêng": "entered"}
KINDS = {
    "nhập điểm": "manual",
    "chọn mức": "checklist",
    "tỷ lệ": "ratio",
    "theo bậc": "steps",
    "mỗi đơn vị": "per_unit",
    "trừ điểm": "deduction",
    "điểm cộng": "bonus",
    "khảo sát: tỷ lệ": "survey_linear",
    "khảo sát: phương án": "survey_options",
    "khảo sát: bậc": "survey_steps",
}
LISTS = {"phương án": "options", "bậc": "steps", "option": "options", "step": "steps"}
ITEMS = {
    "mã": "code", "phiên bản": "version", "tên": "title", "cấp": "level", "căn cứ pháp lý": "legal_basis",
    "ghi chú": "note", "hiệu lực từ": "valid_from", "hết hiệu lực từ": "valid_until",
    "điểm tối đa": "max_points", "số chữ số thập phân": "decimals", "tổng điểm": "total", "xếp loại": "class",
}
COLUMNS = {
    HEAD: {"mục": "item", "mã hoặc giá trị": "value", "tiếng việt": "vi", "tiếng anh": "en", "từ (%)": "at_least"},
    CRITERIA: {
        "mã": "code", "thuộc": "under", "tên": "vi", "tên tiếng anh": "en", "điểm tối đa": "max_points",
        "cách chấm": "kind", "đếm hoặc đo": "counted", "đếm hoặc đo (tiếng anh)": "counted_en",
        "mục tiêu (%)": "target", "mức sàn (%)": "floor", "điểm mỗi đơn vị": "each", "thấp nhất": "lowest",
        "câu hỏi": "item", "ghi chú": "note", "nguồn gốc": "provenance", "nguồn": "sources", "độ tin cậy": "confidence",
    },
    RULES: {
        "tiêu chí": "criterion", "loại": "list", "mã": "code", "tên": "vi", "tên tiếng anh": "en",
        "phần trăm": "percent", "từ": "at_least", "điểm": "points",
    },
}


def words_of(value):
    """What people wrote, before the English behind a slash, for looking it up."""
    return " ".join(str(value).split(" / ")[0].split()).casefold()


class Row:
    """The cells of a row by the names of their columns."""

    def __init__(self, sheet, columns, number):
        self.sheet, self.columns, self.number = sheet, columns, number

    def place(self, name):
        column = self.columns.get(name, 1)
        return f"{self.sheet.title}!{openpyxl.utils.get_column_letter(column)}{self.number}"

    def cell(self, name):
        return self.sheet.cell(self.number, self.columns[name]) if name in self.columns else None

    def raw(self, name):
        cell = self.cell(name)
        value = None if cell is None else cell.value
        return None if isinstance(value, str) and not value.strip() else value

    def text(self, name):
        value = self.raw(name)
        if value is None:
            return None
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        return str(value).strip()

    def word(self, name, words):
        """A word of the format, in Vietnamese or as the format has it."""
        value = self.text(name)
        return value if value is None else words.get(words_of(value), value)

    def number_of(self, name):
        """A number if it is one, with a decimal comma or a percent sign too; else as it stands."""
        value = self.raw(name)
        percent = value is not None and "%" in (self.cell(name).number_format or "")
        if isinstance(value, str):
            percent = value.strip().endswith("%")
            try:
                value = float(value.strip().rstrip("%").replace(",", "."))
                percent = False
            except ValueError:
                return value.strip()
        if not isinstance(value, (int, float)) or isinstance(value, bool):
            return value if value is None else str(value)
        value = round(value * (100 if percent else 1), 9)  # 0.1 + 0.2 of a formula is 0.3
        return int(value) if float(value).is_integer() else value

    def day(self, name):
        value = self.raw(name)
        if isinstance(value, (datetime.datetime, datetime.date)):
            return value.strftime("%Y-%m-%d")
        parts = (self.text(name) or "").split("/")
        if len(parts) == 3:
            return "-".join(part.zfill(2) for part in reversed(parts))
        return self.text(name)

    def label(self, vi="vi", en="en"):
        label = {key: self.text(name) for key, name in (("vi", vi), ("en", en))}
        return {key: text for key, text in label.items() if text is not None} or None


class Reading:
    def __init__(self, book):
        self.book = book
        self.cells, self.problems = {}, []

    def problem(self, cell, text):
        self.problems.append({"cell": cell, "text": text})

    def rows(self, name):
        """The rows of a sheet that say something."""
        if name not in self.book.sheetnames:
            self.problem(f"{name}!A1", f"there is no sheet '{name}'")
            return []
        sheet, columns = self.book[name], {}
        for cell in sheet[1]:
            key = COLUMNS[name].get(words_of(cell.value or ""))
            if key is not None:
                columns[key] = cell.column
        missing = [text for text, key in COLUMNS[name].items() if key not in columns]
        for text in missing:
            self.problem(f"{name}!A1", f"there is no column '{text}'")
        if missing:
            return []
        if sheet.max_row > ROWS:
            self.problem(f"{name}!A{ROWS + 1}", "too many rows")
            return []
        rows = (Row(sheet, columns, number) for number in range(2, sheet.max_row + 1))
        return [row for row in rows if any(row.raw(key) is not None for key in columns)]

    def put(self, document, pointer, name, value, cell):
        """A member, and where it comes from; also where it should have come from."""
        self.cells[f"{pointer}/{name}"] = cell
        if value is not None:
            document[name] = value

    def put_label(self, document, pointer, name, row, vi="vi", en="en"):
        self.put(document, pointer, name, row.label(vi, en), row.place(vi))
        self.cells[f"{pointer}/{name}/en"] = row.place(en)


def read_class(reading, row, document):
    classes = document.setdefault("classes", [])
    pointer, entry = f"/classes/{len(classes)}", {}
    classes.append(entry)
    reading.cells[pointer] = row.place("item")
    reading.put(entry, pointer, "code", row.text("value"), row.place("value"))
    reading.put_label(entry, pointer, "name", row)
    reading.put(entry, pointer, "at_least", row.number_of("at_least"), row.place("at_least"))


def read_head(reading):
    document = {}
    for row in reading.rows(HEAD):
        item = ITEMS.get(words_of(row.text("item") or ""))
        where = "value" if row.raw("value") is not None else "vi"
        if item is None:
            reading.problem(row.place("item"), f"'{row.text('item')}' is no item of a framework")
        elif item == "class":
            read_class(reading, row, document)
        elif item == "title":
            reading.put_label(document, "", "title", row)
        elif item in ("valid_from", "valid_until"):
            reading.put(document, "", item, row.day(where), row.place("value"))
        elif item in ("version", "max_points", "decimals"):
            reading.put(document, "", item, row.number_of(where), row.place("value"))
        elif item in ("level", "total"):
            words = LEVELS if item == "level" else TOTALS
            reading.put(document, "", item, row.word(where, words), row.place("value"))
        else:
            reading.put(document, "", item, row.text(where), row.place(where))
    document.setdefault("valid_until", None)
    return document


def read_list_row(reading, row, rule, pointer):
    """An option or a step, behind those of the same criterion."""
    kind = LISTS.get(words_of(row.text("list") or ""))
    if kind is None:
        reading.problem(row.place("list"), "neither 'phương án' (option) nor 'bậc' (step)")
        return
    entries, entry = rule.setdefault(kind, []), {}
    place = f"{pointer}/{kind}/{len(entries)}"
    entries.append(entry)
    reading.cells[place] = row.place("criterion")
    reading.cells.setdefault(f"{pointer}/{kind}", row.place("list"))
    if row.raw("code") is not None or kind == "options":
        reading.put(entry, place, "code", row.text("code"), row.place("code"))
        reading.put_label(entry, place, "name", row)
    for name in ("percent", "at_least", "points"):
        reading.put(entry, place, name, row.number_of(name), row.place(name))


def read_rule(reading, row, pointer, lists):
    rule = {}
    reading.cells[pointer] = row.place("kind")
    reading.put(rule, pointer, "kind", row.word("kind", KINDS), row.place("kind"))
    for name in ("target", "floor", "each", "lowest"):
        reading.put(rule, pointer, name, row.number_of(name), row.place(name))
    reading.put(rule, pointer, "item", row.text("item"), row.place("item"))
    reading.put_label(rule, pointer, "counted", row, "counted", "counted_en")
    for entry in lists:
        read_list_row(reading, entry, rule, pointer)
    return rule or None


def read_provenance(reading, row, pointer):
    provenance = {}
    reading.put(provenance, pointer, "kind", row.text("provenance"), row.place("provenance"))
    sources = [part.strip() for part in (row.text("sources") or "").split(",")]
    reading.put(provenance, pointer, "sources", [part for part in sources if part], row.place("sources"))
    reading.put(provenance, pointer, "confidence", row.number_of("confidence"), row.place("confidence"))
    return provenance if provenance != {"sources": []} else None


class Tree:
    """Criteria under their codes, in the order of their rows."""

    def __init__(self, reading):
        self.reading, self.below, self.lists = reading, {}, {}
        rows = reading.rows(CRITERIA)
        codes = {row.text("code") for row in rows}
        for row in rows:
            under = row.text("under")
            if under is not None and under not in codes:
                reading.problem(row.place("under"), f"there is no criterion '{under}'")
            self.below.setdefault(under, []).append(row)
        for row in reading.rows(RULES):
            code = row.text("criterion")
            if code not in codes:
                reading.problem(row.place("criterion"), f"there is no criterion '{code}'")
            self.lists.setdefault(code, []).append(row)
        self.left = {row.number: row for row in rows}

    def read(self, under, pointer):
        return [self.node(row, f"{pointer}/{place}") for place, row in enumerate(self.below.pop(under, []))]

    def node(self, row, pointer):
        reading, node, code = self.reading, {}, row.text("code")
        del self.left[row.number]
        reading.cells[pointer] = row.place("code")
        reading.put(node, pointer, "code", code, row.place("code"))
        reading.put_label(node, pointer, "name", row)
        reading.put(node, pointer, "max_points", row.number_of("max_points"), row.place("max_points"))
        reading.put(node, pointer, "note", row.text("note"), row.place("note"))
        provenance = read_provenance(reading, row, f"{pointer}/provenance")
        reading.put(node, pointer, "provenance", provenance, row.place("provenance"))
        rule = read_rule(reading, row, f"{pointer}/rule", self.lists.pop(code, []))
        reading.put(node, pointer, "rule", rule, row.place("kind"))
        if code is not None and code in self.below:
            below = self.read(code, f"{pointer}/criteria")
            reading.put(node, pointer, "criteria", below, row.place("code"))
        return node

    def tell_left(self):
        """Those that stand under each other in a circle, or under an unknown code."""
        for row in self.left.values():
            self.reading.problem(row.place("under"), "it does not stand under any field")


def read(book):
    reading = Reading(book)
    document = read_head(reading)
    tree = Tree(reading)
    document["fields"] = tree.read(None, "/fields")
    reading.cells["/fields"] = f"{CRITERIA}!A1"
    tree.tell_left()
    return {"framework": document, "cells": reading.cells, "problems": reading.problems}


def load(path):
    """A refusal is an answer as well: the same form with a problem only."""
    try:
        with zipfile.ZipFile(path) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > UNPACKED:
                raise ValueError("the workbook is too large")
        return openpyxl.load_workbook(path, data_only=True)
    except Exception as error:  # openpyxl raises whatever a broken file led it to
        return {"framework": {}, "cells": {}, "problems": [{"cell": "", "text": f"no workbook: {error}"}]}


def main():
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    book = load(sys.argv[1])
    answer = book if isinstance(book, dict) else read(book)
    with open(sys.argv[2], "w", encoding="utf-8") as out:
        json.dump(answer, out, ensure_ascii=False)


main()
