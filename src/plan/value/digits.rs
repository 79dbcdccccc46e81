//! Exact decimals out of digits and powers of ten.

use rust_decimal::Decimal;

use super::scan::Scan;

/// A number of the right form, or `None` when a [`Decimal`] can't hold it exactly.
pub(crate) type Held = Option<Decimal>;

/// The digits of a number as they are read.
#[derive(Debug, Clone, Copy)]
pub(super) struct Digits {
    /// All digits so far without the zeros at the end, or `None` when there are too many.
    mantissa: Option<i128>,
    /// Zeros read since the last other digit.
    zeros: i32,
    /// Digits after the point, counting those zeros.
    places: i32,
}

impl Default for Digits {
    fn default() -> Digits {
        Digits {
            mantissa: Some(0),
            zeros: 0,
            places: 0,
        }
    }
}

impl Digits {
    /// Takes the next digit.
    pub fn push(&mut self, digit: char) {
        let digit = digit as i128 - '0' as i128;
        if digit == 0 {
            self.zeros = self.zeros.saturating_add(1);
            return;
        }
        self.mantissa = self.mantissa.and_then(|mantissa| {
            let shifted = if mantissa == 0 {
                0
            } else {
                times_ten(mantissa, self.zeros + 1)?
            };
            shifted.checked_add(digit)
        });
        self.zeros = 0;
    }

    /// Takes the digits before the point and says how many there are; a zero must stand alone.
    pub fn push_integer(&mut self, scan: &mut Scan<'_>) -> Option<usize> {
        let first = scan.take_if(|c| c.is_ascii_digit())?;
        self.push(first);
        let mut length = 1;
        while let Some(digit) = scan.take_if(|c| c.is_ascii_digit()) {
            self.push(digit);
            length += 1;
        }
        (first != '0' || length == 1).then_some(length)
    }

    /// Takes the digits after the point and says how many there are.
    pub fn push_decimals(&mut self, scan: &mut Scan<'_>) -> usize {
        let mut count = 0;
        while let Some(digit) = scan.take_if(|c| c.is_ascii_digit()) {
            self.push(digit);
            self.places = self.places.saturating_add(1);
            count += 1;
        }
        count
    }

    /// Whether there is no digit but zeros.
    pub fn is_zero(&self) -> bool {
        self.mantissa == Some(0)
    }

    /// The number, times ten to `power`.
    pub fn value(self, power: i32) -> Held {
        let mantissa = self.mantissa?;
        shifted(
            mantissa,
            power.checked_add(self.zeros)?.checked_sub(self.places)?,
        )
    }
}

fn times_ten(mantissa: i128, power: i32) -> Option<i128> {
    mantissa.checked_mul(10_i128.checked_pow(u32::try_from(power).ok()?)?)
}

/// Gives `mantissa` times ten to `power`, or `None` when a [`Decimal`] can't hold it exactly.
pub(super) fn shifted(mut mantissa: i128, mut power: i32) -> Held {
    if mantissa == 0 {
        return Some(Decimal::ZERO);
    }
    while power < 0 && mantissa % 10 == 0 {
        mantissa /= 10;
        power += 1;
    }
    if power > 0 {
        mantissa = times_ten(mantissa, power)?;
        power = 0;
    }
    Decimal::try_from_i128_with_scale(mantissa, power.unsigned_abs()).ok()
}

/// Multiplies by ten to `power` without rounding.
pub(super) fn times_ten_to(value: Decimal, power: i32) -> Held {
    let scale = i32::try_from(value.scale()).ok()?;
    shifted(value.mantissa(), power.checked_sub(scale)?)
}
