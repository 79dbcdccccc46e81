//! What can be wrong with a baseline file.

use crate::lang::Text;
use crate::text;

use super::VERSION;
use super::read::LARGEST;

/// Why a baseline can't be read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BaselineFault {
    /// A merge left its marks: both sides stand in the file.
    MergeMark {
        /// The line of the first mark, from 1.
        line: usize,
    },
    /// It isn't JSON, or not of this shape.
    Shape {
        /// The line where reading stopped, from 1.
        line: usize,
        /// What the JSON reader says, in English.
        detail: String,
    },
    /// A later planvet wrote it, or none.
    Version {
        /// The version as the file has it; empty when it says none.
        found: String,
    },
    /// A finding stands in it twice.
    Twice {
        /// The line of the second entry, from 1.
        line: usize,
        /// The code of the rule.
        rule: String,
        /// The file with the finding.
        path: String,
    },
    /// It is larger than any list of findings that people wrote plans for.
    TooLarge,
    /// It isn't UTF-8.
    Encoding,
}

impl BaselineFault {
    /// What is wrong, and what to do about it.
    pub fn text(&self) -> Text {
        match self {
            BaselineFault::MergeMark { line } => text!(
                "line {line} is the mark of a merge that was not resolved; keep the lines of both \
                 sides, drop the marks, and run the check again with --write-baseline",
                "第 {line} 行是未解决的合并标记；请保留双方的条目行、删去标记行，再用 --write-baseline 重新检查",
                line = line,
            ),
            BaselineFault::Shape { line, detail } => text!(
                "line {line} is not what a baseline has ({detail}); take the last good version \
                 from version control, or delete the file and write a new one with \
                 --write-baseline",
                "第 {line} 行不符合基线文件的格式（{detail}）；请从版本库恢复上一版，\
                 或删除后用 --write-baseline 重新生成",
                line = line,
                detail = detail,
            ),
            BaselineFault::Version { found } if found.is_empty() => text!(
                "it names no version, so it is no baseline of planvet",
                "文件没有注明版本（version），不是 planvet 的基线文件",
            ),
            BaselineFault::Version { found } => text!(
                "it has version {found}, and this planvet reads version {known}; a later planvet \
                 wrote it",
                "文件版本为 {found}，而本程序只能读取版本 {known}；该文件可能由更新的 planvet 生成",
                found = found,
                known = VERSION,
            ),
            BaselineFault::Twice { line, rule, path } => text!(
                "line {line} has a finding a second time ({rule} in {path}), as a merge may leave \
                 it; delete the line",
                "第 {line} 行与前面的条目重复（{path} 中的 {rule}），可能是合并时留下的；请删去该行",
                line = line,
                rule = rule,
                path = path,
            ),
            BaselineFault::TooLarge => text!(
                "it is larger than {most} MB",
                "文件超过 {most} MB",
                most = LARGEST >> 20,
            ),
            BaselineFault::Encoding => text!("it is not UTF-8", "文件不是 UTF-8 编码"),
        }
    }
}
