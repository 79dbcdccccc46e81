use crate::config::{FILE_NAME, read};
use crate::lang::Lang;
use crate::source::Limits;

/// Code, place and Chinese message with help of each fault of a configuration.
fn told(text: &str) -> Vec<(String, String, String, String)> {
    let read = read(FILE_NAME.to_owned(), text.into(), &Limits::DEFAULT);
    assert!(read.config.is_none(), "{text}");
    let place = |at: std::ops::Range<usize>| read.checked.source.text[at].to_owned();
    let found = read.checked.findings.iter();
    found
        .map(|found| {
            let help = found.help.as_ref().map(|help| help.get(Lang::Zh));
            (
                found.rule.code.to_owned(),
                place(found.span.range()),
                found.message.get(Lang::Zh).to_owned(),
                help.unwrap_or_default().to_owned(),
            )
        })
        .collect()
}

#[test]
fn each_slip_is_told_once_with_what_to_write() {
    // The text, the code, the place and a part of message or help.
    let cases = [
        ("profile = “draft”\n", "F001", "“", "半角的 `\"`"),
        ("profile ＝ \"draft\"\n", "F001", "＝", "半角的 `=`"),
        (
            "ignore = [\"S104\"，\"K701\"]\n",
            "F001",
            "，",
            "半角的 `,`",
        ),
        (
            "【severity】\nS104 = \"info\"\n",
            "F001",
            "【",
            "半角的 `[`",
        ),
        ("profile：\"draft\"\n", "F001", "：", "半角的 `=`"),
        ("ｐrofile = \"draft\"\n", "F001", "ｐ", "半角的 `p`"),
        (
            "\u{3000}profile = \"draft\"\n",
            "F001",
            "\u{3000}",
            "普通空格",
        ),
        ("＃ 注释\n", "F001", "＃", "半角的 `#`"),
        ("profile: draft\n", "F001", ":", "不用冒号"),
        ("severity:\n", "F001", ":", "不用冒号"),
        ("profile = draft\n", "F001", "draft", "`\"draft\"`"),
        ("profile =\n", "F001", "", "没有值"),
        ("profile\n", "F001", "", "没有 `=`"),
        ("profile = \"draft\n", "F001", "", "引号没有闭合"),
        ("[severity\nS104 = \"info\"\n", "F001", "", "方括号没有闭合"),
        (
            "ignore = [\n\"S104\"\n\"K701\"\n]\n",
            "F001",
            "",
            "缺少逗号",
        ),
        (
            "[kinds.安全]\nchapters = [\"risks\"]\n",
            "F001",
            "安全",
            "`\"安全\"`",
        ),
        (
            "profile = \"draft\"\nprofile = \"review\"\n",
            "F003",
            "profile",
            "只保留一处",
        ),
        (
            "[severity]\nS104 = \"info\"\n[severity]\nK701 = \"info\"\n",
            "F003",
            "severity",
            "第一个 `[severity]`",
        ),
        (
            "[calendars.a]\nholidays = [2027-02-30]\n",
            "T508",
            "2027-02-30",
            "28",
        ),
        (
            "[overrides]\npaths = [\"a\"]\n",
            "F006",
            "[overrides]",
            "`[[overrides]]`",
        ),
        ("severity = \"info\"\n", "F006", "\"info\"", "`[severity]`"),
        ("thresholds = 3\n", "F006", "3", "`[thresholds]`"),
        ("fail_on = true\n", "F006", "true", "实际是 `true`"),
        (
            "[severity]\nbaseline = \"b.json\"\n",
            "F004",
            "baseline",
            "第一个 `[…]` 之前",
        ),
        (
            "[severity]\nexclude = [\"b\"]\n",
            "F004",
            "exclude",
            "第一个 `[…]` 之前",
        ),
        (
            "[severity]\nfail_on = \"error\"\n",
            "F004",
            "fail_on",
            "第一个 `[…]` 之前",
        ),
        (
            "[thresholds]\nbaseline = \"b\"\n",
            "F004",
            "baseline",
            "第一个 `[…]` 之前",
        ),
        (
            "baseline = \"plans\\base.json\"\n",
            "F007",
            "\"plans\\base.json\"",
            "正斜杠",
        ),
        ("profile = \"\"\n", "F007", "\"\"", "名称由"),
        (
            "[thresholds]\nmost_goals = \"many\"\n",
            "F007",
            "\"many\"",
            "整数",
        ),
        (
            "[risk]\ncost_bounds = [\"5%\", 10, 20, 40]\n",
            "F007",
            "\"5%\"",
            "不带 %",
        ),
    ];
    for (text, code, place, part) in cases {
        let told = told(text);
        assert_eq!(told.len(), 1, "{text}: {told:?}");
        let (its_code, its_place, message, help) = &told[0];
        assert_eq!(its_code, code, "{text}: {told:?}");
        assert!(its_place.starts_with(place), "{text}: {told:?}");
        assert!(place.is_empty() || !its_place.is_empty(), "{told:?}");
        let words = format!("{message}；{help}");
        assert!(words.contains(part), "{text}: {words}");
    }
}

#[test]
fn marks_in_texts_and_remarks_are_left_alone() {
    let told = told("baseline = \"a\\\"，b\" # “备注”，\nprofile = ”draft”\n");
    assert_eq!(told.len(), 1, "{told:?}");
    assert_eq!(told[0].1, "”");
}

#[test]
fn what_stands_behind_a_broken_line_is_still_told() {
    let told = told("profile = draft\nselct = [\"S\"]\n[severity\nS104 = \"info\"\n[tresholds]\n");
    let codes: Vec<&str> = told.iter().map(|(code, ..)| code.as_str()).collect();
    assert_eq!(codes, ["F001", "F004", "F001", "F004"], "{told:?}");
}
