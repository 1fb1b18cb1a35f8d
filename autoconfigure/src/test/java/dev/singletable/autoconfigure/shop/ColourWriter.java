package dev.singletable.autoconfigure.shop;

import org.springframework.core.convert.converter.Converter;
import org.springframework.data.convert.WritingConverter;
import org.springframework.stereotype.Component;

/** Stores a colour as hexadecimal text. */
@Component
@WritingConverter
public class ColourWriter implements Converter<Colour, String> {

	@Override
	public String convert(Colour source) {
		return source.hex();
	}

}
