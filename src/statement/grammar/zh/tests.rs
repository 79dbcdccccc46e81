use crate::statement::{
    Anchors, Criterion, Direction, Judged, Sentence, Sort, Statement, Verdict, read,
};

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

/// The metric of the one aim of a sentence; empty where it names none, `+` where it has several.
fn metric(text: &str) -> String {
    let sentence = Sentence::new(text);
    let statement = read(&sentence);
    match statement.aim() {
        Some(aim) => aim.metric().map_or("", |span| sentence.words(span)).into(),
        None => "+".repeat(statement.aims.len().min(2)),
    }
}

#[test]
fn the_metric_is_named_without_what_is_said_of_it() {
    let table = [
        // Words around the name.
        ("全院病历甲级率始终保持96%以上。", "病历甲级率"),
        ("学生近视率每年下降1个百分点。", "学生近视率"),
        ("每张工单平均转派次数由3.4次减到2次。", "平均转派次数"),
        // Verbs and limits inside it.
        ("备份恢复演练成功率100%。", "备份恢复演练成功率"),
        ("大件垃圾清运48小时内完成。", "大件垃圾清运"),
        ("数据备份恢复演练每季度开展一次。", "数据备份恢复演练"),
        (
            "不动产登记当日办结占比提高到90%。",
            "不动产登记当日办结占比",
        ),
        (
            "急诊留观超72小时患者占比低于3%。",
            "急诊留观超72小时患者占比",
        ),
        ("灾备切换RTO≤30分钟。", "灾备切换RTO"),
        ("测试环境资源利用率从35%拉到60%。", "测试环境资源利用率"),
        // What is counted.
        ("完成18部老旧电梯的更新改造。", "老旧电梯"),
        ("给客服部再配4台坐席电脑。", "坐席电脑"),
        // The gap between two scores is one metric, two rates are two.
        (
            "数学平均分与区均分差距缩小到3分以内。",
            "数学平均分与区均分差距",
        ),
        ("知晓率和参与率分别达到95%和85%。", "++"),
        ("降低电梯故障率和困人率。", "++"),
    ];
    let misread: Vec<_> = table
        .into_iter()
        .map(|(text, wanted)| (text, metric(text), wanted))
        .filter(|(_, found, wanted)| found != wanted)
        .collect();
    assert!(misread.is_empty(), "{misread:#?}");
}

#[test]
fn long_sentences_have_the_aim_that_their_circumstances_lead_to() {
    let table = [
        // Purpose, means and frames.
        (
            "受空置率上升影响，欠费核销有所增多，要多措并举降低坏账率。",
            Metric,
            "",
            Some(Decrease),
            "",
        ),
        (
            "经与业委会磋商并完成标准公示后，须于3月15日前签订物业服务合同。",
            Deliverable,
            "",
            None,
            "于3月15日前",
        ),
        (
            "推行床旁交接清单，使护理缺陷例数减少30例。",
            Metric,
            "±30例",
            Some(Decrease),
            "",
        ),
        (
            "在优化监控阈值的基础上，降低告警误报率，以减轻值班人员压力。",
            Metric,
            "",
            Some(Decrease),
            "",
        ),
        (
            "前台接待评分有所下滑，力争三季度末恢复到95分。",
            Metric,
            "95分",
            Some(Increase),
            "三季度末",
        ),
        // A clause that only says by when or how many.
        (
            "主机数要从1240台做到1800台，6月底封板。",
            Metric,
            "1800台",
            Some(Increase),
            "6月底",
        ),
        (
            "报事关单时长缩短一半，半年为期。",
            Metric,
            "±50%",
            Some(Decrease),
            "半年",
        ),
        (
            "新建塑胶跑道，9月开学投入使用。",
            Deliverable,
            "",
            None,
            "9月",
        ),
        (
            "完成充电桩安装，数量不少于60个。",
            Metric,
            "60个",
            Some(Increase),
            "",
        ),
        // Work that is done already is evidence.
        (
            "预算批了，灾备机房9月底前投产。",
            Deliverable,
            "",
            None,
            "9月底前",
        ),
        // Ratios, ranks, grades and units of their own.
        ("床护比达到1∶0.6。", Metric, "0.6", Some(Increase), ""),
        ("满意度排名由第12名升至前5名。", Metric, "5名", None, ""),
        (
            "酒店评级力争达到四星半。",
            Metric,
            "4.5星",
            Some(Increase),
            "",
        ),
        (
            "抗菌药物使用强度控制在40DDDs以内。",
            Metric,
            "40DDDs",
            Some(Decrease),
            "",
        ),
        // Qualities, money and people.
        ("把街区的颜值和气质都提上去。", Abstract, "", None, ""),
        (
            "从公共收益里拿出三十万元补充维修资金。",
            Input,
            "",
            None,
            "",
        ),
        (
            "上半年新增2名DBA和1名安全工程师。",
            Input,
            "",
            None,
            "上半年",
        ),
        // All of them, none of them, an occasion.
        ("投诉回访要落到每一单。", Metric, "100%", Some(Increase), ""),
        (
            "校园欺凌事件，一件都不能有。",
            Metric,
            "0件",
            Some(Decrease),
            "",
        ),
        ("组织物业从业人员技能比武大赛。", Deliverable, "", None, ""),
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

#[test]
fn praise_and_provision_are_told_from_what_can_be_seen() {
    let table = [
        ("确保公司总体运行平稳。", Abstract, "", None, ""),
        ("建立良好的合作关系。", Abstract, "", None, ""),
        ("建设成为业主信赖的企业。", Abstract, "", None, ""),
        ("年底前建成市民服务中心。", Deliverable, "", None, "年底前"),
        ("安排绿化补植专项费用36万元。", Input, "", None, ""),
        ("落实信息化建设资金300万元。", Input, "", None, ""),
        ("为每栋楼配备楼管员1名。", Input, "", None, ""),
        (
            "消耗指数控制在0.95以下。",
            Metric,
            "0.95",
            Some(Decrease),
            "",
        ),
        ("手卫生依从率达到90%。", Metric, "90%", Some(Increase), ""),
        ("再建成充电棚22处。", Metric, "±22处", Some(Increase), ""),
        ("组织演练不少于4次。", Output, "4次", Some(Increase), ""),
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

/// Whether a sentence is specific, measurable and time-bound: `SM-`.
fn verdicts(text: &str) -> String {
    let verdicts = Judged::new(text, Anchors::default()).verdicts;
    let letters = [
        ('S', verdicts.specific),
        ('M', verdicts.measurable),
        ('T', verdicts.time_bound),
    ];
    let holds = |(letter, criterion): (char, Criterion)| match criterion.verdict {
        Verdict::Pass => letter,
        _ => '-',
    };
    letters.into_iter().map(holds).collect()
}

#[test]
fn what_is_said_of_the_aims_before_is_no_other_aim() {
    for (text, expected) in [
        // By when, and what is done with the results.
        (
            "收缴率提高到95%，投诉率降到2%，上述两项指标均在2027年6月底前达到。",
            "-MT",
        ),
        (
            "更换电梯18部，改造水箱6座，上述任务6月底前完成，考核结果与绩效挂钩。",
            "-MT",
        ),
        (
            "路灯更换120盏，以上工作须于10月底前全部完成，完成情况按月通报。",
            "SMT",
        ),
        ("投诉量下降20%，以上指标完成情况纳入年度考核。", "SM-"),
        // What people feel of it.
        ("报修响应时间压缩到20分钟以内，使居民更满意。", "SM-"),
        ("建成邻里中心1处，让居民更方便。", "SM-"),
        ("通过培训，使一次解决率提高到85%。", "SM-"),
        ("让业主住得放心。", "---"),
        // Things that are counted where they describe what stands behind them.
        (
            "合理调配早、中、晚三个班次的人员，切实压缩平均接听时间。",
            "S--",
        ),
        ("统筹门诊、住院两个窗口的人手，缩短取药等候时间。", "S--"),
        ("建成停车场和充电站2个。", "SM-"),
    ] {
        assert_eq!(verdicts(text), expected, "{text}");
    }
}

#[test]
fn words_that_begin_like_a_zero_say_no_value() {
    for (text, metric, target) in [
        ("减少无效工单。", "无效工单", ""),
        ("2027年无证经营投诉下降30%。", "无证经营投诉", "±30%"),
        ("无理由退货工单占比降到5%以下。", "无理由退货工单占比", "5%"),
        ("无障碍设施完好率达到98%。", "无障碍设施完好率", "98%"),
        ("全年无投诉。", "投诉", "0"),
        ("无重大安全责任事故。", "重大安全责任事故", "0"),
    ] {
        let found = (self::metric(text), said(text).1);
        assert_eq!(found, (metric.to_owned(), target.to_owned()), "{text}");
    }
}

#[test]
fn a_named_service_that_all_of_them_give_can_be_seen() {
    for (text, expected) in [
        ("所有窗口提供免费复印服务。", "SM-"),
        ("2026年底前全部网点提供夜间代办服务。", "SMT"),
        ("所有小区提供免费测血压服务。", "SM-"),
        ("所有窗口提供优质服务。", "---"),
        ("所有窗口提供贴心周到的服务。", "---"),
        ("所有窗口提供温馨便捷服务。", "---"),
    ] {
        assert_eq!(verdicts(text), expected, "{text}");
    }
}
