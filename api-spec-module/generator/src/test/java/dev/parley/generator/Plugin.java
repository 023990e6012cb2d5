package dev.parley.generator;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.openapitools.codegen.CodegenConstants;
import org.openapitools.codegen.DefaultGenerator;
import org.openapitools.codegen.config.CodegenConfigurator;

/** Runs the generator as the Maven plugin runs it. */
final class Plugin {
    private Plugin() {}

    static void generate(Path contract, String emit, Path output) {
        CodegenConfigurator configurator = new CodegenConfigurator()
                .setGeneratorName(ParleyCodegen.class.getName())
                .setInputSpec(contract.toString())
                .setOutputDir(output.toString())
                .addAdditionalProperty("emit", emit);
        DefaultGenerator generator = new DefaultGenerator();
        generator.setGenerateMetadata(false);
        generator.setGeneratorPropertyDefault(CodegenConstants.MODELS, "true");
        generator.setGeneratorPropertyDefault(CodegenConstants.MODEL_DOCS, "false");
        generator.setGeneratorPropertyDefault(CodegenConstants.MODEL_TESTS, "false");
        generator.setGeneratorPropertyDefault(CodegenConstants.APIS, "false");
        generator.setGeneratorPropertyDefault(CodegenConstants.SUPPORTING_FILES, "false");
        generator.opts(configurator.toClientOptInput()).generate();
    }

    static void generate(String contract, Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("contract.yaml"), contract);
        generate(file, "model", folder);
    }
}
