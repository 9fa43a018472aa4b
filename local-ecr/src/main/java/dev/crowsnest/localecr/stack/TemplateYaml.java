package dev.crowsnest.localecr.stack;

import java.util.Arrays;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.AbstractConstruct;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** YAML as CloudFormation writes it: {@code !Sub x} is short for {@code Fn::Sub: x}. */
final class TemplateYaml extends SafeConstructor {

    private TemplateYaml() {
        super(new LoaderOptions());
        yamlMultiConstructors.put("!", new ShortForm());
    }

    static Object read(String text) {
        try {
            return new Yaml(new TemplateYaml()).load(text);
        } catch (YAMLException e) {
            throw new IllegalArgumentException("could not read the template: " + e.getMessage(), e);
        }
    }

    private final class ShortForm extends AbstractConstruct {

        @Override
        public Object construct(Node node) {
            var function = node.getTag().getValue().substring(1);
            var name = function.equals("Ref") || function.equals("Condition") ? function : "Fn::" + function;
            var value = value(node);
            // GetAtt alone has a short form of its own for its value.
            return Map.of(name, function.equals("GetAtt") && value instanceof String text ? pair(text) : value);
        }

        private Object value(Node node) {
            if (node instanceof ScalarNode scalar) {
                return scalar.getValue();
            }
            return node instanceof SequenceNode sequence
                    ? constructSequence(sequence)
                    : constructMapping((MappingNode) node);
        }

        private Object pair(String text) {
            return Arrays.asList(text.split("\\.", 2));
        }
    }
}
