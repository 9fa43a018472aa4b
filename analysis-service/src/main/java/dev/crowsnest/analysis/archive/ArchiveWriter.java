package dev.crowsnest.analysis.archive;

import dev.crowsnest.analysis.archive.ArchiveManifest.ArchiveMember;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes an archive's files one after the other, and remembers what they were. */
final class ArchiveWriter implements AutoCloseable {

    private final ZipOutputStream zip;
    private final List<ArchiveMember> members = new ArrayList<>();

    ArchiveWriter(OutputStream out) {
        zip = new ZipOutputStream(new BufferedOutputStream(out));
        // What is in it is deflated already.
        zip.setLevel(Deflater.NO_COMPRESSION);
    }

    /** Writes a file. */
    @FunctionalInterface
    interface Content {
        /** Leaves the stream open; returns how many records that are. */
        long write(OutputStream out) throws IOException;
    }

    long add(String place, Content content) throws IOException {
        zip.putNextEntry(new ZipEntry(place));
        var hashed = new DigestOutputStream(new KeptOpen(zip), Digest.newSha256());
        var counted = new Counted(hashed);
        long records = content.write(counted);
        counted.flush();
        zip.closeEntry();
        members.add(new ArchiveMember(
                place,
                counted.bytes,
                HexFormat.of().formatHex(hashed.getMessageDigest().digest())));
        return records;
    }

    List<ArchiveMember> members() {
        return members;
    }

    /** Writes what the archive says of itself; the last of it. */
    void end(ArchiveManifest manifest) throws IOException {
        zip.putNextEntry(new ZipEntry(ArchiveManifest.PLACE));
        zip.write(manifest.write());
        zip.closeEntry();
        zip.finish();
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    private static final class Counted extends FilterOutputStream {
        private long bytes;

        Counted(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            bytes++;
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
            bytes += length;
        }
    }

    /** A file ends, the archive goes on. */
    private static final class KeptOpen extends FilterOutputStream {
        KeptOpen(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] buffer, int offset, int length) throws IOException {
            out.write(buffer, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
