package dev.singletable.autoconfigure.named;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application without entities. */
@SpringBootApplication
public class Named {

}
