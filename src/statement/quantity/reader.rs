//! The walk through a sentence, from one number to the next.

use rust_decimal::Decimal;

use crate::plan::value::fold_char;
use crate::source::Span;
use crate::statement::Sentence;

use super::amount::{self, Amount, is_upper};
use super::names::{Match, What};
use super::number::is_numeral;
use super::text::{blanks, next, previous, rest, run, word};
use super::{Form, Quantity, UnitKind, dates, english, names, range, ratio, score, units};

/// Digits in a row that are a telephone number, unless a unit follows.
const TELEPHONE: usize = 11;

/// Walks through the sentence and gathers its quantities.
pub(super) fn read(sentence: &Sentence<'_>) -> Vec<Quantity> {
    let mut reader = Reader {
        sentence,
        text: sentence.folded(),
        found: Vec::new(),
    };
    let mut at = 0;
    while let Some(c) = next(reader.text, at) {
        let end = reader.step(at, c);
        debug_assert!(end > at, "{at} in {:?}", reader.text);
        at = end.max(at + c.len_utf8());
    }
    reader.found
}

struct Reader<'s, 't> {
    sentence: &'s Sentence<'t>,
    text: &'s str,
    found: Vec<Quantity>,
}

impl Reader<'_, '_> {
    /// Reads what stands at a place and gives the place after it.
    fn step(&mut self, at: usize, c: char) -> usize {
        let phrase = names::find(self.text, at);
        if let Some(phrase) = phrase {
            match phrase.what {
                What::Number => {
                    let (start, _) = phrase.number.unwrap_or((at, at));
                    return self.amount(start).unwrap_or(phrase.end);
                }
                What::Scale => return self.scale(at, phrase),
                What::Name | What::Phrase => {}
            }
        }
        if self.is_chinese()
            && (c.is_ascii_digit() || is_numeral(c))
            && let Some(ratio) = ratio::read(self.text, at)
        {
            let end = ratio.end;
            self.found.push(ratio.quantity());
            return end;
        }
        let date = dates::end(self.text, at);
        if c.is_ascii_digit()
            && let Some(end) = date.or_else(|| self.chain(at))
        {
            return end;
        }
        if let Some(end) = date
            && phrase.is_none_or(|phrase| phrase.end <= end)
        {
            return end;
        }
        match phrase {
            Some(phrase) if phrase.what == What::Name && self.is_grade(at, phrase.end) => {}
            Some(phrase) if phrase.what == What::Name => {
                return self.name(at, phrase.end, phrase.number, phrase.value);
            }
            Some(phrase) if !self.is_longer_amount(at, phrase.end) => return phrase.end,
            _ => {}
        }
        if let Some(end) = self.amount(at) {
            return end;
        }
        if c.is_ascii_lowercase() {
            return self.latin(at);
        }
        at + c.len_utf8()
    }

    fn is_chinese(&self) -> bool {
        self.sentence.lang() == crate::lang::Lang::Zh
    }

    /// Whether a grade is what is reached rather than a part of a name: 评级达到五级.
    fn is_grade(&self, at: usize, end: usize) -> bool {
        let led = ["到", "至", "达", "为", "升", "保持"];
        let is_led = led.iter().any(|word| self.text[..at].ends_with(word));
        let closes = rest(self.text, end).chars().next();
        let closes = closes.is_none_or(|c| ",;.!?)。、以及".contains(c));
        is_led && closes && self.text[..end].ends_with(['级', '档'])
    }

    /// 一点 is a phrase, 一点五倍 is not.
    fn is_longer_amount(&self, at: usize, end: usize) -> bool {
        matches!(amount::read(self.sentence, at), Some(Ok(amount)) if amount.end > end)
    }

    /// Passes over digits joined to codes: `3.2.1`, `400-123-4567`, `007`, `2+3`.
    fn chain(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        let is_digit = |c: char| c.is_ascii_digit();
        let first = run(text, at, is_digit);
        for sign in ['.', '-', ':'] {
            let mut end = first;
            let mut parts = 1;
            while next(text, end) == Some(sign) && next(text, end + 1).is_some_and(is_digit) {
                end = run(text, end + 1, is_digit);
                parts += 1;
            }
            if sign == ':' && parts > 1 && next(text, end) == Some('.') {
                // 1:0.5 is a ratio.
                end = run(text, end + 1, is_digit);
            }
            if parts == 2
                && sign == ':'
                && self.sentence.lang() == crate::lang::Lang::En
                && let Some(value) = english::ratio(&text[..at], &text[at..end])
            {
                let name = self.name(at, end, None, Some(value));
                if let Some(found) = self.found.last_mut() {
                    found.form = Form::Plain;
                }
                return Some(name);
            }
            // A decimal has two parts, a range as well, a time of day has no value.
            if parts > 2 || parts == 2 && sign == ':' {
                let rest_is_decimal = sign == '-' && next(text, end) == Some('.');
                return (!rest_is_decimal || parts > 3).then(|| self.name(at, end, None, None));
            }
        }
        None
    }

    /// Reads the amount at a place with all that belongs to it.
    fn amount(&mut self, at: usize) -> Option<usize> {
        let text = self.text;
        if !amount::may_begin(self.sentence, at) {
            return None;
        }
        let amount = match amount::read(self.sentence, at)? {
            Ok(amount) => amount,
            Err(end) => {
                let is_code = next(text, at).is_some_and(|c| c.is_ascii_digit());
                return Some(if is_code {
                    self.name(at, end, None, None)
                } else {
                    end
                });
            }
        };
        let amount = range::join(self.sentence, amount);
        let amount = self.with_foreign_unit(amount);
        if let Some(end) = self.glued(&amount) {
            let value = Some(amount.value.plain());
            return Some(self.name(at, end, Some(amount.number), value));
        }
        if !self.counts(&amount) {
            return Some(amount.end);
        }
        let end = amount.end;
        let mut quantity = amount.quantity();
        let scale = score::end_of_scale(text, &quantity);
        if let Some(scale) = &scale {
            score::make_score(text, &mut quantity, scale.span.start as usize);
        }
        self.found.push(quantity);
        let end = scale.as_ref().map_or(end, |scale| scale.span.end as usize);
        self.found.extend(scale);
        Some(end)
    }

    /// Takes Latin letters behind a number of a Chinese sentence for its unit: 40DDDs; a name has
    /// one or two of them (5G, 3D).
    fn with_foreign_unit(&self, amount: Amount) -> Amount {
        const LEAST: usize = 3;
        let from = blanks(self.text, amount.end);
        let letters = word(self.text, from);
        let end = from + letters.len();
        let goes_on = next(self.text, end).is_some_and(|c| c.is_ascii_digit() || c == '-');
        if amount.unit.is_some() || !self.is_chinese() || letters.len() < LEAST || goes_on {
            return amount;
        }
        let unit = units::Found {
            kind: UnitKind::Other,
            name: (self.sentence.words(Span::new(from, end)).chars())
                .map(fold_char)
                .collect(),
            end,
        };
        amount.with_unit(Some(unit))
    }

    /// The end of the name that a bare number is a part of: 5G, 3D, 2nd, a two-way radio.
    fn glued(&self, amount: &Amount) -> Option<usize> {
        let text = self.text;
        if amount.unit.is_some() {
            return None;
        }
        let follows = next(text, amount.end);
        if follows.is_some_and(|c| c.is_ascii_lowercase()) {
            return Some(self.latin_end(amount.end));
        }
        if follows == Some('-')
            && next(text, amount.end + 1).is_some_and(|c| c.is_ascii_lowercase())
        {
            let end = amount.end + 1;
            return Some(end + word(text, end).len());
        }
        let digits = &text[amount.number.0..amount.number.1];
        let only_digits = digits.bytes().all(|b| b.is_ascii_digit());
        let is_telephone = digits.len() >= TELEPHONE
            || digits.len() == 5
                && ["95", "96", "123"]
                    .iter()
                    .any(|start| digits.starts_with(start))
                && self.is_chinese_near(amount.end);
        (only_digits && amount.upper.is_none() && is_telephone).then_some(amount.end)
    }

    /// Public lines of China have five digits: 12345, 95598, 96777.
    fn is_chinese_near(&self, end: usize) -> bool {
        let near = |c: Option<char>| c.is_none_or(|c| !c.is_ascii() || c == ')' || c == '"');
        self.sentence.lang() == crate::lang::Lang::Zh && near(next(self.text, end))
    }

    /// Whether a Chinese numeral stands for a number: one digit without a unit is a part of a word.
    fn counts(&self, amount: &Amount) -> bool {
        let text = self.text;
        let written = &text[amount.number.0..amount.number.1];
        let first = written.chars().next().unwrap_or(' ');
        if amount.unit.is_some() || amount.upper.is_some() || !is_numeral(first) {
            return true;
        }
        if first == '零' {
            // The nought of 清零 and 归零 is one, the one of 零八 is not.
            return true;
        }
        let follows = rest(text, blanks(text, amount.end));
        let closes = follows
            .chars()
            .next()
            .is_none_or(|c| ",;.!?)。、".contains(c));
        let bound = ["以上", "以下", "以内", "以后", "左右", "及以上"];
        let bounded = bound.iter().any(|word| follows.starts_with(word));
        let led = previous(text, amount.start).is_some_and(|c| "到至为于达前".contains(c));
        written.chars().count() > 1 || (closes && led) || bounded
    }

    fn scale(&mut self, at: usize, phrase: Match) -> usize {
        /// 百分制 has no number that can be read.
        const HUNDRED: Decimal = Decimal::ONE_HUNDRED;
        if let Some(score) = self.found.last_mut() {
            score::make_score(self.text, score, at);
        }
        let number = phrase.number.unwrap_or((at, phrase.end));
        let mut end = score::scale_end(at, number, phrase.value.unwrap_or(HUNDRED));
        end.span = Span::new(at, phrase.end);
        self.found.push(end);
        phrase.end
    }

    fn name(
        &mut self,
        start: usize,
        end: usize,
        number: Option<(usize, usize)>,
        value: Option<Decimal>,
    ) -> usize {
        let number = number.unwrap_or((start, end));
        self.found.push(Quantity {
            span: Span::new(start, end),
            number: Span::new(number.0, number.1),
            value: value.unwrap_or_default(),
            upper: None,
            unit: None,
            form: Form::Name,
        });
        end
    }

    /// Passes over a Latin word; one with digits in it is a name: `covid-19`, `pm2.5`.
    fn latin(&mut self, at: usize) -> usize {
        let text = self.text;
        let letters = at + word(text, at).len();
        let hyphen = usize::from(next(text, letters) == Some('-'));
        let digits = letters + hyphen;
        if !next(text, digits).is_some_and(|c| c.is_ascii_digit()) {
            return letters;
        }
        // The currency of USD80,000.
        if hyphen == 0 && units::currency(text, at, is_upper(self.sentence, at)).is_some() {
            return letters;
        }
        let end = self.latin_end(at);
        if matches!(&text[at..letters], "q" | "h" | "fy") {
            // A quarter, a half or a year is a date.
            return end;
        }
        self.name(at, end, Some((digits, end)), None)
    }

    /// The end of letters and digits that are joined to one name.
    fn latin_end(&self, at: usize) -> usize {
        let text = self.text;
        let mut end = run(text, at, |c| c.is_ascii_alphanumeric());
        while next(text, end).is_some_and(|c| matches!(c, '-' | '.' | '/'))
            && next(text, end + 1).is_some_and(|c| c.is_ascii_digit())
        {
            end = run(text, end + 1, |c| c.is_ascii_alphanumeric());
        }
        end
    }
}
