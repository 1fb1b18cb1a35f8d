package dev.singletable.test.library;

record BookId(String shelf, String number) {

}
