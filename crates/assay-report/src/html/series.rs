//! The chart of a finding with all one must know to argue with it.

use assay_dossier::model::{FindingRecord, SeriesRecord};

use crate::base64::base64;
use crate::chart::{Chart, ChartFile, chart_file, neighbours_table, svg};
use crate::escape::{esc, put};
use crate::index::Index;
use crate::number::{counted, tabular};

/// Most of the page that saved charts may take, in bytes. A page of dozens of charts would else be mostly
/// copies of them; those beyond it are had with `assay read --charts`.
const SAVED_IN_ALL: usize = 160 << 10;

/// The charts of a page: each has its number, and they share the room for links that save them.
pub(super) struct Charts {
    drawn: usize,
    /// Bytes left for such links.
    left: usize,
}

impl Charts {
    pub(super) const fn new() -> Self {
        Self { drawn: 0, left: SAVED_IN_ALL }
    }

    /// The chart of a finding with its legend, caption and values.
    pub(super) fn chart(
        &mut self,
        out: &mut String,
        index: &Index<'_>,
        f: &FindingRecord,
        series: &SeriesRecord,
    ) {
        self.drawn += 1;
        let quantity = f.quantity.as_deref().and_then(|q| index.quantity(q));
        let drawn = Chart::new(series, f, quantity);
        put!(
            out,
            "<figure class=\"chart\">\n<p class=\"chart-title\">{}<span>{}</span></p>\n",
            esc(&series.name),
            esc(&series.place_name)
        );
        svg(out, &drawn, self.drawn);
        out.push_str("<figcaption>");
        drawn.legend(out);
        if !drawn.shows_zero() {
            out.push_str("<p>The axis does not begin at zero.</p>");
        }
        put!(
            out,
            "<p>Source: {}. Licence: {}. Vintage: {}. Series <code>{}</code>, unit: {}.</p><p>{}</p>",
            esc(&series.source),
            esc(&series.licence),
            esc(&series.vintage),
            esc(&series.code),
            esc(&series.unit),
            esc(&series.definition)
        );
        values(out, series, f);
        neighbours_table(out, f);
        self.save(out, &chart_file(f, series, quantity));
        out.push_str("</figcaption></figure>\n");
    }

    /// Links that save the chart and its values. Their `data:` addresses hold a drawing or a table that we
    /// wrote, in Base64, and are there to be saved: a browser opens none of them as a page.
    fn save(&mut self, out: &mut String, file: &ChartFile) {
        let kinds = [
            ("image/svg+xml", "svg", base64(file.svg.as_bytes()), "Save the chart (SVG)"),
            ("text/csv", "csv", base64(file.csv.as_bytes()), "Save the values (CSV)"),
        ];
        let size: usize = kinds.iter().map(|(_, _, coded, _)| coded.len()).sum();
        if size > self.left {
            out.push_str("<p class=\"save\">To keep this page light, this chart is saved with <code>assay read --charts</code>.</p>");
            return;
        }
        self.left -= size;
        out.push_str("<p class=\"save\">");
        for (kind, ending, coded, words) in kinds {
            put!(
                out,
                "<a download=\"{}.{ending}\" href=\"data:{kind};base64,{coded}\">{words}</a>",
                file.name
            );
        }
        out.push_str("</p>");
    }
}

fn values(out: &mut String, series: &SeriesRecord, f: &FindingRecord) {
    put!(
        out,
        "<details><summary>Table of {}</summary><table class=\"values\"><caption>{}, {}</caption><thead><tr><th scope=\"col\">Year</th><th scope=\"col\">{}</th></tr></thead><tbody>",
        counted(series.observations.len(), "value", "values"),
        esc(&series.name),
        esc(&series.place_name),
        esc(&series.unit)
    );
    for o in &series.observations {
        let is_used =
            f.inputs.iter().any(|i| i.year == o.year && i.place == series.place && i.series == series.code);
        put!(
            out,
            "<tr><th scope=\"row\">{}</th><td>{}{}</td></tr>",
            o.year,
            tabular(o.value),
            if is_used { " <span class=\"used\">used</span>" } else { "" }
        );
    }
    out.push_str("</tbody></table></details>");
}
