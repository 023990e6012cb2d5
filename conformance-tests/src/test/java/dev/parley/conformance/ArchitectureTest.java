package dev.parley.conformance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "dev.parley", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule judge_and_judged_share_no_code = noClasses()
            .that()
            .resideInAPackage("dev.parley.conformance..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "dev.parley.json..",
                    "dev.parley.model..",
                    "dev.parley.api..",
                    "dev.parley.jaxrs..",
                    "dev.parley.client..",
                    "dev.parley.server..",
                    "dev.parley.generator..");

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching("dev.parley.conformance.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule checks_send_nothing = noClasses()
            .that()
            .resideInAPackage("dev.parley.conformance.check..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.net..", "java.io..", "java.nio.file..");

    @ArchTest
    static final ArchRule exchanges_know_nothing_of_cases_and_profiles = noClasses()
            .that()
            .resideInAPackage("dev.parley.conformance.exchange..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.parley.conformance.(cases|profile|check|suite|report)..");

    @ArchTest
    static final ArchRule reports_judge_nothing = noClasses()
            .that()
            .resideOutsideOfPackages(
                    "dev.parley.conformance", "dev.parley.conformance.report..", "dev.parley.conformance.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.parley.conformance.report..");

    @ArchTest
    static final ArchRule only_the_junit_base_class_needs_junit = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.conformance.junit..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.junit..", "org.opentest4j..", "dev.parley.conformance.junit..");
}
