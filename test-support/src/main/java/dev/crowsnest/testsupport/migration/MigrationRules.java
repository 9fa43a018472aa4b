package dev.crowsnest.testsupport.migration;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Whether the version before can go on reading and writing after a migration. What it cannot bear waits for a release that no
 * longer runs beside a version that needs it; such a statement says so in a comment, {@code -- former versions: why none needs it}.
 */
public final class MigrationRules {

    private static final String EXCUSE = "-- former versions: ";
    private static final Pattern COMMENT = Pattern.compile("--[^\n]*");
    private static final Pattern CREATED = Pattern.compile("create (?:unlogged )?table (?:if not exists )?(\\w+)");
    private static final Pattern CHANGED =
            Pattern.compile("(?:alter table|create unique index .*? on) (?:only )?(\\w+)");
    private static final Pattern NEW_COLUMN = Pattern.compile("add (?:column )?(?:if not exists )?\\w+ [^,]*");

    private static final Map<Pattern, String> BREAKING = Map.of(
            Pattern.compile("^drop (table|view|sequence|function|type|schema)"), "takes away what it uses",
            Pattern.compile(
                            "drop column|drop (?!constraint|not null|default|index|expression|identity)\\w+ ?(,|cascade|$)"),
                    "takes away a column",
            Pattern.compile("\\brename\\b"), "gives another name to what it uses",
            Pattern.compile("alter (column )?\\w+ (set data )?type\\b"), "gives a column another type",
            Pattern.compile("set not null"), "asks for a value that it may leave out",
            Pattern.compile("drop default"), "leaves without a value what it leaves out",
            Pattern.compile("add (constraint|check|unique|primary key|foreign key|exclude)"),
                    "refuses rows that it may write",
            Pattern.compile("^create unique index"), "refuses rows that it may write",
            Pattern.compile("^truncate"), "takes away its rows");

    private MigrationRules() {}

    /** What a former version cannot bear of it, one sentence each. */
    public static List<String> broken(String name, String sql) {
        var sentences = new ArrayList<String>();
        Set<String> own = new HashSet<>();
        for (String raw : sql.split(";")) {
            String statement = plain(raw);
            CREATED.matcher(statement).results().map(match -> match.group(1)).forEach(own::add);
            if (!raw.contains(EXCUSE) && !concerns(own, statement)) {
                wrongs(statement).forEach(wrong -> sentences.add(name + " " + wrong + ": " + statement));
            }
        }
        return sentences;
    }

    private static String plain(String raw) {
        return COMMENT.matcher(raw)
                .replaceAll("")
                .toLowerCase(Locale.ROOT)
                .replaceAll("\\s+", " ")
                .strip();
    }

    /** What the migration made itself no former version knows. */
    private static boolean concerns(Set<String> own, String statement) {
        var changed = CHANGED.matcher(statement);
        return changed.lookingAt() && own.contains(changed.group(1));
    }

    private static List<String> wrongs(String statement) {
        var wrongs = new ArrayList<String>();
        BREAKING.forEach((pattern, wrong) -> {
            if (pattern.matcher(statement).find()) {
                wrongs.add(wrong);
            }
        });
        if (statement.startsWith("alter table")
                && NEW_COLUMN
                        .matcher(statement)
                        .results()
                        .map(MatchResult::group)
                        .anyMatch(MigrationRules::isForced)) {
            wrongs.add("asks for a value that it does not know of");
        }
        return wrongs;
    }

    private static boolean isForced(String column) {
        return column.contains(" not null") && !column.contains(" default ") && !column.contains(" generated ");
    }
}
