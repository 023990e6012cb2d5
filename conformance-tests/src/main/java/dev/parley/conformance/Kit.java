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
import dev.parley.conformance.report.Setting;
import dev.parley.conformance.suite.Suite;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/** Puts the kit together for one profile: its data, its contract document, its checks. */
public record Kit(Profile profile, Catalogue catalogue, Checks checks) {
    public static Kit load(Profile profile) {
        Checks checks = new Checks(
                new OpenApiContract(document(profile.dialect()), profile.rules().openUnions()));
        return new Kit(profile, new CatalogueReader(checks::verify).read(), checks);
    }

    public Suite suite(Transport transport) {
        return new Suite(catalogue, checks, transport);
    }

    /** The bytes of the document that a dialect is held against. */
    static byte[] contract(String dialect) {
        String name = "/META-INF/parley/" + dialect + ".json";
        try (InputStream in = Kit.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new BrokenKitException("the contract's document " + name + " is missing");
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new BrokenKitException("the contract's document " + name + " cannot be read", e);
        }
    }

    /** What a report says about the kit that made it. */
    public Setting.Edition edition() {
        return new Setting.Edition(
                version(),
                new CatalogueReader(checks::verify).requirementSet(),
                sha256(contract(profile.dialect())),
                catalogue.requirements().values().stream()
                        .filter(each -> each.dialects().contains(profile.dialect()))
                        .toList(),
                catalogue.of(profile).size());
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** The version that this kit was built as. */
    static String version() {
        try (InputStream in = Kit.class.getResourceAsStream("kit.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new BrokenKitException("the kit doesn't know its version", e);
        }
    }

    static JsonNode document(String dialect) {
        try {
            return JsonMapper.builder().build().readTree(contract(dialect));
        } catch (IOException e) {
            throw new BrokenKitException("the contract's document of " + dialect + " is not JSON", e);
        }
    }
}
