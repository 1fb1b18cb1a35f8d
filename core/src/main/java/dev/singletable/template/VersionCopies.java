package dev.singletable.template;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

import dev.singletable.convert.AttributeReader;
import dev.singletable.expression.ExpressionWriter;
import dev.singletable.history.CopiedVersions;
import dev.singletable.history.VersionLayout;
import dev.singletable.mapping.ItemType;
import dev.singletable.mapping.SingleTableProperty;
import dev.singletable.request.CallExpressions;
import dev.singletable.request.ReadCall;
import dev.singletable.write.ItemNotFoundException;
import dev.singletable.write.OperationDetails;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

import org.springframework.dao.InvalidDataAccessApiUsageException;

/**
 * Copies items and their versions from another layout, one by one or all in the table.
 */
record VersionCopies(TemplateParts parts, Means means) {

	static final String OPERATION = "copy versions";

	private static final int SEGMENTS = 4;

	/** What copies are written by. */
	record Means(Writes writes, Plans plans, Extensions extensions, HistoryRemoval removal) {
	}

	/**
	 * Copies one item.
	 */
	CopiedVersions one(Class<?> type, VersionLayout layout, Object id) {
		requireCopyable(type);
		return copy(type, layout, id)
			.orElseThrow(() -> new ItemNotFoundException(
					OperationDetails.of(OPERATION, type.getSimpleName(), this.parts.table()),
					"there is no such item in the old layout.", null))
			.run();
	}

	/**
	 * Copies all items that a scan finds.
	 */
	CopiedVersions all(Class<?> type, VersionLayout layout) {
		requireCopyable(type);
		AtomicReference<CopiedVersions> sum = new AtomicReference<>(new CopiedVersions(0, 0, 0));
		Function<AttributeReader, @Nullable String> decoder = (
				in) -> this.parts.codecs().model().keyIn(in.readItem()).pk();
		new SegmentedScan<>(this.parts.gateway(), decoder,
				(SegmentedScan.Page<String> page) -> page.rows()
					.forEach((partition) -> copy(type, layout, layout.id(partition))
						.ifPresent((copy) -> sum.accumulateAndGet(copy.run(), CopiedVersions::plus))))
			.run(ScanPosition.start(SEGMENTS).segments(page(layout), this.parts.attributes()));
		return sum.get();
	}

	private Optional<VersionCopy> copy(Class<?> type, VersionLayout layout, Object id) {
		return VersionCopy.of(this.parts, this.means, UnpaddedReads.of(this.parts, type, layout, id));
	}

	private ReadCall.Page page(VersionLayout layout) {
		ExpressionWriter writer = ExpressionWriter.ofAttributes();
		String pk = writer.name(this.parts.attributes().pk());
		String sk = writer.name(this.parts.attributes().sk());
		String filter = "begins_with(%s, %s) AND %s = %s".formatted(pk,
				writer.value(AttributeValue.fromS(layout.partitions())), sk,
				writer.value(AttributeValue.fromS(layout.sort(0))));
		CallExpressions expressions = new CallExpressions(null, filter, null, pk + ", " + sk, writer.names(),
				writer.values());
		return new ReadCall.Page(this.parts.table(), null, null, expressions,
				new ReadCall.Paging(true, true, null, null), false, null);
	}

	private void requireCopyable(Class<?> type) {
		List<ItemType> types = this.parts.codecs().model().readableAs(type);
		types.forEach(VersionCopies::requireCopyable);
	}

	static void requireCopyable(ItemType type) {
		String name = type.javaType().getSimpleName();
		if (!type.isHistorized()) {
			throw new InvalidDataAccessApiUsageException(
					"%s: no versions are kept of it, so none are copied. Annotate %s with @Historized.".formatted(type,
							name));
		}
		for (SingleTableProperty property : type.entity()) {
			if (property.isBlob()) {
				throw new InvalidDataAccessApiUsageException(
						"%s: versions with a @Blob property, as '%s' is, are not copied. Read the old ones, and save them."
							.formatted(type, property.getName()));
			}
		}
	}

}
