package dev.crowsnest.testsupport.configuration;

import com.tngtech.archunit.base.HasDescription;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The properties of a module: those of its {@code @ConfigMapping} interfaces, those that its schedules name, and what its
 * {@code application.properties} says.
 */
public final class ConfiguredProperties {

    private static final String MAPPING = "io.smallrye.config.ConfigMapping";
    private static final String DEFAULT = "io.smallrye.config.WithDefault";
    private static final String SCHEDULED = "io.quarkus.scheduler.Scheduled";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z0-9.-]+):([^}]*)}");

    private final Map<String, Property> found = new TreeMap<>();

    private ConfiguredProperties() {}

    /** Of the production classes below a package. */
    public static Collection<Property> of(String root) {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(root);
        var properties = new ConfiguredProperties();
        classes.forEach(properties::read);
        return properties.found.values();
    }

    /** Those of these names that a file of properties has, as it has them. */
    public static Collection<Property> of(Path file, Collection<String> names) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names.stream()
                .filter(properties::containsKey)
                .map(name -> Property.of(name, properties.getProperty(name).strip()))
                .toList();
    }

    private void read(JavaClass type) {
        annotation(type.tryGetAnnotationOfType(MAPPING), "prefix")
                .ifPresent(prefix -> type.getMethods().forEach(method -> read(prefix, method)));
        type.getMethods()
                .forEach(method -> annotation(method.tryGetAnnotationOfType(SCHEDULED), "every")
                        .ifPresent(this::readSchedule));
    }

    private void read(String prefix, JavaMethod method) {
        String name =
                prefix + "." + method.getName().replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
        add(Property.of(
                name,
                annotation(method.tryGetAnnotationOfType(DEFAULT), "value").orElse("")));
    }

    private void readSchedule(String every) {
        Matcher placeholder = PLACEHOLDER.matcher(every);
        if (placeholder.find()) {
            add(Property.of(placeholder.group(1), placeholder.group(2)));
        }
    }

    private void add(Property property) {
        Property other = found.putIfAbsent(property.name(), property);
        if (other != null && !other.equals(property)) {
            throw new AssertionError(
                    property.name() + " has two defaults: " + other.usual() + " and " + property.usual());
        }
    }

    private static <O extends HasDescription> Optional<String> annotation(
            Optional<JavaAnnotation<O>> annotation, String value) {
        return annotation.flatMap(there -> there.get(value)).map(Object::toString);
    }
}
