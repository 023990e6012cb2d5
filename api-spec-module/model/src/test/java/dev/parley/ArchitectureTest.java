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
    static final ArchRule RUNTIME_BELOW_MODEL = noClasses()
            .that()
            .resideInAPackage("dev.parley.json")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.model");

    @ArchTest
    static final ArchRule DATABIND_IN_ONE_PACKAGE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.json.databind")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "com.fasterxml.jackson.databind..",
                    "com.fasterxml.jackson.annotation..",
                    "dev.parley.json.databind");

    /** What native images would have to be told about: nothing here needs it. */
    @ArchTest
    static final ArchRule NOTHING_IS_LOOKED_UP_AT_RUN_TIME = noClasses()
            .that()
            .resideInAnyPackage("dev.parley.json", "dev.parley.model")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.lang.reflect..", "java.lang.foreign..")
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.ServiceLoader.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.util.ResourceBundle.class)
            .orShould()
            .callMethod(Class.class, "forName", String.class)
            .orShould()
            .callMethod(Class.class, "getResource", String.class)
            .orShould()
            .callMethod(Class.class, "getResourceAsStream", String.class)
            .orShould()
            .dependOnClassesThat()
            .areAssignableTo(java.io.ObjectInputStream.class);
}
