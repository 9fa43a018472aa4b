package dev.crowsnest.local.monitoring;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a query takes of all samples: those of a metric whose labels are as it wants them. */
public record Selector(String metric, List<Matcher> matchers) {

    /** Whatever is no function and has a name of more than one word; so has every metric, and no label that we group by. */
    private static final Pattern METRIC =
            Pattern.compile("\\b([a-z]+_[a-z_]+)\\b(?! *\\()(?:\\{((?:[^\"}]|\"[^\"]*\")*)})?");

    private static final Pattern MATCHER = Pattern.compile("([a-z_]+)(=~|!~|!=|=)\"([^\"]*)\"");

    /** One condition of a label. */
    record Matcher(String label, String operator, String value) {

        /** Whether some sample would do; of statuses there is only one in a healthy system. */
        boolean isMet(String sample) {
            var label = Pattern.compile("[{,]" + this.label + "=\"([^\"]*)\"").matcher(sample);
            if (!label.find()) {
                return false;
            }
            return this.label.equals("status")
                    || switch (operator) {
                        case "=" -> label.group(1).equals(value);
                        case "=~" -> label.group(1).matches(value);
                        case "!=" -> !label.group(1).equals(value);
                        default -> !label.group(1).matches(value);
                    };
        }
    }

    /** All of a query. */
    static Stream<Selector> of(String query) {
        List<Selector> found = new ArrayList<>();
        for (MatchResult result : METRIC.matcher(query).results().toList()) {
            String conditions = result.group(2) == null ? "" : result.group(2);
            found.add(new Selector(
                    result.group(1),
                    MATCHER.matcher(conditions)
                            .results()
                            .map(one -> new Matcher(one.group(1), one.group(2), one.group(3)))
                            .toList()));
        }
        return found.stream();
    }

    /** Whether it takes a line of what a service shows. */
    public boolean takes(String sample) {
        return sample.matches(metric + "[{ ].*") && matchers.stream().allMatch(one -> one.isMet(sample));
    }
}
