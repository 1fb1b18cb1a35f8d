package dev.singletable.autoconfigure.shop;

import org.springframework.boot.autoconfigure.SpringBootApplication;

/** An application like any other. */
@SpringBootApplication
public class Shop {

}
