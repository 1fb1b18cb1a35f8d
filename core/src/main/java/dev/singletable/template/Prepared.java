package dev.singletable.template;

import java.util.List;
import java.util.function.UnaryOperator;

import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.write.ItemWrite;
import dev.singletable.write.WritePlan;
import org.jspecify.annotations.Nullable;

/**
 * A write that is ready to be sent.
 *
 * @param entity the entity after the write, or null when only the answer tells
 * @param kept properties whose stored values stay, to be read from the answer
 * @param companions what extensions write beside it
 * @param later what follows it
 * @param uploads blobs that are stored before it is sent
 */
record Prepared<T>(@Nullable T entity, ItemWrite write, List<SingleTableProperty> kept, List<ItemWrite> companions,
		List<ItemWrite> later, List<BlobUpload> uploads) {

	static <T> Prepared<T> alone(@Nullable T entity, ItemWrite write) {
		return new Prepared<>(entity, write, List.of(), List.of(), List.of(), List.of());
	}

	Prepared<T> with(Beside beside) {
		return new Prepared<>(this.entity, this.write, this.kept, beside.together(), beside.later(), this.uploads);
	}

	/**
	 * The same after blobs.
	 */
	Prepared<T> after(List<BlobUpload> blobs) {
		return blobs.isEmpty() ? this
				: new Prepared<>(this.entity, this.write, this.kept, this.companions, this.later, blobs);
	}

	/**
	 * The same with what is beside it changed.
	 */
	Prepared<T> changed(UnaryOperator<List<ItemWrite>> change) {
		return with(new Beside(change.apply(this.companions), change.apply(this.later)));
	}

	WritePlan.Step step() {
		return new WritePlan.Step(this.write, this.companions);
	}

	/**
	 * Whether only the answer tells the new state, or a part of it.
	 */
	boolean isOpen() {
		return this.entity == null || !this.kept.isEmpty();
	}

}
