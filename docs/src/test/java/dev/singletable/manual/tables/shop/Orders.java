package dev.singletable.manual.tables.shop;

import dev.singletable.repository.SingleTableRepository;

public interface Orders extends SingleTableRepository<Order, String> {

}
