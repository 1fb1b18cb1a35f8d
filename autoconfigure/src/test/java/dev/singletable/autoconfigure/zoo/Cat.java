package dev.singletable.autoconfigure.zoo;

import org.springframework.data.annotation.Id;

/** An entity by its interface. */
public record Cat(@Id String name) implements Animal {

}
