//! What becomes of goals of all kinds.

use jiff::civil::date;

use super::*;
use crate::statement::Anchors;

fn rewritten(text: &str) -> Rewrite {
    Judged::new(text, Anchors::default()).rewrite(None)
}

#[track_caller]
fn becomes(cases: &[(&str, &str)]) {
    for (text, wanted) in cases {
        assert_eq!(rewritten(text).sentence, *wanted, "{text}");
    }
}

#[test]
fn a_smart_sentence_stays_as_it_is() {
    for text in [
        "2026年底前业主投诉率由3.2%降至1.5%以下。",
        "  Raise the on-time rate from 70% to 85% by 30 June 2027.  ",
        "2027年3月1日前上线访客预约系统",
    ] {
        assert_eq!(rewritten(text).sentence, text.trim());
        assert_eq!(rewritten(text).blanks, []);
    }
}

#[test]
fn metrics_are_asked_for_what_they_lack() {
    becomes(&[
        (
            "门禁完好率提升至98%。",
            "到____，将门禁完好率由____提升至98%。",
        ),
        (
            "门禁完好率提高到九成。",
            "到____，将门禁完好率由____提高至九成。",
        ),
        (
            "门禁完好率不低于98%。",
            "到____，将门禁完好率由____提升至98%以上。",
        ),
        (
            "平均到场时间控制在20分钟以内。",
            "到____，将平均到场时间由____缩短至20分钟以内。",
        ),
        (
            "门禁完好率由90%提升至98%。",
            "到____，门禁完好率由90%提升至98%。",
        ),
        ("提升业主满意度。", "到____，将业主满意度由____提升至____。"),
        (
            "2027年底前提升业主满意度。",
            "2027年底前，将业主满意度由____提升至____。",
        ),
        (
            "通过优化派单流程，一次性修复率提升至85%。",
            "到____，通过优化派单流程，将一次性修复率由____提升至85%。",
        ),
        (
            "客户满意度保持在90分以上。",
            "到____为止，客户满意度保持在90分以上。",
        ),
        (
            "Increase app adoption to 20%.",
            "Increase app adoption from ____ to 20% by ____.",
        ),
        (
            "Lower the error rate to 2%.",
            "Lower the error rate from ____ to 2% by ____.",
        ),
        (
            "Achieve customer satisfaction of 90%.",
            "Raise customer satisfaction from ____ to 90% by ____.",
        ),
        (
            "Resolve 95% of tickets within 8 hours.",
            "Resolve 95% of tickets within 8 hours by ____ (now ____).",
        ),
        (
            "Keep call quality scores above 4.5 out of 5.",
            "Keep call quality scores above 4.5 out of 5 until ____.",
        ),
        (
            "Improve customer satisfaction.",
            "Improve customer satisfaction from ____ to ____ by ____.",
        ),
        (
            "We will reduce complaints by a third.",
            "We will reduce complaints by a third from ____ to ____ by ____.",
        ),
    ]);
}

#[test]
fn amounts_of_change_stay_as_they_are_said() {
    becomes(&[
        (
            "将月均投诉量由46件压降三成以上。",
            "到____，将月均投诉量由46件压降三成以上至32.2件。",
        ),
        (
            "日均接待业主不少于30人次。",
            "到____，日均将业主由____增加至30人次以上。",
        ),
        (
            "物业费收缴率提高8个百分点。",
            "到____，将物业费收缴率由____提高8个百分点至____。",
        ),
        (
            "重复投诉减少30起。",
            "到____，将重复投诉由____减少30起至____。",
        ),
        (
            "物业费收缴率由85%提高10个百分点。",
            "到____，将物业费收缴率由85%提高10个百分点至95%。",
        ),
        (
            "电梯故障修复时间由24小时缩短30%。",
            "到____，将电梯故障修复时间由24小时缩短30%至16.8小时。",
        ),
        (
            "Increase app adoption by 20 percentage points.",
            "Increase app adoption by 20 percentage points from ____ to ____ by ____.",
        ),
        (
            "Reduce average length of stay from 9 days by 10%.",
            "Reduce average length of stay by 10% from 9 days to 8.1 days by ____.",
        ),
    ]);
    // 20% of 60% or 20 points? Nobody can say.
    let sentence = rewritten("参与率由60%提高20%。").sentence;
    assert!(sentence.ends_with("提高20%至____。"), "{sentence}");
}

#[test]
fn what_cannot_be_reached_is_asked_for_again() {
    becomes(&[
        ("满意度提升到105%。", "到____，将满意度由____提升至____。"),
        (
            "Lower the abandonment rate from 9% to 12%.",
            "Lower the abandonment rate from 9% to ____ by ____.",
        ),
    ]);
}

#[test]
fn outputs_and_deliverables_get_a_deadline() {
    becomes(&[
        (
            "在6个小区设立便民服务点。",
            "到____，在6个小区设立便民服务点。",
        ),
        ("尽快上线业主报修小程序。", "到____，上线业主报修小程序。"),
        ("2026年2月30日前完成门禁改造。", "到____，完成门禁改造。"),
        (
            "Open the new service desk.",
            "Open the new service desk by ____.",
        ),
        (
            "Launch the residents' app soon.",
            "Launch the residents' app by ____.",
        ),
        (
            "Complete the fire-safety upgrade before the next inspection.",
            "Complete the fire-safety upgrade before the next inspection (by ____).",
        ),
    ]);
}

#[test]
fn what_nobody_can_measure_is_replaced_by_a_metric() {
    becomes(&[
        (
            "工作效率提升40%。",
            "到____，将____（能反映工作效率的指标，如平均办理时长、按时办结率）由____提升40%至____。",
        ),
        (
            "不断提升服务水平，让业主更放心。",
            "到____，将____（能反映服务水平的指标，如业主满意率、一次解决率）由____提升至____。",
        ),
        (
            "在6个小区宣传垃圾分类。",
            "到____，在6个小区宣传垃圾分类，使____（能反映其效果的指标，如知晓率、参与率）由____提升到____。",
        ),
        (
            "Provide excellent service.",
            "Raise ____ (a metric that stands for service, such as the satisfaction of those who use it or the share solved at the first contact) from ____ to ____ by ____.",
        ),
        (
            "Promote the app in 8 communities.",
            "Promote the app in 8 communities so that ____ (a metric of its effect, such as the share of people asked who know of it, or the share who take part) rises from ____ to ____ by ____.",
        ),
    ]);
    let blanks = rewritten("Provide excellent service.").blanks;
    assert_eq!(
        blanks,
        [
            Blank::Metric,
            Blank::Baseline,
            Blank::Target,
            Blank::Deadline
        ]
    );
    let empty = rewritten("").sentence;
    assert_eq!(
        empty,
        "Raise ____ (something that can be measured, such as the satisfaction of those concerned or the share done on time) from ____ to ____ by ____."
    );
}

#[test]
fn a_compound_becomes_a_sentence_and_a_goal_each() {
    becomes(&[(
        "两个月内，一次性完成率由百分之六十五提高至百分之八十，平均到场时间控制在15分钟以内。",
        "两个月内，一次性完成率由百分之六十五提高至百分之八十。\n两个月内，将平均到场时间由____缩短至15分钟以内。",
    )]);
    let rewrite = rewritten("Reduce complaints and improve morale by Q3 2026.");
    assert_eq!(rewrite.sentence.lines().count(), 2);
    assert_eq!(rewrite.yaml.matches("- title:").count(), 2);
    assert_eq!(rewrite.yaml.matches("deadline: 2026-09-30").count(), 2);
}

/// The rewrite with its blanks filled in, and without what it says about metrics.
fn filled(text: &str, values: &[(Blank, &str)]) -> String {
    let rewrite = rewritten(text);
    let mut sentence = rewrite.sentence;
    for blank in rewrite.blanks {
        let value = values.iter().find(|(known, _)| *known == blank);
        let (_, value) = value.unwrap_or_else(|| panic!("{blank:?}: {sentence}"));
        let at = sentence.find("____").expect("a blank");
        let behind = &sentence[at + 4..];
        // The hint goes when the blank is filled in.
        let hint = match blank {
            Blank::Metric | Blank::Evidence => {
                ["（", " ("].iter().find(|open| behind.starts_with(**open))
            }
            _ => None,
        };
        let end = hint.and_then(|_| behind.find(['）', ')']));
        let hint = end.map_or(0, |end| {
            end + behind[end..].chars().next().map_or(0, char::len_utf8)
        });
        sentence.replace_range(at..at + 4 + hint, value);
    }
    sentence
}

#[test]
fn with_its_blanks_filled_in_it_is_smart() {
    use Blank::{Baseline, Deadline, Metric, Target};
    let zh = "2027年6月30日";
    let share = [
        (Deadline, zh),
        (Baseline, "60%"),
        (Target, "80%"),
        (Metric, "业主满意率"),
    ];
    let time = [(Deadline, zh), (Baseline, "40分钟"), (Target, "20分钟")];
    let count = [(Deadline, zh), (Baseline, "90起"), (Target, "60起")];
    let en = "30 June 2027";
    let rate = [
        (Deadline, en),
        (Baseline, "60%"),
        (Target, "80%"),
        (Metric, "resident satisfaction"),
    ];
    for (text, values) in [
        ("门禁完好率提升至98%。", &share[..]),
        ("门禁完好率不低于98%。", &share),
        ("物业费收缴率提高8个百分点。", &share),
        ("提升业主满意度。", &share),
        ("工作效率提升40%。", &share),
        ("不断提升服务水平，让业主更放心。", &share),
        ("平均到场时间控制在15分钟以内。", &time),
        ("缩短平均到场时间。", &time),
        ("重复投诉减少30起。", &count),
        ("尽快上线业主报修小程序。", &share),
        ("在6个小区设立便民服务点。", &share),
        ("客户满意度保持在90分以上。", &share),
        ("Increase app adoption to 75%.", &rate),
        ("Increase app adoption by 20 percentage points.", &rate),
        ("Improve customer satisfaction.", &rate),
        ("Provide excellent service.", &rate),
        ("Resolve 95% of tickets within 8 hours.", &rate),
        ("Keep call quality scores above 4.5 out of 5.", &rate),
        ("Open the new service desk.", &rate),
        ("Train 30 concierges.", &rate),
    ] {
        let filled = filled(text, values);
        let judged = Judged::new(&filled, Anchors::default());
        assert!(
            judged.is_smart(),
            "{text}: {filled}\n{:#?}",
            judged.verdicts
        );
    }
}

#[test]
fn the_yaml_holds_what_is_known_and_asks_for_the_rest() {
    let anchors = Anchors {
        as_of: Some(date(2026, 3, 2)),
        plan_start: None,
    };
    let judged = Judged::new("年内电梯故障修复时间由24小时缩短30%。", anchors);
    assert_eq!(
        judged.rewrite(Some("G7")).yaml,
        "goals:
  - id: G7
    title: 电梯故障修复时间由24小时缩短30%
    statement: 年内电梯故障修复时间由24小时缩短30%。
    deadline: 2026-12-31
    measure:
      metric: 电梯故障修复时间
      kind: time
      baseline:
        value: 24小时
        # date: YYYY-MM-DD，统计日期
      target: 16.8小时
      # 即现状值变化（30%）后的数值
"
    );
    assert_eq!(
        rewritten("Cut gate downtime to at most 6 hours.").yaml,
        "goals:
  - title: Cut gate downtime to at most 6 hours
    statement: Cut gate downtime from ____ to at most 6 hours by ____.
    # deadline: YYYY-MM-DD, the day by which the target holds
    measure:
      metric: gate downtime
      kind: time
      # baseline: {value: ____, date: YYYY-MM-DD}, where the metric stands today
      target: ≤6 hours
"
    );
    let yaml = rewritten("提供优质服务。").yaml;
    assert!(
        !yaml.lines().any(|line| line.trim().starts_with("measure:")),
        "{yaml}"
    );
    assert!(
        yaml.contains("    #   metric: ____  # 如业主满意率、一次解决率\n"),
        "{yaml}"
    );
}

#[test]
fn titles_are_a_few_words_and_texts_mean_themselves() {
    let long = format!("{}提升至90%。", "满意度".repeat(40));
    let yaml = rewritten(&long).yaml;
    let title = yaml.lines().nth(1).expect("a title");
    assert!(
        title.chars().count() < 80 && title.ends_with('…'),
        "{title}"
    );
    let yaml = rewritten("满意度: \"高\" # 提升至90%\u{1b}\n- x").yaml;
    assert!(yaml.contains("\\\"高\\\""), "{yaml}");
    assert!(yaml.is_ascii() || !yaml.contains('\u{1b}'));
}
