use planvet::statement::*;
fn main() {
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        let v: serde_json::Value = serde_json::from_str(&line).unwrap();
        let text = v["text"].as_str().unwrap();
        let s = Sentence::new(text);
        let st = read(&s);
        let j = judge(&s, &st);
        let b = |c: &Criterion| match c.verdict {
            Verdict::Pass => serde_json::json!(1),
            Verdict::Fail => serde_json::json!(0),
            Verdict::Unknown => serde_json::Value::Null,
        };
        let a = st.aim();
        let num =
            |f: Option<rust_decimal::Decimal>| f.map(|d| d.to_string().parse::<f64>().unwrap());
        let t = a.and_then(|a| a.target.as_ref());
        let unit = t.and_then(|t| t.unit.as_ref()).map(|u| u.name.clone());
        println!(
            "{}",
            serde_json::json!({"id":v["id"],"S":b(&j.specific),"M":b(&j.measurable),"A":b(&j.achievable),"T":b(&j.time_bound),
     "metric":a.and_then(|a|a.metric()).map(|m|s.words(m)),"baseline":num(a.and_then(|a|a.baseline.as_ref()).map(|b|b.value)),
     "target":num(t.map(|t|t.value)),"target_max":num(t.and_then(|t|t.upper)),"unit":unit,"direction":a.and_then(|a|a.direction).map(|d|d.name()),
     "relative":a.is_some_and(|a|a.relative),"deadline":st.deadline.as_ref().map(|d|s.words(d.span)),"atomic":st.is_atomic(),
     "aims":st.aims.iter().map(|a|format!("{:?} {:?}",a.sort,a.object.map(|o|s.words(o)))).collect::<Vec<_>>()})
        );
    }
}
