package dev.parley.conformance.profile;

import com.networknt.schema.Schema;
import dev.parley.conformance.data.BrokenKitException;
import dev.parley.conformance.data.DataFiles;
import dev.parley.conformance.data.DataReader;
import java.util.ArrayList;
import java.util.List;

/** Reads the profiles that the kit ships. */
public final class Profiles {
    private final DataReader reader = new DataReader();
    private final DataFiles files = new DataFiles();
    private final List<String> folders;

    /** The profiles that a server can be held against. */
    public Profiles() {
        this(List.of("profiles"));
    }

    private Profiles(List<String> folders) {
        this.folders = folders;
    }

    /** Those, and the ones that only recorded traffic can be held against. */
    public static Profiles ofTraffic() {
        return new Profiles(List.of("profiles", "traffic/profiles"));
    }

    public List<Profile> all() {
        Schema schema = files.below("schema").stream()
                .filter(source -> source.name().endsWith("/profile.yaml"))
                .map(reader::schema)
                .findFirst()
                .orElseThrow(() -> new BrokenKitException("the schema of profiles is missing"));
        List<Profile> profiles = new ArrayList<>();
        for (String folder : folders) {
            files.below(folder).forEach(source -> profiles.add(reader.read(source, schema, Profile.class)));
        }
        return profiles;
    }

    public Profile get(String id) {
        List<Profile> all = all();
        return all.stream()
                .filter(profile -> profile.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new BrokenKitException("there is no profile " + id + "; there are "
                        + all.stream().map(Profile::id).toList()));
    }
}
