package dev.parley.generator;

import java.util.ArrayList;
import java.util.List;

/** The files of the model: one for each declared type, and two for the texts and the readers that they share. */
final class ModelUnits {
    private ModelUnits() {}

    static List<Unit> of(Contract contract) {
        Views views = new Views(Model.of(contract), new Constants(), new Readers());
        List<Unit> units = new ArrayList<>();
        views.model()
                .top()
                .values()
                .forEach(declaration -> units.add(
                        new Unit(declaration.name(), "declaration", DeclarationView.of(declaration, "", views))));
        // The constants and readers are complete only when all code has asked for its own.
        units.forEach(u -> settle((DeclarationView) u.view(), views.constants()));
        units.add(new Unit("Names", "names", views.constants()));
        units.add(new Unit("Readers", "readers", views.readers()));
        units.add(new Unit("package-info", "packageInfo", "model"));
        return units;
    }

    private static void settle(DeclarationView view, Constants constants) {
        if (view.record() != null) {
            view.record().writes();
            view.record().takes();
        }
        if (view.enumeration() != null) {
            view.enumeration().values();
        }
        if (view.union() != null) {
            view.union().words().forEach(constants::word);
            view.union().branches();
        }
        view.nested().forEach(nested -> settle(nested, constants));
    }
}
