package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.cost.Traffic;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;

/**
 * A day's bytes, as a column of two parts: what was saved stands on what was pulled.
 *
 * @param x where the column begins
 * @param words for who looks at the column
 */
public record TrafficDay(
        int x, double pulledTop, double pulledHeight, double savedTop, double savedHeight, String words) {

    /** What the highest column measures. */
    public static final double WHOLE = 60;

    private static final int WIDTH = 10;
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMM", Locale.UK);

    /** One for each day from the first to the last, all to one scale. */
    public static List<TrafficDay> of(SortedMap<LocalDate, Traffic> traffic, LocalDate first, LocalDate last) {
        long most = traffic.values().stream()
                .mapToLong(day -> day.pulled() + day.saved())
                .max()
                .orElse(0);
        List<TrafficDay> days = new ArrayList<>();
        for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
            days.add(of(day, traffic.getOrDefault(day, Traffic.NONE), days.size() * WIDTH, Math.max(1, most)));
        }
        return List.copyOf(days);
    }

    private static TrafficDay of(LocalDate day, Traffic traffic, int x, long most) {
        double pulled = height(traffic.pulled(), most);
        double saved = height(traffic.saved(), most);
        String words = DAY.format(day) + ": " + ByteSize.of(traffic.pulled()) + " pulled, "
                + ByteSize.of(traffic.saved()) + " not pulled";
        return new TrafficDay(x, rounded(WHOLE - pulled), pulled, rounded(WHOLE - pulled - saved), saved, words);
    }

    private static double height(long bytes, long most) {
        return rounded(WHOLE * bytes / most);
    }

    private static double rounded(double length) {
        return Math.round(10 * length) / 10.0;
    }
}
