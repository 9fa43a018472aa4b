package dev.crowsnest.analyzer.bench;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** What several rounds of one measurement gave: the compiler and the machine disturb single ones, in both directions. */
final class Rounds {

    private final List<Double> figures = new ArrayList<>();

    /** Returns the figure it was given. */
    double add(double figure) {
        figures.add(figure);
        Collections.sort(figures);
        return figure;
    }

    double median() {
        return figures.get(figures.size() / 2);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "median %.2f of %d rounds, from %.2f to %.2f",
                median(),
                figures.size(),
                figures.get(0),
                figures.get(figures.size() - 1));
    }
}
