package dev.parley.client;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley.client", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule the_client_uses_the_jdk_the_model_and_jackson_core = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "dev.parley.client..",
                    "dev.parley.json",
                    "dev.parley.model",
                    "com.fasterxml.jackson.core..",
                    "org.jspecify.annotations");

    @ArchTest
    static final ArchRule the_wire_knows_no_stub_and_no_facade = noClasses()
            .that()
            .resideInAPackage("dev.parley.client.http")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.parley.client", "dev.parley.client.stub");

    @ArchTest
    static final ArchRule stubs_know_no_facade = noClasses()
            .that()
            .resideInAPackage("dev.parley.client.stub")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.client");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.parley.client.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule nobody_prints =
            noClasses().should().accessField(System.class, "out").orShould().accessField(System.class, "err");
}
