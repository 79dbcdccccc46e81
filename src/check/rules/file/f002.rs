//! F002: the file is not UTF-8.

use crate::check::rules::prelude::*;
use crate::plan::read::Fault;
use crate::source::{Encoding, SourceFault};

/// The rule.
pub static RULE: Rule = Rule {
    id: RuleId {
        code: "F002",
        name: "invalid-encoding",
    },
    severity: Severity::Error,
    since: Maturity::Draft,
    title: Text::new("the file is not UTF-8", "文件编码不是 UTF-8"),
    docs: Docs {
        checks: Text::new(
            "The bytes of the file must be UTF-8, with or without a byte-order mark. UTF-16 and \
             GB18030 (GBK, GB2312) are recognised and named.",
            "文件必须采用 UTF-8 编码，有无 BOM 均可。UTF-16 与 GB18030（GBK、GB2312）能被识别并点明。",
        ),
        why: Text::new(
            "The same bytes mean other characters in another encoding; guessing would judge \
             text that nobody wrote (YAML 1.2.2, 5.2).",
            "同样的字节在不同编码下是不同的字，靠猜只会评判没人写过的文字（YAML 1.2.2 第 5.2 节）。",
        ),
        fails: Example {
            en: "# saved as UTF-16 by an editor\ntitle: Faster repairs\n",
            zh: "# 编辑器另存成了 UTF-16\ntitle: 缩短维修响应时间\n",
        },
        mended: Example {
            en: "# saved as UTF-8\ntitle: Faster repairs\n",
            zh: "# 另存为 UTF-8\ntitle: 缩短维修响应时间\n",
        },
        ignore: Text::new(
            "Never: nothing of the file can be checked.",
            "不应忽略：整个文件都无法检查。",
        ),
    },
    run: Run::Fault(run),
};

fn run(fault: &Fault, findings: &mut Findings<'_>) {
    let Fault::Source(SourceFault::NotUtf8 { encoding, span }) = fault else {
        return;
    };
    let message = match encoding {
        Encoding::Utf16 => text!(
            "the file is saved as UTF-16, not UTF-8",
            "文件保存成了 UTF-16，而不是 UTF-8"
        ),
        Encoding::Gb18030 => text!(
            "the file is not UTF-8; it looks like GB18030 (GBK)",
            "文件不是 UTF-8，看起来是 GB18030（GBK）编码"
        ),
        Encoding::Unknown => text!(
            "the file is not UTF-8: this byte can't be read",
            "文件不是 UTF-8：此处的字节无法识别"
        ),
    };
    findings.add(*span, message).help(text!(
        "save the file as UTF-8 in your editor (`Save with encoding`)",
        "请在编辑器中选择“另存为”，编码选 UTF-8"
    ));
}
