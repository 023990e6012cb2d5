package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.conformance.cases.Catalogue;
import dev.parley.conformance.cases.CatalogueReader;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.Contract;
import dev.parley.conformance.check.OpenApiContract;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.suite.Stage;
import dev.parley.conformance.suite.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Puts the kit together for one profile: its data, its contract document, its checks. */
public record Kit(Profile profile, Catalogue catalogue, Checks checks, Contract contract) {
    public static Kit load(Profile profile) {
        Contract contract =
                new OpenApiContract(document(profile.dialect()), profile.rules().openUnions());
        Checks checks = new Checks(contract);
        return new Kit(profile, new CatalogueReader(checks::verify).read(), checks, contract);
    }

    public Suite suite(Transport transport, Optional<Stage> stage) {
        return new Suite(catalogue, checks, contract, new Suite.Means(transport, stage));
    }

    static JsonNode document(String dialect) {
        String name = "/META-INF/parley/" + dialect + ".json";
        try (InputStream in = Kit.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new BrokenKitException("the contract's document " + name + " is missing");
            }
            return JsonMapper.builder().build().readTree(in);
        } catch (IOException e) {
            throw new BrokenKitException("the contract's document " + name + " cannot be read", e);
        }
    }
}
