package dev.singletable.history;

/**
 * What was copied from another layout of versions.
 *
 * @param items items that were copied now
 * @param present items whose copy was there
 * @param versions versions that were read again from the copies and compared
 */
public record CopiedVersions(long items, long present, long versions) {

	/**
	 * Both together.
	 */
	public CopiedVersions plus(CopiedVersions other) {
		return new CopiedVersions(this.items + other.items, this.present + other.present,
				this.versions + other.versions);
	}

}
