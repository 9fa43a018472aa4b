package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.SeverityCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How often each severity is there, worst first: as figures, and drawn. */
public final class SeverityCells {

    private static final List<String> LETTERS = List.of("c", "h", "m", "l", "u");
    private static final List<String> WORDS = List.of("critical", "high", "medium", "low", "unspecified");

    /** A part is at least as wide as can be seen. */
    private static final double THINNEST = 2;

    private SeverityCells() {}

    /**
     * One severity.
     *
     * @param letter its class in the style sheet
     */
    public record Cell(String letter, String word, int count) {

        public String mark() {
            return letter.toUpperCase(Locale.ROOT);
        }

        public boolean isNone() {
            return count == 0;
        }
    }

    /** A part of a bar, in the units of its SVG. */
    public record Part(String letter, double x, double width) {}

    public static List<Cell> of(SeverityCounts counts) {
        int[] figures = {
            counts.critical(), counts.high(), counts.medium(), counts.low(), counts.unspecified(),
        };
        List<Cell> cells = new ArrayList<>();
        for (int i = 0; i < figures.length; i++) {
            cells.add(new Cell(LETTERS.get(i), WORDS.get(i), figures[i]));
        }
        return List.copyOf(cells);
    }

    /** All of them. */
    public static int total(SeverityCounts counts) {
        return of(counts).stream().mapToInt(Cell::count).sum();
    }

    /**
     * A bar of these.
     *
     * @param whole how many would fill the width
     */
    public static List<Part> bar(SeverityCounts counts, int whole, double width) {
        List<Part> parts = new ArrayList<>();
        double x = 0;
        for (Cell cell : of(counts)) {
            if (!cell.isNone()) {
                double part = Math.max(THINNEST, Math.round(10 * width * cell.count() / whole) / 10.0);
                parts.add(new Part(cell.letter(), x, part));
                x += part;
            }
        }
        return List.copyOf(parts);
    }
}
