//! Who held which office when.

/// One person's time in one office.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Tenure<'a> {
    /// The person's full name.
    pub person: &'a str,
    /// The office: "President".
    pub office: &'a str,
    /// The country, ISO 3166-1 alpha-3.
    pub place: &'a str,
    /// First day, `YYYY-MM-DD` (or shorter where only that is known).
    pub start: &'a str,
    /// Last day; `None` where it had not ended when the list was made.
    pub end: Option<&'a str>,
    /// Where the list comes from.
    pub source: &'a str,
}
