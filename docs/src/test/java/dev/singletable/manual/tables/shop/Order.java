package dev.singletable.manual.tables.shop;

import dev.singletable.annotation.SingleTableEntity;

import org.springframework.data.annotation.Id;

@SingleTableEntity(type = "ORDER", pk = "ORDER#{id}")
public record Order(@Id String id) {

}
