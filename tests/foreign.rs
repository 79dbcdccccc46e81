//! Schedules in the shapes in which other programs write them: their dates are those that they
//! have computed themselves, and what a plan can't say is told.

mod support;

use planvet::diagnostic::Severity;
use planvet::import::{self, Imported};
use planvet::schedule::Schedule;
use support::{check, listed, root};

fn project(name: &str) -> Imported {
    let path = root().join("fixtures/import").join(name);
    let bytes = std::fs::read(path).expect("a fixture");
    import::mspdi::import(&bytes, "x").expect("a project")
}

fn losses(imported: &Imported) -> Vec<String> {
    let losses = imported.losses.texts();
    losses.map(|loss| loss.en.into_owned()).collect()
}

/// The computed dates of an import, `T1 2026-01-05 2026-01-09`; nothing in it is an error.
fn dates(imported: &Imported) -> Vec<String> {
    let checked = check("imported.yaml", imported.plan.as_str());
    let mut errors = checked.findings.iter();
    let is_error = |severity: Severity| severity == Severity::Error;
    let error = errors.find(|finding| is_error(finding.severity));
    assert!(error.is_none(), "{}\n{}", listed(&checked), imported.plan);
    let plan = &checked.plans[0];
    let schedule = Schedule::of(plan, &checked.settings.calendars);
    let ids = plan.phases.iter().flat_map(|phase| {
        let tasks = phase
            .tasks
            .iter()
            .map(|task| task.id.get().map(|id| id.as_str()));
        let milestones = phase.milestones.iter();
        tasks.chain(milestones.map(|milestone| milestone.id.get().map(|id| id.as_str())))
    });
    let day = |day: Option<jiff::civil::Date>| day.map(|day| day.to_string()).unwrap_or_default();
    let dates = ids.enumerate().map(|(item, id)| {
        let facts = schedule.facts(item);
        let id = id.unwrap_or_default();
        format!(
            "{id} {} {}",
            day(facts.early_start),
            day(facts.early_finish)
        )
    });
    dates.collect()
}

#[test]
fn a_project_of_microsoft_project_has_its_dates() {
    let imported = project("project.xml");
    assert_eq!(
        dates(&imported),
        [
            "T1 2026-04-01 2026-04-07",
            "T2 2026-04-08 2026-04-21",
            "M1 2026-04-21 2026-04-21",
            // Two days behind the start of T2.
            "T3 2026-04-10 2026-04-21",
            "T4 2026-04-22 2026-04-29",
            // Seven days round the clock, from the evening on.
            "T5 2026-04-30 2026-05-06",
            "T6 2026-05-07 2026-05-11",
            // Pinned by hand.
            "T7 2026-05-12 2026-05-13",
            // Three working days behind T4, with the holidays between.
            "M2 2026-05-07 2026-05-07",
        ]
    );
    assert_eq!(
        losses(&imported),
        [
            "tasks scheduled by hand, pinned to their start: 1 (资料整理)",
            "durations marked as estimated: 1 (采购)",
            "custom fields: 1 (施工区域: 北区)",
        ]
    );
}

#[test]
fn a_project_with_words_for_flags_and_old_exceptions_has_its_dates() {
    let imported = project("libre.xml");
    assert_eq!(
        dates(&imported),
        [
            "T1 2026-06-01 2026-06-03",
            // With a day off between.
            "T2 2026-06-05 2026-06-11",
            "M1 2026-06-11 2026-06-11",
            "T3 2026-06-12 2026-06-18",
            "T4 2026-06-12 2026-06-15",
        ]
    );
    // The one date that differs is told beside what makes it differ.
    let losses = losses(&imported);
    assert_eq!(
        losses[0],
        "constraints that the plan format doesn't have: 1 (SNLT Tell the tenants)"
    );
    assert!(
        losses[1].ends_with("1 (T4: 2026-06-16 → 2026-06-12)"),
        "{losses:?}"
    );
    assert_eq!(losses.len(), 2);
}

#[test]
fn the_least_that_a_script_writes_has_its_dates() {
    let imported = project("script.xml");
    assert_eq!(
        dates(&imported),
        [
            "T1 2026-09-01 2026-09-07",
            "T2 2026-09-08 2026-09-10",
            "M1 2026-09-10 2026-09-10",
        ]
    );
    assert_eq!(losses(&imported), [""; 0]);
}

fn table(text: &str) -> Imported {
    import::table::import(text.as_bytes(), "x").expect("a table")
}

/// As Chinese Excel saves it: GBK, full-width digits, WBS numbers, days as numbers, a row of sums.
#[test]
fn a_table_of_chinese_excel_has_its_dates() {
    let text = "WBS,任务名称,工期,开始时间,完成时间,前置任务,负责人,完成百分比,实际开始
1,准备阶段,,2026年3月2日,2026年3月13日,,,,
1.1,现场调研,５ 个工作日,2026年3月2日 星期一,2026年3月6日,,张三,１００％,2026/3/2
1.2,方案编制,5天,2026年3月9日,2026年3月13日,1.1,李四,\"33,3%\",
2,实施阶段,,,,,,,
2.1,施工,2周,46097,46108,1.2完成-开始,王五,,
2.2,试运行,3天,2026/4/1,2026/4/3,2.1FS+2 个工作日,王五,,
2.3,验收,0,2026/4/3,2026/4/3,2.2,,,
,合计,18天,,,,,,
";
    let (bytes, _, _) = encoding_rs::GB18030.encode(text);
    let imported = import::table::import(&bytes, "x").expect("a table");
    assert_eq!(
        dates(&imported),
        [
            "1.1 2026-03-02 2026-03-06",
            "1.2 2026-03-09 2026-03-13",
            "2.1 2026-03-16 2026-03-27",
            "2.2 2026-04-01 2026-04-03",
            "2.3 2026-04-03 2026-04-03",
        ]
    );
    assert_eq!(
        losses(&imported),
        [
            "starts of tasks that follow from their predecessors: 3 (1.2, 2.1, 2.2)",
            "finishes that follow from start and duration: 4 (1.1, 1.2, 2.1, 2.2)",
            "rows that stand for nothing: 1 (9 合计)",
        ]
    );
    for part in [
        "progress: 33.3%",
        "started: 2026-03-02",
        "after: [2.1 FS+2d]",
    ] {
        assert!(imported.plan.contains(part), "{part}\n{}", imported.plan);
    }
}

/// As Project pastes into a spreadsheet: tabs, indents, numbers with a point, the month first.
#[test]
fn a_table_pasted_from_project_has_its_dates() {
    let imported = table(
        "ID\tName\tDuration\tStart\tFinish\tPredecessors\tResource Names\t% Complete
1.0\tPrepare\t10 days\t3/2/2026\t3/13/2026\t\t\t
2.0\t   Survey\t5 days\t3/2/2026\t3/6/2026\t\tAnn;Bob[50%]\t100%
3.0\t   Design\t5 days?\t3/9/2026\t3/13/2026\t2.0FS\t\t40%
4.0\tDo\t5 days\t3/16/2026\t3/20/2026\t\t\t
5.0\t   Mend\t1 wk\t3/18/2026\t3/24/2026\t3FS,2SS+1 day\t\t
",
    );
    assert_eq!(
        dates(&imported),
        [
            "2 2026-03-02 2026-03-06",
            "3 2026-03-09 2026-03-13",
            "5 2026-03-16 2026-03-20",
        ]
    );
    // The links don't lead as far as the table says.
    let losses = losses(&imported);
    let other = losses
        .iter()
        .find(|loss| loss.contains("computes otherwise"));
    let other = other.unwrap_or_else(|| panic!("{losses:?}"));
    assert!(other.ends_with("1 (5: 2026-03-18 → 2026-03-16)"), "{other}");
    assert!(
        imported.plan.contains("uses: {Ann: 1, Bob: 0.5}"),
        "{}",
        imported.plan
    );
}

#[test]
fn dates_that_may_be_day_or_month_first_are_told_and_left_out() {
    let imported = table(
        "\u{feff}Task Name,Start Date,End Date,Duration (days),Dependencies
\"Kick, off\",3/1/2026,4/1/2026,,
=cmd|calc,5/1/2026,6/1/2026,2.5,1
",
    );
    let losses = losses(&imported);
    assert_eq!(losses.len(), 1, "{losses:?}");
    for part in ["day or month first", ": 4 (", "B2 Start Date: “3/1/2026”"] {
        assert!(losses[0].contains(part), "{part}: {}", losses[0]);
    }
    assert!(imported.losses.has_unreadable());
    assert!(!imported.plan.contains("2026-"), "{}", imported.plan);
    // Days that fit the calendar of China only: the Spring Festival lies between.
    let festive = table(
        "任务名称,开始,结束,工期,前置任务\n甲,2026/2/11,2026/2/27,8天,\n乙,2026/2/28,2026/3/3,3天,1\n",
    );
    assert!(festive.plan.contains("calendar: CN"), "{}", festive.plan);
    assert_eq!(
        dates(&festive),
        ["1 2026-02-11 2026-02-27", "2 2026-02-28 2026-03-03"]
    );
    let clear = table("Task Name,Start,Finish\na,3/2/2026,3/31/2026\n");
    assert_eq!(dates(&clear), ["1 2026-03-02 2026-03-31"]);
}
