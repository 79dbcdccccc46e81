//! Tests of the whole reader.

use super::*;

/// Quantities in one line: `@` a name, `~` a share, `*` a multiple, `+` times more, `/` a scale's end.
fn line(text: &str) -> String {
    let sentence = Sentence::new(text);
    let shown = quantities(&sentence).into_iter().map(|quantity| {
        let mark = match quantity.form {
            Form::Plain => "",
            Form::Share => "~",
            Form::Multiple => "*",
            Form::TimesMore => "+",
            Form::ScaleEnd => "/",
            Form::Name => return format!("@{}", sentence.words(quantity.span)),
        };
        let upper = quantity
            .upper
            .map_or(String::new(), |upper| format!("..{upper}"));
        let unit = quantity
            .unit
            .map_or(String::new(), |unit| format!(" {}", unit.name));
        format!("{mark}{}{upper}{unit}", quantity.value)
    });
    shown.collect::<Vec<_>>().join("; ")
}

/// Compares all and says at once what differs.
fn agree(cases: &[(&str, &str)]) {
    let wrong: Vec<_> = cases
        .iter()
        .filter(|(text, wanted)| line(text) != *wanted)
        .map(|(text, wanted)| format!("{text}: {} instead of {wanted}", line(text)))
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn numbers_in_digits() {
    agree(&[
        ("满意度提升到90%", "90 %"),
        ("满意度≥９０．５％", "90.5 %"),
        ("投诉降至1,200件", "1200 件"),
        ("投诉率由3.2%降至1.5%以下", "3.2 %; 1.5 %"),
        ("覆盖3.5万户", "3.5 万户"),
        ("服务1.2万人次", "1.2 万人次"),
        ("培训2千人", "2000 人"),
        ("投入50万元", "50 万元"),
        ("产值达到1.2亿元", "1.2 亿元"),
        ("投资2千万元", "2000 万元"),
        ("投资3个亿", "300000000"),
        ("粉丝达到1.2万", "12000"),
        ("用电500千瓦时", "500 千瓦时"),
        ("减重3千克", "3 千克"),
        ("30多户、20余项", "30 户; 20 项"),
        ("NPS提升至45", "45"),
        ("NPS45", "45"),
        ("NPS从-5提高到+10", "-5; 10"),
        ("保持在-18℃以下", "-18 ℃"),
        ("cut the backlog to 1,250 cases", "1250"),
        ("a pupil-teacher ratio of 18:1", "18"),
        ("a ratio of reactive to planned work of 30:70", "30"),
        (
            "9 cases out of 10, 97 cases out of every 100",
            "~90 %; ~97 %",
        ),
        ("members to number 400", "400"),
        ("1.2m residents", "1200000"),
        ("within 50m of a stop", "50 m"),
        ("reach 3M views", "3000000"),
        ("80k followers", "80000"),
        ("1.2 million residents", "1200000"),
        ("raise £1.2m", "1200000 £"),
        ("raise $1.5 bn", "1500000000 $"),
        ("Invest $80,000 in new phones", "80000 $"),
        ("save €3.4k", "3400 €"),
        ("人民币50万元", "50 万元"),
        ("节约¥30万", "30 万元"),
        ("节约￥３００", "300 ¥"),
        ("USD 80,000 and EUR30", "80000 USD; 30 EUR"),
        ("30 GBP, 20 pounds, 10元", "30 GBP; 20 pounds; 10 元"),
        ("HK$500", "500 HK$"),
        ("捐款5万美元", "5 万美元"),
        ("-£300", "-300 £"),
        ("3 hundred visits", "300"),
        ("2 dozen volunteers", "24"),
        ("0投诉", "0"),
        ("TOP 10 of the region", "10"),
    ]);
}

#[test]
fn chinese_numerals() {
    agree(&[
        ("百分之九十", "~90 %"),
        ("百分之九十八点五", "~98.5 %"),
        ("百分之 95", "~95 %"),
        ("百分之百", "~100 %"),
        ("百分百", "~100 %"),
        ("千分之三", "~0.3 %"),
        ("万分之五", "~0.05 %"),
        ("提高到九成", "~90 %"),
        ("八成五", "~85 %"),
        ("九成半的业主", "~95 %"),
        ("3成", "~30 %"),
        ("三分之一", "~33.33 %"),
        ("四分之三的居民", "~75 %"),
        ("缩短1/3", "~33.33 %"),
        ("3/5的居民", "~60 %"),
        ("3分之2", "~66.67 %"),
        ("减少一半", "~50 %"),
        ("超过半数", "~50 %"),
        ("过半居民参与", "~50 %"),
        ("翻一番", "*2 x"),
        ("三年翻两番", "3 年; *4 x"),
        ("收入翻番", "*2 x"),
        ("收入翻倍", "*2 x"),
        ("翻了三番", "*8 x"),
        ("增加两倍", "+3 x"),
        ("增长了1.5倍", "+2.5 x"),
        ("提高到2倍", "*2 x"),
        ("是上年的2倍", "*2 x"),
        ("两倍于上年", "*2 x"),
        ("达到三倍以上", "*3 x"),
        ("一点五倍", "*1.5 x"),
        ("增加两倍于上年的投入", "*2 x"),
        ("三十万元", "30 万元"),
        ("一亿二千万元", "12000 万元"),
        ("一万二千户", "12000 户"),
        ("一万二的投诉", "12000"),
        ("三百五十件", "350 件"),
        ("三百五十", "350"),
        ("两个月内", "2 个月"),
        ("两三天", "2..3 天"),
        ("三五年", "3..5 年"),
        ("七八十户", "70..80 户"),
        ("半年内", "0.5 年"),
        ("半小时到场", "0.5 小时"),
        ("半个月", "0.5 个月"),
        ("一年半", "1.5 年"),
        ("两个半小时", "2.5 小时"),
        ("零投诉", "0"),
        ("零事故、零伤亡", "0; 0"),
        ("降至零", "0"),
        ("降至三十以下", "30"),
        ("提高到五以上", "5"),
        ("十二个小区", "12 个"),
        ("建立一个中心", "1 个"),
        ("每年举办一次", "1 次"),
        ("配备一名网格员", "1 名"),
        ("十几个", ""),
        ("二〇二六年", ""),
        ("一一一一", ""),
    ]);
}

#[test]
fn english_words() {
    agree(&[
        ("twenty-five staff", "25"),
        ("three hundred homes", "300"),
        ("one hundred and five visits", "105"),
        ("two thousand five hundred", "2500"),
        ("a dozen workshops", "12"),
        ("a hundred families", "100"),
        ("half a million visitors", "500000"),
        ("two million", "2000000"),
        ("one in five", "~20 %"),
        ("Three in four service charges", "~75 %"),
        ("9 out of 10", "~90 %"),
        ("nine out of ten calls", "~90 %"),
        ("1 in 5 tenants", "~20 %"),
        ("by a third", "~33.33 %"),
        ("a third of tenants", "~33.33 %"),
        ("two thirds of tenants", "~66.67 %"),
        ("two-thirds", "~66.67 %"),
        ("three quarters of households", "~75 %"),
        ("half of all calls", "~50 %"),
        ("cut waiting by half", "~50 %"),
        ("cut waits in half", "~50 %"),
        ("in the first half of 2026", ""),
        ("the second half of the year", ""),
        ("a third party", ""),
        ("twofold", "*2 x"),
        ("a threefold increase", "*3 x"),
        ("5-fold", "*5 x"),
        ("3x", "*3 x"),
        ("x2", "*2 x"),
        ("2X the baseline", "*2 x"),
        ("3× as many", "*3 x"),
        ("three times as many", "*3 x"),
        ("3 times the 2024 level", "*3 x"),
        ("twice the number", "*2 x"),
        ("meet 4 times", "4 times"),
        ("meet 4 times a year", "4 times per year"),
        ("twice a week", "2 times per week"),
        ("zero accidents", "0"),
        ("one and a half hours", "1.5 hours"),
        ("half an hour", "0.5 hour"),
        ("five working days", "5 working days"),
        ("two quarters", "2 quarters"),
        ("twenty per cent", "20 %"),
        ("double the budget", ""),
        ("one complaint", "1"),
        ("seventeen", "17"),
    ]);
}

#[test]
fn ranges() {
    agree(&[
        ("80%-85%", "80..85 %"),
        ("80～85分", "80..85 分"),
        ("80至85%", "80..85 %"),
        ("3到5天", "3..5 天"),
        ("between 80 and 85%", "80..85 %"),
        ("between 80% and 85%", "80..85 %"),
        ("80–85 percent", "80..85 %"),
        ("from 80% to 85%", "80 %; 85 %"),
        ("from 24 hours to 30 hours", "24 hours; 30 hours"),
        ("from a baseline of 5 to 7 days", "5; 7 days"),
        ("从80%到85%", "80 %; 85 %"),
        ("由80至85分", "80; 85 分"),
        ("在80%与90%之间", "80..90 %"),
        ("5 to 7 days", "5..7 days"),
        ("cut it to 5 to 7 days", "5..7 days"),
        ("3-5万元", "3..5 万元"),
        ("3万-5万元", "3..5 万元"),
        ("8000-1万元", "0.8..1 万元"),
        ("$5m-$6m", "5000000..6000000 $"),
        ("七到八成", "~70..80 %"),
        ("百分之八十至百分之八十五", "~80..85 %"),
        ("百分之八十到九十", "~80..90 %"),
        ("2-3倍", "*2..3 x"),
        ("增加2到3倍", "+3..4 x"),
        ("24小时压缩至6小时", "24 小时; 6 小时"),
        ("24小时至3天", "24 小时; 3 天"),
        ("1 hour to 2 hours", "1..2 hours"),
        ("80%至2026年底", "80 %"),
        ("85%-80%", "85 %; 80 %"),
        ("ten to twelve weeks", "10..12 weeks"),
        ("by 10 points to 85", "10 points; 85"),
        ("by 10% to 85%", "10 %; 85 %"),
        ("by 5 to 10%", "5..10 %"),
    ]);
}

#[test]
fn units_of_all_kinds() {
    agree(&[
        ("提高8个百分点", "8 pp"),
        ("提高3个点", "3 pp"),
        ("by 20 percentage points", "20 pp"),
        ("by 5 pp", "5 pp"),
        ("a 5-percentage-point rise", "5 pp"),
        ("3‰", "3 ‰"),
        ("30％", "30 %"),
        ("评分达到4.5星", "4.5 星"),
        ("4.8颗星", "4.8 颗星"),
        ("得分90分以上", "90 分"),
        ("90分及以上", "90 分"),
        ("15分钟内到场", "15 分钟"),
        ("15分到场", "15 分钟"),
        ("1小时30分", "90 分钟"),
        ("1小时30分钟", "90 分钟"),
        ("2 hours 30 minutes", "150 minutes"),
        ("1年6个月", "18 个月"),
        ("24h", "24 h"),
        ("24H内", "24 h"),
        ("15 mins", "15 mins"),
        ("a 30-day trial", "30 day"),
        ("a five-year plan", "5 year"),
        ("5个工作日", "5 个工作日"),
        ("3日内办结", "3 日"),
        ("六周", "6 周"),
        ("两个季度", "2 个季度"),
        ("每日4次", "4 次"),
        ("4次/日", "4 次/日"),
        ("4次每天", "4 次/天"),
        ("每周一次", "1 次"),
        ("一周三次", "1 周; 3 次"),
        ("2.5元/平方米·月", "2.5 元/平方米·月"),
        ("30元/月·户", "30 元/月·户"),
        ("3件/百户", "3 件/百户"),
        ("2件/万人", "2 件/万人"),
        ("4 per day", "4 per day"),
        ("$30 per household", "30 $ per household"),
        ("$30 a month", "30 $ per month"),
        ("6 hours per week", "6 hours per week"),
        ("3 per 100 homes", "3 per 100 homes"),
        ("5 kWh/m²", "5 kWh/m²"),
        ("更新20台电梯", "20 台"),
        ("12处停车位", "12 处"),
        ("200个停车位", "200 个"),
        ("3000平方米绿地", "3000 平方米"),
        ("2万平方米", "2 万平方米"),
        ("10个部门", "10 个"),
        ("6个小区", "6 个"),
        ("五家医院", "5 家"),
        ("120人次", "120 人次"),
        ("26℃", "26 ℃"),
        ("55 dB", "55 dB"),
        ("60岁以上", "60 岁"),
        ("40 points", "40 points"),
        ("95 %", "95 %"),
        ("2万小时志愿服务", "20000 小时"),
        ("100 Mbps", "100 Mbps"),
        ("按三部分推进", ""),
        ("3分类投放", "3"),
    ]);
}

#[test]
fn scores_and_their_scales() {
    agree(&[
        (
            "Keep call quality scores above 4.5 out of 5",
            "4.5 points; /5",
        ),
        ("4.5/5", "4.5 points; /5"),
        ("rated 4 out of 5", "4 points; /5"),
        ("raise satisfaction to 8 out of 10 by June", "8 points; /10"),
        ("4 out of 5 residents", "~80 %"),
        ("达到4.5分（5分制）", "4.5 分; /5"),
        ("评分4.6（5分制）", "4.6 分; /5"),
        ("满意度达90分（百分制）", "90 分; /100"),
        ("满分100分，达到90分", "/100; 90 分"),
        ("4.2 on a 5-point scale", "4.2 points; /5"),
        ("4.2 on a scale of 1 to 5", "4.2 points; /5"),
        ("五分制评价达到4.8分", "/5; 4.8 分"),
    ]);
}

#[test]
fn names_are_no_quantities() {
    agree(&[
        ("通过ISO 9001认证", "@ISO 9001"),
        ("ISO27001:2022", "@ISO27001:2022"),
        ("5G覆盖率达到90%", "@5G; 90 %"),
        ("12345热线办结率", "@12345热线"),
        ("拨打96777", "@拨打96777"),
        ("96777服务", "@96777"),
        ("受理12345转办件", "@12345"),
        ("110联动", "@110联动"),
        ("开通24小时热线", "@24小时热线"),
        ("24小时服务", "@24小时服务"),
        ("24小时内修复", "24 小时"),
        ("7×24小时值守", "@7×24小时"),
        ("24/7 cover", "@24/7"),
        ("a 24-hour hotline", "@24-hour hotline"),
        ("a 24 hour hotline", "@24 hour hotline"),
        ("Move to Windows 11", "@Windows 11"),
        ("上线V2.0", "@V2.0"),
        ("引入第三方评估", "@第三"),
        ("第3季度", "@第3"),
        ("3号楼加装电梯", "@3号楼"),
        ("二期工程", "@二期工程"),
        ("2期", "@2期"),
        ("举办3期培训", "3 期"),
        ("三级医院", "@三级"),
        ("三甲医院", "@三甲"),
        ("一站式服务", ""),
        ("一网通办", ""),
        ("最多跑一次", ""),
        ("一次性完成率达到85%", "85 %"),
        ("双随机检查", ""),
        ("a one-stop shop", ""),
        ("first-line support", ""),
        ("Level 2 support", "@Level 2"),
        ("Tier 1 calls", "@Tier 1"),
        ("Complete Phase 2", "@Phase 2"),
        ("Phase two", "@Phase two"),
        ("G20 and COVID-19", "@G20; @COVID-19"),
        ("Band 5 nurses", "@Band 5"),
        ("Year 11 pupils", "@Year 11"),
        ("Grade 4", "@Grade 4"),
        ("keep the noise level 50 dB", "50 dB"),
        ("stock level 95%", "95 %"),
        ("万一、一定、一致、一般、统一、唯一", ""),
        ("进一步一律十分百姓两者", ""),
        ("one of the best", ""),
        ("work as one team", ""),
        ("PM2.5浓度降至35", "@PM2.5; 35"),
        ("两网融合", ""),
        ("1+1结对", "@1+1"),
        ("90后员工", "@90后"),
        ("每100户投诉量降至3件", "@每100户; 3 件"),
        ("complaints per 100 homes down to 3", "@per 100; 3"),
        ("the 2nd line", "@2nd"),
        ("a two-bedroom flat", "@two-bedroom"),
        ("400-123-4567", "@400-123-4567"),
        ("电话13800138000", "@电话13800138000"),
        ("版本3.2.1", "@版本3.2.1"),
        ("IPv6改造", "@IPv6"),
        ("3D打印", "@3D"),
        ("over-65s", "@over-65s"),
        ("落实一户一档", ""),
        ("五险一金", ""),
        ("床护比1:0.5", "0.5"),
        ("falls per 1,000 bed days", "@per 1,000"),
        ("电话20秒接通率", "20 秒"),
        ("四季度前完成", "@四季度"),
        ("PM2.5降至35微克/立方米", "@PM2.5; 35 微克/立方米"),
        ("十四五规划", ""),
    ]);
}

#[test]
fn dates_are_no_quantities() {
    agree(&[
        ("2026年底前满意度达到90%", "90 %"),
        ("2026年9月1日前上线", ""),
        ("6月30日前", ""),
        ("1至6月", ""),
        ("2024-2026年", ""),
        ("2026-12-31", ""),
        ("by 31 December 2026", ""),
        ("December 31, 2026", ""),
        ("by June 30", ""),
        ("15 March 2027", ""),
        ("by 30/06/2026", ""),
        ("in 2027", ""),
        ("before the end of 2027", ""),
        ("relative to 2020", ""),
        ("compared with 2020", ""),
        ("from 2024 to 2026", ""),
        ("from 2400 to 2000", "2400; 2000"),
        ("from 1900 to 2100", "1900; 2100"),
        ("train 2000 staff", "2000"),
        ("Since 2025 complaints have grown", ""),
        ("meters in 2000 homes", "2000"),
        ("2000户", "2000 户"),
        ("2,000 homes", "2000"),
        ("较2024年下降20%", "20 %"),
        ("到2026年", ""),
        ("Q3 2026", ""),
        ("FY2026/27", ""),
        ("上午8点至18:00", ""),
        ("8:30-17:30", ""),
        ("open until 9pm", ""),
        ("三月底前", ""),
        ("每月5日前", ""),
        ("三年内", "3 年"),
        ("6 months", "6 months"),
        ("十月一日", ""),
        ("26年底", ""),
        ("2026.12.31前", ""),
        ("每周五例会", ""),
    ]);
}

#[test]
fn spans_hold_number_and_unit() {
    for (text, span, number) in [
        ("费用降至５０ 万元以下", "５０ 万元", "５０ 万"),
        ("百分之九十以上", "百分之九十", "百分之九十"),
        ("增长八成五", "八成五", "八成五"),
        ("raise £1.2m by June", "£1.2m", "1.2m"),
        ("约80%-85%的业主", "80%-85%", "80%-85"),
        ("每日4次/户", "4次/户", "4"),
        ("one in five calls", "one in five", "one in five"),
        ("Meet Twice A Week", "Twice A Week", "Twice"),
        ("收入翻两番", "翻两番", "两"),
        ("两个半小时内", "两个半小时", "两"),
    ] {
        let sentence = Sentence::new(text);
        let [found] = &quantities(&sentence)[..] else {
            panic!("{text}");
        };
        assert_eq!(sentence.words(found.span), span, "{text}");
        assert_eq!(sentence.words(found.number), number, "{text}");
    }
}

mod files;
mod laws;
