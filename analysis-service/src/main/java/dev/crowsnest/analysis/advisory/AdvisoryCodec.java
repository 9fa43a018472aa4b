package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Advisory;
import dev.crowsnest.analyzer.advisory.AdvisoryKey;
import dev.crowsnest.analyzer.advisory.AffectedPackage;
import dev.crowsnest.analyzer.advisory.FixState;
import dev.crowsnest.analyzer.advisory.SeverityClaim;
import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.advisory.VersionInterval;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * An advisory as bytes, some tenth of its JSON. Equal advisories give equal bytes, in every process.
 *
 * <p>Only those that are not withdrawn are written.
 */
public final class AdvisoryCodec {

    /**
     * A part of every fingerprint, and of what is known of each export: with another form all advisories are read and written
     * anew by the next sync. So it is another one, too, when records are read otherwise than before.
     */
    static final int FORM = 3;

    private static final int OLDEST_FORM = 1;

    /** Stands before what is said of unfixed versions. */
    private static final int STATED = 1;

    /** Without the {@link #deflate deflation}. */
    public byte[] encode(Advisory advisory) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORM);
            text(out, advisory.key().export());
            text(out, advisory.id());
            out.writeLong(advisory.modified().getEpochSecond());
            out.writeInt(advisory.modified().getNano());
            texts(out, advisory.aliases());
            texts(out, advisory.upstream());
            texts(out, advisory.related());
            text(out, advisory.summary());
            claims(out, advisory.severities());
            out.writeInt(advisory.affected().size());
            for (AffectedPackage affected : advisory.affected()) {
                affected(out, affected);
            }
            unfixed(out, advisory.affected());
        } catch (IOException e) {
            throw new UncheckedIOException("could not encode " + advisory.id(), e);
        }
        return bytes.toByteArray();
    }

    /** The advisory whose encoded and deflated bytes these are. */
    public Advisory decode(byte[] deflated) {
        try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(deflated)))) {
            int form = in.readByte();
            // What is held stays readable until the next sync has written it anew: forms so far are laid out alike.
            if (form < OLDEST_FORM || form > FORM) {
                throw new IOException("it is written in another form");
            }
            var key = new AdvisoryKey(text(in), text(in));
            Instant modified = Instant.ofEpochSecond(in.readLong(), in.readInt());
            List<String> aliases = texts(in);
            List<String> upstream = texts(in);
            List<String> related = texts(in);
            String summary = text(in);
            List<SeverityClaim> severities = claims(in);
            int count = in.readInt();
            List<AffectedPackage> affected = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                affected.add(affected(in));
            }
            return new Advisory(
                    key, modified, null, aliases, upstream, related, summary, severities, unfixed(in, affected));
        } catch (IOException e) {
            throw new UncheckedIOException("could not decode a stored advisory", e);
        }
    }

    static UUID fingerprint(byte[] encoded) {
        ByteBuffer hash = ByteBuffer.wrap(Digest.newSha256().digest(encoded));
        return new UUID(hash.getLong(), hash.getLong());
    }

    static byte[] deflate(byte[] encoded) {
        var bytes = new ByteArrayOutputStream(encoded.length);
        var deflater = new Deflater(Deflater.BEST_SPEED);
        try (var out = new DeflaterOutputStream(bytes, deflater)) {
            out.write(encoded);
        } catch (IOException e) {
            throw new UncheckedIOException("could not deflate an advisory", e);
        } finally {
            deflater.end();
        }
        return bytes.toByteArray();
    }

    private static void affected(DataOutputStream out, AffectedPackage affected) throws IOException {
        text(out, affected.stream().name());
        text(out, affected.name());
        out.writeInt(affected.intervals().size());
        for (VersionInterval interval : affected.intervals()) {
            text(out, interval.introduced());
            ending(out, interval);
        }
        // A set has another order in every process.
        texts(out, affected.versions().stream().sorted().toList());
        claims(out, affected.severities());
    }

    private static AffectedPackage affected(DataInputStream in) throws IOException {
        Stream stream = new Stream(text(in));
        String name = text(in);
        int count = in.readInt();
        List<VersionInterval> intervals = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            intervals.add(interval(in));
        }
        return new AffectedPackage(stream, name, intervals, Set.copyOf(texts(in)), claims(in));
    }

    /** At the end, where a version of before passes over it, and only where something is said: what was written before is alike. */
    private static void unfixed(DataOutputStream out, List<AffectedPackage> affected) throws IOException {
        if (affected.stream().anyMatch(one -> one.unfixed() != FixState.UNKNOWN)) {
            out.writeByte(STATED);
            for (AffectedPackage one : affected) {
                text(out, one.unfixed().name());
            }
        }
    }

    private static List<AffectedPackage> unfixed(DataInputStream in, List<AffectedPackage> affected)
            throws IOException {
        if (in.read() != STATED) {
            return affected;
        }
        List<AffectedPackage> stated = new ArrayList<>(affected.size());
        for (AffectedPackage one : affected) {
            stated.add(one.unfixed(FixState.valueOf(text(in))));
        }
        return stated;
    }

    private static void ending(DataOutputStream out, VersionInterval interval) throws IOException {
        out.writeByte((interval.fixed() == null ? 0 : 1) + (interval.lastAffected() == null ? 0 : 2));
        if (interval.fixed() != null) {
            text(out, interval.fixed());
        }
        if (interval.lastAffected() != null) {
            text(out, interval.lastAffected());
        }
    }

    private static VersionInterval interval(DataInputStream in) throws IOException {
        String introduced = text(in);
        int present = in.readByte();
        String fixed = (present & 1) == 0 ? null : text(in);
        String lastAffected = (present & 2) == 0 ? null : text(in);
        return new VersionInterval(introduced, fixed, lastAffected);
    }

    private static void claims(DataOutputStream out, List<SeverityClaim> claims) throws IOException {
        out.writeInt(claims.size());
        for (SeverityClaim claim : claims) {
            text(out, claim.type());
            text(out, claim.value());
        }
    }

    private static List<SeverityClaim> claims(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<SeverityClaim> claims = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            claims.add(new SeverityClaim(text(in), text(in)));
        }
        return claims;
    }

    private static void texts(DataOutputStream out, Collection<String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            text(out, text);
        }
    }

    private static List<String> texts(DataInputStream in) throws IOException {
        int count = in.readInt();
        List<String> texts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            texts.add(text(in));
        }
        return texts;
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }
}
