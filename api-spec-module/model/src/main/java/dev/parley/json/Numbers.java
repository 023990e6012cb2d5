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

    /** Whether {@link #text} gives this literal; answered without writing the number where it is plain. */
    static boolean isText(double value, String literal) {
        return isPlain(literal) || text(value).equals(literal);
    }

    /**
     * 0.001 up to 9999999.5 in at most 15 digits, the last of them not 0: no two of these are the same double, and a double
     * is written in as few digits as tell it from others.
     */
    private static boolean isPlain(String literal) {
        int start = literal.startsWith("-") ? 1 : 0;
        int length = literal.length();
        int point = literal.indexOf('.');
        if (point <= start || point > start + 7 || length - start > 16 || literal.charAt(length - 1) == '0') {
            return false;
        }
        for (int i = start; i < length; i++) {
            char c = literal.charAt(i);
            if (i != point && (c < '0' || c > '9')) {
                return false;
            }
        }
        return !literal.startsWith("0.000", start);
    }

    /** 1.741476542E9 is 1741476542: seconds since 1970 are written as integers by everybody who has them as doubles. */
    private static String plain(String text) {
        return new BigDecimal(text).stripTrailingZeros().toPlainString();
    }
}
