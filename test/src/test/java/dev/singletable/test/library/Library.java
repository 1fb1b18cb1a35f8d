package dev.singletable.test.library;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application whose settings name a table that no test may touch. */
@SpringBootApplication
class Library {

}
