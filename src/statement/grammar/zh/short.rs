//! Words of one character, which are parts of longer words more often than words of their own.

use crate::statement::Sentence;
use crate::statement::grammar::tokens::{Kind, Token};
use crate::statement::grammar::verbs::{is_verb, moves, rank};
use crate::statement::time::TimeKind;
use crate::statement::vocabulary::{Class, List};

/// The tokens with words of one character only where they play their part: 升至90%, 比上年低, but
/// not 高血压, 参加; 约30次, but not 预约; 处理量, but not 数据.
pub fn settled(sentence: &Sentence<'_>, tokens: &[Token]) -> Vec<Token> {
    let settle = |(at, token): (usize, &Token)| {
        let is_short = sentence.part(token.span).chars().nth(1).is_none();
        // 安装完毕: the end of 完毕.
        if at > 0 && sentence.part(token.span) == "毕" {
            return Token {
                kind: Kind::Word(Class::Adverb),
                ..token.clone()
            };
        }
        // 取得更大突破: with nothing behind it, it is no verb.
        let ends = tokens
            .get(at + 1)
            .is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
        if ends && at > 0 && sentence.part(token.span) == "突破" {
            return Token {
                kind: Kind::Word(Class::Abstract),
                ..token.clone()
            };
        }
        let is_loose = is_short
            && token
                .class()
                .is_some_and(|class| !plays_its_part(sentence, tokens, at, class));
        Token {
            span: token.span,
            kind: match is_loose {
                true => Kind::Text,
                false => token.kind.clone(),
            },
        }
    };
    let mut settled: Vec<Token> = tokens.iter().enumerate().map(settle).collect();
    settle_each(&mut settled);
    settled
}

/// 各楼层都要摆上: 各 means all where 都, 均 or 全部 takes it up.
fn settle_each(tokens: &mut [Token]) {
    /// How many tokens the noun between them has at most.
    const MOST: usize = 4;
    for at in 0..tokens.len() {
        let taken_up = tokens[at + 1..]
            .iter()
            .take(MOST)
            .any(|token| matches!(token.kind, Kind::Word(Class::All | Class::Adverb)));
        let is_place = tokens
            .get(at + 1)
            .is_some_and(|next| next.is(Class::Place) || next.is(Class::Staff));
        if tokens[at].is(Class::Respectively) && is_place && taken_up {
            tokens[at].kind = Kind::Word(Class::All);
        }
    }
}

/// Whether a word of one character stands where words of its class do.
fn plays_its_part(sentence: &Sentence<'_>, tokens: &[Token], at: usize, class: Class) -> bool {
    let next = tokens.get(at + 1);
    match class {
        _ if is_verb(class) => leads_to_value(sentence, tokens, at, class),
        Class::About => {
            next.is_some_and(|next| next.number().is_some()) || is_behind_value(tokens, at)
        }
        Class::OrMore | Class::OrLess => is_behind_value(tokens, at),
        // 无效工单.
        Class::Zero => !List::NoZero.begins(&sentence.folded()[tokens[at].span.start as usize..]),
        // 成功率, 到场率.
        Class::To => leads_on(sentence, tokens, at) || leads_over_gap(sentence, tokens, at),
        // 数据, 值班, 性能: no head of a noun phrase stands before the rest of a word.
        Class::Metric | Class::Abstract => {
            !next.is_some_and(|next| next.kind.is_text() && goes_on(sentence, tokens, at))
        }
        // 平均, 就业, 必要, 重要.
        Class::Adverb if sentence.part(tokens[at].span) == "更" => true,
        Class::Adverb | Class::Intro => next.is_none_or(|next| {
            next.number().is_some()
                || next.time().is_some()
                || next.class().is_some_and(|class| !class.is_noun())
                || matches!(next.kind, Kind::Mark(_))
        }),
        _ => true,
    }
}

/// Whether the text behind a token is no phrase of its own: not 的, 在, 按….
fn goes_on(sentence: &Sentence<'_>, tokens: &[Token], at: usize) -> bool {
    let text = tokens
        .get(at + 1)
        .map_or("", |next| sentence.part(next.span));
    !List::NameLink.begins(text) && !text.starts_with(|c: char| c.is_ascii())
}

/// Whether a value, a bound or a time stands behind a word that leads to one.
fn leads_on(sentence: &Sentence<'_>, tokens: &[Token], at: usize) -> bool {
    let mut behind = tokens[at + 1..].iter();
    let next = behind.find(|token| !is_comparison(sentence, token));
    // 压降至预算的95%.
    let is_share = tokens[at + 1..]
        .get(1..3)
        .is_some_and(|two| sentence.part(two[0].span).ends_with('的') && two[1].number().is_some());
    next.is_some_and(|next| {
        is_share
            || next.number().is_some()
            || next.time().is_some()
            || matches!(next.kind, Kind::Quoted)
            || matches!(
                next.class(),
                Some(Class::AtLeast | Class::AtMost | Class::About | Class::Zero | Class::All)
            )
    })
}

/// Whether a word right behind a verb of change leads to a value further on: 降到每平方米7千瓦时,
/// 提高到总营收的15%, but not 提高到店客流10%, which says what is raised.
fn leads_over_gap(sentence: &Sentence<'_>, tokens: &[Token], at: usize) -> bool {
    let Some(verb) = at.checked_sub(1).map(|before| &tokens[before]) else {
        return false;
    };
    if verb.span.end != tokens[at].span.start || !verb.class().is_some_and(leads_to_level) {
        return false;
    }
    let is_value = |token: &Token| token.number().is_some();
    let behind = &tokens[at + 1..];
    let Some(value) = behind.iter().take(LONGEST_GAP).position(is_value) else {
        return false;
    };
    let gap = &behind[..value];
    let names = |token: &Token| match &token.kind {
        Kind::Text | Kind::Quoted | Kind::Time(..) => true,
        // 高峰, 快递: a part of a longer word.
        Kind::Word(class) => {
            let is_short = sentence.part(token.span).chars().nth(1).is_none();
            is_short || (rank(*class) < 5 && *class != Class::To)
        }
        _ => false,
    };
    let of_what = |token: &Token| sentence.part(token.span).ends_with('的');
    let each = |token: &Token| List::Each.begins(sentence.part(token.span));
    let qualifies = gap.last().is_some_and(of_what) || gap.iter().any(each);
    gap.iter().all(names) && (qualifies || is_named_before(tokens, at - 1))
}

/// How many tokens stand between a word that leads to a value and the value at most.
const LONGEST_GAP: usize = 8;

/// Whether 到 behind a verb leads to a value.
fn leads_to_level(class: Class) -> bool {
    matches!(class, Class::Rise | Class::Fall | Class::Keep | Class::Cap)
}

/// Whether what is to change stands before its verb in the same clause, or as a metric at the end of
/// the clause before: 平均时长，国庆前降到高峰时段20秒以下.
fn is_named_before(tokens: &[Token], verb: usize) -> bool {
    let is_mark = |token: &Token| matches!(token.kind, Kind::Mark(_));
    let begin = tokens[..verb].iter().rposition(is_mark);
    let own = &tokens[begin.map_or(0, |mark| mark + 1)..verb];
    let names = |token: &Token| token.kind.is_text() || token.class().is_some_and(Class::is_noun);
    let before = begin.and_then(|mark| tokens[..mark].last());
    let is_metric = |token: &Token| token.is(Class::Metric) || token.is(Class::Cost);
    own.iter().any(names) || before.is_some_and(is_metric)
}

fn is_behind_value(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).map(|before| &tokens[before]);
    before.is_some_and(|token| token.number().is_some() || token.time().is_some())
}

fn leads_to_value(sentence: &Sentence<'_>, tokens: &[Token], at: usize, class: Class) -> bool {
    let changes = moves(class);
    let mut behind = tokens[at + 1..].iter();
    let next = behind.find(|token| !is_comparison(sentence, token));
    let leads = next.is_some_and(|next| {
        next.number().is_some()
            || matches!(
                next.class(),
                Some(Class::AtLeast | Class::AtMost | Class::About)
            )
            || (changes
                && matches!(
                    next.class(),
                    Some(Class::To | Class::Purpose | Class::Zero | Class::All)
                ))
    });
    leads || (changes && ends_comparison(tokens, at))
}

/// Whether a token only says what a value is compared with, or that it is a rank: 去年的, 前.
pub fn is_comparison(sentence: &Sentence<'_>, token: &Token) -> bool {
    match &token.kind {
        Kind::Time(time, _) => time.kind == TimeKind::Reference,
        Kind::Word(Class::Now) => true,
        // 升至全市前5名.
        Kind::Text => {
            let text = sentence.part(token.span);
            text == "的" || text.ends_with(['前', '第'])
        }
        _ => false,
    }
}

/// Whether a word ends a clause right behind what is compared with: 比上年低.
fn ends_comparison(tokens: &[Token], at: usize) -> bool {
    let before = at.checked_sub(1).and_then(|before| tokens[before].time());
    let ends = tokens
        .get(at + 1)
        .is_none_or(|next| matches!(next.kind, Kind::Mark(_)));
    ends && before.is_some_and(|time| time.kind == TimeKind::Reference)
}
