package dev.crowsnest.analyzer.bench;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Content that deflates as programs and libraries do, to two fifths: words over and over, and bytes that repeat nothing. */
final class Filler {

    private static final int WORDS = 4_096;
    private final Random random;
    private final byte[][] words = new byte[WORDS][];

    Filler(long seed) {
        random = new Random(seed);
        for (int i = 0; i < WORDS; i++) {
            words[i] = (Long.toString(random.nextLong(1L << 40), 36) + " ").getBytes(StandardCharsets.US_ASCII);
        }
    }

    byte[] bytes(int size) {
        byte[] content = new byte[size];
        int at = 0;
        while (at < size) {
            byte[] word = words[(int) Math.abs(random.nextGaussian() * WORDS / 4) % WORDS];
            int length = Math.min(word.length, size - at);
            System.arraycopy(word, 0, content, at, length);
            at += length;
            if (random.nextInt(12) == 0 && at < size - 16) {
                byte[] noise = new byte[16];
                random.nextBytes(noise);
                System.arraycopy(noise, 0, content, at, noise.length);
                at += noise.length;
            }
        }
        return content;
    }
}
