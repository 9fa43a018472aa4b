package dev.crowsnest.analysis.finding;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What several rounds of one measurement gave. */
final class Rounds {

    private final List<Double> figures = new ArrayList<>();

    void add(double figure) {
        figures.add(figure);
        Collections.sort(figures);
    }

    /** The median first. */
    String describe(String unit) {
        return String.format(
                Locale.ROOT,
                "%.3g %s, the median of %d, from %.3g to %.3g",
                figures.get(figures.size() / 2),
                unit,
                figures.size(),
                figures.get(0),
                figures.get(figures.size() - 1));
    }
}
