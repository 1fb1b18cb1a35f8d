package dev.singletable.test.attic;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application without an entity of its own table. */
@SpringBootApplication
class Attic {

}
