//! The lists of words that decide something by themselves, in both languages.

use std::sync::OnceLock;

const FILE: &str = include_str!("lists.txt");

/// A list of `lists.txt`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum List {
    /// The end of the name of a share: 率, rate.
    Share,
    /// In the name of a ratio that may be above 100%: 增长, growth.
    OpenEnded,
    /// In a verb by which people come in: 招, recruit.
    Hire,
    /// In an event that happens once a case: 报修, a call.
    CaseEvent,
    /// A word with a joint in it that joins nothing: 及格.
    NoJoint,
    /// A score whose points go without saying: NPS.
    PointsScore,
    /// How something goes: 平稳.
    State,
    /// Praise of what is made: 一流.
    Praise,
    /// A verb by which money is provided: 落实.
    Provide,
    /// Says only that something is held: 开展.
    Hold,
    /// What is done to see how an aim comes on: 抽查.
    Check,
    /// How a clause complains of what goes on: 别老.
    Complaint,
}

impl List {
    const ALL: [(&'static str, List); 12] = [
        ("share", List::Share),
        ("open-ended", List::OpenEnded),
        ("hire", List::Hire),
        ("case-event", List::CaseEvent),
        ("no-joint", List::NoJoint),
        ("points-score", List::PointsScore),
        ("state", List::State),
        ("praise", List::Praise),
        ("provide", List::Provide),
        ("hold", List::Hold),
        ("check", List::Check),
        ("complaint", List::Complaint),
    ];

    /// The words of the list.
    pub fn words(self) -> &'static [&'static str] {
        static LISTS: OnceLock<Vec<Vec<&str>>> = OnceLock::new();
        let lists = LISTS.get_or_init(|| {
            let of = |(name, _)| entries(name).flat_map(|(words, _)| words).collect();
            List::ALL.into_iter().map(of).collect()
        });
        let at = List::ALL.iter().position(|(_, list)| *list == self);
        at.and_then(|at| lists.get(at)).map_or(&[], Vec::as_slice)
    }

    /// Whether a word of the list stands somewhere in a text.
    pub fn is_within(self, text: &str) -> bool {
        self.words().iter().any(|word| text.contains(word))
    }
}

/// The entries of a section: spellings and the goal in which one of them decides.
fn entries(section: &str) -> impl Iterator<Item = (Vec<&'static str>, &'static str)> {
    let heading = move |line: &&str| line.trim() == format!("[{section}]");
    FILE.lines()
        .skip_while(move |line| !heading(line))
        .skip(1)
        .take_while(|line| !line.starts_with('['))
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(" = "))
        .map(|(words, goal)| (words.split(',').map(str::trim).collect(), goal.trim()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::statement::{Anchors, Judged, OtherTime, Sort, Verdict};

    /// What a list decides in a goal.
    fn decides(list: List, goal: &Judged<'_>) -> bool {
        let aims = &goal.statement.aims;
        match list {
            List::Share => {
                let reasons = &goal.verdicts.measurable.reasons;
                reasons
                    .iter()
                    .any(|reason| reason.code == "percent-or-points")
            }
            List::OpenEnded => goal.verdicts.achievable.verdict != Verdict::Fail,
            List::Hire | List::Provide => aims.iter().all(|aim| aim.sort == Sort::Input),
            List::CaseEvent => {
                let mut times = goal.statement.other_times.iter();
                times.any(|(_, what)| *what == OtherTime::CaseLimit)
            }
            List::Hold => aims.iter().any(|aim| aim.sort == Sort::Output),
            List::State | List::Praise => goal.verdicts.specific.verdict == Verdict::Fail,
            List::NoJoint | List::Check | List::Complaint => aims.len() == 1,
            List::PointsScore => {
                let target = aims.first().and_then(|aim| aim.target.as_ref());
                target.is_some_and(|target| target.unit.is_some())
            }
        }
    }

    #[test]
    fn every_line_is_an_entry_of_a_list() {
        let lines = FILE.lines().filter(|line| !line.starts_with('#'));
        let (sections, lines): (Vec<&str>, Vec<&str>) = lines
            .filter(|line| !line.is_empty())
            .partition(|line| line.starts_with('['));
        let known: Vec<String> = List::ALL.map(|(name, _)| format!("[{name}]")).into();
        assert_eq!(sections, known);
        let read = List::ALL.map(|(name, _)| entries(name).count());
        assert_eq!(lines.len(), read.iter().sum::<usize>());
    }

    #[test]
    fn every_entry_decides_in_its_goal() {
        let mut missed = Vec::new();
        for (name, list) in List::ALL {
            for (words, goal) in entries(name) {
                let judged = Judged::new(goal, Anchors::default());
                let text = judged.sentence.folded();
                let has_word = words.iter().any(|word| text.contains(word));
                if !has_word || !decides(list, &judged) {
                    missed.push(format!("{name}: {goal}"));
                }
            }
        }
        assert_eq!(missed, Vec::<String>::new());
    }

    #[test]
    fn without_a_word_of_the_list_it_is_otherwise() {
        for (list, goal) in [
            (List::Share, "工单数提高8%"),
            (List::OpenEnded, "满意率达到120%"),
            (List::Hire, "培训护士20名"),
            (List::CaseEvent, "合同签订后30天内完成维修"),
            (List::NoJoint, "及格率和优秀率分别达到95%和40%"),
            (List::State, "2026年底前新系统投入运行"),
            (List::Praise, "2027年建成市档案馆新馆"),
            (List::Provide, "年内用好信息化建设资金300万元"),
            (List::Hold, "做好培训工作"),
            (List::Check, "2026年提高扫码率，每半月由品质部培训一次"),
            (List::Complaint, "完成体检报告归档，三天之内必须出来"),
            (List::PointsScore, "Raise the goodwill index from 32 to 45"),
        ] {
            let judged = Judged::new(goal, Anchors::default());
            assert!(!decides(list, &judged), "{goal}");
        }
    }
}
