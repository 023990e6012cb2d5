package dev.parley.json;

import com.fasterxml.jackson.core.Base64Variant;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.ObjectCodec;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.Version;
import com.fasterxml.jackson.core.base.ParserMinimalBase;
import com.fasterxml.jackson.core.json.JsonReadContext;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** Tokens of a raw value, so that what was buffered before a union's {@code type} is read like everything else. */
@SuppressWarnings("InlineMeSuggester") // Jackson deprecates the methods that it wants implemented
final class TreeParser extends ParserMinimalBase {
    /** So many characters fit a long whatever they are. */
    private static final int SHORT = 18;

    private final TreeCursor cursor;
    private final boolean strict;
    private @Nullable JsonReadContext root;
    private boolean closed;

    TreeParser(JsonValue value, boolean strict) {
        super(StreamReadConstraints.defaults());
        this.cursor = new TreeCursor(value);
        this.strict = strict;
    }

    /** One that refuses what does not fit, for who need not know this class. */
    static JsonParser strict(JsonValue value) {
        return new TreeParser(value, true);
    }

    /** Begins anew with another value, standing on its first token. */
    void restart(JsonValue value) {
        _currToken = cursor.restart(value);
    }

    /** The current value whole, without walking it; the parser then stands on its last token. */
    JsonValue take() {
        JsonValue value = cursor.current();
        if (_currToken == JsonToken.START_OBJECT || _currToken == JsonToken.START_ARRAY) {
            _currToken = cursor.leave();
        }
        return value;
    }

    /** A member of the object whose first token is the current one, without moving. */
    @Nullable
    JsonValue peek(String name) {
        return cursor.current() instanceof JsonValue.Obj object ? object.get(name) : null;
    }

    @Override
    public @Nullable JsonToken nextToken() {
        _currToken = cursor.advance(_currToken == JsonToken.FIELD_NAME);
        return _currToken;
    }

    @Override
    public @Nullable String currentName() {
        return cursor.name();
    }

    @Override
    @Deprecated
    public @Nullable String getCurrentName() {
        return currentName();
    }

    @Override
    public @Nullable String getText() {
        if (_currToken == JsonToken.FIELD_NAME) {
            return currentName();
        }
        if (cursor.current() instanceof JsonValue.Str text) {
            return text.value();
        }
        if (cursor.current() instanceof JsonValue.Num number) {
            return number.literal();
        }
        return _currToken == null ? null : _currToken.asString();
    }

    private JsonValue.Num number() throws IOException {
        if (cursor.current() instanceof JsonValue.Num number) {
            return number;
        }
        throw _constructError("not a number");
    }

    @Override
    public char[] getTextCharacters() {
        String text = getText();
        return text == null ? new char[0] : text.toCharArray();
    }

    @Override
    public boolean hasTextCharacters() {
        return false;
    }

    @Override
    public int getTextLength() {
        String text = getText();
        return text == null ? 0 : text.length();
    }

    @Override
    public int getTextOffset() {
        return 0;
    }

    @Override
    public Number getNumberValue() throws IOException {
        return switch (getNumberType()) {
            case INT -> getIntValue();
            case LONG -> getLongValue();
            case BIG_INTEGER -> getBigIntegerValue();
            default -> getDoubleValue();
        };
    }

    @Override
    public NumberType getNumberType() throws IOException {
        if (_currToken != JsonToken.VALUE_NUMBER_INT && !TreeCursor.isWhole(number())) {
            return NumberType.DOUBLE;
        }
        if (number().literal().length() <= SHORT) {
            return NumberType.LONG;
        }
        int bits = getBigIntegerValue().bitLength();
        return bits < 32 ? NumberType.INT : bits < 64 ? NumberType.LONG : NumberType.BIG_INTEGER;
    }

    @Override
    public int getIntValue() throws IOException {
        return getDecimalValue().intValue();
    }

    @Override
    public long getLongValue() throws IOException {
        String literal = number().literal();
        return literal.length() <= SHORT && _currToken == JsonToken.VALUE_NUMBER_INT
                ? Long.parseLong(literal)
                : getDecimalValue().longValue();
    }

    @Override
    public float getFloatValue() throws IOException {
        return number().decimalValue().floatValue();
    }

    @Override
    public double getDoubleValue() throws IOException {
        return number().doubleValue();
    }

    @Override
    public BigInteger getBigIntegerValue() throws IOException {
        return new BigInteger(number().literal());
    }

    @Override
    public BigDecimal getDecimalValue() throws IOException {
        return number().decimalValue();
    }

    @Override
    public byte[] getBinaryValue(Base64Variant variant) {
        String text = getText();
        return text == null ? new byte[0] : variant.decode(text);
    }

    @Override
    public JsonStreamContext getParsingContext() {
        if (root == null) {
            root = JsonReadContext.createRootContext(null);
            root.setCurrentValue(strict ? Read.STRICT : null);
        }
        return root;
    }

    @Override
    public JsonLocation currentLocation() {
        return JsonLocation.NA;
    }

    @Override
    public JsonLocation currentTokenLocation() {
        return JsonLocation.NA;
    }

    @Override
    @Deprecated
    public JsonLocation getCurrentLocation() {
        return JsonLocation.NA;
    }

    @Override
    @Deprecated
    public JsonLocation getTokenLocation() {
        return JsonLocation.NA;
    }

    @Override
    @Deprecated
    public void overrideCurrentName(String name) {
        throw new UnsupportedOperationException();
    }

    @Override
    protected void _handleEOF() {}

    @Override
    public @Nullable ObjectCodec getCodec() {
        return null;
    }

    @Override
    public void setCodec(ObjectCodec codec) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Version version() {
        return Version.unknownVersion();
    }

    @Override
    public void close() {
        closed = true;
    }

    @Override
    public boolean isClosed() {
        return closed;
    }
}
