package dev.singletable.autoconfigure.zoo;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application with an open family and an entity from elsewhere. */
@SpringBootApplication
public class Zoo {

}
