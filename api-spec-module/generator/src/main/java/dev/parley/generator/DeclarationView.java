package dev.parley.generator;

import dev.parley.generator.Declaration.EnumType;
import dev.parley.generator.Declaration.ObjectType;
import dev.parley.generator.Declaration.UnionType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One type and the types nested in it; exactly one of the three is there. */
record DeclarationView(
        @Nullable RecordView record,
        @Nullable UnionView union,
        @Nullable EnumView enumeration,
        List<DeclarationView> nested) {
    static DeclarationView of(Declaration declaration, String prefix, Views views) {
        String path = prefix + declaration.name();
        List<DeclarationView> nested =
                declaration.nested().stream().map(n -> of(n, path + ".", views)).toList();
        if (declaration instanceof ObjectType object) {
            return new DeclarationView(RecordView.of(object, path, views), null, null, nested);
        }
        if (declaration instanceof UnionType union) {
            return new DeclarationView(null, new UnionView(union.name(), union, path, views), null, nested);
        }
        EnumType type = (EnumType) declaration;
        List<String> unions = views.model().unionsOf(path);
        return new DeclarationView(null, null, new EnumView(type.name(), type, unions, views.constants()), nested);
    }
}
