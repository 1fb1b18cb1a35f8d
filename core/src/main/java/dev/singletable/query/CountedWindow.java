package dev.singletable.query;

import java.util.Iterator;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;

import org.springframework.data.domain.ScrollPosition;
import org.springframework.data.domain.Window;

record CountedWindow<T>(Window<T> window, IntFunction<? extends ScrollPosition> positions,
		Statistics statistics) implements ItemWindow<T> {

	@Override
	public int size() {
		return this.window.size();
	}

	@Override
	public boolean isEmpty() {
		return this.window.isEmpty();
	}

	@Override
	public List<T> getContent() {
		return this.window.getContent();
	}

	@Override
	public boolean hasNext() {
		return this.window.hasNext();
	}

	@Override
	public ScrollPosition positionAt(int index) {
		return this.window.positionAt(index);
	}

	@Override
	public ScrollPosition nextPosition() {
		if (!hasNext()) {
			throw new IllegalStateException("There is nothing after this window.");
		}
		return this.positions.apply(-1);
	}

	@Override
	public ScrollPosition positionBefore(int index) {
		return place(index).backward();
	}

	@Override
	public ScrollPosition positionAfter(int index) {
		return place(index).forward();
	}

	private ItemScrollPosition place(int index) {
		if (positionAt(index) instanceof ItemScrollPosition place) {
			return place;
		}
		throw new IllegalStateException("The positions of this window cannot be turned round.");
	}

	@Override
	public <U> ItemWindow<U> map(Function<? super T, ? extends U> converter) {
		return new CountedWindow<>(this.window.map(converter), this.positions, this.statistics);
	}

	@Override
	public Iterator<T> iterator() {
		return this.window.iterator();
	}

	@Override
	public String toString() {
		return "ItemWindow[%d results%s, %s]".formatted(size(), hasNext() ? " and more" : "", this.statistics);
	}

}
