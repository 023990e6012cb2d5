package dev.parley.generator.bundle;

import java.util.List;
import java.util.stream.Collectors;

/** The contract breaks its own rules. The message lists every problem that was found, one a line. */
public final class ContractException extends RuntimeException {
    private static final long serialVersionUID = 1;

    ContractException(List<Problem> problems) {
        super(problems.stream()
                .map(Problem::toString)
                .collect(Collectors.joining("\n", "the contract is refused:\n", "")));
    }

    ContractException(Problem problem) {
        this(List.of(problem));
    }

    static void unlessEmpty(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new ContractException(problems);
        }
    }
}
