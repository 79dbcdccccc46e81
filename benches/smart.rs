//! Judging goal sentences against decoding the same bytes and looking at every character once.
//!
//! `cargo bench --bench smart`; the figures stand in docs/benchmarks.md.

use std::hint::black_box;

use divan::Bencher;
use divan::counter::{BytesCount, ItemsCount};
use planvet::format::sentences::{Item, Look, SentencesFormat, Writer};
use planvet::lang::Lang;
use planvet::statement::{Anchors, Judged, Sentence, read};

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() {
    divan::main();
}

/// Goals as plans have them, SMART and not.
const GOALS: [&str; 12] = [
    "2026年底前将客户报修平均响应时间由24小时缩短至16小时以内。",
    "物业费收缴率提高5个百分点，业主满意度达到92%以上。",
    "进一步强化服务意识，全面提升管理水平。",
    "通过优化派单流程，6个月内实现一次性修复率不低于九成。",
    "2027年3月31日前在12个小区建成智能门禁系统并投入使用。",
    "每季度开展一次消防演练，力争全年零事故。",
    "Raise first-contact resolution from 61% to 75% by the end of Q2 2027.",
    "Halve the backlog of open repair orders within nine months.",
    "Deliver a better experience for everyone who lives here.",
    "Train at least 40 caretakers in the new ticket system by 30 June 2027.",
    "Keep lift downtime below 2 hours per month and publish the figures every quarter.",
    "Launch the residents' portal in all 14 estates before October 2026.",
];

/// So many sentences, each a little different.
fn sentences(count: usize) -> Vec<String> {
    let numbered =
        |at: usize| GOALS[at % GOALS.len()].replace("2027", &(2027 + at % 9).to_string());
    (0..count).map(numbered).collect()
}

/// One line of at least so many bytes.
fn line(bytes: usize) -> String {
    let mut line = String::new();
    let mut goals = GOALS.iter().cycle();
    while line.len() < bytes {
        line.extend(goals.next().copied());
    }
    line
}

const MANY: usize = 2_000;

fn items(texts: &[String]) -> ItemsCount {
    ItemsCount::new(texts.len())
}

fn bytes(texts: &[String]) -> BytesCount {
    BytesCount::new(texts.iter().map(String::len).sum::<usize>())
}

/// The yardstick: the bytes become text, and every character is looked at.
#[divan::bench]
fn yardstick_decode_and_scan(bencher: Bencher<'_, '_>) {
    let texts = sentences(MANY);
    let bencher = bencher.counter(items(&texts)).counter(bytes(&texts));
    bencher.bench_local(|| {
        let mut digits = 0;
        for text in &texts {
            let text = std::str::from_utf8(black_box(text.as_bytes())).unwrap_or_default();
            digits += text.chars().filter(|c| c.is_numeric()).count();
        }
        digits
    });
}

/// What a sentence says.
#[divan::bench]
fn read_sentences(bencher: Bencher<'_, '_>) {
    let texts = sentences(MANY);
    let bencher = bencher.counter(items(&texts)).counter(bytes(&texts));
    bencher.bench_local(|| {
        let aims = texts
            .iter()
            .map(|text| read(&Sentence::new(text)).aims.len());
        aims.sum::<usize>()
    });
}

/// What it says, and the verdict.
#[divan::bench]
fn judge_sentences(bencher: Bencher<'_, '_>) {
    let texts = sentences(MANY);
    let bencher = bencher.counter(items(&texts)).counter(bytes(&texts));
    bencher.bench_local(|| {
        let smart = texts
            .iter()
            .map(|text| Judged::new(text, Anchors::default()));
        smart.filter(Judged::is_smart).count()
    });
}

/// All that `planvet smart` does but open files, in each format that is written as it goes.
#[divan::bench(args = ["human", "json", "csv"])]
fn smart(bencher: Bencher<'_, '_>, format: &str) {
    let texts = sentences(MANY);
    let format = SentencesFormat::ALL
        .into_iter()
        .find(|known| known.name() == format)
        .expect("a format");
    let bencher = bencher.counter(items(&texts)).counter(bytes(&texts));
    bencher.bench_local(|| {
        let mut writer = Writer::new(Look {
            format,
            lang: None,
            fallback: Lang::En,
            width: 100,
            color: false,
            bom: false,
        });
        let mut out = Vec::new();
        for text in &texts {
            let judged = Judged::new(text, Anchors::default());
            let item = Item {
                judged: &judged,
                id: None,
                place: None,
            };
            writer.write(item, &mut out).expect("memory takes all");
        }
        out.len()
    });
}

/// Time a byte stays the same from a line of 1 KB to one of 100 KB.
#[divan::bench(args = [1, 10, 100])]
fn one_line(bencher: Bencher<'_, '_>, kilobytes: usize) {
    let text = line(kilobytes << 10);
    bencher
        .counter(BytesCount::new(text.len()))
        .bench_local(|| Judged::new(&text, Anchors::default()).verdicts);
}
