package dev.singletable.autoconfigure.zoo;

import dev.singletable.annotation.SingleTableEntity;

/** An open family of entities. */
@SingleTableEntity(pk = "ANIMAL#{name}")
public interface Animal {

	String name();

}
