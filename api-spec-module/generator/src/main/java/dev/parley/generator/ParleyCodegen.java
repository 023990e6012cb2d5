package dev.parley.generator;

import com.samskivert.mustache.Mustache;
import io.swagger.v3.oas.models.media.Schema;
import java.io.File;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.openapitools.codegen.CliOption;
import org.openapitools.codegen.CodegenConfig;
import org.openapitools.codegen.CodegenModel;
import org.openapitools.codegen.CodegenType;
import org.openapitools.codegen.DefaultCodegen;
import org.openapitools.codegen.model.ModelMap;
import org.openapitools.codegen.model.ModelsMap;

/**
 * The generator that the OpenAPI Generator plugin runs. Takes of the plugin only its place in the build and its writing
 * of files; what the files hold comes from the contract's own text. The option {@code emit} says what to write:
 * {@code model}, {@code server} or {@code client}.
 */
public final class ParleyCodegen extends DefaultCodegen implements CodegenConfig {
    private static final String EMIT = "emit";
    private static final String PACKAGE = "package";

    private Emit emit = Emit.MODEL;

    public ParleyCodegen() {
        outputFolder = "generated-code";
        embeddedTemplateDir = "parley";
        templateDir = "parley";
        modelPackage = "dev.parley.model";
        modelTemplateFiles.put("unit.mustache", ".java");
        cliOptions.add(new CliOption(EMIT, "what to write: model, server or client").defaultValue("model"));
        cliOptions.add(new CliOption(PACKAGE, "the package to write to").defaultValue("by what is written"));
    }

    @Override
    public CodegenType getTag() {
        return CodegenType.OTHER;
    }

    @Override
    public String getName() {
        return "parley";
    }

    @Override
    public String getHelp() {
        return "Records, sealed unions and open enums with a streaming JSON codec.";
    }

    /** The writers put nothing of the contract where it could end a comment or a string. */
    @Override
    public String escapeUnsafeCharacters(String input) {
        return input;
    }

    @Override
    public boolean getUseInlineModelResolver() {
        return false;
    }

    @Override
    public boolean getUseOpenapiNormalizer() {
        return false;
    }

    @Override
    public void processOpts() {
        super.processOpts();
        Object wanted = additionalProperties.getOrDefault(EMIT, "model");
        emit = Emit.valueOf(wanted.toString().toUpperCase(Locale.ROOT));
        modelPackage = additionalProperties
                .getOrDefault(PACKAGE, emit.defaultPackage())
                .toString();
        additionalProperties.put("indent", (Mustache.Lambda) Indent::apply);
    }

    @Override
    public Mustache.Compiler processCompiler(Mustache.Compiler compiler) {
        return compiler.escapeHTML(false).emptyStringIsFalse(true);
    }

    @Override
    public String modelFileFolder() {
        return outputFolder + "/src/main/java/" + modelPackage.replace('.', File.separatorChar);
    }

    @Override
    public String toModelName(String name) {
        return name;
    }

    @Override
    public String toModelFilename(String name) {
        return name;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public CodegenModel fromModel(String name, Schema schema) {
        CodegenModel model = new CodegenModel();
        model.name = name;
        model.classname = name;
        return model;
    }

    @Override
    public Map<String, ModelsMap> updateAllModels(Map<String, ModelsMap> models) {
        return models;
    }

    /** Replaces what the plugin believes the files to be. */
    @Override
    public Map<String, ModelsMap> postProcessAllModels(Map<String, ModelsMap> ignored) {
        Map<String, ModelsMap> files = new LinkedHashMap<>();
        for (Unit unit : emit.units(Contract.read(new File(getInputSpec())))) {
            files.put(unit.file(), bundle(unit));
        }
        return files;
    }

    private ModelsMap bundle(Unit unit) {
        ModelMap model = new ModelMap();
        model.setModel(fromModel(unit.file(), new Schema<>()));
        ModelsMap bundle = new ModelsMap();
        bundle.putAll(additionalProperties);
        bundle.setModels(List.of(model));
        bundle.put(PACKAGE, modelPackage);
        bundle.put(unit.section(), unit.view());
        return bundle;
    }
}
