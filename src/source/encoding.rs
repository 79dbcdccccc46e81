//! Bytes to text: UTF-8 with or without a byte-order mark; what else there is gets named.

use super::{Limits, Source, SourceFault, Span};

/// An encoding that a file seems to be in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-16, told by its byte-order mark or its zero bytes.
    Utf16,
    /// GB18030 or GBK, told by its pairs of bytes: what old Chinese editors save.
    Gb18030,
    /// None of those planvet can name.
    Unknown,
}

/// Turns the bytes of a file into text.
///
/// A file that is too large or not UTF-8 becomes a source with a readable stand-in text, so
/// that a finding about it still has a line to point at.
pub fn read(path: String, bytes: Vec<u8>, limits: &Limits) -> (Source, Option<SourceFault>) {
    if bytes.len() > limits.bytes {
        let fault = SourceFault::TooLarge {
            bytes: bytes.len(),
            limit: limits.bytes,
        };
        let text = String::new();
        return (Source { path, text }, Some(fault));
    }
    if looks_like_utf16(&bytes) {
        // Zero bytes are no text to show.
        let text = String::new();
        let fault = not_utf8(Encoding::Utf16, 0, 0);
        return (Source { path, text }, Some(fault));
    }
    let error = match String::from_utf8(bytes) {
        Ok(text) => return (Source { path, text }, None),
        Err(error) => error,
    };
    let valid = error.utf8_error().valid_up_to();
    let bytes = error.as_bytes();
    let encoding = if looks_like_gb18030(bytes) {
        Encoding::Gb18030
    } else {
        Encoding::Unknown
    };
    // Up to the first bad byte the lossy text has the same offsets as the file.
    let text = String::from_utf8_lossy(bytes).into_owned();
    let end = valid + text[valid..].chars().next().map_or(0, char::len_utf8);
    (Source { path, text }, Some(not_utf8(encoding, valid, end)))
}

fn not_utf8(encoding: Encoding, start: usize, end: usize) -> SourceFault {
    SourceFault::NotUtf8 {
        encoding,
        span: Span::new(start, end),
    }
}

/// Whether bytes seem to be UTF-16, by a byte-order mark or by zeros in every second byte.
pub fn looks_like_utf16(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xff, 0xfe]) || bytes.starts_with(&[0xfe, 0xff]) {
        return true;
    }
    // ASCII keys in UTF-16 have a zero in every second byte.
    let head = &bytes[..bytes.len().min(64) & !1];
    let zeros = |offset: usize| {
        head.iter()
            .skip(offset)
            .step_by(2)
            .filter(|&&byte| byte == 0)
            .count()
    };
    head.len() >= 8 && (zeros(0) * 4 >= head.len() / 2 * 3) != (zeros(1) * 4 >= head.len() / 2 * 3)
}

/// GB18030: a lead byte 81-FE, then 40-7E or 80-FE, or a four-byte form with digits.
fn looks_like_gb18030(bytes: &[u8]) -> bool {
    let mut at = 0;
    let mut pairs = 0;
    while let Some(&lead) = bytes.get(at) {
        if lead < 0x80 {
            at += 1;
            continue;
        }
        let second = bytes.get(at + 1).copied().unwrap_or_default();
        at += match (lead, second) {
            (0x81..=0xfe, 0x40..=0x7e | 0x80..=0xfe) => 2,
            (0x81..=0xfe, 0x30..=0x39) => 4,
            _ => return false,
        };
        pairs += 1;
    }
    pairs > 0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(bytes: &[u8]) -> Option<SourceFault> {
        read("x".into(), bytes.to_vec(), &Limits::DEFAULT).1
    }

    fn encoding(bytes: &[u8]) -> Option<Encoding> {
        match fault(bytes) {
            Some(SourceFault::NotUtf8 { encoding, .. }) => Some(encoding),
            _ => None,
        }
    }

    #[test]
    fn utf8_passes_with_and_without_mark() {
        assert_eq!(fault("标题: 甲".as_bytes()), None);
        assert_eq!(fault("\u{feff}标题: 甲".as_bytes()), None);
        assert_eq!(fault(b""), None);
    }

    #[test]
    fn utf16_is_named() {
        let le: Vec<u8> = "title: 甲\n"
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        let be: Vec<u8> = "title: 甲\n"
            .encode_utf16()
            .flat_map(u16::to_be_bytes)
            .collect();
        assert_eq!(encoding(&le), Some(Encoding::Utf16));
        assert_eq!(encoding(&be), Some(Encoding::Utf16));
        assert_eq!(
            encoding(&[&[0xff, 0xfe][..], &le].concat()),
            Some(Encoding::Utf16)
        );
    }

    #[test]
    fn gb18030_is_named() {
        // "title: 满意度" in GBK.
        let gbk = b"title: \xc2\xfa\xd2\xe2\xb6\xc8\n";
        assert_eq!(encoding(gbk), Some(Encoding::Gb18030));
        assert_eq!(encoding(b"title: \xff\xff"), Some(Encoding::Unknown));
        assert_eq!(encoding(b"title: \xc3"), Some(Encoding::Unknown));
    }

    #[test]
    fn the_first_bad_byte_is_pointed_at() {
        let (source, fault) = read("x".into(), b"ab\xffcd".to_vec(), &Limits::DEFAULT);
        let Some(SourceFault::NotUtf8 { span, .. }) = fault else {
            panic!("{fault:?}")
        };
        assert_eq!(&source.text[span.range()], "\u{fffd}");
    }

    #[test]
    fn too_large_is_told_without_reading() {
        let limits = Limits {
            bytes: 3,
            ..Limits::DEFAULT
        };
        let (_, fault) = read("x".into(), b"abcd".to_vec(), &limits);
        assert_eq!(fault, Some(SourceFault::TooLarge { bytes: 4, limit: 3 }));
    }
}
