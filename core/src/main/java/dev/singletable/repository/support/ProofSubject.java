package dev.singletable.repository.support;

import java.util.List;
import java.util.function.Supplier;

import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.Problem;
import dev.singletable.template.SingleTableTemplate;

import org.springframework.beans.factory.BeanFactory;

/**
 * What is proven beside the repositories.
 *
 * @param model the entities; their problems come first
 * @param entities further problems of entities, such as types that cannot be stored
 * @param table differences between the table and the model, asked for last
 */
public record ProofSubject(ItemModel model, Supplier<List<Problem>> entities, Supplier<List<Problem>> table) {

	/**
	 * A model, and nothing else.
	 */
	public static ProofSubject of(ItemModel model) {
		return new ProofSubject(model, List::of, List::of);
	}

	/**
	 * The model of a template that is a bean.
	 */
	public static ProofSubject ofTemplate(BeanFactory beans, String name) {
		return of(beans.getBean(name, SingleTableTemplate.class).model());
	}

}
