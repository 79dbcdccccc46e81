//! `planvet import`, and what `planvet timeline` writes for it.

use crate::run::{Folder, PLANS, plan};

const PROJECT: &str = r#"<?xml version="1.0" encoding="UTF-8"?>
<Project xmlns="http://schemas.microsoft.com/project">
  <Name>Moving.mpp</Name><Company>Example Ltd</Company>
  <StartDate>2026-03-02T08:00:00</StartDate><StatusDate>2026-03-20T17:00:00</StatusDate>
  <CurrencyCode>GBP</CurrencyCode><CalendarUID>1</CalendarUID><MinutesPerDay>450</MinutesPerDay>
  <Calendars>
    <Calendar><UID>1</UID><Name>Standard</Name><WeekDays>
      <WeekDay><DayType>1</DayType><DayWorking>0</DayWorking></WeekDay>
      <WeekDay><DayType>7</DayType><DayWorking>0</DayWorking></WeekDay>
    </WeekDays><Exceptions>
      <Exception><TimePeriod><FromDate>2026-04-03T00:00:00</FromDate><ToDate>2026-04-06T23:59:00</ToDate></TimePeriod>
        <Name>Easter</Name><Type>1</Type><DayWorking>0</DayWorking></Exception>
      <Exception><Name>Pay day</Name><Type>4</Type><DayWorking>0</DayWorking></Exception>
    </Exceptions></Calendar>
    <Calendar><UID>2</UID><Name>24 Hours</Name><WeekDays>
      <WeekDay><DayType>1</DayType><DayWorking>1</DayWorking></WeekDay>
      <WeekDay><DayType>7</DayType><DayWorking>1</DayWorking></WeekDay>
    </WeekDays></Calendar>
  </Calendars>
  <Tasks>
    <Task><UID>0</UID><ID>0</ID><Name>Moving</Name><OutlineLevel>0</OutlineLevel></Task>
    <Task><UID>1</UID><ID>1</ID><Name>Prepare</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>
    <Task><UID>7</UID><ID>2</ID><Name>Find a house: near the station</Name><OutlineLevel>2</OutlineLevel>
      <Duration>PT75H0M0S</Duration><DurationFormat>7</DurationFormat><PercentComplete>40</PercentComplete>
      <ActualStart>2026-03-03T08:00:00</ActualStart><ConstraintType>4</ConstraintType>
      <ConstraintDate>2026-03-03T08:00:00</ConstraintDate><Priority>800</Priority><Notes>Two rooms
at least</Notes><Baseline><Number>0</Number><Start>2026-03-02T08:00:00</Start><Finish>2026-03-13T17:00:00</Finish></Baseline></Task>
    <Task><UID>8</UID><ID>3</ID><Name>Papers</Name><OutlineLevel>2</OutlineLevel><Summary>1</Summary></Task>
    <Task><UID>9</UID><ID>4</ID><Name>Sign</Name><OutlineLevel>3</OutlineLevel><Duration>PT15H0M0S</Duration>
      <DurationFormat>39</DurationFormat><Estimated>1</Estimated><ConstraintType>3</ConstraintType>
      <PredecessorLink><PredecessorUID>7</PredecessorUID><Type>1</Type><LinkLag>9000</LinkLag><LagFormat>7</LagFormat></PredecessorLink>
      <PredecessorLink><PredecessorUID>99</PredecessorUID><Type>1</Type></PredecessorLink></Task>
    <Task><UID>10</UID><ID>5</ID><Name>Move</Name><OutlineLevel>1</OutlineLevel><Summary>1</Summary></Task>
    <Task><UID>11</UID><ID>6</ID><Name>Pack</Name><OutlineLevel>2</OutlineLevel><Duration>PT48H0M0S</Duration>
      <DurationFormat>8</DurationFormat><CalendarUID>2</CalendarUID><Deadline>2026-04-30T17:00:00</Deadline>
      <PredecessorLink><PredecessorUID>8</PredecessorUID><Type>1</Type><LinkLag>25</LinkLag><LagFormat>19</LagFormat></PredecessorLink></Task>
    <Task><UID>12</UID><ID>7</ID><Name>Moved</Name><OutlineLevel>2</OutlineLevel><Milestone>1</Milestone>
      <Duration>PT0H0M0S</Duration><DurationFormat>7</DurationFormat><Finish>2026-05-04T17:00:00</Finish>
      <PredecessorLink><PredecessorUID>11</PredecessorUID><Type>0</Type><LinkLag>-4500</LinkLag><LagFormat>7</LagFormat></PredecessorLink></Task>
    <Task><UID>13</UID><ID>8</ID><IsNull>1</IsNull></Task>
  </Tasks>
  <Resources>
    <Resource><UID>1</UID><Name>Ann</Name><Type>1</Type><MaxUnits>1.00</MaxUnits><StandardRate>30</StandardRate><StandardRateFormat>2</StandardRateFormat></Resource>
    <Resource><UID>2</UID><Name>Packing boxes</Name><Type>0</Type></Resource>
  </Resources>
  <Assignments>
    <Assignment><UID>1</UID><TaskUID>11</TaskUID><ResourceUID>1</ResourceUID><Units>0.5</Units></Assignment>
    <Assignment><UID>2</UID><TaskUID>11</TaskUID><ResourceUID>2</ResourceUID><Units>20</Units></Assignment>
    <Assignment><UID>3</UID><TaskUID>7</TaskUID><ResourceUID>-65535</ResourceUID></Assignment>
  </Assignments>
</Project>
"#;

const PLAN: &str = "planvet: 1
title: Moving
language: en
organization: Example Ltd
start: 2026-03-02
status_date: 2026-03-20
currency: GBP
calendar:
  base: standard
  holidays: [2026-04-03, 2026-04-06]

# A schedule says what is done, not what for: put the goals of the plan here.
goals:
  - {id: G1, title: ____}

phases:
  - id: PH1
    title: Prepare
    tasks:
      - id: T1
        title: \"Find a house: near the station\"
        duration: 10d
        not_before: 2026-03-03
        progress: 40%
        started: 2026-03-03
        baseline: {start: 2026-03-02, finish: 2026-03-13}
        notes:
          - Two rooms
          - at least
      - id: T2
        title: Papers / Sign
        duration: 2d
        after: [T1 FS+2d]
  - id: PH2
    title: Move
    tasks:
      - id: T3
        title: Pack
        duration: 2ed
        uses: {Ann: 0.5, RES1: 20}
        after: [T2]
        deadline: 2026-04-30
        calendar: continuous
    milestones:
      - id: M1
        title: Moved
        date: 2026-05-04
        after: [T3 FF-1d]

resources:
  - id: Ann
    title: Ann
    capacity: 1
    rate: GBP 30 per hour
  - id: RES1
    title: Packing boxes
    kind: material
";

#[test]
fn a_project_is_a_plan_and_what_it_lacks_is_told() {
    let folder = Folder::new();
    folder.write("Moving.xml", PROJECT);
    let ran = folder.run(&["import", "Moving.xml"]);
    assert_eq!(ran.stdout, PLAN);
    assert_eq!(
        ran.stderr,
        "note: links to tasks that aren't there: 1 (Sign – 99)
note: lags in percent; the links are without a lag: 1 (Pack)
note: summary tasks inside of phases, now in front of the titles of their tasks: 1 (Papers)
note: constraints that the plan format doesn't have: 1 (MFO Papers / Sign)
note: dates that planvet computes otherwise than the file (file → planvet); what is listed here, or progress, may be why: 1 (M1: 2026-05-04 → 2026-04-08)
note: durations marked as estimated: 1 (Sign)
note: recurring exceptions of calendars: 1 (Pay day)
note: priorities: 1 (Find a house: near the station)
"
    );
    assert_eq!(ran.code, 0);
    let ran = folder.run(&["import", "Moving.xml", "--lang", "zh"]);
    assert!(
        ran.stderr.contains("方案格式没有的限制条件：1 处"),
        "{}",
        ran.stderr
    );
}

#[test]
fn files_in_any_encoding_are_read() {
    let folder = Folder::new();
    let text = PROJECT.replace("Find a house: near the station", "找房子：车站附近");
    let wide = text.replace("UTF-8", "UTF-16");
    let wide: Vec<u8> = wide.encode_utf16().flat_map(u16::to_le_bytes).collect();
    folder.write("a.xml", [&[0xff, 0xfe][..], &wide].concat());
    let (gbk, _, _) = encoding_rs::GB18030.encode(&text);
    let mut declared = b"<?xml version=\"1.0\" encoding=\"GB18030\"?>".to_vec();
    let body = gbk
        .windows(2)
        .position(|pair| pair == b"?>")
        .expect("a declaration")
        + 2;
    declared.extend(&gbk[body..]);
    folder.write("b.xml", declared);
    for file in ["a.xml", "b.xml"] {
        let ran = folder.run(&["import", file]);
        assert_eq!(ran.code, 0, "{file}: {}", ran.stderr);
        assert!(
            ran.stdout.contains("title: 找房子：车站附近"),
            "{}",
            ran.stdout
        );
        assert!(ran.stdout.contains("language: zh-CN"), "{}", ran.stdout);
    }
}

#[test]
fn faults_have_their_place() {
    let folder = Folder::new();
    for (name, content, said) in [
        ("a.xml", "<Project><Tasks>\n</Project>", "a.xml:2:"),
        ("b.xml", "<html></html>", "its root is <html>"),
        ("c.xml", "", "holds no XML"),
        (
            "d.xml",
            "<!DOCTYPE x [<!ENTITY a \"b\">]><Project><Title>&a;</Title></Project>",
            "&a; is not expanded",
        ),
        ("e.mpp", "\u{d0}", "its root"),
        ("f.csv", "a,b\n1,2\n", "no column holds the titles"),
        ("g.csv", "PK\u{3}\u{4}", "workbook"),
    ] {
        let content = match name {
            "e.mpp" => b"\xd0\xcf\x11\xe0\xa1\xb1".to_vec(),
            _ => content.as_bytes().to_vec(),
        };
        folder.write(name, content);
        let mut args = vec!["import", name];
        if name.ends_with("csv") {
            args.push("--csv");
        }
        let ran = folder.run(&args);
        assert_eq!(ran.code, 2, "{name}: {}", ran.stderr);
        let said = if name == "e.mpp" { ".mpp" } else { said };
        assert!(ran.stderr.contains(said), "{name}: {}", ran.stderr);
        assert_eq!(ran.stdout, "");
    }
}

#[test]
fn values_that_cannot_be_read_are_told_and_fail_the_run() {
    let folder = Folder::new();
    let text = PROJECT
        .replace("PT75H0M0S", "ages")
        .replace("<UID>11</UID>", "<UID>9</UID>");
    folder.write("a.xml", text);
    let ran = folder.run(&["import", "a.xml"]);
    assert_eq!(ran.code, 1, "{}", ran.stderr);
    assert!(
        ran.stderr
            .contains("values that can't be read: 1 (L24 Duration: “ages”)"),
        "{}",
        ran.stderr
    );
    assert!(
        ran.stderr.contains(
            "numbers that stand twice; what refers to them means the first: 1 (9: L29, L34)"
        ),
        "{}",
        ran.stderr
    );
}

#[test]
fn a_plan_is_overwritten_by_force_only() {
    let folder = Folder::new();
    folder.write("a.xml", PROJECT).write("plan.yaml", "mine\n");
    let ran = folder.run(&["import", "a.xml", "-o", "plan.yaml"]);
    assert_eq!(ran.code, 2);
    assert!(ran.stderr.contains("--force"), "{}", ran.stderr);
    assert_eq!(folder.read("plan.yaml"), "mine\n");
    let ran = folder.run(&["import", "a.xml", "-o", "plan.yaml", "--force"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    assert_eq!(folder.read("plan.yaml"), PLAN);
    let ran = folder.run(&["import", "a.xml", "-o", "a.xml", "--force"]);
    assert_eq!(ran.code, 2);
    assert_eq!(folder.read("a.xml"), PROJECT);
}

#[test]
fn worked_plans_go_to_project_and_back() {
    let folder = Folder::new();
    for name in PLANS {
        let ran = folder.run(&["timeline", &plan(name), "-o", "plan.xml"]);
        assert_eq!(ran.code, 0, "{}", ran.stderr);
        let ran = folder.run(&["import", "plan.xml"]);
        assert_eq!((ran.code, ran.stderr.as_str()), (0, ""), "{name}");
        folder.write("again.yaml", &ran.stdout);
        let ran = folder.run(&["check", "again.yaml", "--select", "F"]);
        assert_eq!(ran.code, 0, "{}", ran.stdout);
    }
    let (one, other) = (plan(PLANS[0]), plan(PLANS[1]));
    let ran = folder.run(&["timeline", &one, &other, "--format", "mspdi"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (2, ""));
    assert!(ran.stderr.contains("one plan"), "{}", ran.stderr);
}

const TABLE: &str = "装修计划,,,,,,,
编号,任务名称,阶段,开始,结束,工期(天),前置任务,负责人,进度,颜色
1,设计,准备,2026/3/2,2026/3/6,,,张三,100%,红
2,报价,,,,3,1,李四,40%,
3,施工,实施,,2026年4月30日,,2FS+2天,王五,,
4,验收,,,2026-05-08,0,\"3,9\",,,
";

const FROM_TABLE: &str = "planvet: 1
title: 装修
language: zh-CN
calendar: standard

# 进度计划只说做什么，没有说为什么做：请在这里补写方案的目标。
goals:
  - {id: G1, title: ____}

phases:
  - id: PH1
    title: 准备
    tasks:
      - id: 1
        title: 设计
        duration: 5d
        owner: 张三
        not_before: 2026-03-02
        progress: 100%
      - id: 2
        title: 报价
        duration: 3d
        owner: 李四
        after: [1]
        progress: 40%
  - id: PH2
    title: 实施
    tasks:
      - id: 3
        title: 施工
        owner: 王五
        after: [2 FS+2d]
        deadline: 2026-04-30
    milestones:
      - id: 4
        title: 验收
        date: 2026-05-08
        after: [3]
";

#[test]
fn a_table_of_chinese_excel_is_a_plan() {
    let folder = Folder::new();
    let (gbk, _, _) = encoding_rs::GB18030.encode(TABLE);
    folder.write("装修.csv", gbk);
    let ran = folder.run(&["import", "--csv", "装修.csv"]);
    assert_eq!(ran.stdout, FROM_TABLE);
    assert_eq!(ran.code, 1);
    assert_eq!(
        ran.stderr,
        "注意：无法读取的内容：1 处（G6 前置任务: “9”）\n注意：无法识别的列：1 处（颜色）\n"
    );
    // The same with other separators, and from standard input.
    let table = TABLE.replace("\"3,9\"", "\"3，9\"").replace(',', ";");
    let ran = folder.run_with(&["import", "--csv", "-"], table.as_bytes(), &[]);
    assert_eq!(
        ran.stdout,
        FROM_TABLE.replace("title: 装修\n", "title: 计划\n")
    );
}

#[test]
fn a_table_of_project_is_a_plan() {
    let folder = Folder::new();
    folder.write(
        "Moving.csv",
        "ID,Name,Duration,Start,Finish,Predecessors,Resource Names,Outline Level,% Complete
1,Prepare,12 days,Mon 02/03/26,Tue 17/03/26,,,1,20%
2,Find a house,10 days?,Mon 02/03/26,Fri 13/03/26,,\"Ann,Bob[50%]\",2,40%
3,Sign,2 days,Mon 16/03/26,Tue 17/03/26,2FS+1 day,Ann,2,0%
4,Moved,0 days,Thu 30/04/26,Thu 30/04/26,\"3,2SS+50%\",,1,0%
",
    );
    let ran = folder.run(&["import", "--csv", "Moving.csv"]);
    assert_eq!(ran.code, 0, "{}", ran.stderr);
    for part in [
        "  - id: 1\n    title: Prepare\n    start: 2026-03-02\n    end: 2026-03-17\n",
        "title: Find a house\n        duration: 10d\n        uses: {Ann: 1, Bob: 0.5}\n        not_before: 2026-03-02\n",
        "uses: {Ann: 1}\n        after: [2 FS+1d]\n",
        "- id: 4\n        title: Moved\n        date: 2026-04-30\n        after: [3, 2 SS]\n",
        "title: Other tasks\n",
    ] {
        assert!(ran.stdout.contains(part), "{part}\n{}", ran.stdout);
    }
    for said in [
        "lags in percent",
        "starts of tasks that follow from their predecessors: 1 (3)",
    ] {
        assert!(ran.stderr.contains(said), "{}", ran.stderr);
    }
}

#[test]
fn tables_of_planvet_are_plans() {
    let folder = Folder::new();
    for name in PLANS {
        let ran = folder.run(&["timeline", &plan(name), "--format", "csv", "--bom"]);
        folder.write("table.csv", &ran.stdout);
        let ran = folder.run(&["import", "--csv", "table.csv"]);
        assert_eq!(ran.code, 0, "{name}: {}", ran.stderr);
        folder.write("again.yaml", &ran.stdout);
        assert_eq!(
            folder.run(&["check", "again.yaml", "--select", "F"]).code,
            0
        );
        let columns = |plan: &str| {
            let ran = folder.run(&["timeline", plan, "--format", "csv"]);
            let mut reader = csv::Reader::from_reader(ran.stdout.as_bytes());
            let headings = reader.headers().expect("headings").clone();
            let kept = [
                "kind",
                "id",
                "title",
                "phase",
                "duration_days",
                "promised",
                "progress",
                "owner",
                "predecessors",
            ];
            let at = kept.map(|name| {
                headings
                    .iter()
                    .position(|heading| heading == name)
                    .expect("a column")
            });
            let rows = reader.records().map(|record| {
                let record = record.expect("a row");
                let mut said = at.map(|at| record[at].to_owned());
                if said[0] == "phase" {
                    // Follows from the dates of all that the phase holds.
                    said[4].clear();
                }
                said.join("|")
            });
            rows.collect::<Vec<String>>()
        };
        assert_eq!(columns("again.yaml"), columns(&plan(name)), "{name}");
    }
}
