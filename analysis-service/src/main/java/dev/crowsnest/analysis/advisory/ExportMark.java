package dev.crowsnest.analysis.advisory;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an export was when it was taken in last.
 *
 * @param address that it came from, for people
 * @param form of the advisories that it was written in
 * @param watermark when the record that changed last did, of those that were taken in
 * @param archiveSeal of the whole archive; absent when that was not read to this state
 * @param listSeal of the list of changes, when all that it lists was taken in
 * @param passedOver records that were read and are not held, being withdrawn or malformed, and when each changed last
 */
public record ExportMark(
        String address,
        int form,
        Instant watermark,
        @Nullable String archiveSeal,
        @Nullable String listSeal,
        Map<String, Instant> passedOver) {

    /** Copies the map. */
    public ExportMark {
        passedOver = Map.copyOf(passedOver);
    }

    /** @param newest when the record that changed last did; one of tomorrow must not hide the changes of today
     * @param begun when it was begun to be read
     */
    static ExportMark of(
            String address,
            Instant newest,
            Instant begun,
            @Nullable String archiveSeal,
            @Nullable String listSeal,
            Map<String, Instant> passedOver) {
        Instant watermark = newest.isAfter(begun) ? begun : newest;
        return new ExportMark(address, AdvisoryCodec.FORM, watermark, archiveSeal, listSeal, passedOver);
    }

    /** Whether what is held is what one who reads that address today would hold, but for what changed there since. */
    boolean isOf(String otherAddress) {
        return address.equals(otherAddress) && form == AdvisoryCodec.FORM;
    }
}
