package dev.singletable.template;

import dev.singletable.event.AfterConvertCallback;
import dev.singletable.event.AfterSaveCallback;
import dev.singletable.event.BeforeConvertCallback;
import dev.singletable.event.BeforeSaveCallback;
import org.jspecify.annotations.Nullable;

import org.springframework.data.mapping.callback.EntityCallbacks;

/**
 * Calls the application's entity callbacks, if there are any.
 */
record EntityCallouts(@Nullable EntityCallbacks callbacks, String table) {

	@SuppressWarnings("unchecked")
	<T> T beforeConvert(T entity) {
		return (this.callbacks != null) ? (T) this.callbacks.callback(BeforeConvertCallback.class, entity, this.table)
				: entity;
	}

	@SuppressWarnings("unchecked")
	<T> T beforeSave(T entity) {
		return (this.callbacks != null) ? (T) this.callbacks.callback(BeforeSaveCallback.class, entity, this.table)
				: entity;
	}

	@SuppressWarnings("unchecked")
	<T> T afterSave(T entity) {
		return (this.callbacks != null) ? (T) this.callbacks.callback(AfterSaveCallback.class, entity, this.table)
				: entity;
	}

	@SuppressWarnings("unchecked")
	<T> T afterConvert(T entity) {
		return (this.callbacks != null) ? (T) this.callbacks.callback(AfterConvertCallback.class, entity, this.table)
				: entity;
	}

}
