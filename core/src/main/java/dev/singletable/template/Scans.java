package dev.singletable.template;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.singletable.convert.AttributeReader;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.convert.UnreadableItemException;
import dev.singletable.mapping.ItemType;
import dev.singletable.query.ItemScan;
import dev.singletable.query.ScanProgress;
import dev.singletable.request.QueryCalls;
import dev.singletable.request.ReadCall;
import dev.singletable.table.IndexContents;
import dev.singletable.table.TableAttributes;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Scans that were asked for by name.
 */
record Scans(TemplateParts parts, UnaryOperator<Object> afterReading) {

	private static final Log LOG = LogFactory.getLog(SingleTableTemplate.class);

	/**
	 * Reads the table, and hands over what is wanted of it.
	 */
	<T> ScanProgress run(ItemScan<T> scan, Consumer<? super T> consumer, Consumer<ScanProgress> listener) {
		ItemCodecs codecs = this.parts.codecs();
		List<ItemType> types = codecs.model().readableAs(scan.type());
		ReadCall.Page page = page(scan, types);
		List<ReadCall.Segment> segments = IntStream.range(0, scan.segments())
			.mapToObj((number) -> new ReadCall.Segment(page, number, scan.segments()))
			.toList();
		Function<AttributeReader, @Nullable T> decoder = (in) -> {
			ItemType type = codecs.typeOf(in);
			return (type != null && types.contains(type)) ? read(scan.type(), type, in) : null;
		};
		return new ParallelScan<>(this.parts.gateway(), segments, decoder)
			.run((item) -> consumer.accept(scan.type().cast(this.afterReading.apply(item))), listener);
	}

	private <T> @Nullable T read(Class<T> wanted, ItemType type, AttributeReader in) {
		try {
			return wanted.cast(this.parts.codecs().of(type).read(in));
		}
		catch (UnreadableItemException ex) {
			if (this.parts.codecs().policy().unreadableItems() == ReadPolicy.UnreadableItems.FAIL) {
				throw ex;
			}
			LOG.warn("A scan passed over an item " + new Unreadable<>(type, ex).describe());
			return null;
		}
	}

	private ReadCall.Page page(ItemScan<?> scan, List<ItemType> types) {
		TableAttributes attributes = this.parts.codecs().model().attributes();
		Selection.Source source = new Selection.Source(null, List.of(attributes.pk(), attributes.sk()),
				new IndexContents.All(), Selection.Form.SCAN);
		boolean consistent = scan.isConsistent() || this.parts.options().consistent();
		Selection<?> selection = new Selection<>(source, List.of(), types, true, scan.filter(), scan.type(),
				new Selection.Range(true, null, null, consistent), null);
		FilterCheck check = FilterCheck.of(selection);
		check.run();
		QueryCalls calls = new QueryCalls(this.parts.table(), attributes, this.parts.codecs().policy());
		QueryCalls.Question question = new QueryCalls.Question(null, types, scan.filter(), List.of(), true, consistent,
				false);
		return calls.page(this.parts.codecs().of(check.namingType()), null, question).from(null, scan.pageSize());
	}

}
