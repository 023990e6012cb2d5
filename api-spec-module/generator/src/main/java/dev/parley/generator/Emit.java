package dev.parley.generator;

import java.util.List;

/** What one run writes. */
enum Emit {
    MODEL("dev.parley.model"),
    SERVER("dev.parley.api"),
    CLIENT("dev.parley.client.stub");

    private final String defaultPackage;

    Emit(String defaultPackage) {
        this.defaultPackage = defaultPackage;
    }

    String defaultPackage() {
        return defaultPackage;
    }

    List<Unit> units(Contract contract) {
        return switch (this) {
            case MODEL -> ModelUnits.of(contract);
            case SERVER -> ApiUnits.of(contract, "api");
            case CLIENT -> ApiUnits.of(contract, "stub");
        };
    }
}
