package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.InventoryTally;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * How often a severity was found in all images, and in how many of them it or a worse one.
 *
 * @param width of its bar; all are drawn to one scale
 * @param address of the list of these images; absent where none can be narrowed to them
 */
public record SeverityTotal(
        SeverityCells.Cell found,
        double width,
        int images,
        @Nullable String address) {

    /** What the longest bar measures. */
    public static final double WHOLE = 400;

    private static final double THINNEST = 2;

    /** All five, worst first. */
    public static List<SeverityTotal> of(InventoryTally tally) {
        List<SeverityCells.Cell> found = SeverityCells.of(tally.found());
        List<SeverityCells.Cell> affected = SeverityCells.of(tally.affected());
        int most = found.stream().mapToInt(SeverityCells.Cell::count).max().orElse(0);
        List<SeverityTotal> totals = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            SeverityCells.Cell cell = found.get(i);
            boolean narrows = i < found.size() - 1;
            totals.add(new SeverityTotal(
                    cell,
                    cell.isNone() ? 0 : Math.max(THINNEST, Math.round(10 * WHOLE * cell.count() / most) / 10.0),
                    affected.get(i).count(),
                    narrows ? "/images?severity=" + cell.word().toUpperCase(Locale.ROOT) : null));
        }
        return List.copyOf(totals);
    }

    /** Of all severities. */
    public static int sum(InventoryTally tally) {
        return SeverityCells.total(tally.found());
    }
}
