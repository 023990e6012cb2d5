package dev.parley.conformance.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The kit's data files, from a folder or from inside its own jar; a file added to the folder is found without a list. */
public final class DataFiles {
    private static final String ROOT = "/conformance";

    /** All YAML and JSON files below a folder of the data, in the order of their names. */
    public List<DataReader.Source> below(String folder) {
        URL root = DataFiles.class.getResource(ROOT);
        if (root == null) {
            throw new BrokenKitException("the kit's data is missing");
        }
        try {
            URI uri = root.toURI();
            if (!uri.getScheme().equals("jar")) {
                return read(Path.of(uri).resolve(folder));
            }
            try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of())) {
                return read(jar.getPath(ROOT).resolve(folder));
            }
        } catch (URISyntaxException | IOException e) {
            throw new BrokenKitException("the kit's data cannot be read: " + e.getMessage(), e);
        }
    }

    private static List<DataReader.Source> read(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().matches(".*\\.(yaml|json)"))
                    .sorted()
                    .map(DataFiles::source)
                    .toList();
        }
    }

    private static DataReader.Source source(Path file) {
        try {
            return new DataReader.Source(file.toString(), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
