package dev.parley.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for the usual way to write a number is the way in which it is written. */
final class NumbersTest {
    @Test
    void plain_literals_are_written_as_they_came() {
        SplittableRandom random = new SplittableRandom(20_261_121);
        int usual = 0;
        for (int i = 0; i < 300_000; i++) {
            long digits = random.nextLong((long) Math.pow(10, 1 + random.nextInt(18)));
            String literal = BigDecimal.valueOf(random.nextBoolean() ? digits : -digits, random.nextInt(20))
                    .toPlainString();
            double value = Double.parseDouble(literal);
            boolean isUsual = Numbers.text(value).equals(literal);
            assertThat(Numbers.isText(value, literal)).as(literal).isEqualTo(isUsual);
            usual += isUsual ? 1 : 0;
        }
        assertThat(usual).isGreaterThan(50_000);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1", "1.00", "0.50", "1e5", "-0", "0.0001230", "1.5E3", "12345678.90", "0.1000000000000000055"})
    void other_literals_are_not(String literal) {
        assertThat(Numbers.isText(Double.parseDouble(literal), literal)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0", "0.5", "-0.5", "0.001", "0.0001", "9999999.5", "12345678.5", "1.0E300", "-0.0"})
    void these_are(String literal) {
        assertThat(Numbers.isText(Double.parseDouble(literal), literal)).isTrue();
    }
}
