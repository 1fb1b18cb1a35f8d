package dev.singletable.autoconfigure.shop;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.ReadingConverter;
import org.springframework.stereotype.Component;

/** Reads a colour from hexadecimal text. */
@Component
@ReadingConverter
public class ColourReader implements Converter<String, Colour> {

	@Override
	public Colour convert(String source) {
		return Colour.of(source);
	}

}
