package dev.parley.jaxrs;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The interfaces know JAX-RS and the model, and no container. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule NO_CONTAINER = classes()
            .that()
            .resideInAnyPackage("dev.parley.api", "dev.parley.jaxrs")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "jakarta.validation..",
                    "jakarta.ws.rs..",
                    "org.jspecify..",
                    "dev.parley.api",
                    "dev.parley.jaxrs",
                    "dev.parley.json",
                    "dev.parley.model");
}
