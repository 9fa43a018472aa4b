package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.InventoryTally;
import dev.crowsnest.integration.image.StateCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * How many images are in one state, as a figure and as a part of a bar.
 *
 * @param icon of the state, and its class
 * @param address of the list of these
 * @param x where the part begins, in thousandths of the bar
 */
public record StateShare(String icon, String word, int count, String address, double x, double width) {

    private static final double WHOLE = 1000;
    private static final double THINNEST = 3;

    private record Kind(ImageState state, String icon, String word) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(ImageState.ANALYZED, "analysed", "analysed"),
            new Kind(ImageState.RUNNING, "running", "running"),
            new Kind(ImageState.QUEUED, "waiting", "in line"),
            new Kind(ImageState.WAITING, "waiting", "asked for"),
            new Kind(ImageState.RETRYING, "waiting", "trying again"),
            new Kind(ImageState.FAILED, "failed", "failed"),
            new Kind(ImageState.ARCHIVED, "none", "archived"),
            new Kind(ImageState.NOT_ANALYZED, "none", "not analysed"));

    /** Those of which there are any. */
    public static List<StateShare> of(InventoryTally tally) {
        return of(tally::count, "/images?");
    }

    /**
     * Those of one repository of which there are any.
     *
     * @param list address of its images, to which a parameter can be added
     */
    public static List<StateShare> of(StateCounts counts, String list) {
        return of(counts::count, list);
    }

    private static List<StateShare> of(ToIntFunction<ImageState> counts, String list) {
        List<Kind> there = KINDS.stream()
                .filter(kind -> counts.applyAsInt(kind.state()) > 0)
                .toList();
        int all =
                there.stream().mapToInt(kind -> counts.applyAsInt(kind.state())).sum();
        double room = WHOLE - THINNEST * there.size();
        List<StateShare> shares = new ArrayList<>();
        double x = 0;
        for (Kind kind : there) {
            int count = counts.applyAsInt(kind.state());
            double width = THINNEST + Math.floor(10 * room * count / all) / 10;
            shares.add(new StateShare(kind.icon(), kind.word(), count, address(list, kind.state()), x, width));
            x = Math.round(10 * (x + width)) / 10.0;
        }
        return List.copyOf(shares);
    }

    private static String address(String list, ImageState state) {
        boolean evenUntagged = StateLabel.moves(state) || state == ImageState.FAILED;
        return list + "state=" + state + (evenUntagged ? "&untagged=yes" : "");
    }
}
