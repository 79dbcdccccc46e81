//! Currencies: their ISO 4217 codes, names and signs.

use std::fmt;

use super::pattern::pattern;
use super::scan::{lookup, words};
use super::{Kind, Number, Unreadable, Value};
use crate::lang::{Lang, Localized};
use crate::text;

/// A currency by its ISO 4217 code.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency([u8; 3]);

impl Currency {
    /// The renminbi, the currency of mainland China.
    pub const CNY: Currency = Currency(*b"CNY");

    /// The code in capitals, such as `CNY`.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }

    /// The Chinese unit that follows an amount, such as `英镑`, for the currencies that have one here.
    pub fn chinese_unit(self) -> Option<&'static str> {
        CHINESE_UNITS
            .iter()
            .find(|(_, currency)| *currency == self)
            .map(|(unit, _)| *unit)
    }
}

const USD: Currency = Currency(*b"USD");
const EUR: Currency = Currency(*b"EUR");
const GBP: Currency = Currency(*b"GBP");
const HKD: Currency = Currency(*b"HKD");
const JPY: Currency = Currency(*b"JPY");
const TWD: Currency = Currency(*b"TWD");
const MOP: Currency = Currency(*b"MOP");
const SGD: Currency = Currency(*b"SGD");

/// Signs, which may stand behind a minus sign: `-¥300`.
pub(crate) const SIGNS: &[(&str, Currency)] = words! {
    Currency::CNY => "¥";
    USD => "$" | "US$";
    EUR => "€";
    GBP => "£";
    HKD => "HK$";
    TWD => "NT$";
    MOP => "MOP$";
    SGD => "S$";
};

/// Names that may stand before or after an amount.
pub(crate) const NAMES: &[(&str, Currency)] = words! {
    Currency::CNY => "人民币" | "RMB";
    HKD => "港币";
    TWD => "新台币";
    MOP => "澳门币";
    USD => "美金";
};

/// The unit an amount is counted in; the first of a currency is how planvet writes it.
pub(crate) const CHINESE_UNITS: &[(&str, Currency)] = words! {
    Currency::CNY => "元";
    USD => "美元";
    EUR => "欧元";
    GBP => "英镑";
    HKD => "港元";
    JPY => "日元";
    TWD => "新台币";
    MOP => "澳门元";
    SGD => "新加坡元";
};

/// Further words that may stand after an amount.
pub(crate) const FURTHER_UNITS: &[(&str, Currency)] = words! {
    Currency::CNY => "块" | "块钱" | "元人民币";
    HKD => "元港币";
    TWD => "元新台币";
};

macro_rules! codes {
    ($($code:literal)+) => { &[$(($code, Currency(*$code.as_bytes().first_chunk().unwrap()))),+] };
}

/// The active codes of ISO 4217 that stand for money.
pub(crate) const CODES: &[(&str, Currency)] = codes![
    "CNY" "USD" "EUR" "GBP" "HKD" "JPY" "TWD" "MOP" "SGD"
    "AED" "AFN" "ALL" "AMD" "AOA" "ARS" "AUD" "AWG" "AZN" "BAM" "BBD" "BDT" "BGN" "BHD" "BIF"
    "BMD" "BND" "BOB" "BRL" "BSD" "BTN" "BWP" "BYN" "BZD" "CAD" "CDF" "CHF" "CLP" "COP" "CRC"
    "CUP" "CVE" "CZK" "DJF" "DKK" "DOP" "DZD" "EGP" "ERN" "ETB" "FJD" "FKP" "GEL" "GHS" "GIP"
    "GMD" "GNF" "GTQ" "GYD" "HNL" "HTG" "HUF" "IDR" "ILS" "INR" "IQD" "IRR" "ISK" "JMD" "JOD"
    "KES" "KGS" "KHR" "KMF" "KPW" "KRW" "KWD" "KYD" "KZT" "LAK" "LBP" "LKR" "LRD" "LSL" "LYD"
    "MAD" "MDL" "MGA" "MKD" "MMK" "MNT" "MRU" "MUR" "MVR" "MWK" "MXN" "MYR" "MZN" "NAD" "NGN"
    "NIO" "NOK" "NPR" "NZD" "OMR" "PAB" "PEN" "PGK" "PHP" "PKR" "PLN" "PYG" "QAR" "RON" "RSD"
    "RUB" "RWF" "SAR" "SBD" "SCR" "SDG" "SEK" "SHP" "SLE" "SOS" "SRD" "SSP" "STN" "SVC" "SYP"
    "SZL" "THB" "TJS" "TMT" "TND" "TOP" "TRY" "TTD" "TZS" "UAH" "UGX" "UYU" "UZS" "VED" "VES"
    "VND" "VUV" "WST" "XAF" "XCD" "XCG" "XOF" "XPF" "YER" "ZAR" "ZMW" "ZWG"
];

impl Value for Currency {
    const KIND: &'static Kind = &Kind {
        noun: text!("a currency", "币种"),
        forms: &["CNY", "人民币", "GBP"],
        choices: &[],
        number: Number::No,
        pattern: pattern!({CODES} "|" {NAMES} "|" {CHINESE_UNITS} "|" {SIGNS}),
    };

    fn read(text: &str) -> Result<Currency, Unreadable> {
        [CODES, NAMES, CHINESE_UNITS, SIGNS]
            .iter()
            .find_map(|table| lookup(table, text))
            .ok_or(Unreadable::Form)
    }
}

impl fmt::Display for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl fmt::Debug for Currency {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Currency({})", self.code())
    }
}

impl Localized for Currency {
    fn fmt_in(&self, lang: Lang, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (lang, self.chinese_unit()) {
            (Lang::Zh, Some(_)) if *self == Currency::CNY => f.write_str("人民币"),
            (Lang::Zh, Some(unit)) => f.write_str(unit),
            _ => f.write_str(self.code()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::testing::{agree, reads};
    use super::*;

    #[test]
    fn currencies_are_read_by_code_name_and_sign() {
        let good = [
            ("CNY", Currency::CNY),
            ("cny", Currency::CNY),
            ("RMB", Currency::CNY),
            ("人民币", Currency::CNY),
            ("元", Currency::CNY),
            ("￥", Currency::CNY),
            ("$", USD),
            ("HK$", HKD),
            ("港币", HKD),
            ("ＧＢＰ", GBP),
            ("新加坡元", SGD),
        ];
        reads(&good);
        agree::<Currency>(
            &good.map(|(text, _)| text),
            &[],
            &["", "XYZ", "CN", "CNYY", "钱", "U$", "156"],
        );
    }

    #[test]
    fn every_currency_prints_and_reads_back() {
        for (code, currency) in CODES {
            assert_eq!(*code, currency.to_string());
            for lang in Lang::ALL {
                assert_eq!(
                    Currency::read(&currency.in_lang(lang).to_string()),
                    Ok(*currency)
                );
            }
        }
    }
}
