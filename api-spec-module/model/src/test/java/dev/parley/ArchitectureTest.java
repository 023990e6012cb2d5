package dev.parley;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The model stands on jackson-core alone, and its runtime knows no contract. */
@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule JACKSON_CORE_ONLY = classes()
            .that()
            .resideInAnyPackage("dev.parley.json", "dev.parley.model")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "com.fasterxml.jackson.core..",
                    "jakarta.validation..",
                    "org.jspecify..",
                    "dev.parley.json",
                    "dev.parley.model");

    @ArchTest
    static final ArchRule NO_REFLECTION = noClasses()
            .that()
            .resideInAnyPackage("dev.parley.json", "dev.parley.model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect");

    @ArchTest
    static final ArchRule RUNTIME_BELOW_MODEL = noClasses()
            .that()
            .resideInAPackage("dev.parley.json")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.model");
}
