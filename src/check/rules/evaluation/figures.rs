//! Whether a text states a figure, and whether it says where that comes from.

/// Digits that are part of a name and measure nothing, in lower case.
const NAMES: &[&str] = &[
    "7×24",
    "7x24",
    "7*24",
    "24×7",
    "24/7",
    "24-hour",
    "24小时热线",
    "24小时服务",
    "24小时值",
    "24小时客服",
    "24小时电话",
    "12345",
];

/// What a Chinese numeral counts when it states a figure; 一 alone never does.
const UNITS: &[&str] = &[
    "成",
    "倍",
    "分之",
    "个百分点",
    "小时",
    "分钟",
    "天",
    "个工作日",
    "个月",
    "元",
    "万元",
    "亿元",
    "件",
    "户",
    "起",
    "名",
    "人",
    "人次",
];

/// Words that are a figure by themselves.
const SHARES_ZH: &[&str] = &["一半", "半数", "过半", "近半", "翻番", "翻一番"];

/// Idioms in which a numeral counts nothing.
const IDIOMS_ZH: &[&str] = &["一成不变", "五成群"];

/// English words that are a figure by themselves.
const NUMBERS_EN: &[&str] = &[
    "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
    "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred",
    "thousand", "million", "dozen", "twice", "doubled", "tripled", "halved", "percent",
];

/// English fractions that state a figure when "of" follows.
const FRACTIONS_EN: &[&str] = &["half", "third", "quarter", "fifth", "tenth"];

/// What makes a fraction a stretch of time: the second half of the year.
const NOT_BEFORE_FRACTION: &[&str] = &["first", "second", "latter", "last", "next", "this"];

/// English months, which make the number beside them a date.
const MONTHS: &[&str] = &[
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

/// How many characters around a number are looked at.
const NEARBY: usize = 16;

/// What a figure is taken from. 数据 says nothing of where it comes from.
const EVIDENCE_ZH: &[&str] = &[
    "调查", "调研", "统计", "报告", "台账", "评估", "测评", "监测", "审计", "检查", "问卷", "普查",
    "年报", "报表", "公报", "年鉴", "记录",
];
const EVIDENCE_EN: &[&str] = &[
    "survey",
    "report",
    "census",
    "audit",
    "register",
    "statistics",
    "records",
    "study",
    "review",
    "inspection",
];

/// What evidence does with a figure.
const SHOWS_ZH: &[&str] = &["显示", "表明", "发现", "结果显示", "结果表明"];
const SHOWS_EN: &[&str] = &[
    "found", "finds", "find", "shows", "showed", "show", "reports", "reported", "reveals",
    "revealed",
];

/// Whether a text names a source in its own words.
pub(super) fn names_a_source(text: &str) -> bool {
    let text = text.trim().to_lowercase();
    text.starts_with('据')
        || [
            "，据",
            "根据",
            "来源",
            "出处",
            "《",
            "according to",
            "source:",
        ]
        .iter()
        .any(|words| text.contains(words))
        || evidence_shows(&text)
        || has_evidence_in_brackets(&text)
}

/// Whether a text says what shows the figure: 满意度调查显示, a survey found.
fn evidence_shows(text: &str) -> bool {
    let chinese = SHOWS_ZH.iter().any(|shows| {
        text.match_indices(shows)
            .any(|(at, _)| EVIDENCE_ZH.iter().any(|noun| text[..at].ends_with(noun)))
    });
    let words = || {
        text.split(|c: char| !c.is_ascii_alphabetic())
            .filter(|word| !word.is_empty())
    };
    chinese
        || words()
            .zip(words().skip(1))
            .any(|(noun, verb)| EVIDENCE_EN.contains(&noun) && SHOWS_EN.contains(&verb))
}

/// Whether a remark in brackets names evidence and its year: （2025年门诊部统计）, (TSM survey, 2025).
fn has_evidence_in_brackets(text: &str) -> bool {
    text.split(['(', '（']).skip(1).any(|rest| {
        let remark = rest.split([')', '）']).next().unwrap_or_default();
        let mut words = remark.split(|c: char| !c.is_ascii_alphabetic());
        let mut numbers = remark.split(|c: char| !c.is_ascii_digit());
        numbers.any(|number| {
            number.len() == 4 && (number.starts_with("19") || number.starts_with("20"))
        }) && (EVIDENCE_ZH.iter().any(|noun| remark.contains(noun))
            || words.any(|word| EVIDENCE_EN.contains(&word)))
    })
}

/// Whether a text only says how much of something there is, which anyone can count: 小区共有32栋楼.
pub(super) fn takes_stock(text: &str) -> bool {
    const HAS_ZH: &[&str] = &["共有", "现有", "设有", "建有", "配有", "下辖", "总户数"];
    const JUDGES_ZH: &[&str] = &[
        "%", "％", "‰", "成", "倍", "半", "分之", "率", "投诉", "满意", "小时", "分钟", "天", "元",
        "故障", "下降", "上升", "增", "减", "超", "仅", "只", "不足", "未", "缺", "平均", "逾期",
        "欠", "报修", "事故", "隐患", "损坏", "老化", "起", "次",
    ];
    const HAS_EN: &[&str] = &["has", "have", "comprises", "contains", "consists"];
    const COUNTED_EN: &[&str] = &[
        "buildings",
        "homes",
        "flats",
        "apartments",
        "units",
        "households",
        "lifts",
        "beds",
        "sites",
        "rooms",
        "blocks",
        "floors",
        "stores",
        "branches",
    ];
    const JUDGES_EN: &[&str] = &[
        "percent",
        "complaints",
        "complaint",
        "hours",
        "minutes",
        "days",
        "weeks",
        "months",
        "only",
        "overdue",
        "satisfied",
        "dissatisfied",
        "average",
        "less",
        "more",
        "fewer",
        "half",
        "third",
        "quarter",
        "per",
        "faults",
        "without",
        "no",
        "not",
        "broken",
        "waited",
        "wait",
        "out",
        "in",
        "every",
    ];
    let lower = text.to_lowercase();
    let has = |words: &[&str]| {
        lower
            .split(|c: char| !c.is_ascii_alphabetic())
            .any(|word| words.contains(&word))
    };
    // Buildings are completed and have units, which judges nothing.
    let plain = text.replace("建成", "").replace("单元", "");
    let chinese = HAS_ZH.iter().any(|word| text.contains(word));
    let english = has(HAS_EN) && has(COUNTED_EN);
    (chinese || english) && !JUDGES_ZH.iter().any(|word| plain.contains(word)) && !has(JUDGES_EN)
}

/// Whether a text states a figure: an amount, a share, a count.
///
/// Years, dates, ordinals and numbers in names are none. When in doubt, a text states no figure.
pub(super) fn states_a_figure(text: &str) -> bool {
    let mut folded: String = text.chars().map(narrow).collect();
    for name in NAMES {
        folded = folded.replace(name, " ");
    }
    digits_state_a_figure(&folded)
        || chinese_states_a_figure(&folded)
        || english_states_a_figure(&folded.to_lowercase())
}

/// Full-width digits and signs as the plain ones.
fn narrow(c: char) -> char {
    match c {
        '！'..='～' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
        _ => c,
    }
}

fn digits_state_a_figure(text: &str) -> bool {
    let mut rest = text;
    let mut passed = 0;
    while let Some(at) = rest.find(|c: char| c.is_ascii_digit()) {
        let start = passed + at;
        let length = text[start..]
            .find(|c: char| !c.is_ascii_digit() && !matches!(c, '.' | ','))
            .unwrap_or(text.len() - start);
        let end = start + length;
        let number = &text[start..end];
        let (before, after) = (last_chars(&text[..start]), first_chars(&text[end..]));
        match date_tail(number, after) {
            Some(tail) => passed = end + tail,
            None if is_named(before, after) || is_part_of_date(before, after) => passed = end,
            None => return true,
        }
        rest = &text[passed..];
    }
    false
}

/// The characters of a text that lie close to its end, so that looking back stays cheap.
fn last_chars(text: &str) -> &str {
    let at = text.char_indices().rev().nth(NEARBY);
    &text[at.map_or(0, |(at, _)| at)..]
}

/// The characters of a text that lie close to its beginning.
fn first_chars(text: &str) -> &str {
    let at = text.char_indices().nth(NEARBY);
    &text[..at.map_or(text.len(), |(at, _)| at)]
}

/// How much of what follows a year belongs to the date; `None` when the number is no year.
fn date_tail(number: &str, after: &str) -> Option<usize> {
    let year: u32 = number.trim_end_matches(['.', ',']).parse().ok()?;
    if !(1900..=2099).contains(&year) {
        return None;
    }
    let counts_something = after
        .trim_start()
        .starts_with(|c: char| c == '%' || ('\u{4e00}'..='\u{9fff}').contains(&c) && c != '年');
    let date = after.find(|c: char| !c.is_ascii_digit() && !matches!(c, '-' | '/'));
    (!counts_something).then(|| date.unwrap_or(after.len()))
}

/// Whether the number belongs to a name or is an ordinal: G20, COVID-19, ISO 9001, 5G, 第3, 2nd.
fn is_named(before: &str, after: &str) -> bool {
    let glued = before.trim_end_matches('-');
    let spaced = before.trim_end();
    let name = spaced.trim_end_matches(|c: char| c.is_ascii_uppercase() || c == '/');
    let capitals = spaced.len() - name.len() >= 2;
    let mut next = after.chars();
    let letter = next.next().is_some_and(|c| c.is_ascii_uppercase())
        && !next.next().is_some_and(|c| c.is_ascii_alphanumeric());
    glued.ends_with(|c: char| c.is_ascii_alphabetic())
        || before.ends_with('第')
        || capitals
        || letter
        || ["st", "nd", "rd", "th"]
            .iter()
            .any(|ending| after.starts_with(ending))
}

fn is_part_of_date(before: &str, after: &str) -> bool {
    let is_month = |word: Option<&str>| {
        let word = word.unwrap_or_default().to_lowercase();
        MONTHS.contains(&word.trim_matches(|c: char| !c.is_alphabetic()))
    };
    after.trim_start().starts_with(['月', '日', '号'])
        || is_month(after.split_whitespace().next())
        || is_month(before.split_whitespace().next_back())
}

fn chinese_states_a_figure(text: &str) -> bool {
    const NUMERALS: &str = "一二两三四五六七八九十百千万亿";
    let mut text = text.to_owned();
    if SHARES_ZH.iter().any(|share| text.contains(share)) {
        return true;
    }
    for idiom in IDIOMS_ZH {
        text = text.replace(idiom, " ");
    }
    let mut rest = text.as_str();
    let mut previous = None;
    while let Some(at) = rest.find(|c| NUMERALS.contains(c)) {
        previous = rest[..at].chars().next_back().or(previous);
        let run = &rest[at..];
        let length = run.find(|c| !NUMERALS.contains(c)).unwrap_or(run.len());
        let (numeral, after) = run.split_at(length);
        let unit = UNITS.iter().any(|unit| after.starts_with(unit));
        // 一人、一天 are words rather than figures; 一成 and 一倍 are figures.
        let counts = numeral != "一" || after.starts_with(['成', '倍']);
        if previous != Some('第') && unit && counts {
            return true;
        }
        previous = numeral.chars().next_back();
        rest = after;
    }
    false
}

/// Expects lower case.
fn english_states_a_figure(text: &str) -> bool {
    let words: Vec<&str> = text
        .split(|c: char| !c.is_ascii_alphabetic())
        .filter(|word| !word.is_empty())
        .collect();
    let compound = |next: &str| matches!(next, "way" | "tier" | "step" | "stage" | "part");
    words.iter().enumerate().any(|(at, word)| {
        let next = words.get(at + 1).copied().unwrap_or_default();
        let previous = at.checked_sub(1).and_then(|at| words.get(at).copied());
        let in_time = previous.is_some_and(|word| NOT_BEFORE_FRACTION.contains(&word));
        (NUMBERS_EN.contains(word) && !compound(next))
            || (FRACTIONS_EN.contains(word) && next == "of" && !in_time)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_found_in_both_languages() {
        for text in [
            "客户满意率仅为68%",
            "满意率６８％",
            "电梯平均24小时才修复",
            "七成业主不满意",
            "七成五的业主不满意",
            "投诉比上年增加两倍",
            "近四分之三的投诉集中在维修",
            "一半项目没有执行",
            "平均等十分钟",
            "每月收到三百件投诉",
            "2025年投诉1200件",
            "Three in four complaints concern a late repair",
            "More than half of the tenants complain",
            "58% of tenants would book online",
            "Complaints doubled",
            "On 31 March 2026 there were 450 overdue jobs",
        ] {
            assert!(states_a_figure(text), "{text}");
        }
    }

    #[test]
    fn names_dates_and_ordinals_are_no_figures() {
        for text in [
            "业主对维修响应普遍不满",
            "2025年以来投诉增多",
            "自2025年12月31日起执行新标准",
            "2023-2025年持续下降",
            "公司已通过ISO 9001认证",
            "开通24小时热线",
            "提供7×24小时服务",
            "5G覆盖不足",
            "第3季度起投诉增多",
            "第三方调查未开展",
            "业主十分不满",
            "流程一成不变",
            "基础工作尚未完成",
            "统一标准，一线员工万一遇到纠纷",
            "Tenants are not satisfied",
            "Since 2025 complaints have grown",
            "Since 31 March 2026 a new standard holds",
            "Certified to ISO 9001",
            "A 24-hour hotline exists",
            "Two-way communication is missing",
            "In the first half of the year nothing was done",
            "A third party runs the 2nd line",
        ] {
            assert!(!states_a_figure(text), "{text}");
        }
    }

    #[test]
    fn sources_in_the_text_count() {
        assert!(names_a_source("据公司2025年调查，满意率为68%"));
        assert!(names_a_source("满意率为68%（来源：年度调查）"));
        assert!(names_a_source("According to the 2025 survey, 68% agree"));
        assert!(names_a_source("2025年第三方满意度调查显示，满意率为68%"));
        assert!(names_a_source("门诊平均等候52分钟（2025年门诊部统计）"));
        assert!(names_a_source("68% are satisfied (TSM survey, 2025)"));
        assert!(names_a_source("The 2025 survey found that 68% agree"));
        assert!(!names_a_source("数据显示满意率为68%"));
        assert!(!names_a_source("统计数据显示满意率为68%"));
        assert!(!names_a_source("满意率为68%（含调查对象家属）"));
        assert!(!names_a_source("68% of the survey forms come back (2025)"));
    }

    #[test]
    fn stock_is_what_anyone_can_count() {
        assert!(takes_stock("小区共有32栋楼、2860户"));
        assert!(takes_stock("小区2008年建成，共有32栋楼、96个单元"));
        assert!(takes_stock("The estate has 32 buildings and 2,860 homes"));
        assert!(!takes_stock("共有32户投诉"));
        assert!(!takes_stock("小区共有2860户，七成不满意"));
        assert!(!takes_stock("32 buildings have overdue repairs"));
        assert!(!takes_stock("The estate has 32 complaints"));
    }
}
