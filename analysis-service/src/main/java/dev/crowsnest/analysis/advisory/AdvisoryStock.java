package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analysis.advisory.AdvisoryArchive.HeldExport;
import dev.crowsnest.analysis.feed.FeedContent;
import dev.crowsnest.analyzer.advisory.AdvisoryEdition;
import dev.crowsnest.analyzer.advisory.osv.ExportCount;
import dev.crowsnest.analyzer.advisory.osv.OsvExport;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Puts whole exports in place of all that is held, in the transaction of whoever calls: with all that is judged by them, or not at
 * all. The work of {@link AdvisoryArchive#alone}.
 */
@ApplicationScoped
public class AdvisoryStock {

    private final AdvisoryArchive archive;
    private final AdvisoryChangeListener listener;
    private final Clock clock;
    private final AdvisoryCodec codec = new AdvisoryCodec();

    AdvisoryStock(AdvisoryArchive archive, AdvisoryChangeListener listener, Clock clock) {
        this.archive = archive;
        this.listener = listener;
        this.clock = clock;
    }

    /** The name of an export among the feeds. */
    public static String feed(String export) {
        return AdvisorySync.FEED + export;
    }

    /**
     * Writes only what differs, and judges once what all of it concerns.
     *
     * @param addresses where each of the exports came from at first, for people
     * @param edition what people are told that images are matched with
     * @return what was taken in of each export
     */
    public Map<String, FeedContent> replace(OsvExport source, Map<String, String> addresses, AdvisoryEdition edition) {
        Map<String, FeedContent> taken = new TreeMap<>();
        var concern = new JoinedConcern();
        addresses.forEach((export, address) -> taken.put(export, take(source, export, address, concern)));
        for (HeldExport held : archive.exports()) {
            if (!addresses.containsKey(held.name())) {
                var nothing = new ExportIntake(archive, codec, held.name());
                concern.add(archive.apply(held.name(), nothing.gone(), held.mark()));
            }
        }
        archive.name(edition.name(), edition.synced());
        concern.joined().ifPresent(listener::changed);
        return taken;
    }

    private FeedContent take(OsvExport source, String export, String address, JoinedConcern concern) {
        var intake = new ExportIntake(archive, codec, export);
        ExportCount counted = source.read(export, intake);
        intake.flush();
        Set<String> gone = intake.gone();
        var mark = ExportMark.of(address, intake.newest(), clock.instant(), null, null, intake.passedOver(Map.of()));
        if (intake.isNews(gone, mark)) {
            concern.add(archive.apply(export, gone, mark));
        } else {
            archive.mark(export, mark);
        }
        return intake.content(mark, gone, counted.advisories(), RecordFlaws.of(counted));
    }
}
