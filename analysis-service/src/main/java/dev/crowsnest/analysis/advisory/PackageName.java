package dev.crowsnest.analysis.advisory;

import dev.crowsnest.analyzer.advisory.Stream;
import dev.crowsnest.analyzer.oci.Digest;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** What advisories are looked up by: a name in a stream. */
public record PackageName(Stream stream, String name) implements Comparable<PackageName> {

    /** A hash of both, the same in every process; names that share it are told apart by comparing them. */
    public long lookup() {
        byte[] text = (stream.name() + '\0' + name).getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.wrap(Digest.newSha256().digest(text)).getLong();
    }

    @Override
    public int compareTo(PackageName other) {
        int byStream = stream.compareTo(other.stream);
        return byStream != 0 ? byStream : name.compareTo(other.name);
    }
}
