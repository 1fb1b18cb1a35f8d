package dev.singletable.test.library;

import dev.singletable.annotation.SingleTableEntity;

@SingleTableEntity(type = "BOOK", pk = "SHELF#{shelf}", sk = "BOOK#{number}")
record Book(String shelf, String number, String title) {

}
