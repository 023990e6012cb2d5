package dev.parley.generator;

import java.util.ArrayList;
import java.util.List;

/** The files of the server's interfaces or of the client's stubs: one for each tag. */
final class ApiUnits {
    private ApiUnits() {}

    static List<Unit> of(Contract contract, String section) {
        String suffix = section.equals("api") ? "Api" : "Stub";
        List<Unit> units = new ArrayList<>();
        Operations.read(contract).forEach((tag, operations) -> {
            ApiView view = ApiView.of(Names.pascal(tag) + suffix, operations);
            units.add(new Unit(view.name(), section, view));
        });
        return units;
    }
}
