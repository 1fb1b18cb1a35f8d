package dev.singletable.manual.testing;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class Shop {

}
