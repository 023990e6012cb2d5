package dev.parley.server;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Arrays;

@AnalyzeClasses(packages = "dev.parley.server", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    @ArchTest
    static final ArchRule imports_go_down_only = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("root")
            .definedBy("dev.parley.server")
            .layer("http")
            .definedBy("dev.parley.server.http..")
            .layer("dialect")
            .definedBy("dev.parley.server.dialect..")
            .layer("service")
            .definedBy("dev.parley.server.service..")
            .layer("engine")
            .definedBy("dev.parley.server.engine..")
            .layer("tools")
            .definedBy("dev.parley.server.tools..")
            .layer("store")
            .definedBy("dev.parley.server.store..")
            .layer("metrics")
            .definedBy("dev.parley.server.metrics..")
            .layer("trace")
            .definedBy("dev.parley.server.trace..")
            .whereLayer("root")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("http")
            .mayOnlyBeAccessedByLayers("root", "trace")
            .whereLayer("trace")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("metrics")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("dialect")
            .mayOnlyBeAccessedByLayers("root", "http")
            .whereLayer("service")
            .mayOnlyBeAccessedByLayers("root", "http", "dialect", "metrics")
            .whereLayer("engine")
            .mayOnlyBeAccessedByLayers("root", "service", "metrics", "tools", "trace")
            .whereLayer("tools")
            .mayOnlyBeAccessedByLayers("root")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("root", "service");

    @ArchTest
    static final ArchRule there_are_no_cycles =
            slices().matching("dev.parley.server.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule only_root_and_http_know_jax_rs = noClasses()
            .that()
            .resideOutsideOfPackages("dev.parley.server", "dev.parley.server.http..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("jakarta.ws.rs..", "org.glassfish..", "org.eclipse.jetty..", "dev.parley.jaxrs..");

    @ArchTest
    static final ArchRule only_trace_knows_opentelemetry = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.server.trace..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.opentelemetry..");

    @ArchTest
    static final ArchRule engines_and_tools_see_neither_services_nor_stores = noClasses()
            .that()
            .resideInAnyPackage("dev.parley.server.engine..", "dev.parley.server.tools..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("dev.parley.server.service..", "dev.parley.server.store..");

    @ArchTest
    static final ArchRule databind_reads_the_configuration_and_nothing_else = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.server")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.fasterxml.jackson.databind..");

    @ArchTest
    static final ArchRule keys_are_compared_in_the_same_time_whether_they_fit_or_not = noClasses()
            .that()
            .haveSimpleName("Keyring")
            .should()
            .callMethod(Arrays.class, "equals", byte[].class, byte[].class)
            .orShould()
            .callMethod(String.class, "equals", Object.class);

    @ArchTest
    static final ArchRule only_tools_know_the_mcp_sdk = noClasses()
            .that()
            .resideOutsideOfPackage("dev.parley.server.tools.mcp..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.modelcontextprotocol..", "reactor..");
}
