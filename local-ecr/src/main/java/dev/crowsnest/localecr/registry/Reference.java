package dev.crowsnest.localecr.registry;

import java.util.regex.Pattern;

/** How an image is named inside its repository. */
public sealed interface Reference {

    /** Throws {@link RegistryFailure} when the text is neither a tag nor a digest. */
    static Reference parse(String text) {
        return text.indexOf(':') >= 0 ? new ByDigest(Digest.parse(text)) : ByTag.parse(text);
    }

    /** By a name that may move. */
    record ByTag(String tag) implements Reference {

        private static final Pattern FORM = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

        public static ByTag parse(String text) {
            if (!FORM.matcher(text).matches()) {
                throw new RegistryFailure(ErrorCode.MANIFEST_INVALID, "'" + text + "' is not a tag");
            }
            return new ByTag(text);
        }

        @Override
        public String toString() {
            return tag;
        }
    }

    /** By its content. */
    record ByDigest(Digest digest) implements Reference {
        @Override
        public String toString() {
            return digest.toString();
        }
    }
}
