package dev.parley.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.parley.conformance.report.HtmlReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code html}: one page of several JSON reports. */
@CommandLine.Command(
        name = "html",
        description = "Makes one page of JSON reports, such as those of all profiles of a server.",
        mixinStandardHelpOptions = true,
        exitCodeOnInvalidInput = Main.KIT_BROKEN,
        footer = {
            "%nExit codes: 0 written, 3 a file cannot be read or written.",
            "%nExample: conform html --out all.html openai-v1.json v5.json"
        })
final class HtmlCommand implements Callable<Integer> {
    @Option(names = "--out", required = true, paramLabel = "FILE", description = "the page")
    private Path out;

    @Parameters(arity = "1..*", paramLabel = "REPORT.json", description = "what conform run --json wrote")
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        List<JsonNode> reports = files.stream().map(ReportFile::read).toList();
        HtmlReport.write(reports, out);
        return 0;
    }
}
