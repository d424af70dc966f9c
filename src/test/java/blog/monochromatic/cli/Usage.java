package blog.monochromatic.cli;

import static java.util.stream.Collectors.joining;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// How much of what AWS charges for something uses.
record Usage(SortedMap<Charge, Double> amounts) {
    static final Usage NOTHING = new Usage(new TreeMap<>());

    Usage {
        amounts = Collections.unmodifiableSortedMap(new TreeMap<>(amounts));
    }

    Usage and(Charge charge, double amount) {
        var sum = new TreeMap<>(amounts);
        sum.merge(charge, amount, Double::sum);
        return new Usage(sum);
    }

    Usage and(Usage other) {
        Usage sum = this;
        for (Map.Entry<Charge, Double> one : other.amounts.entrySet()) {
            sum = sum.and(one.getKey(), one.getValue());
        }
        return sum;
    }

    Usage times(double factor) {
        var product = new TreeMap<Charge, Double>();
        amounts.forEach((charge, amount) -> product.put(charge, factor * amount));
        return new Usage(product);
    }

    double atListPrice() {
        return amounts.entrySet().stream()
                .mapToDouble(it -> it.getKey().price(it.getValue()))
                .sum();
    }

    /// What is to be paid of it where it is all in a month.
    double withFreeAllowances() {
        return amounts.entrySet().stream()
                .mapToDouble(it -> it.getKey().priceOfRest(it.getValue()))
                .sum();
    }

    /// `38 S3 writes, 1 invocation`.
    String counted() {
        return amounts.entrySet().stream()
                .map(it -> it.getKey().text(it.getValue()))
                .collect(joining(", "));
    }
}
