package dev.crowsnest.contracts;

import com.google.protobuf.DescriptorProtos.DescriptorProto;
import com.google.protobuf.DescriptorProtos.EnumDescriptorProto;
import com.google.protobuf.DescriptorProtos.FieldDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import com.google.protobuf.DescriptorProtos.FileDescriptorSet;
import com.google.protobuf.DescriptorProtos.MethodDescriptorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two versions of a service run side by side, so what was once said on a topic must stay readable: names, numbers and types that
 * stand in the committed descriptor set may be joined by others, but neither change nor go. After adding to a schema, run
 * {@code mvn verify -pl contracts -am -Dcontracts.accept=true}; it adds to the committed set and never takes away.
 */
class CompatibilityTest {

    private static final Path COMMITTED = Path.of("src/test/resources/released-descriptors.dsc");
    private static final Path BUILT = Path.of("target/generated-sources/grpc/descriptor_set.dsc");

    @Test
    void keepsEverythingThatWasReleased() throws IOException {
        var built = facts(read(BUILT));
        if (Boolean.getBoolean("contracts.accept")
                && (!Files.exists(COMMITTED)
                        || built.entrySet().containsAll(facts(read(COMMITTED)).entrySet()))) {
            Files.copy(BUILT, COMMITTED, StandardCopyOption.REPLACE_EXISTING);
        }
        assertThat(built).containsAllEntriesOf(facts(read(COMMITTED)));
    }

    @Test
    void knowsWhatIsNotYetReleased() throws IOException {
        assertThat(facts(read(COMMITTED)))
                .as("a schema grew: accept it as the class comment says, so that it is kept from now on")
                .containsAllEntriesOf(facts(read(BUILT)));
    }

    @Test
    void seesAChangedNumber() throws IOException {
        var built = read(BUILT);
        var changed = built.toBuilder();
        var field = changed.getFileBuilder(0).getMessageTypeBuilder(0).getFieldBuilder(0);
        field.setNumber(field.getNumber() + 100);
        assertThat(facts(changed.build())).isNotEqualTo(facts(built));
    }

    private static FileDescriptorSet read(Path set) throws IOException {
        return FileDescriptorSet.parseFrom(Files.readAllBytes(set));
    }

    /** One line for each thing on which bytes or callers depend. */
    private static Map<String, String> facts(FileDescriptorSet set) {
        var facts = new TreeMap<String, String>();
        set.getFileList().stream()
                .filter(file -> file.getPackage().startsWith("crowsnest."))
                .forEach(file -> addFile(facts, file));
        return facts;
    }

    private static void addFile(Map<String, String> facts, FileDescriptorProto file) {
        file.getMessageTypeList().forEach(message -> addMessage(facts, file.getPackage(), message));
        file.getEnumTypeList().forEach(type -> addEnum(facts, file.getPackage(), type));
        file.getServiceList()
                .forEach(service -> service.getMethodList()
                        .forEach(method -> facts.put(
                                file.getPackage() + "." + service.getName() + "/" + method.getName(), shape(method))));
    }

    private static void addMessage(Map<String, String> facts, String scope, DescriptorProto message) {
        String name = scope + "." + message.getName();
        facts.put(name, "message");
        for (FieldDescriptorProto field : message.getFieldList()) {
            facts.put(
                    name + "#" + field.getNumber(),
                    field.getName() + " " + field.getLabel() + " " + field.getType() + " " + field.getTypeName());
        }
        message.getNestedTypeList().forEach(nested -> addMessage(facts, name, nested));
        message.getEnumTypeList().forEach(nested -> addEnum(facts, name, nested));
    }

    private static void addEnum(Map<String, String> facts, String scope, EnumDescriptorProto type) {
        type.getValueList()
                .forEach(value -> facts.put(scope + "." + type.getName() + "#" + value.getNumber(), value.getName()));
    }

    private static String shape(MethodDescriptorProto method) {
        return method.getInputType() + " -> " + method.getOutputType() + " " + method.getClientStreaming()
                + method.getServerStreaming();
    }
}
