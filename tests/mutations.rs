mod support;
#[path="support/laws/mod.rs"] mod laws;
use support::*;
#[test]
fn seeds() {
    for dir in ["plans","fixtures"] { for f in files(&root().join(dir), &["yaml"]) {
        let bytes=std::fs::read(&f).unwrap();
        println!("{f:?}");
        laws::source(&bytes, &planvet::source::Limits::DEFAULT);
        let c=support::check("a.yaml", bytes);
        laws::checked(&c); laws::findings_formats(&c); laws::views(&[c]);
    }}
}
