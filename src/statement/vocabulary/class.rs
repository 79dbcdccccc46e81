//! What a word does in a goal sentence.

/// Declares the classes with the names that the files use.
macro_rules! classes {
    ($($(#[doc = $doc:literal])+ $name:ident = $text:literal,)+) => {
        /// What a word does in a goal sentence.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Class {
            $($(#[doc = $doc])+ $name,)+
        }

        impl Class {
            /// The class of a section of a vocabulary file.
            pub(super) fn named(name: &str) -> Option<Class> {
                match name {
                    $($text => Some(Class::$name),)+
                    _ => None,
                }
            }
        }
    };
}

classes! {
    /// Makes a figure larger: 提升, increase.
    Rise = "rise",
    /// Makes a figure smaller: 降低, reduce.
    Fall = "fall",
    /// Keeps a figure where it is: 保持, maintain.
    Keep = "keep",
    /// Comes to a figure: 达到, reach.
    Reach = "reach",
    /// Holds a figure below a limit: 控制在, cap at.
    Cap = "cap",
    /// Halves a figure: 减半, halve.
    Halve = "halve",
    /// Doubles a figure: double.
    Double = "double",
    /// Triples a figure: triple.
    Triple = "triple",
    /// Brings something down to nothing: 杜绝, eliminate.
    Eliminate = "eliminate",
    /// Names a change as a thing: a reduction in.
    RiseNoun = "rise-noun",
    /// Names a change as a thing: an increase in.
    FallNoun = "fall-noun",
    /// Acts without saying on what outcome: 加强, enhance.
    Soft = "soft",
    /// Makes something exist or finishes it: 上线, launch.
    Make = "make",
    /// Does something that can be seen being done: 宣传, promote.
    Do = "do",
    /// Ends something: 取消, stop.
    Stop = "stop",
    /// Puts money or people in: 投入, invest.
    Input = "input",
    /// Leads to the value that is to be reached: 至, to.
    To = "to",
    /// Leads to the value of today: 由, from.
    From = "from",
    /// Leads to an amount of change: by.
    By = "by",
    /// Says that a value is that of today: 目前, currently.
    Now = "now",
    /// Stands before what is acted on: 将, 把.
    Object = "object",
    /// At least, before the value: 不低于, at least.
    AtLeast = "at-least",
    /// At most, before the value: 不超过, at most.
    AtMost = "at-most",
    /// At least, behind the value: 以上, or more.
    OrMore = "or-more",
    /// At most, behind the value: 以内, or less.
    OrLess = "or-less",
    /// Makes a value vague: 约, about.
    About = "about",
    /// Everything there is of it: 所有, all.
    All = "all",
    /// None of it: 零, zero.
    Zero = "zero",
    /// Gives several values to several metrics: 分别, respectively.
    Respectively = "respectively",
    /// Says what the aim is for: 为, in order to.
    Purpose = "purpose",
    /// Says by what means the aim is reached: 通过, through.
    Means = "means",
    /// Leads from the means to the aim: 使, so that.
    Result = "result",
    /// Joins two things: 和, and.
    And = "and",
    /// Leads into a sentence: 目标是, we will.
    Intro = "intro",
    /// Adds force, but nothing that can be measured: 全面, significantly.
    Adverb = "adverb",
    /// A place, group or asset that says how far a goal reaches: 小区, sites.
    Place = "place",
    /// The whole of an organisation or its area: 全院, 辖区.
    Whole = "whole",
    /// A case that comes in one by one: 工单, tickets.
    Case = "case",
    /// Something that is held on a day: 讲座, 技能大赛.
    Occasion = "occasion",
    /// What is done with a case: 办结, resolve.
    Handle = "handle",
    /// The head of a metric: 率, rate.
    Metric = "metric",
    /// A metric of which less is better: 时间, complaints.
    Cost = "cost",
    /// An abstract quality that nobody can measure as it stands: 服务质量, service quality.
    Abstract = "abstract",
    /// As broad as an abstract quality when it changes, but a thing when it is made: service.
    Broad = "broad",
    /// What goes in when there is more of it: people who are hired, money: 护士, engineers.
    Staff = "staff",
    /// Something whose existence can't be seen from outside: 机制, culture.
    Hidden = "hidden",
    /// Names the end of a scale: 最高, out of a maximum of.
    Best = "best",
    /// Evidence that the goal can be reached: 已试点, funding approved.
    Evidence = "evidence",
}

impl Class {
    /// Whether a word of the class can be the head of a noun phrase.
    pub fn is_noun(self) -> bool {
        matches!(
            self,
            Class::Metric
                | Class::Cost
                | Class::Abstract
                | Class::Broad
                | Class::Staff
                | Class::Case
                | Class::Hidden
                | Class::Place
                | Class::Occasion
        )
    }
}
