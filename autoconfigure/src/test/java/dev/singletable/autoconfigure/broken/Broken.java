package dev.singletable.autoconfigure.broken;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with an entity and a repository that cannot be served. */
@SpringBootApplication
public class Broken {

}
