package dev.parley.json;

import java.math.BigDecimal;

/** The one way doubles are written: plain digits from 0.0001 to 10^16, as most other languages do, and never NaN. */
final class Numbers {
    private Numbers() {}

    static String text(double value) {
        String text = Double.toString(value);
        if (text.indexOf('E') < 0) {
            return text;
        }
        double size = Math.abs(value);
        return size >= 1e-4 && size < 1e16 ? plain(text) : text;
    }

    /** 1.741476542E9 is 1741476542: seconds since 1970 are written as integers by everybody who has them as doubles. */
    private static String plain(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
