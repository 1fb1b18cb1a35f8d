package dev.singletable.test.library;

import org.springframework.stereotype.Component;

/** Not of the data layer. */
@Component
class Librarian {

}
