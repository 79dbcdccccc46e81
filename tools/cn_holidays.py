#!/usr/bin/env python3
"""Writes src/schedule/calendar/cn.txt from the PyPI package chinesecalendar.

    pip install chinesecalendar==1.11.0
    python3 tools/cn_holidays.py            # writes the file
    python3 tools/cn_holidays.py --check    # exit 1 when the file differs

When the State Council has announced another year, raise VERSION to the release that has it, write
the file and compare the new year with the notice at https://www.gov.cn. A mistake of the package
goes into CORRECTIONS with the notice that proves it; never edit cn.txt by hand.
"""

import argparse
import datetime
import importlib.metadata
import itertools
import pathlib
import sys

VERSION = "1.11.0"
FILE = pathlib.Path(__file__).resolve().parent.parent / "src/schedule/calendar/cn.txt"

# The names of the package, spelled as in the Regulation on Public Holidays
# (全国年节及纪念日放假办法).
NAMES = {
    "New Year's Day": ("New Year's Day", "元旦"),
    "Spring Festival": ("Spring Festival", "春节"),
    "Tomb-sweeping Day": ("Tomb-Sweeping Day", "清明节"),
    "Labour Day": ("Labour Day", "劳动节"),
    "Dragon Boat Festival": ("Dragon Boat Festival", "端午节"),
    "National Day": ("National Day", "国庆节"),
    "Mid-autumn Festival": ("Mid-Autumn Festival", "中秋节"),
    "Anti-Fascist 70th Day": ("Victory Day, 70th anniversary", "抗战胜利70周年纪念日"),
}

# (day, kind, name of the package). 国办发明电〔2005〕35号 moves the weekend of 2005-12-31 and
# 2006-01-01 to 2006-01-02 and 03: "12月31日（星期六）上班". The package leaves this workday out.
CORRECTIONS = [(datetime.date(2005, 12, 31), "work", "New Year's Day")]

HEADER = """\
# Days off and make-up workdays of mainland China, {first} to {last}.
#
# Written by tools/cn_holidays.py; change the script, not this file.
#
# Source: the yearly notices of the General Office of the State Council on the arrangement of
# public holidays (国务院办公厅关于部分节假日安排的通知), as collected by the PyPI package
# chinesecalendar {version} (https://github.com/LKI/chinese-calendar) and compared with the PyPI
# package holidays 0.109. The two differ on one day, 2005-12-31, which the notice for 2006
# (国办发明电〔2005〕35号) makes a workday; this file follows the notice.
#
# Every line is a run of days, what they are and the holiday they belong to:
#
#     FIRST[..LAST]  off|work  English name | Chinese name
#
# Days ascend and none stands twice. `years` are the years with a notice; a day of those years that
# no line names is worked from Monday to Friday.
#
# Licence of chinesecalendar:
#
"""

LICENCE = """\
MIT License

Copyright (c) 2017 Lirian Su

Permission is hereby granted, free of charge, to any person obtaining a copy of this software and
associated documentation files (the "Software"), to deal in the Software without restriction,
including without limitation the rights to use, copy, modify, merge, publish, distribute,
sublicense, and/or sell copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all copies or
substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR IMPLIED, INCLUDING BUT
NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY, FITNESS FOR A PARTICULAR PURPOSE AND
NONINFRINGEMENT. IN NO EVENT SHALL THE AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM,
DAMAGES OR OTHER LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM, OUT
OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE SOFTWARE.
"""


def named_days():
    """The days of the package with the corrections: {day: (kind, name)}."""
    installed = importlib.metadata.version("chinesecalendar")
    if installed != VERSION:
        sys.exit(f"chinesecalendar is {installed}, this script is for {VERSION}")
    from chinese_calendar import constants

    days = {day: ("off", name) for day, name in constants.holidays.items()}
    for day, name in constants.workdays.items():
        if day in days:
            sys.exit(f"{day} is both a holiday and a workday")
        days[day] = ("work", name)
    for day, kind, name in CORRECTIONS:
        if day in days:
            sys.exit(f"chinesecalendar now names {day}: see whether its correction is still needed")
        days[day] = (kind, name)
    return days


def runs(days):
    """Consecutive days of one kind and name: (first, last, kind, name)."""

    def key(numbered):
        position, day = numbered
        return day.toordinal() - position, days[day]

    for (_, (kind, name)), group in itertools.groupby(enumerate(sorted(days)), key):
        run = [day for _, day in group]
        yield run[0], run[-1], kind, name


def text():
    days = named_days()
    # New Year's Day is off in every year that has a notice.
    years = sorted({day.year for day in days if (day.month, day.day) == (1, 1)})
    first, last = years[0], years[-1]
    if years != list(range(first, last + 1)) or {day.year for day in days} != set(years):
        sys.exit(f"the years have gaps: {years}")

    licence = "".join(f"#     {line}".rstrip() + "\n" for line in LICENCE.splitlines())
    lines = [HEADER.format(first=first, last=last, version=VERSION) + licence]
    lines.append(f"years {first}..{last}\n")
    year = None
    for start, end, kind, name in runs(days):
        if start.year != year:
            year = start.year
            lines.append("\n")
        span = f"{start}" if start == end else f"{start}..{end}"
        english, chinese = NAMES[name]
        lines.append(f"{span:<22}  {kind:<4}  {english} | {chinese}\n")
    return "".join(lines)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="compare with the file, write nothing")
    wanted = text()
    if not parser.parse_args().check:
        FILE.write_text(wanted, encoding="utf-8", newline="\n")
    elif FILE.read_text(encoding="utf-8") != wanted:
        sys.exit(f"{FILE} differs from chinesecalendar {VERSION}")


if __name__ == "__main__":
    main()
