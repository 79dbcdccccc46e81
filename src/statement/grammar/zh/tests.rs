use crate::statement::{Direction, Sentence, Sort, Statement, read};

use Direction::{Decrease, Increase, Maintain};
use Sort::{Abstract, Activity, Deliverable, Input, Metric, Output};

/// The sort of the one aim of a sentence, with its target, direction and deadline.
fn said(text: &str) -> (Option<Sort>, String, Option<Direction>, String) {
    let sentence = Sentence::new(text);
    let statement: Statement = read(&sentence);
    let aim = statement.aim();
    let target = aim.and_then(|aim| aim.target.as_ref()).map(|target| {
        let unit = target.unit.as_ref().map_or("", |unit| &unit.name);
        let sign = if aim.is_some_and(|aim| aim.relative) {
            "±"
        } else {
            ""
        };
        format!("{sign}{}{unit}", target.value)
    });
    let deadline = statement
        .deadline
        .as_ref()
        .map(|time| sentence.words(time.span));
    (
        aim.map(|aim| aim.sort),
        target.unwrap_or_default(),
        aim.and_then(|aim| aim.direction),
        deadline.unwrap_or_default().to_owned(),
    )
}

#[test]
fn clauses_are_read_as_planners_write_them() {
    let table = [
        // A word between the metric and its change is no actor's.
        ("及格率争取提高6个点。", Metric, "±6pp", Some(Increase), ""),
        ("满意率要从82%拉到90%。", Metric, "90%", Some(Increase), ""),
        // Comparisons.
        ("流转天数比上年少2天。", Metric, "±2天", Some(Decrease), ""),
        ("业主满意度比上年高。", Metric, "", Some(Increase), ""),
        (
            "毕业去向落实率不低于同类院校平均水平。",
            Metric,
            "",
            Some(Increase),
            "",
        ),
        // A number that describes what changes.
        (
            "滞留超6小时的病人减少30%。",
            Metric,
            "±30%",
            Some(Decrease),
            "",
        ),
        // Counted work without a known verb.
        (
            "上半年老旧管网更换12公里。",
            Output,
            "12公里",
            None,
            "上半年",
        ),
        ("城市书房再开6家。", Output, "6家", None, ""),
        // All of it, none of it.
        (
            "校园欺凌事件实现“零发生”。",
            Metric,
            "0",
            Some(Decrease),
            "",
        ),
        (
            "五一节前把所有消防栓检测一遍。",
            Metric,
            "100%",
            Some(Increase),
            "五一节前",
        ),
        // Limits of each case.
        ("高危漏洞7天内修复。", Metric, "7天", Some(Decrease), ""),
        (
            "挂号退费半小时到账。",
            Metric,
            "0.5小时",
            Some(Decrease),
            "",
        ),
        // How often belongs to the unit.
        (
            "打印费用降到每月5000元以下。",
            Metric,
            "5000元/月",
            Some(Decrease),
            "",
        ),
        // A length that stands alone says by when.
        (
            "入院宣教覆盖率提到95%，三个月。",
            Metric,
            "95%",
            Some(Increase),
            "三个月",
        ),
        // The year of a thing is no deadline.
        (
            "9月前向业主公开2025年公共收益账目。",
            Deliverable,
            "",
            None,
            "9月前",
        ),
        // Work in words that no file knows, and praise.
        ("雨季前外墙瓷砖补好。", Deliverable, "", None, "雨季前"),
        ("三甲复审一次通过。", Deliverable, "", None, ""),
        ("提高教师信息化教学本领。", Abstract, "", None, ""),
        ("实施城市更新行动。", Activity, "", None, ""),
        // What goes in.
        ("区财政新增教育经费1.2亿元。", Input, "", None, ""),
        ("采购堡垒机一套，预算35万元。", Output, "1套", None, ""),
        (
            "准确投放率要稳在九成上下。",
            Metric,
            "90%",
            Some(Maintain),
            "",
        ),
    ];
    let misread: Vec<_> = table
        .into_iter()
        .map(|(text, sort, target, direction, deadline)| {
            let wanted = (
                Some(sort),
                target.to_owned(),
                direction,
                deadline.to_owned(),
            );
            (text, said(text), wanted)
        })
        .filter(|(_, found, wanted)| found != wanted)
        .collect();
    assert!(misread.is_empty(), "{misread:#?}");
}
