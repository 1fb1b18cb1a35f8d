package dev.singletable.mapping;

import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.Parameter;
import org.springframework.data.mapping.model.ParameterValueProvider;

/**
 * Arguments in their order, for an instantiator that asks for one after the other.
 */
record SpringArguments(List<Parameter<Object, SingleTableProperty>> parameters,
		@Nullable Object[] values) implements ParameterValueProvider<SingleTableProperty> {

	@Override
	@SuppressWarnings("unchecked")
	public <T> @Nullable T getParameterValue(Parameter<T, SingleTableProperty> parameter) {
		return (T) this.values[this.parameters.indexOf(parameter)];
	}

}
