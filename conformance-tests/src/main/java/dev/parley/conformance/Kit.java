package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.parley.conformance.cases.Catalogue;
import dev.parley.conformance.cases.CatalogueReader;
import dev.parley.conformance.check.Checks;
import dev.parley.conformance.check.OpenApiContract;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.exchange.Transport;
import dev.parley.conformance.profile.Profile;
import dev.parley.conformance.suite.Suite;
import java.io.IOException;
import java.io.InputStream;

/** Puts the kit together for one profile: its data, its contract document, its checks. */
record Kit(Profile profile, Catalogue catalogue, Checks checks) {
    static Kit load(Profile profile) {
        Checks checks = new Checks(
                new OpenApiContract(document(profile.dialect()), profile.rules().openUnions()));
        return new Kit(profile, new CatalogueReader(checks::verify).read(), checks);
    }

    Suite suite(Transport transport) {
        return new Suite(catalogue, checks, transport);
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
