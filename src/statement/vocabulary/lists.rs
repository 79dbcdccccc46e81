//! The lists of words that decide something by themselves, in both languages.

use std::sync::LazyLock;

use super::super::entries::{Entry, entries};

const FILE: &str = include_str!("lists.txt");

/// Declares the lists with the names of their sections.
macro_rules! lists {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// A list of `lists.txt`.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum List {
            $($(#[doc = $doc])+ $name,)+
        }

        impl List {
            /// All lists with the names of their sections, in their order.
            const ALL: &[(&'static str, List)] = &[$(($text, List::$name),)+];
        }
    };
}

lists! {
    /// The end of the name of a share: 率, rate.
    Share = "share",
    /// In the name of a ratio that may be above 100%: 增长, growth.
    OpenEnded = "open-ended",
    /// In a verb by which people come in: 招, recruit.
    Hire = "hire",
    /// In an event that happens once a case: 报修, a call.
    CaseEvent = "case-event",
    /// A word with a joint in it that joins nothing: 及格.
    NoJoint = "no-joint",
    /// A score whose points go without saying: NPS.
    PointsScore = "points-score",
    /// How something goes: 平稳.
    State = "state",
    /// Praise of what is made: 一流.
    Praise = "praise",
    /// A verb by which money is provided: 落实.
    Provide = "provide",
    /// Says only that something is held: 开展.
    Hold = "hold",
    /// What is done to see how an aim comes on: 抽查.
    Check = "check",
    /// How a clause complains of what goes on: 别老.
    Complaint = "complaint",
    /// Begins what a value is measured for: 每.
    Each = "each",
    /// Behind a number: the value that a change starts from: 基础上.
    Ground = "ground",
    /// A preposition behind a name: 在.
    Preposition = "preposition",
    /// Before a share: what it is compared with: 上年的.
    Compared = "compared",
    /// Behind a multiple that may come on top: more.
    TimesMore = "times-more",
    /// So often that nobody can tell: biannual.
    EitherOften = "either-often",
    /// The end of a period without a name: 年底.
    PeriodEnd = "period-end",
    /// Names the period that a deadline ends: 本.
    ThisPeriod = "this-period",
    /// A day, month or season that comes again: Friday.
    NamedTime = "named-time",
    /// Before a value that may be the most there is: up to.
    UpTo = "up-to",
    /// Beside a value: vague: 左右.
    VagueValue = "vague-value",
    /// All of them, each or together: 所有.
    AllOfThem = "all-of-them",
    /// Leads to the name of a metric and is no part of it: 关于.
    NameLead = "name-lead",
    /// Stands behind a name and belongs to what is said of it: 必须.
    NameTail = "name-tail",
    /// Ends a name, though it ends like what doesn't belong to it: 行为.
    NameEnd = "name-end",
    /// Begins what stands behind a whole name: 的.
    NameLink = "name-link",
    /// A verb that has another for its object: 完成.
    Light = "light",
    /// Says of a verb that it is done: 好.
    Done = "done",
    /// Who does what stands before it: 单位.
    Body = "body",
    /// The end of the name of money: 经费.
    Fund = "fund",
    /// Behind the number one: not even one: 都不.
    Denial = "denial",
    /// A period that something is counted for, its usual name first: 周, 星期.
    Period = "period",
    /// How a clause begins and ends that frames what comes behind it: 受…影响.
    Frame = "frame",
    /// Tries something before it is done everywhere: 试点.
    Trial = "trial",
    /// Counts what the clause before names: 数量.
    HowMany = "how-many",
    /// Leads to what an aim is good for: 从而.
    Thereby = "thereby",
    /// A verb by which a service is given: 提供.
    Offer = "offer",
    /// Leads to whom an aim makes glad: 让.
    SoThat = "so-that",
    /// Names the aims before: 上述指标.
    RefersBack = "refers-back",
    /// What is reported of the aims before: 完成情况.
    ReportedOf = "reported-of",
    /// A word that begins with a zero and says none: 无效.
    NoZero = "no-zero",
    /// Before a number of places: so far the goal reaches: 在管.
    BeforeScope = "before-scope",
}

/// What a list holds.
#[derive(Debug, Clone, Default)]
struct Held {
    entries: Vec<Entry>,
    words: Vec<&'static str>,
}

/// What each list holds, by its place in [`List::ALL`].
static LISTS: LazyLock<Vec<Held>> = LazyLock::new(|| {
    let mut lists = vec![Held::default(); List::ALL.len()];
    for entry in entries(FILE) {
        let mut names = List::ALL.iter().map(|(name, _)| *name);
        if let Some(at) = names.position(|name| name == entry.section) {
            lists[at].words.extend(entry.spellings());
            lists[at].entries.push(entry);
        }
    }
    lists
});

impl List {
    /// The words of the list.
    pub fn words(self) -> &'static [&'static str] {
        #[cfg(test)]
        if let Some(words) = tests::without(self) {
            return words;
        }
        LISTS.get(self as usize).map_or(&[], |held| &held.words)
    }

    /// Whether a word of the list stands somewhere in a text.
    pub fn is_within(self, text: &str) -> bool {
        self.words().iter().any(|word| text.contains(word))
    }

    /// Whether a text begins with a word of the list.
    pub fn begins(self, text: &str) -> bool {
        self.words().iter().any(|word| text.starts_with(word))
    }

    /// Whether a text ends with a word of the list.
    pub fn ends(self, text: &str) -> bool {
        self.words().iter().any(|word| text.ends_with(word))
    }

    /// The first word of the entry of which a word ends a text: 周 for 每星期.
    pub fn first_of(self, text: &str) -> Option<&'static str> {
        let mut entries = LISTS.get(self as usize)?.entries.iter();
        let ends = |word: &str| text.ends_with(word) && self.has(word);
        let entry = entries.find(|entry| entry.spellings().any(ends))?;
        entry.spellings().next()
    }

    /// Whether a text is a word of the list.
    pub fn has(self, text: &str) -> bool {
        self.words().contains(&text)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;
    use crate::statement::{Anchors, Judged, OtherTime, Sort, Verdict};

    thread_local! {
        /// A list, and the words that it has while an entry is taken out of it.
        static WITHOUT: Cell<Option<(List, &'static [&'static str])>> = const { Cell::new(None) };
    }

    /// The words of a list while an entry is taken out of it.
    pub(super) fn without(list: List) -> Option<&'static [&'static str]> {
        let (of, words) = WITHOUT.get()?;
        (of == list).then_some(words)
    }

    /// The entries of all lists.
    fn all() -> impl Iterator<Item = (List, Entry)> {
        entries(FILE).map(|entry| {
            let named = List::ALL.iter().find(|(name, _)| *name == entry.section);
            (named.expect("a list").1, entry)
        })
    }

    /// Whether the parts of a word stand in a text: 受…影响.
    fn occurs(word: &str, text: &str) -> bool {
        word.split('…').all(|part| text.contains(part))
    }

    /// What a list decides in a goal; `None` where its place in the reader is the only answer.
    fn decides(list: List, goal: &Judged<'_>) -> Option<bool> {
        let aims = &goal.statement.aims;
        Some(match list {
            List::Share => {
                let reasons = &goal.verdicts.measurable.reasons;
                reasons
                    .iter()
                    .any(|reason| reason.code == "percent-or-points")
            }
            List::OpenEnded | List::Compared => goal.verdicts.achievable.verdict != Verdict::Fail,
            List::Hire | List::Provide => aims.iter().all(|aim| aim.sort == Sort::Input),
            List::CaseEvent => {
                let mut times = goal.statement.other_times.iter();
                times.any(|(_, what)| *what == OtherTime::CaseLimit)
            }
            List::Hold => aims.iter().any(|aim| aim.sort == Sort::Output),
            List::State | List::Praise => goal.verdicts.specific.verdict == Verdict::Fail,
            List::Check | List::Complaint => aims.len() == 1,
            List::PointsScore => {
                let target = aims.first().and_then(|aim| aim.target.as_ref());
                target.is_some_and(|target| target.unit.is_some())
            }
            List::Ground => aims
                .iter()
                .all(|aim| aim.baseline.is_some() && aim.relative),
            List::Each => aims.iter().all(|aim| !aim.relative),
            _ => return None,
        })
    }

    #[test]
    fn every_section_is_a_list_and_every_line_an_entry() {
        for (at, (name, list)) in List::ALL.iter().enumerate() {
            assert_eq!(at, *list as usize, "{name}");
            assert!(!list.words().is_empty(), "{name}");
        }
        let lines = FILE.lines().filter(|line| !line.starts_with(['#', '[']));
        let lines = lines.filter(|line| !line.trim().is_empty());
        assert_eq!(lines.count(), all().count());
    }

    #[test]
    fn every_entry_decides_in_its_goal() {
        let mut missed = Vec::new();
        for (list, entry) in all() {
            let judged = Judged::new(entry.example, Anchors::default());
            let text = judged.sentence.folded();
            let has_word = entry.spellings().any(|word| occurs(word, text));
            if !has_word || decides(list, &judged) == Some(false) {
                missed.push(format!("{list:?}: {}", entry.example));
            }
        }
        assert_eq!(missed, Vec::<String>::new());
    }

    #[test]
    fn taken_out_of_its_list_an_entry_leaves_its_goal_read_otherwise() {
        let mut idle = Vec::new();
        for (list, entry) in all() {
            let with = Judged::new(entry.example, Anchors::default());
            let others = all().filter(|(of, other)| *of == list && other.words != entry.words);
            let words: Vec<&str> = others.flat_map(|(_, other)| other.spellings()).collect();
            WITHOUT.set(Some((list, words.leak())));
            let without = Judged::new(entry.example, Anchors::default());
            WITHOUT.set(None);
            if with.statement == without.statement && with.verdicts == without.verdicts {
                idle.push(format!("{list:?}: {} = {}", entry.words, entry.example));
            }
        }
        assert_eq!(idle, Vec::<String>::new());
    }

    #[test]
    fn without_a_word_of_the_list_it_is_otherwise() {
        for (list, goal) in [
            (List::Share, "工单数提高8%"),
            (List::OpenEnded, "满意率达到120%"),
            (List::Compared, "满意率达到120%"),
            (List::Hire, "培训护士20名"),
            (List::CaseEvent, "合同签订后30天内完成维修"),
            (List::State, "2026年底前新系统投入运行"),
            (List::Praise, "2027年建成市档案馆新馆"),
            (List::Provide, "年内用好信息化建设资金300万元"),
            (List::Hold, "做好培训工作"),
            (List::Check, "2026年提高扫码率，每半月由品质部培训一次"),
            (List::Complaint, "完成体检报告归档，三天之内必须出来"),
            (List::PointsScore, "Raise the goodwill index from 32 to 45"),
        ] {
            let judged = Judged::new(goal, Anchors::default());
            assert_eq!(decides(list, &judged), Some(false), "{goal}");
        }
    }
}
