package dev.singletable.autoconfigure;

import java.util.Set;

import dev.singletable.autoconfigure.SingleTableProperties.Attributes;
import dev.singletable.autoconfigure.SingleTableProperties.Read;
import dev.singletable.autoconfigure.SingleTableProperties.UnknownAttributes;
import dev.singletable.autoconfigure.SingleTableProperties.UnknownTypes;
import dev.singletable.blob.BlobStore;
import dev.singletable.convert.CodecExtras;
import dev.singletable.convert.Conversions;
import dev.singletable.convert.EntityUpgrade;
import dev.singletable.convert.ItemCodecs;
import dev.singletable.convert.ReadPolicy;
import dev.singletable.convert.Upgrades;
import dev.singletable.mapping.ItemModel;
import dev.singletable.mapping.SingleTableMappingContext;
import dev.singletable.table.TableAttributes;
import dev.singletable.template.TrailSetup;

import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.ResolvableType;

/**
 * Which entities there are and how they are stored.
 */
@Configuration(proxyBeanMethods = false)
class SingleTableModelConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SingleTableManagedTypes singleTableManagedTypes(ConfigurableApplicationContext context)
			throws ClassNotFoundException {
		Set<Class<?>> types = EntitySearch.in(context);
		Set<Class<?>> others = NamedTables.entities(context);
		types.removeIf((type) -> others.stream().anyMatch((other) -> other.isAssignableFrom(type)));
		types.addAll(RepositoryEntities.of(context.getBeanFactory(), SingleTableAutoConfiguration.TEMPLATE));
		return SingleTableManagedTypes.of(types);
	}

	@Bean
	@ConditionalOnMissingBean
	SingleTableMappingContext singleTableMappingContext() {
		return new SingleTableMappingContext();
	}

	@Bean
	@ConditionalOnMissingBean
	Conversions singleTableConversions(ListableBeanFactory beans) {
		return Conversions.of(new ConverterBeans(beans).all());
	}

	@Bean
	@ConditionalOnMissingBean
	TrailSetup singleTableTrailSetup(SingleTableProperties properties) {
		try {
			return properties.audit().setup();
		}
		catch (IllegalArgumentException ex) {
			throw UnusableSettingException.of("the audit trail", "singletable.audit", ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean
	ItemModel singleTableItemModel(SingleTableMappingContext context, SingleTableManagedTypes types,
			SingleTableProperties properties, TrailSetup trail) {
		return ItemModel.of(context, attributes(properties.table().attributes()), trail.ofItems(), types.toList());
	}

	static TableAttributes attributes(Attributes names) {
		try {
			return new TableAttributes(names.pk(), names.sk(), names.type(), names.ttl(), names.indexPk(),
					names.indexSk(), names.schema());
		}
		catch (IllegalArgumentException ex) {
			throw UnusableSettingException.of("table attributes", "singletable.table.attributes", ex);
		}
	}

	@Bean
	@ConditionalOnMissingBean
	ItemCodecs singleTableItemCodecs(ItemModel model, Conversions conversions, SingleTableProperties properties,
			BeanFactory beans) {
		return ItemCodecs.of(model, conversions, policy(properties.read()), extras(beans));
	}

	/**
	 * What the application adds to the codecs of its tables.
	 */
	static CodecExtras extras(BeanFactory beans) {
		ObjectProvider<EntityUpgrade<?>> upgrades = beans.getBeanProvider(ResolvableType.forClass(EntityUpgrade.class));
		return new CodecExtras(Upgrades.of(upgrades.orderedStream().toList()),
				beans.getBeanProvider(BlobStore.class).getIfUnique());
	}

	static ReadPolicy policy(Read read) {
		return new ReadPolicy(read.unknownAttributes() == UnknownAttributes.REJECT,
				read.unknownTypes() == UnknownTypes.REJECT, read.untyped(), read.unreadableItems(),
				read.expiredItems());
	}

}
