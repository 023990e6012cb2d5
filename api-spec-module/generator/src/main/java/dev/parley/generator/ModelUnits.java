package dev.parley.generator;

import java.util.ArrayList;
import java.util.List;

/** The files of the model: one for each declared type, and one for the texts that they write. */
final class ModelUnits {
    private ModelUnits() {}

    static List<Unit> of(Contract contract) {
        Views views = new Views(Model.of(contract), new Constants());
        List<Unit> units = new ArrayList<>();
        views.model()
                .top()
                .values()
                .forEach(declaration -> units.add(
                        new Unit(declaration.name(), "declaration", DeclarationView.of(declaration, "", views))));
        // The constants are complete only when the writers have asked for theirs.
        units.forEach(u -> settle((DeclarationView) u.view(), views.constants()));
        units.add(new Unit("Names", "names", views.constants()));
        units.add(new Unit("package-info", "packageInfo", "model"));
        return units;
    }

    private static void settle(DeclarationView view, Constants constants) {
        if (view.record() != null) {
            view.record().writes();
        }
        if (view.enumeration() != null) {
            view.enumeration().values();
        }
        if (view.union() != null) {
            view.union().words().forEach(constants::word);
        }
        view.nested().forEach(nested -> settle(nested, constants));
    }
}
