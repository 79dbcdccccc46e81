//! Bytes become text, whatever program saved them: by a byte-order mark, by what the file says of
//! itself, or by what can be read.

use std::borrow::Cow;

use encoding_rs::{Encoding, GB18030, UTF_8, UTF_16BE, UTF_16LE};

use crate::source::looks_like_utf16;
use crate::text;

use super::Fault;

/// How far into a file an XML declaration is looked for, in bytes.
const DECLARATION: usize = 256;

/// The text of an XML file: in the encoding of its mark, else in that which it declares, else
/// UTF-8.
pub(super) fn xml(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if looks_like_utf16(bytes) => wide(bytes),
        None => match declared(bytes) {
            Some(name) => Encoding::for_label(name).ok_or_else(|| unknown(name))?,
            None => UTF_8,
        },
    };
    // A declaration of UTF-16 in plain bytes says nothing.
    let is_wide = [UTF_16LE, UTF_16BE].contains(&encoding);
    let encoding = match is_wide && !looks_like_utf16(bytes) {
        true => UTF_8,
        false => encoding,
    };
    decode(bytes, encoding)
}

/// The text of a table: UTF-8 or UTF-16, else what Chinese Excel saves.
pub(super) fn table(bytes: &[u8]) -> Result<Cow<'_, str>, Fault> {
    match Encoding::for_bom(bytes) {
        Some((encoding, _)) => decode(bytes, encoding),
        None if looks_like_utf16(bytes) => decode(bytes, wide(bytes)),
        None => decode(bytes, UTF_8).or_else(|_| decode(bytes, GB18030)),
    }
}

fn decode<'b>(bytes: &'b [u8], encoding: &'static Encoding) -> Result<Cow<'b, str>, Fault> {
    let (text, malformed) = encoding.decode_with_bom_removal(bytes);
    if !malformed {
        return Ok(text);
    }
    let before = text.find('\u{fffd}').map_or("", |at| &text[..at]);
    Err(Fault {
        why: text!(
            "the file is not in {encoding}, as it seems to be",
            "文件内容与编码 {encoding} 不符",
            encoding = encoding.name(),
        ),
        at: Some(super::position(before, before.len())),
    })
}

/// The order of bytes in UTF-16 without a mark.
fn wide(bytes: &[u8]) -> &'static Encoding {
    match bytes.first() {
        Some(0) => UTF_16BE,
        _ => UTF_16LE,
    }
}

/// The encoding that an XML declaration names.
fn declared(bytes: &[u8]) -> Option<&[u8]> {
    let head = &bytes[..bytes.len().min(DECLARATION)];
    let head = head.strip_prefix(b"<?xml")?;
    let end = head.windows(2).position(|pair| pair == b"?>")?;
    let head = &head[..end];
    let key = b"encoding";
    let at = head.windows(key.len()).position(|window| window == key)?;
    let rest = head[at + key.len()..].trim_ascii_start();
    let rest = rest.strip_prefix(b"=")?.trim_ascii_start();
    let (&quote, rest) = rest.split_first()?;
    let end = rest.iter().position(|&byte| byte == quote)?;
    Some(&rest[..end])
}

fn unknown(name: &[u8]) -> Fault {
    Fault::whole(text!(
        "the file says that it is in the encoding {name}, which isn't known",
        "文件声明的编码 {name} 无法识别",
        name = crate::format::escape::one_line(&String::from_utf8_lossy(name)).into_owned(),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn encoded(text: &str, encoding: &'static Encoding) -> Vec<u8> {
        encoding.encode(text).0.into_owned()
    }

    #[test]
    fn xml_is_read_in_the_encoding_it_declares() {
        let text = |name: &str| format!("<?xml version=\"1.0\" encoding='{name}'?><a>派单</a>");
        for (name, encoding) in [("UTF-8", UTF_8), ("GB18030", GB18030), ("gb2312", GB18030)] {
            let text = text(name);
            assert_eq!(xml(&encoded(&text, encoding)).unwrap(), text);
        }
        let wide: Vec<u8> = text("UTF-16")
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        assert_eq!(xml(&wide).unwrap(), text("UTF-16"));
        let marked = [&[0xff, 0xfe][..], &wide].concat();
        assert_eq!(xml(&marked).unwrap(), text("UTF-16"));
        // One that was saved anew by an editor.
        assert_eq!(xml(text("UTF-16").as_bytes()).unwrap(), text("UTF-16"));
        let unknown = xml(text("klingon").as_bytes()).unwrap_err();
        assert!(unknown.why.en.contains("klingon"));
        let wrong = xml(b"<a>\n \xc5\xc9</a>").unwrap_err();
        assert_eq!(wrong.at, Some((2, 2)));
    }

    #[test]
    fn tables_of_chinese_excel_are_read() {
        let text = "编号,任务\n1,派单";
        for bytes in [
            text.as_bytes().to_vec(),
            encoded(text, GB18030),
            encoded(&format!("\u{feff}{text}"), UTF_8),
            format!("\u{feff}{text}")
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect(),
        ] {
            let read = table(&bytes);
            assert_eq!(read.as_deref(), Ok(text), "{bytes:?}");
        }
    }
}
