package dev.crowsnest.integration.dashboard;

import dev.crowsnest.integration.image.ImageState;
import dev.crowsnest.integration.image.InventoryTally;
import java.util.ArrayList;
import java.util.List;

/**
 * How many of all images are in one state, as a figure and as a part of a bar.
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
        List<Kind> there =
                KINDS.stream().filter(kind -> tally.count(kind.state()) > 0).toList();
        int all = there.stream().mapToInt(kind -> tally.count(kind.state())).sum();
        double room = WHOLE - THINNEST * there.size();
        List<StateShare> shares = new ArrayList<>();
        double x = 0;
        for (Kind kind : there) {
            int count = tally.count(kind.state());
            double width = THINNEST + Math.floor(10 * room * count / all) / 10;
            shares.add(new StateShare(kind.icon(), kind.word(), count, address(kind.state()), x, width));
            x = Math.round(10 * (x + width)) / 10.0;
        }
        return List.copyOf(shares);
    }

    private static String address(ImageState state) {
        boolean evenUntagged = StateLabel.moves(state) || state == ImageState.FAILED;
        return "/images?state=" + state + (evenUntagged ? "&untagged=yes" : "");
    }
}
