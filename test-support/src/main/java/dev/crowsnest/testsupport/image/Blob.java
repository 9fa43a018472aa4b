package dev.crowsnest.testsupport.image;

/**
 * Bytes as a registry stores them, with the digest that names them.
 *
 * @param bytes the content
 * @param digest {@code sha256:} and 64 hexadecimal digits
 * @param mediaType what the bytes are
 */
public record Blob(byte[] bytes, String digest, String mediaType) {

    /** A blob whose digest is computed from its bytes. */
    public static Blob of(byte[] bytes, String mediaType) {
        return new Blob(bytes, Sha256.of(bytes), mediaType);
    }

    /** The number of bytes. */
    public long size() {
        return bytes.length;
    }
}
