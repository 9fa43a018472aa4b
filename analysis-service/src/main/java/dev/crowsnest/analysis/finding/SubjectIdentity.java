package dev.crowsnest.analysis.finding;

import dev.crowsnest.analyzer.match.MatchSubject;
import dev.crowsnest.analyzer.match.OwningSource;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A hash of all parts of a subject, an absent one unlike an empty one; the same in every process. */
final class SubjectIdentity {

    private static final int OWNER = -2;

    private SubjectIdentity() {}

    static UUID of(MatchSubject subject) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            write(out, subject.stream().name());
            write(out, subject.name());
            write(out, subject.version());
            write(out, subject.source() == null ? null : subject.source().name());
            write(out, subject.source() == null ? null : subject.source().version());
            write(out, subject.architecture());
            write(out, subject.origin().module());
            write(out, subject.origin().vendor());
            write(out, subject.origin().repository());
            // Nothing for a subject without: its hash is what it was before there were any.
            for (String classPackage : subject.classPackages()) {
                write(out, classPackage);
            }
            OwningSource owner = subject.owner();
            if (owner != null) {
                // The length of no text.
                out.writeInt(OWNER);
                write(out, owner.stream().name());
                write(out, owner.name());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("could not hash a subject", e);
        }
        ByteBuffer hash = ByteBuffer.wrap(Digest.newSha256().digest(bytes.toByteArray()));
        return new UUID(hash.getLong(), hash.getLong());
    }

    private static void write(DataOutputStream out, @Nullable String part) throws IOException {
        if (part == null) {
            out.writeInt(-1);
            return;
        }
        byte[] utf8 = part.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }
}
