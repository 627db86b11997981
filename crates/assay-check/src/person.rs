//! Whether a name in a text can be that of a person on the lists of those who held an office.

/// Whether `given`, the words of a name before its surname, can be those of `listed`, a full name.
/// Words must stand in the list's name, initials at their place in it ("George W." is no "George
/// Herbert Walker"); where the list has a surname alone nothing is asked.
pub(crate) fn has_given_names(listed: &str, given: &[&str]) -> bool {
    let listed: Vec<String> = listed.split_whitespace().map(bare).collect();
    let Some((_, before)) = listed.split_last().filter(|(_, before)| !before.is_empty()) else {
        return true;
    };
    let given = given.iter().flat_map(|word| parts(word));
    given.enumerate().all(|(at, word)| match word.chars().count() {
        1 => before.get(at).is_none_or(|name| name.starts_with(&word)),
        _ => before.contains(&word) || at > 0 && before.get(at).is_none(),
    })
}

/// In lower case, without a full stop.
fn bare(word: &str) -> String {
    word.trim_end_matches('.').to_lowercase()
}

/// "H.W." are two initials.
fn parts(word: &str) -> Vec<String> {
    let all: Vec<&str> = word.split('.').filter(|part| !part.is_empty()).collect();
    if all.iter().all(|part| part.chars().count() == 1) {
        all.into_iter().map(bare).collect()
    } else {
        vec![bare(word)]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn initials_tell_two_of_one_name_apart() {
        assert!(has_given_names("George Walker Bush", &["George", "W."]));
        assert!(!has_given_names("George Herbert Walker Bush", &["George", "W."]));
        assert!(has_given_names("George Herbert Walker Bush", &["George", "H.W."]));
        assert!(has_given_names("Barack Obama", &["Barack", "Hussein"]));
        assert!(!has_given_names("Barack Obama", &["Michelle"]));
        assert!(has_given_names("Bukele", &["Nayib"]) && has_given_names("Barack Obama", &[]));
    }
}
