package dev.parley.conformance;

import dev.parley.conformance.cases.CatalogueReader;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.report.Setting;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Properties;

/** What a kit says about itself in reports, so that others can tell what a server was held against. */
public final class Release {
    private Release() {}

    public static Setting.Edition of(Kit kit) {
        String dialect = kit.profile().dialect();
        return new Setting.Edition(
                version(),
                new CatalogueReader(kit.checks()::verify).requirementSet(),
                sha256(dialect),
                kit.catalogue().requirements().values().stream()
                        .filter(each -> each.dialects().contains(dialect))
                        .toList(),
                kit.catalogue().of(kit.profile()).size());
    }

    /** The version that this kit was built as. */
    static String version() {
        try (InputStream in = Release.class.getResourceAsStream("kit.properties")) {
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new BrokenKitException("the kit doesn't know its version", e);
        }
    }

    /** Of the document that a dialect's bodies are validated against. */
    static String sha256(String dialect) {
        String name = "/META-INF/parley/" + dialect + ".json";
        try (InputStream in = Release.class.getResourceAsStream(name)) {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(in.readAllBytes()));
        } catch (IOException | NoSuchAlgorithmException e) {
            throw new BrokenKitException("the contract's document " + name + " cannot be read", e);
        }
    }
}
