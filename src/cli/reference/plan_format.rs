//! The plan format as a page.

use crate::lang::{Lang, Text};
use crate::plan::Plan;
use crate::plan::read::Record as _;

use super::{head, records};

/// The keys of every record of the plan format.
pub fn page(lang: Lang) -> String {
    let mut out = head(lang, &Text::new("The plan file", "方案文件"));
    out.push_str(lang.pick(
        "\nA plan is a YAML file. Only `planvet`, `title` and one goal are needed; everything \
         else is added as the plan matures. Keys are English, texts are in any language. Every \
         mapping also takes `notes` and keys that begin with `x-`. A key without a value counts \
         as not given. Where a list is asked for, a single text may stand. `planvet init` writes \
         a plan to start from; `planvet schema` prints the JSON Schema for editors.\n",
        "\n方案是一个 YAML 文件。必填的只有 `planvet`、`title` 和一个目标，其余内容随方案成熟逐步补充。\
         键名用英文，文字内容不限语言。每一层都可以写 `notes`，以及以 `x-` 开头的自用键。\
         只写键名不写值视同未填。要求列表的地方，只有一项时可以直接写文字。\
         `planvet init` 生成起步方案；`planvet schema` 输出供编辑器使用的 JSON Schema。\n",
    ));
    records::describe(Plan::INFO, lang, &mut out);
    out
}
