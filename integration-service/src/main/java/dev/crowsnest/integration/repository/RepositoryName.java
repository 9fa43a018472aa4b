package dev.crowsnest.integration.repository;

import java.util.regex.Pattern;

/** What ECR allows as the name of a repository. */
public final class RepositoryName {

    private static final int LONGEST = 256;
    private static final Pattern FORM =
            Pattern.compile("[a-z0-9]++(?:[._-]++[a-z0-9]++)*+(?:/[a-z0-9]++(?:[._-]++[a-z0-9]++)*+)*+");

    private RepositoryName() {}

    /** Whether a name can be one. */
    public static boolean isValid(String name) {
        return name.length() <= LONGEST && FORM.matcher(name).matches();
    }
}
