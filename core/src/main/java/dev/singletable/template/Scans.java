package dev.singletable.template;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.singletable.convert.ItemCodecs;
import dev.singletable.mapping.ItemType;
import dev.singletable.query.ItemScan;
import dev.singletable.query.ScanProgress;
import dev.singletable.request.ReadCall;
import dev.singletable.table.IndexContents;
import dev.singletable.table.TableAttributes;

/**
 * Scans that were asked for by name.
 */
record Scans(TemplateParts parts, UnaryOperator<Object> afterReading) {

	/**
	 * Reads the table, and hands over what is wanted of it.
	 */
	<T> ScanProgress run(ItemScan<T> scan, Consumer<? super T> consumer, Consumer<ScanProgress> listener) {
		ItemCodecs codecs = this.parts.codecs();
		Selection<T> selection = selection(scan);
		ResultShape<T> shape = ResultShape.of(codecs, scan.type(), selection.types());
		ReadCall.Page page = new SelectionCalls(this.parts.table(), codecs).page(selection, null, shape)
			.from(null, scan.pageSize());
		List<ReadCall.Page> segments = IntStream.range(0, scan.segments())
			.mapToObj((number) -> page.in(new ReadCall.Segment(number, scan.segments())))
			.toList();
		SelectionReader<T> reader = new SelectionReader<>(codecs, selection, shape, Optional.empty(), false);
		PageReading<T> reading = new PageReading<>(this.parts.gateway(), selection, reader, null);
		return new ParallelScan<>(reading, segments)
			.run((item) -> consumer.accept(scan.type().cast(this.afterReading.apply(item))), listener);
	}

	private <T> Selection<T> selection(ItemScan<T> scan) {
		ItemCodecs codecs = this.parts.codecs();
		TableAttributes attributes = codecs.model().attributes();
		List<ItemType> types = codecs.model().readableAs(scan.type());
		Selection.Source source = new Selection.Source(null, List.of(attributes.pk(), attributes.sk()),
				new IndexContents.All(), Selection.Form.SCAN, this.parts.expiry());
		boolean consistent = scan.isConsistent() || this.parts.options().consistent();
		return new Selection<>(source, List.of(), types, true, scan.filter(), scan.type(),
				new Selection.Range(true, null, null, consistent), null);
	}

}
