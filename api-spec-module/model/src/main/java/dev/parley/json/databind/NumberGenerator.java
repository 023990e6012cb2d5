package dev.parley.json.databind;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.JsonGeneratorDelegate;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;

/** For outputs that are no text, such as trees: the model's literals become numbers there. */
final class NumberGenerator extends JsonGeneratorDelegate {
    private static final int FITS_LONG = 18;

    NumberGenerator(JsonGenerator to) {
        super(to, false);
    }

    @Override
    public void writeNumber(String literal) throws IOException {
        if (isWhole(literal)) {
            writeWhole(literal);
        } else {
            writeDecimal(literal);
        }
    }

    private static boolean isWhole(String literal) {
        return !literal.equals("-0") && literal.chars().allMatch(c -> c == '-' || (c >= '0' && c <= '9'));
    }

    private void writeWhole(String literal) throws IOException {
        if (literal.length() > FITS_LONG) {
            super.writeNumber(new BigInteger(literal));
            return;
        }
        long value = Long.parseLong(literal);
        if (value == (int) value) {
            super.writeNumber((int) value);
        } else {
            super.writeNumber(value);
        }
    }

    private void writeDecimal(String literal) throws IOException {
        double nearest = Double.parseDouble(literal);
        try {
            BigDecimal value = new BigDecimal(literal);
            if (Double.isFinite(nearest) && new BigDecimal(Double.toString(nearest)).compareTo(value) == 0) {
                super.writeNumber(nearest);
            } else {
                super.writeNumber(value);
            }
        } catch (NumberFormatException e) { // an exponent beyond 32 bits
            super.writeNumber(literal);
        }
    }
}
