package dev.crowsnest.testsupport.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** No word of a type's name is one that fits anything. */
final class NameThatSaysSomething extends ArchCondition<JavaClass> {

    private static final Set<String> EMPTY_WORDS = Set.of(
            "util",
            "utils",
            "utility",
            "utilities",
            "helper",
            "helpers",
            "manager",
            "common",
            "commons",
            "base",
            "const",
            "constants",
            "impl",
            "dto",
            "info",
            "data");

    // A base image is a thing of the field: what FROM names.
    private static final Pattern TERMS_OF_THE_FIELD = Pattern.compile("BaseImages?");

    // Between words: aB, and ABc before Bc; so DTOReader gives DTO and Reader, Database stays one word.
    private static final Pattern BETWEEN_WORDS = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

    NameThatSaysSomething() {
        super("be named for what they are");
    }

    @Override
    public void check(JavaClass type, ConditionEvents events) {
        if (type.getSimpleName().equals("package-info")) {
            return;
        }
        String name = TERMS_OF_THE_FIELD.matcher(type.getSimpleName()).replaceAll("");
        for (String word : BETWEEN_WORDS.split(name)) {
            if (EMPTY_WORDS.contains(word.toLowerCase(Locale.ROOT))) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " contains the word " + word));
            }
        }
    }
}
