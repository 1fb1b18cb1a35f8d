package dev.singletable.observe;

import io.micrometer.common.docs.KeyName;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationConvention;
import io.micrometer.observation.docs.ObservationDocumentation;

/**
 * What is observed, and how it is named.
 */
public enum SingleTableObservation implements ObservationDocumentation {

	/**
	 * An operation of a template or repository, with all the calls it takes. A stream
	 * ends when it is closed or read to its end.
	 */
	OPERATION {

		@Override
		public Class<? extends ObservationConvention<? extends Observation.Context>> getDefaultConvention() {
			return DefaultSingleTableObservationConvention.class;
		}

		@Override
		public KeyName[] getLowCardinalityKeyNames() {
			return Key.values();
		}

		@Override
		public String getPrefix() {
			return "";
		}

	};

	/** The name of the observation. */
	public static final String NAME = "singletable.operation";

	/** What a key says when there is nothing to say. */
	public static final String NONE = "none";

	/**
	 * The keys, each of few values; none is ever a part of an item.
	 */
	public enum Key implements KeyName {

		/** What is done, such as {@code create} or {@code query}. */
		OPERATION("operation"),

		/**
		 * The item type; the simple name of the class where it stands for several types;
		 * {@code any} for all of the table.
		 */
		ENTITY_TYPE("entity.type"),

		/** The table. */
		TABLE("table"),

		/** The index that is read; {@code none} for the table itself. */
		INDEX("index"),

		/** The method of a repository that asked, as {@code OrderRepository.findById}. */
		REPOSITORY_METHOD("repository.method"),

		/**
		 * {@code SUCCESS}; {@code REFUSED} where the stored items, or the request, did
		 * not allow it; {@code FAILED}.
		 */
		OUTCOME("outcome"),

		/** Why it was refused or failed, such as {@code STALE_VERSION}. */
		ERROR_CODE("error.code");

		private final String text;

		Key(String text) {
			this.text = text;
		}

		@Override
		public String asString() {
			return this.text;
		}

	}

}
