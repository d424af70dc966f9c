package blog.monochromatic.catalog;

import org.jspecify.annotations.Nullable;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/// A JSON object as it was read, by name. What must be there and is not, or is of another type, is
/// our own bug, or another hand's in the bucket: [IllegalStateException].
record Json(Map<String, Object> values) {
    Set<String> names() {
        return values.keySet();
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    boolean flag(String name) {
        return Boolean.TRUE.equals(values.get(name));
    }

    String text(String name) {
        return required(name, String.class);
    }

    long number(String name) {
        return required(name, Number.class).longValue();
    }

    Json child(String name) {
        return of(required(name, Map.class));
    }

    List<String> texts(String name) {
        List<?> list = required(name, List.class);
        return list.stream().map(String.class::cast).toList();
    }

    <T> List<T> children(String name, Function<Json, T> parse) {
        List<?> list = required(name, List.class);
        return list.stream().map(child -> parse.apply(of((Map<?, ?>) child))).toList();
    }

    @Nullable Json optional(String name) {
        return has(name) ? child(name) : null;
    }

    <T> @Nullable T optional(String name, Function<String, T> parse) {
        return has(name) ? parse.apply(text(name)) : null;
    }

    private <T> T required(String name, Class<T> type) {
        Object value = values.get(name);
        if (!type.isInstance(value)) {
            throw new IllegalStateException(
                    "The catalog's JSON has no " + name + ": " + values.keySet());
        }
        return type.cast(value);
    }

    @SuppressWarnings("unchecked") // JSON's names are strings.
    private static Json of(Map<?, ?> map) {
        return new Json((Map<String, Object>) map);
    }

    static <T> List<Object> each(List<T> values, Function<T, Map<String, Object>> format) {
        return values.stream().<Object>map(format).toList();
    }

    /// A JSON object of a map, each key by its name.
    static Map<String, Object> byName(Map<?, ?> values) {
        var json = new LinkedHashMap<String, Object>();
        values.forEach((key, value) -> json.put(key.toString(), value));
        return json;
    }

    static @Nullable String string(@Nullable Object value) {
        return value == null ? null : value.toString();
    }

    static Map<String, Object> map(@Nullable Object... namesAndValues) {
        var map = new LinkedHashMap<String, Object>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                map.put(String.valueOf(namesAndValues[i]), value);
            }
        }
        return map;
    }
}
