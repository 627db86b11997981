//! Data to be added: tables in the layouts the importers know, with rows that are too long, cells that
//! are no numbers, places nobody knows.

use super::super::random::Random;
use super::{json, prose};

const HEADERS: &[&str] = &[
    "place,year,value",
    "country,2018,2019,2020",
    "Entity,Code,Year,A rate",
    "geo,time,a",
    "\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"1960\",\"1961\"",
    "STRUCTURE,STRUCTURE_ID,REF_AREA,TIME_PERIOD,OBS_VALUE,UNIT_MEASURE",
    "DATAFLOW,REF_AREA,TIME_PERIOD,OBS_VALUE",
    "place;year;value",
    "place\tyear\tvalue",
    "year,place",
    "",
    "place,place,year,year,value,value",
    "\"Data Source\",\"World Development Indicators\",\n\n\"Last Updated Date\",\"2024-01-01\",\n",
];
const CELLS: &[&str] = &[
    "CHL",
    "Chile",
    "chl",
    "SLV",
    "El Salvador",
    "\"Korea, Rep.\"",
    "Nowhere",
    "2019",
    "1960",
    "-1",
    "99999",
    "2019-Q3",
    "2019-05",
    "",
    "..",
    "NaN",
    "n/a",
    "\"1,5\"",
    "1,5",
    "\"",
    "\"\"",
    "\"a\nb\"",
    "=1+1",
    "1e308",
    "1e309",
    "-0",
    "5 %",
    "\u{fffd}",
    "OWID_WRL",
    "WLD",
    "PC",
    "A.RATE",
    "0x10",
    "inf",
];

/// A table, or JSON.
pub fn data(random: &mut Random) -> Vec<u8> {
    if random.one_in(4) {
        return json::value(random, 0).into_bytes();
    }
    if random.one_in(8) {
        return world_bank(random);
    }
    let header = random.of(HEADERS);
    let separator = if header.contains(';') {
        ";"
    } else if header.contains('\t') {
        "\t"
    } else {
        ","
    };
    let columns = 1 + header.matches(separator).count();
    let end = random.of(&["\n", "\n", "\r\n", "\r", "\n\n"]);
    let mut table = random.of(&["", "", "\u{feff}", "# a comment\n"]).to_owned() + header + end;
    for _ in 0..random.few(60) {
        let columns = if random.one_in(10) { random.few(40) } else { columns };
        let cells: Vec<String> = (0..columns).map(|_| cell(random)).collect();
        table += &cells.join(separator);
        table += end;
    }
    table.into_bytes()
}

fn cell(random: &mut Random) -> String {
    if random.below(3) > 0 {
        return random.of(CELLS).to_owned();
    }
    let mut number = String::new();
    prose::number(random, &mut number);
    number
}

/// An answer of the World Bank's interface.
fn world_bank(random: &mut Random) -> Vec<u8> {
    let mut rows = Vec::new();
    for _ in 0..random.few(20) {
        let (place, year, value) = (cell(random), cell(random), json::value(random, 5));
        rows.push(format!(
            "{{\"indicator\":{{\"id\":\"A.B\",\"value\":\"A rate\"}},\"country\":{{\"id\":\"CL\",\"value\":\"{place}\"}},\
             \"countryiso3code\":\"CHL\",\"date\":\"{year}\",\"value\":{value}}}"
        ));
    }
    format!("[{{\"page\":1,\"pages\":{}}},[{}]]", random.few(3), rows.join(",")).into_bytes()
}
