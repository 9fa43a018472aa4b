package dev.crowsnest.analysis.archive;

import dev.crowsnest.analysis.archive.ArchiveManifest.ArchiveMember;
import dev.crowsnest.analyzer.oci.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * An archive whose every file was compared with what the archive says of it, laid out as a mirror of advisories.
 *
 * @param directory of its files
 */
record UnpackedArchive(ArchiveManifest manifest, Path directory) {

    /** The list of all that OSV offers has some kilobytes. */
    private static final int MANIFEST_BYTES = 16 << 20;

    /** A file in a folder, or one beside the folders; no name that leads elsewhere. */
    private static final Pattern PLACE =
            Pattern.compile("([^/\\\\\\p{Cntrl}.][^/\\\\\\p{Cntrl}]*/)?[A-Za-z0-9_-][A-Za-z0-9._-]*");

    private static final String CUT =
            "it is no archive of advisories, or was cut off or damaged on its way; copy or export it anew";

    /**
     * Unpacks and compares.
     *
     * @param limit of all bytes
     * @throws ArchiveRefusal for a file that is none, or not wholly there
     */
    static UnpackedArchive of(Path file, Path directory, long limit) {
        try (var zip = new ZipFile(file.toFile())) {
            ArchiveManifest manifest = manifest(zip);
            requireSameFiles(zip, manifest);
            long left = limit;
            for (ArchiveMember member : manifest.members()) {
                left -= unpack(zip, member, directory, left);
            }
            return new UnpackedArchive(manifest, directory);
        } catch (ZipException e) {
            throw ArchiveRefusal.unreadable(CUT, e);
        } catch (IOException e) {
            throw ArchiveRefusal.unreadable(String.valueOf(e.getMessage()), e);
        }
    }

    private static ArchiveManifest manifest(ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(ArchiveManifest.PLACE);
        if (entry == null) {
            throw new IOException("it has no " + ArchiveManifest.PLACE
                    + ": it was cut off on its way, or is none that an installation exported; copy or export it anew");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] json = in.readNBytes(MANIFEST_BYTES + 1);
            if (json.length > MANIFEST_BYTES) {
                throw new IOException("its manifest is larger than " + MANIFEST_BYTES + " bytes");
            }
            return ArchiveManifest.read(json);
        }
    }

    private static void requireSameFiles(ZipFile zip, ArchiveManifest manifest) throws IOException {
        List<String> stated =
                manifest.members().stream().map(ArchiveMember::place).toList();
        Set<String> found = zip.stream().map(ZipEntry::getName).collect(Collectors.toSet());
        found.remove(ArchiveManifest.PLACE);
        if (stated.size() != found.size() || !found.equals(Set.copyOf(stated))) {
            throw new IOException("it holds other files than its manifest names; export it anew");
        }
        for (String place : stated) {
            if (!PLACE.matcher(place).matches()) {
                throw new IOException("a file of it has a name that none of an archive has");
            }
        }
        for (var feed : manifest.feeds()) {
            if (!found.contains(feed.place())) {
                throw new IOException("it lacks what it says to hold of " + feed.name() + "; export it anew");
            }
        }
    }

    private static long unpack(ZipFile zip, ArchiveMember member, Path directory, long limit) throws IOException {
        if (member.bytes() < 0 || member.bytes() > limit) {
            throw ArchiveRefusal.unreadable("what is in it is larger than an archive may be", null);
        }
        Path file = directory.resolve(member.place());
        Files.createDirectories(file.getParent());
        MessageDigest digest = Digest.newSha256();
        long bytes = 0;
        try (var in = new DigestInputStream(zip.getInputStream(zip.getEntry(member.place())), digest);
                OutputStream out = Files.newOutputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0 && bytes <= member.bytes(); read = in.read(buffer)) {
                out.write(buffer, 0, read);
                bytes += read;
            }
        }
        if (bytes != member.bytes()
                || !HexFormat.of().formatHex(digest.digest()).equals(member.sha256())) {
            throw new IOException(member.place() + " in it is damaged: its bytes are not those that were exported;"
                    + " copy or export it anew");
        }
        return bytes;
    }
}
