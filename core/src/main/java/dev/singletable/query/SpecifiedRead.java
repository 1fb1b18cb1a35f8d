package dev.singletable.query;

record SpecifiedRead(boolean isConsistent) implements ReadOptions.Choices {

	static final SpecifiedRead DEFAULTS = new SpecifiedRead(false);

	@Override
	public SpecifiedRead consistent() {
		return new SpecifiedRead(true);
	}

}
