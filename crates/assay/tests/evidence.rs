//! Adding to the evidence: what is added is kept, listed, found, used and removed; what is wrong is
//! refused whole.

#![allow(clippy::unwrap_used, missing_docs, reason = "a test")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A user's data folder of this test's own.
struct User(PathBuf);

impl User {
    fn new(name: &str) -> Self {
        let path = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let _ = std::fs::remove_dir_all(&path);
        std::fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn file(&self, name: &str, text: &str) -> String {
        let path = self.0.join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    fn assay(&self, arguments: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_assay"));
        command.args(arguments).env("XDG_DATA_HOME", self.0.join("data")).output().unwrap()
    }

    #[track_caller]
    fn said(&self, arguments: &[&str]) -> String {
        let output = self.assay(arguments);
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    #[track_caller]
    fn refused(&self, arguments: &[&str]) -> String {
        let output = self.assay(arguments);
        assert_eq!(output.status.code(), Some(1));
        String::from_utf8(output.stderr).unwrap()
    }
}

const ABOUT: [&str; 14] = [
    "--name",
    "Homicide rate",
    "--unit",
    "per 100,000 people",
    "--definition",
    "Known to the police",
    "--source",
    "Police",
    "--licence",
    "public domain",
    "--vintage",
    "2016-02",
    "--words",
    "murder rate",
];

#[test]
fn what_is_added_is_listed_found_used_and_removed() {
    let user = User::new("evidence-added");
    let table = user.file("police.csv", "place,year,value\nEl Salvador,2015,103.0\n");
    let article = user.file("article.txt", "In 2015 the murder rate in El Salvador was 103 per 100,000.");
    let before = user.said(&["read", &article, "--json"]);
    let add = [&["evidence", "add", &table][..], &ABOUT].concat();
    assert!(user.said(&add).contains("1 place, 1 value, state of 2016-02"));
    assert!(user.refused(&add).contains("--replace takes its place"));
    user.said(&[&add[..], &["--replace"]].concat());
    assert!(user.said(&["evidence", "list", "--added"]).contains("POLICE"));
    assert!(user.said(&["evidence", "search", "murder rate"]).contains("POLICE"));
    assert!(user.said(&["evidence", "show", "POLICE", "SLV"]).contains("103"));
    let json = user.0.join("dossier.json");
    let json = json.to_str().unwrap();
    user.said(&["read", &article, "--json", "-o", json]);
    assert!(std::fs::read_to_string(json).unwrap().contains("2015 in the series"));
    user.said(&["verify", json, &article]);
    user.said(&["evidence", "remove", "police"]);
    assert!(user.refused(&["evidence", "remove", "police"]).contains("nothing was added"));
    assert_eq!(user.said(&["read", &article, "--json"]), before);
}

#[test]
fn what_is_wrong_is_refused_whole_with_file_row_and_column() {
    let user = User::new("evidence-refused");
    let table = user.file("police.csv", "place,year,value\nSLV,2015,103.0\nSLV,2016,many\n");
    let errors = user.refused(&[&["evidence", "add", &table][..], &ABOUT].concat());
    assert!(errors.contains("police.csv, row 3, column “value”: “many” is not a number"), "{errors}");
    assert!(user.said(&["evidence", "list", "--added"]).contains("Nothing was added"));
    assert!(user.refused(&["evidence", "add", "/no/such/place"]).contains("/no/such/place"));
}

#[test]
fn a_series_that_is_known_becomes_another_state_of_it() {
    let user = User::new("evidence-state");
    let table = user.file("growth.csv", "place,year,value\nUSA,2015,2.6\n");
    let about = [
        "--code",
        "NY.GDP.MKTP.KD.ZG",
        "--name",
        "GDP growth",
        "--unit",
        "annual %",
        "--definition",
        "Growth",
        "--source",
        "World Bank",
        "--licence",
        "CC BY 4.0",
        "--vintage",
        "2017-01",
    ];
    let page = user.said(&[&["evidence", "add", &table][..], &about].concat());
    assert!(page.contains("is known: this is another state of it"), "{page}");
    let mut other = about;
    other[5] = "percent points";
    other[13] = "2018";
    let errors = user.refused(&[&["evidence", "add", &table, "--as", "b"][..], &other].concat());
    assert!(errors.contains("is known in the unit “annual %”"), "{errors}");
}

#[test]
fn damaged_evidence_is_told_with_its_folder() {
    let user = User::new("evidence-damaged");
    let folder = user.0.join("data/assay/evidence/broken");
    std::fs::create_dir_all(&folder).unwrap();
    std::fs::write(folder.join("evidence.bin"), b"not a store").unwrap();
    std::fs::write(folder.join("measures.txt"), b"").unwrap();
    let errors = user.refused(&["evidence", "list"]);
    assert!(errors.contains("broken") && errors.contains("assay evidence remove"), "{errors}");
    user.said(&["evidence", "remove", "broken"]);
}
