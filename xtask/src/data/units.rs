//! Units of the indicators, which their titles give in brackets or not at all.

/// Units of series whose title has none, or whose first brackets hold something else. Made by
/// reading the titles and definitions.
const UNITS: &[(&str, &str)] = &[
    ("AG.LND.TRAC.ZS", "tractors per 100 sq. km of arable land"),
    ("CM.MKT.LDOM.NO", "companies"),
    ("DT.DOD.DIMF.CD", "current US$"),
    ("EN.BIR.THRD.NO", "species"),
    ("EN.FSH.THRD.NO", "species"),
    ("EN.HPT.THRD.NO", "species"),
    ("EN.MAM.THRD.NO", "species"),
    ("FB.ATM.TOTL.P5", "per 100,000 adults"),
    ("GC.NLD.TOTL.GD.ZS", "% of GDP"),
    ("IP.JRN.ARTC.SC", "articles"),
    ("IP.PAT.NRES", "applications"),
    ("IP.PAT.RESD", "applications"),
    ("IP.TMK.NRES", "applications"),
    ("IP.TMK.RESD", "applications"),
    ("IS.AIR.DPRT", "departures"),
    ("NV.IND.TOTL.ZS", "% of GDP"),
    ("SE.ENR.PRIM.FM.ZS", "girls per boy"),
    ("SE.ENR.PRSC.FM.ZS", "girls per boy"),
    ("SE.PRM.ENRL.TC.ZS", "pupils per teacher"),
    ("SE.PRM.UNER.FE", "children"),
    ("SE.PRM.UNER.MA", "children"),
    ("SI.DST.02ND.20", "% of income"),
    ("SI.DST.03RD.20", "% of income"),
    ("SI.DST.04TH.20", "% of income"),
    ("SI.DST.05TH.20", "% of income"),
    ("SI.DST.10TH.10", "% of income"),
    ("SI.DST.FRST.10", "% of income"),
    ("SI.DST.FRST.20", "% of income"),
    ("SI.POV.DDAY", "% of population"),
    ("SI.POV.GAPS", "%"),
    ("SI.POV.GINI", "points (0 = equal, 100 = unequal)"),
    ("SL.TLF.TOTL.IN", "people"),
    ("SM.POP.NETM", "people"),
    ("SM.POP.REFG", "people"),
    ("SM.POP.REFG.OR", "people"),
    ("SM.POP.TOTL", "people"),
    ("SP.POP.TOTL", "people"),
    ("SP.RUR.TOTL", "people"),
    ("SP.URB.TOTL", "people"),
];

/// The unit of a series: from the table, or the first brackets of its title, without what says
/// only where the figure was booked.
pub fn of(code: &str, title: &str) -> Option<String> {
    if let Some((_, unit)) = UNITS.iter().find(|(known, _)| *known == code) {
        return Some((*unit).to_owned());
    }
    let brackets = title.split('(').skip(1).filter_map(|rest| rest.split(')').next());
    let unit = brackets.max_by_key(|words| (words.contains("US$"), words.contains('%')) as (bool, bool))?;
    Some(
        unit.rsplit(", ")
            .find(|part| !part.is_empty())
            .filter(|part| part.contains("US$"))
            .unwrap_or(unit)
            .to_owned(),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_unit_is_what_the_brackets_say_without_the_account() {
        let unit = |title| of("X", title);
        assert_eq!(unit("Intentional homicides (per 100,000 people)").as_deref(), Some("per 100,000 people"));
        assert_eq!(unit("Current account balance (BoP, current US$)").as_deref(), Some("current US$"));
        assert_eq!(
            unit("Unemployment, total (% of total labor force) (modeled ILO estimate)").as_deref(),
            Some("% of total labor force")
        );
        assert_eq!(unit("Gini index"), None);
        assert!(UNITS.is_sorted());
    }
}
