package dev.parley.generator;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.generator.Declaration.EnumType;
import dev.parley.generator.Declaration.ObjectType;
import dev.parley.generator.Declaration.Property;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the contract's schemas into declarations. Refuses what it does not understand, by the name of the schema. */
final class Schemas {
    private final Contract contract;
    private final Unions unions;
    private final Map<String, Declaration> declarations = new LinkedHashMap<>();
    private final Map<String, Usage> aliases = new LinkedHashMap<>();

    Schemas(Contract contract) {
        this.contract = contract;
        this.unions = new Unions(contract, this);
    }

    /** Every type of its own file, by Java name. */
    static Map<String, Declaration> read(Contract contract) {
        Schemas schemas = new Schemas(contract);
        for (String name : contract.schemaNames()) {
            schemas.named(name);
        }
        return schemas.declarations;
    }

    /** A schema under `components`: a type of its own, or only another name for a plain type. */
    Usage named(String schemaName) {
        Usage known = aliases.get(schemaName);
        if (known != null) {
            return known;
        }
        JsonNode schema = contract.schema(schemaName);
        String name = Names.type(schemaName);
        Shape shape = Shape.of(schema, contract);
        if (shape.isDeclared()) {
            Usage usage = new Usage(new Type.Named(name, shape == Shape.ENUM), Shape.allowsNull(schema), Bounds.NONE);
            aliases.put(schemaName, usage);
        }
        try {
            Scope scope = new Scope(name, true, new ArrayList<>());
            Usage usage = usage(schema, scope.at(name));
            scope.declared().forEach(this::declare);
            aliases.put(schemaName, usage);
            return usage;
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("schema " + schemaName + ": " + e.getMessage(), e);
        }
    }

    private void declare(Declaration declaration) {
        if (declarations.put(declaration.name(), declaration) != null) {
            throw new IllegalArgumentException("two types would be called " + declaration.name());
        }
    }

    Usage usage(JsonNode schema, Scope scope) {
        if (Contract.isReference(schema)) {
            Usage target = named(Contract.nameOf(schema));
            return new Usage(target.type(), target.nullable(), Bounds.of(schema).and(target.bounds()));
        }
        JsonNode only = Alternatives.only(schema);
        if (only != null) {
            Usage target = usage(only, scope);
            Bounds bounds = Bounds.of(schema).and(target.bounds());
            return new Usage(target.type(), target.nullable() || Shape.allowsNull(schema), bounds);
        }
        return new Usage(type(schema, scope), Shape.allowsNull(schema), Bounds.of(schema));
    }

    private Type type(JsonNode schema, Scope scope) {
        return switch (Shape.of(schema, contract)) {
            case FIXED -> new Type.Fixed(Shape.values(schema).get(0));
            case ENUM ->
                declared(new EnumType(scope.name(), Doc.of(schema), Alternatives.values(schema, contract)), scope);
            case TEXT -> new Type.Text();
            case WHOLE -> new Type.Whole();
            case DECIMAL -> new Type.Decimal();
            case FLAG -> new Type.Flag();
            case LIST -> new Type.ListOf(usage(schema.path("items"), scope.within("Item")));
            case MAP -> map(schema, scope);
            case FREE -> new Type.Free();
            case ANY -> new Type.Any();
            case OBJECT -> object(schema, scope);
            case UNION -> unions.read(schema, scope);
            case ALIAS -> throw new IllegalStateException("an alias has the type of its target");
        };
    }

    private Type map(JsonNode schema, Scope scope) {
        Usage value = usage(schema.get("additionalProperties"), scope.within("Entry"));
        return new Type.MapOf(value, Bounds.of(schema.path("propertyNames")));
    }

    Type object(JsonNode schema, Scope scope) {
        Set<String> required = new HashSet<>();
        Map<String, JsonNode> members = new LinkedHashMap<>();
        collect(schema, members, required);
        List<Property> properties = new ArrayList<>();
        List<Declaration> nested = new ArrayList<>();
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            properties.add(property(member, required, scope.nestedIn(nested)));
        }
        if (properties.size() > 128) {
            throw new IllegalArgumentException("more than 128 properties");
        }
        return declared(new ObjectType(scope.name(), Doc.of(schema), properties, nested), scope);
    }

    private Property property(Map.Entry<String, JsonNode> member, Set<String> required, Scope nested) {
        String json = member.getKey();
        if (!json.matches("[a-z][a-z0-9_]*") || json.endsWith("_") || json.matches(".*(_[0-9]|__).*")) {
            throw new IllegalArgumentException("property " + json + ": not in snake case");
        }
        JsonNode schema = member.getValue();
        try {
            Usage usage = usage(schema, nested.at(Names.pascal(json)));
            Doc doc = Doc.of(schema);
            doc = Contract.isReference(schema) ? doc.or(Doc.of(contract.resolve(schema))) : doc;
            return new Property(json, usage, required.contains(json), doc);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("property " + json + ": " + e.getMessage(), e);
        }
    }

    /** Properties of the schema and of all parts of its `allOf`. */
    private void collect(JsonNode schema, Map<String, JsonNode> members, Set<String> required) {
        JsonNode at = contract.resolve(schema);
        at.path("allOf").forEach(part -> collect(part, members, required));
        at.path("properties").properties().forEach(e -> members.put(e.getKey(), e.getValue()));
        at.path("required").forEach(name -> required.add(name.asText()));
    }

    static Type declared(Declaration declaration, Scope scope) {
        scope.declared().add(declaration);
        return new Type.Named(declaration.name(), declaration instanceof EnumType);
    }
}
