//! The tables of `planvet.toml`, as written.

use jiff::civil::Date;

use crate::check::ThresholdTable;
use crate::plan::read::{Field, List, Map};
use crate::plan::value::{CalendarId, DailyHours, Id, LanguageTag, Whole};
use crate::plan::{Chapter, LocalText, RiskScale};
use crate::record;
use crate::source::Spanned;

use super::calendars::CalendarTables;
use super::kinds::KindTables;
use super::value::{FailOnWord, Flag, PathText, RuleName, SeverityWord};

/// Rules by code, name, family or profile.
pub type Selectors = List<Spanned<RuleName>>;

/// Severities by rule, family or profile.
pub type Severities = Map<RuleName, SeverityWord>;

record! {
    /// The whole file.
    pub struct ConfigFile: "planvet.toml", "配置文件" {
        language: Field<LanguageTag>,
            "Language of messages (zh, en); if not given, each plan's own.",
            "提示信息的语言（zh、en）；不写则用各方案自己的语言。";
        fail_on: Field<FailOnWord>,
            "From which severity on a run fails: error, warning (the default), info, never.",
            "达到哪个级别即判定不通过：error、warning（默认）、info、never。";
        simulate: Field<Flag>,
            "Whether plans are simulated for the rules that need it, as with --simulate; false if not given.",
            "是否模拟方案以运行需要模拟的规则（同 --simulate）；不写则为 false。";
        profile: Field<Id>,
            "What plans are held to: draft, review, approved (the default), or one of `profiles`.",
            "按哪个要求检查：draft（草案）、review（送审）、approved（批准，默认），或 `profiles` 中自定义的名称。";
        baseline: Field<PathText>,
            "File with the findings that are known already, relative to this file.",
            "记录已知问题的基线文件，路径相对于本文件。";
        exclude: List<Spanned<PathText>>,
            "Paths, as in .gitignore, that are passed over unless they are named on the command line.",
            "跳过的路径，写法同 .gitignore；在命令行中点名的文件不受影响。";
        select: Selectors,
            "Runs exactly these rules: codes, names, families (S, schedule …), profiles, or ALL.",
            "只运行这些规则：编码、名称、类别（S、schedule 等）、检查要求，或 ALL。";
        extend_select: Selectors,
            "Runs these rules besides those of the profile or of `select`.",
            "在检查要求或 `select` 之外再运行这些规则。";
        ignore: Selectors,
            "Doesn't run these rules. Where rules are named twice, the more exact name counts.",
            "不运行这些规则。同一规则被多次提到时，以更具体的写法为准。";
        severity: Severities,
            "Severity of findings by rule, family or profile; the more exact name counts.",
            "按规则、类别或检查要求设定级别；以更具体的写法为准。";
        thresholds: Field<ThresholdTable>,
            "Numbers from which on rules speak up.",
            "规则所用的阈值。";
        calendar: Field<CalendarId>,
            "The calendar of plans that name none.",
            "未写日历的方案所用的日历。";
        calendars: CalendarTables,
            "Calendars that plans can name, or changes to `standard`, `CN` and `continuous`.",
            "可供方案引用的日历，或对 `standard`、`CN`、`continuous` 的调整。";
        risk: Field<RiskScale>,
            "The levels and ratings of risks; a plan's own `risk_scale` is laid over them.",
            "风险的分级与评级标准；方案自带的 `risk_scale` 优先。";
        kinds: KindTables,
            "Kinds of plans, or changes to satisfaction, process, attitude, communication, expansion.",
            "方案类型，或对 satisfaction、process、attitude、communication、expansion 的调整。";
        profiles: Map<Id, ProfileTable>,
            "Profiles of one's own, by name.",
            "自定义检查要求，按名称列出。";
        overrides: List<OverrideTable>,
            "What is different for some paths; later ones win.",
            "对部分路径的不同要求；写在后面的优先。";
    }
}

record! {
    /// A profile of the team's own.
    pub struct ProfileTable: "a profile", "检查要求" {
        extends: Field<Id>,
            "The profile that this one changes; approved if not given.",
            "在哪个检查要求的基础上调整；不写则为 approved。";
        select: Selectors,
            "Runs exactly these rules.",
            "只运行这些规则。";
        extend_select: Selectors,
            "Runs these rules as well.",
            "再运行这些规则。";
        ignore: Selectors,
            "Doesn't run these rules.",
            "不运行这些规则。";
        severity: Severities,
            "Severity of findings by rule, family or profile.",
            "按规则、类别或检查要求设定级别。";
        thresholds: Field<ThresholdTable>,
            "Numbers from which on rules speak up.",
            "规则所用的阈值。";
    }
}

record! {
    /// What is different for some paths.
    pub struct OverrideTable: "an override", "路径例外" {
        paths: List<Spanned<PathText>>, [required]
            "Paths, as in .gitignore, relative to this file.",
            "路径，写法同 .gitignore，相对于本文件。";
        language: Field<LanguageTag>,
            "Language of messages.",
            "提示信息的语言。";
        fail_on: Field<FailOnWord>,
            "From which severity on a run fails.",
            "达到哪个级别即判定不通过。";
        simulate: Field<Flag>,
            "Whether these plans are simulated.",
            "是否模拟这些方案。";
        profile: Field<Id>,
            "What these plans are held to.",
            "这些方案按哪个要求检查。";
        select: Selectors,
            "Runs exactly these rules.",
            "只运行这些规则。";
        extend_select: Selectors,
            "Runs these rules as well.",
            "再运行这些规则。";
        ignore: Selectors,
            "Doesn't run these rules.",
            "不运行这些规则。";
        severity: Severities,
            "Severity of findings by rule, family or profile.",
            "按规则、类别或检查要求设定级别。";
        thresholds: Field<ThresholdTable>,
            "Numbers from which on rules speak up.",
            "规则所用的阈值。";
        calendar: Field<CalendarId>,
            "The calendar of plans that name none.",
            "未写日历的方案所用的日历。";
        calendars: CalendarTables,
            "Calendars that take the place of those of the same name.",
            "日历；取代同名日历。";
        risk: Field<RiskScale>,
            "The levels and ratings of risks; a plan's own `risk_scale` is laid over them.",
            "风险的分级与评级标准；方案自带的 `risk_scale` 优先。";
        kinds: KindTables,
            "Kinds of plans; each key takes the place of the one below.",
            "方案类型；写了的键取代原有设定。";
    }
}

record! {
    /// A calendar that plans can name.
    pub struct CalendarTable: "a calendar", "日历" {
        base: Field<CalendarId>,
            "The calendar that the days below change; if not given, planvet's own of the same name, else standard.",
            "在哪个日历的基础上调整；不写则为同名的内置日历，没有同名的则为 standard（周一至周五）。";
        holidays: List<Spanned<Date>>,
            "Days off.",
            "休息日。";
        workdays: List<Spanned<Date>>,
            "Days worked although the base calendar has them off.",
            "调休上班的日子。";
        hours_per_day: Field<DailyHours>,
            "Working hours of a day, for lengths in hours; if not given, those of the base calendar (8; continuous: 24).",
            "每个工作日的小时数，用于折算以小时计的工期；不写则与基础日历相同（8；continuous 为 24）。";
        years: List<Spanned<Whole>>,
            "The years whose days off are all listed, besides those that the base knows; plans that reach further are told (D628).",
            "节假日已列全的年份（基础日历已知的年份除外）；方案超出这些年份时给出提示（D628）。";
    }
}

record! {
    /// A kind of plan.
    pub struct KindTable: "a kind of plan", "方案类型" {
        chapters: List<Spanned<Chapter>>,
            "The chapters that such plans have: background, problems, stakeholders, goals, phases, risks, resources, budget, evaluation (E901).",
            "这类方案应有的章节：background、problems、stakeholders、goals、phases、risks、resources、budget、evaluation（E901）。";
        risk_categories: List<Spanned<LocalText>>,
            "The categories in which such plans look for risks (K711).",
            "这类方案应识别的风险类别（K711）。";
    }
}
