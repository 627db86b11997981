//! Data that somebody adds: every format, and every way in which it can be wrong. The figures are
//! invented.

#![allow(clippy::expect_used)]

use assay_evidence::{
    DataFile, Draft, Evidence, Given, Import, ImportError, ImportFormat, PlaceNames, import, seal,
};

fn try_import(files: &[(&str, &str)], given: &Given) -> Result<Import, ImportError> {
    let evidence = Evidence::embedded().expect("the embedded store");
    let files: Vec<DataFile<'_>> =
        files.iter().map(|(name, text)| DataFile { name, bytes: text.as_bytes() }).collect();
    let alias = |name: &str| (name == "Great Britain").then(|| "GBR".to_owned());
    import(&files, given, &PlaceNames::new(&evidence, &alias))
}

/// What the files do not say.
fn said() -> Given {
    let some = |text: &str| Some(text.to_owned());
    Given {
        unit: some("per 100,000 people"),
        definition: some("Counted by hand"),
        source: some("Office of Counting"),
        licence: some("public domain"),
        vintage: some("2024-05"),
        name: some("Counted rate"),
        ..Given::default()
    }
}

/// The values of a series for a place, as text.
fn values(import: &Import, series: usize, place: &str) -> Vec<(i16, String)> {
    import.series[series].rows.get(place).cloned().unwrap_or_default()
}

fn told(files: &[(&str, &str)], given: &Given) -> String {
    try_import(files, given).expect_err("refused").to_string()
}

#[test]
fn a_plain_table_is_read_with_names_and_codes_of_places() {
    let table = "Country;Year;Rate\nEl Salvador;2015;103.5\nHND;2015;60\nGreat Britain;2015;1,2\n";
    let error = told(&[("rates.csv", table)], &said());
    assert!(error.contains("rates.csv, row 4, column “Rate”: “1,2” is not a number"), "{error}");
    let read = try_import(&[("rates.csv", &table.replace("1,2", "1.2"))], &said()).expect("reads");
    assert_eq!(read.format, ImportFormat::Plain);
    assert_eq!(values(&read, 0, "SLV"), [(2015, "103.5".to_owned())]);
    assert_eq!(values(&read, 0, "GBR"), [(2015, "1.2".to_owned())]);
    assert_eq!(read.series[0].code, "RATES");
    assert!(read.measures["RATES"].contains("words: counted rate\n"), "{:?}", read.measures);
    assert!(read.measures["RATES"].contains("per million = 0.1"));
}

#[test]
fn everything_wrong_is_told_at_once_with_its_place() {
    let table = "place,year,value\nAtlantis,2001,5\nDEU,20O1,5\nDEU,2001,\nDEU,2002,many\nDEU,2003,1\nDEU,2003,2\nDEU,2003-04,3\nDEU,900,3\nDEU,2004,inf\n";
    let error = told(&[("a.csv", table)], &said());
    for line in [
        "a.csv, row 2, column “place”: “Atlantis” is no country or group of countries that the store knows",
        "a.csv, row 3, column “year”: “20O1” is not a year",
        "a.csv, row 5, column “value”: “many” is not a number",
        "a.csv, row 7, column “value”: DEU has a value for 2003 already: 1 in row 6",
        "a.csv, row 8, column “year”: “2003-04” is a part of a year; the store keeps yearly values",
        "a.csv, row 9, column “year”: 900 is no year from 1500 to 2200",
        "a.csv, row 10, column “value”: “inf” is not a finite number",
    ] {
        assert!(error.contains(line), "{line}\n{error}");
    }
    let left_out = Given { skip_unknown: true, ..said() };
    let read = try_import(&[("a.csv", "place,year,value\nAtlantis,2001,5\nDEU,2001,5\n")], &left_out)
        .expect("reads");
    assert_eq!(read.notes, ["left out 1 value of 1 place that the store does not know: Atlantis"]);
}

#[test]
fn a_series_must_say_where_it_comes_from() {
    let error = told(&[("a.csv", "place,year,value\nDEU,2001,5\n")], &Given::default());
    for flag in ["--name", "--unit", "--definition", "--source", "--licence", "--vintage"] {
        assert!(error.contains(flag), "{flag}\n{error}");
    }
    let vague = Given { vintage: Some("last spring".to_owned()), ..said() };
    assert!(
        told(&[("a.csv", "place,year,value\nDEU,2001,5\n")], &vague).contains("does not begin with a year")
    );
}

#[test]
fn years_after_the_vintage_are_projections_and_left_out() {
    let read =
        try_import(&[("a.csv", "place,year,value\nDEU,2023,5\nDEU,2030,6\n")], &said()).expect("reads");
    assert_eq!(values(&read, 0, "DEU"), [(2023, "5".to_owned())]);
    assert!(read.notes[0].contains("a projection is not an observation"), "{:?}", read.notes);
}

const PACKAGE: &str = r#"{"name": "rates-of-velm", "title": "Rates", "created": "2024-05-02T10:00:00Z",
  "licenses": [{"name": "CC-BY-4.0"}], "sources": [{"title": "Office of Counting"}],
  "resources": [{"path": "data.csv", "schema": {"missingValues": ["", "n/a"], "fields": [
    {"name": "place", "type": "string"}, {"name": "year", "type": "year"},
    {"name": "theft", "type": "number", "title": "Thefts (per 100,000 people)", "description": "Thefts reported",
     "constraints": {"minimum": 0}, "assay": {"words": ["theft rate"], "not": ["burglary"]}},
    {"name": "jailed", "type": "integer", "title": "People in prison", "unit": "people", "description": "In prison on 1 July"}
  ]}}]}"#;

#[test]
fn a_data_package_describes_itself() {
    let files = [
        ("p/datapackage.json", PACKAGE),
        ("p/data.csv", "place,year,theft,jailed\nFRA,2020,n/a,70\nFRA,2021,12.5,71\n"),
    ];
    let read = try_import(&files, &Given::default()).expect("reads");
    assert_eq!(read.format, ImportFormat::DataPackage);
    let codes: Vec<&str> = read.series.iter().map(|series| series.code.as_str()).collect();
    assert_eq!(codes, ["RATES-OF-VELM.JAILED", "RATES-OF-VELM.THEFT"]);
    let theft = &read.series[1];
    assert_eq!((theft.unit.as_str(), theft.licence.as_str()), ("per 100,000 people", "CC BY 4.0"));
    assert_eq!((theft.vintage.as_str(), theft.source.as_str()), ("2024-05-02", "Office of Counting"));
    assert_eq!(values(&read, 1, "FRA"), [(2021, "12.5".to_owned())]);
    assert!(read.measures["RATES-OF-VELM.THEFT"].contains("not: burglary"));
    let below =
        told(&[files[0], ("p/data.csv", "place,year,theft,jailed\nFRA,2020,-1,70\n")], &Given::default());
    assert!(below.contains("p/data.csv, row 2, column “theft”: -1 is below the minimum 0"), "{below}");
    let gone = told(&files[..1], &Given::default());
    assert!(gone.contains("names the resource data.csv, which is not there"), "{gone}");
    assert!(told(&[("datapackage.json", "{\"name\":")], &Given::default()).starts_with("datapackage.json: "));
}

#[test]
fn world_bank_tables_and_answers_are_read() {
    let table = "\u{feff}\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2019-01-30\",\n\n\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2016\",\"2017\",\n\"United States\",\"USA\",\"GDP growth (annual %)\",\"NY.GDP.MKTP.KD.ZG\",\"1.5\",\"\",\n";
    let notes = "\"INDICATOR_CODE\",\"INDICATOR_NAME\",\"SOURCE_NOTE\"\n\"NY.GDP.MKTP.KD.ZG\",\"GDP growth (annual %)\",\"At constant prices\"\n";
    let read = try_import(&[("API.csv", table), ("Metadata_Indicator.csv", notes)], &Given::default())
        .expect("reads");
    assert_eq!(read.format, ImportFormat::WorldBankCsv);
    let series = &read.series[0];
    assert_eq!((series.code.as_str(), series.unit.as_str()), ("NY.GDP.MKTP.KD.ZG", "annual %"));
    assert_eq!((series.vintage.as_str(), series.definition.as_str()), ("2019-01-30", "At constant prices"));
    assert_eq!(values(&read, 0, "USA"), [(2016, "1.5".to_owned())]);

    let answer = r#"[{"page":1,"pages":1,"per_page":50,"total":2,"lastupdated":"2019-01-30"},[
      {"indicator":{"id":"NY.GDP.MKTP.KD.ZG","value":"GDP growth (annual %)"},"country":{"id":"US","value":"United States"},"countryiso3code":"","date":"2016","value":1.5,"unit":"","decimal":1},
      {"indicator":{"id":"NY.GDP.MKTP.KD.ZG","value":"GDP growth (annual %)"},"country":{"id":"US","value":"United States"},"countryiso3code":"USA","date":"2017","value":null}]]"#;
    let given = Given { definition: Some("At constant prices".to_owned()), ..Given::default() };
    let read = try_import(&[("answer.json", answer)], &given).expect("reads");
    assert_eq!(read.format, ImportFormat::WorldBankJson);
    assert_eq!(values(&read, 0, "USA"), [(2016, "1.5".to_owned())]);
    let part = answer.replace("\"pages\":1", "\"pages\":3");
    assert!(told(&[("answer.json", &part)], &given).contains("is page 1 of 3"));
}

#[test]
fn a_chart_of_our_world_in_data_is_read_with_its_description() {
    let table =
        "Entity,Code,Year,Thefts per head\nAfrica,,2001,4\nFrance,FRA,2001,3.5\nWorld,OWID_WRL,2001,3\n";
    let about = r#"{"chart": {"title": "x"}, "columns": {"Thefts per head": {"titleShort": "Theft rate", "titleLong": "Theft rate by country",
      "descriptionShort": "Thefts reported", "unit": "per 1,000 people", "lastUpdated": "2024-01-09", "citationShort": "Office of Counting", "shortName": "thefts"}}}"#;
    let read = try_import(&[("thefts.csv", table), ("thefts.metadata.json", about)], &Given::default())
        .expect("reads");
    assert_eq!(read.format, ImportFormat::OurWorldInData);
    assert_eq!(read.series[0].code, "OWID.THEFTS");
    assert_eq!(values(&read, 0, "WLD"), [(2001, "3".to_owned())]);
    assert!(read.notes[0].contains("Africa"), "{:?}", read.notes);
    assert!(read.measures["OWID.THEFTS"].contains("words: theft rate\n"));
    let days = table.replace(",Year,", ",Day,");
    assert!(told(&[("thefts.csv", &days)], &Given::default()).contains("holds days"));
}

#[test]
fn sdmx_makes_a_series_of_each_combination_or_of_the_one_asked_for() {
    let table = "DATAFLOW,LAST UPDATE,freq,sex,unit,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\nESTAT:JOBS(1.0),19/03/24 11:00:00,A,T,PC,DE,2020,3.5,\nESTAT:JOBS(1.0),19/03/24 11:00:00,A,F,PC,DE,2020,3.1,\nESTAT:JOBS(1.0),19/03/24 11:00:00,M,F,PC,DE,2020-01,3.1,\nESTAT:JOBS(1.0),19/03/24 11:00:00,A,T,PC,EL,2020,NaN,\nESTAT:JOBS(1.0),19/03/24 11:00:00,A,T,PC,EL,2021,14.7,p\n";
    let given = Given { vintage: None, unit: None, ..said() };
    let read = try_import(&[("jobs.csv", table)], &given).expect("reads");
    assert_eq!(read.format, ImportFormat::SdmxCsv);
    let codes: Vec<&str> = read.series.iter().map(|series| series.code.as_str()).collect();
    assert_eq!(codes, ["JOBS.F.PC", "JOBS.T.PC"]);
    assert_eq!(read.series[0].vintage, "2024-03-19");
    assert_eq!(values(&read, 1, "GRC"), [(2021, "14.7".to_owned())]);
    let only = Given {
        only: vec![("sex".to_owned(), "T".to_owned())],
        code: Some("jobs".to_owned()),
        ..given.clone()
    };
    let read = try_import(&[("jobs.csv", table)], &only).expect("reads");
    assert_eq!((read.series.len(), read.series[0].code.as_str()), (1, "JOBS"));
    let nowhere = Given { only: vec![("age".to_owned(), "T".to_owned())], ..given };
    assert!(told(&[("jobs.csv", table)], &nowhere).contains("has no column “age”"));
}

#[test]
fn ddf_datapoints_are_read_with_concepts_and_entities() {
    let files = [
        (
            "ddf--concepts.csv",
            "concept,concept_type,name,description,unit\ntheft,measure,Theft rate,Thefts reported,per 100 people\n",
        ),
        ("ddf--entities--geo--country.csv", "country,name\nfra,France\nxy,Spain\n"),
        ("ddf--datapoints--theft--by--country--time.csv", "country,time,theft\nfra,1801,2.5\nxy,1801,3\n"),
    ];
    let given =
        Given { vintage: Some("2024".to_owned()), licence: Some("CC BY 4.0".to_owned()), ..Given::default() };
    let read = try_import(&files, &given).expect("reads");
    assert_eq!(read.format, ImportFormat::Ddf);
    assert_eq!(read.series[0].code, "DDF.THEFT");
    assert_eq!(values(&read, 0, "ESP"), [(1801, "3".to_owned())]);
    assert_eq!(read.series[0].definition, "Thefts reported");
}

#[test]
fn what_is_no_data_is_refused() {
    assert!(told(&[("notes.txt", "a text\n")], &said()).contains("no data in a known format"));
    assert!(told(&[], &said()).contains("no files"));
    assert!(told(&[("a.csv", "place,year,value\n")], &said()).contains("holds no values"));
    // No input makes the reader panic.
    for text in [
        "",
        "\"",
        "a,b\n\"",
        "[[]]",
        "[{},[{}]]",
        "{\"columns\":1}",
        "Entity,Code,Year\n",
        "TIME_PERIOD,OBS_VALUE\n1,2\n",
    ] {
        for name in
            ["a.csv", "a.json", "datapackage.json", "ddf--datapoints--a--by--b--c.csv", "a.metadata.json"]
        {
            let _ = try_import(&[(name, text)], &said());
        }
    }
}

#[test]
fn an_added_store_stands_behind_the_first_and_mixes_with_nothing() {
    let evidence = Evidence::embedded().expect("the embedded store");
    let given =
        Given { words: vec!["murder rate".to_owned()], code: Some("OFFICE.MURDERS".to_owned()), ..said() };
    let mut read = try_import(&[("a.csv", "place,year,value\nSLV,2015,103.5\n")], &given).expect("reads");
    let measures = read.measures.values().cloned().collect::<String>();
    let mut state = read.series[0].clone();
    state.code = "VC.IHR.PSRC.P5@2019".to_owned();
    state.vintage = "2019".to_owned();
    read.series.push(state);
    let places = evidence.all_places().map(|(code, name, group)| (code.to_owned(), (name.to_owned(), group)));
    let draft = Draft { places: places.collect(), series: read.series, ..Draft::default() };
    let store = seal(&draft.body().expect("a store"), [7; 32]);
    let added = Evidence::open(store, measures.leak()).expect("opens");
    let both = evidence.clone().with(added);
    assert_eq!(both.value("OFFICE.MURDERS", "SLV", 2015), Some(103.5));
    assert_eq!(both.value("VC.IHR.PSRC.P5", "SLV", 2015), evidence.value("VC.IHR.PSRC.P5", "SLV", 2015));
    let measure = both.measures().find(|measure| measure.series == "VC.IHR.PSRC.P5").expect("named");
    assert_eq!(measure.siblings, ["OFFICE.MURDERS"]);
    let states: Vec<&str> = both.states("VC.IHR.PSRC.P5").iter().map(|series| series.code).collect();
    assert_eq!(states, ["VC.IHR.PSRC.P5", "VC.IHR.PSRC.P5@2019"]);
    assert_ne!(both.digest(), evidence.digest());
}
