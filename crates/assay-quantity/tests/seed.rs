//! The figures of the page Assay was started for, in short quotations from it.

mod support;

use assay_article::Article;
use assay_language::analyse;
use assay_quantity::{
    Bound, ChangeKind, Manner, Modality, Period, Quantities, Quantity, Value, read_quantities,
};
use assay_text::Span;
use support::article;

const PAGE: &str = "El Salvador ended 2025 with a record low of homicides nationwide (projected 1.2–1.4 per 100,000)—a staggering achievement for a country that once averaged over 100 homicides per 100,000.
The overwhelming evidence—record-low homicide rates, thriving public spaces, and Bukele’s sustained approval ratings above 80%—proves that the Salvadoran people not only agree with his priorities but are living the results.
The large-scale, systematic deportation of Salvadorans from the United States—a policy that directly fueled the expansion of transnational gangs like MS-13 and Barrio 18 in El Salvador—began in earnest during the administration of President Bill Clinton (1993–2001). Key legislation in 1996 dramatically increased deportations.
Source: https://x.com/nayibbukele/status/2003586690288660789
Bukele’s response isn’t just about one prison—it’s about defending a security strategy that has transformed El Salvador from one of the world’s most dangerous countries to one with record-low homicide rates.";

fn read() -> (Article, Quantities) {
    let article = article(PAGE, "2025-12-30");
    let analysis = analyse(&article);
    let quantities = read_quantities(&article, &analysis);
    (article, quantities)
}

fn show(article: &Article, quantity: &Quantity) -> String {
    let words = |span: Span| article.text.slice(span).to_owned();
    let period = match quantity.period {
        Period::Known { interval, .. } => interval.to_string(),
        Period::Unclear { span } => format!("unclear “{}”", words(span)),
        _ => "unstated".to_owned(),
    };
    format!(
        "{} | {:?} {:?} | {} / {:?} | {:?} {:?} | {:?} | {:?} | {period} | {:?}",
        words(quantity.span),
        quantity.value,
        quantity.bound,
        quantity.unit.name,
        quantity.unit.per,
        quantity.change.map(|change| change.kind),
        quantity.manner,
        quantity.measure.as_ref().map(|measure| &measure.name),
        quantity.place.map(|place| (words(place.span), place.code)),
        quantity.modality,
    )
}

fn find<'q>(article: &Article, quantities: &'q Quantities, words: &str) -> Option<&'q Quantity> {
    quantities.quantities.iter().find(|quantity| article.text.slice(quantity.span).contains(words))
}

fn code(quantity: &Quantity) -> Option<String> {
    quantity.place.and_then(|place| place.code).map(|code| code.to_string())
}

fn known(quantity: &Quantity) -> Option<String> {
    match quantity.period {
        Period::Known { interval, .. } => Some(interval.to_string()),
        _ => None,
    }
}

#[test]
fn the_page_s_figures() {
    let (article, found) = read();
    for quantity in &found.quantities {
        println!("{}", show(&article, quantity));
    }
    let projected = find(&article, &found, "1.2–1.4").unwrap();
    assert!(matches!(projected.value, Value::Range(low, high) if low.value() == 1.2 && high.value() == 1.4));
    assert_eq!(projected.unit.per.as_deref(), Some("100,000"));
    assert_eq!(projected.modality, Modality::Projected);
    assert_eq!(projected.measure.as_ref().unwrap().name, "homicide");
    assert_eq!(projected.manner, Some(Manner::RecordLow));
    assert_eq!(code(projected).as_deref(), Some("SLV"));
    assert_eq!(known(projected).as_deref(), Some("2025"));

    let average = find(&article, &found, "over 100 homicides per 100,000").unwrap();
    assert_eq!(average.bound, Bound::Above);
    assert_eq!(average.manner, Some(Manner::Average));
    assert_eq!(average.measure.as_ref().unwrap().name, "homicide");
    assert_eq!(code(average).as_deref(), Some("SLV"));
    assert!(matches!(average.period, Period::Unclear { .. }));

    let approval = find(&article, &found, "80%").unwrap();
    assert_eq!(approval.bound, Bound::Above);
    assert_eq!(approval.unit.name, "percent");
    assert_eq!(approval.measure.as_ref().unwrap().name, "approval rating");

    let rise = find(&article, &found, "increased").unwrap();
    assert_eq!(rise.value, Value::None);
    assert_eq!(rise.change.unwrap().kind, ChangeKind::Rise);
    assert_eq!(rise.measure.as_ref().unwrap().name, "deportation");
    assert_eq!(code(rise).as_deref(), Some("USA"));
    assert_eq!(known(rise).as_deref(), Some("1996"));
}

#[test]
fn tenures_are_intervals_and_codes_are_no_figures() {
    let (article, found) = read();
    assert!(found.times.iter().any(|time| article.text.slice(time.span) == "1993–2001"));
    for junk in ["13", "18", "2003586690288660789"] {
        assert!(
            found.quantities.iter().all(|quantity| article.text.slice(quantity.number) != junk),
            "{junk} is no figure"
        );
    }
}
