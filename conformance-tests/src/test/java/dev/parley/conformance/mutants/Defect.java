package dev.parley.conformance.mutants;

import dev.parley.conformance.reference.Delivery;
import dev.parley.conformance.reference.Dialect;
import dev.parley.conformance.reference.Flaw;
import dev.parley.conformance.reference.Keeping;
import dev.parley.conformance.reference.ReferenceServer;
import java.util.Optional;

/** One way to be wrong, the case that must notice it, and the check that must say so. */
public record Defect(String name, Dialect dialect, String caseId, String check, Flaw flaw) {
    static Defect of(String name, String caseId, String check, Flaw flaw) {
        return new Defect(name, Dialect.OPENAI_V1, caseId, check, flaw);
    }

    Defect in(Dialect other) {
        return new Defect(name, other, caseId, check, flaw);
    }

    public ReferenceServer.Temper temper() {
        Delivery delivery = caseId.equals("stream/spread") ? new Delivery(false, 0, 3000) : Delivery.PLAIN;
        Keeping keeping = switch (caseId) {
            case "retention/time" -> Keeping.USUAL.briefly();
            case "resume/window" -> Keeping.USUAL.resumableBriefly();
            default -> Keeping.USUAL;
        };
        return new ReferenceServer.Temper(dialect, flaw, Optional.of("secret-key"), delivery).keeping(keeping);
    }

    @Override
    public String toString() {
        return name;
    }
}
