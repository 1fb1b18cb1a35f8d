package dev.singletable.manual.tables;

import org.springframework.boot.autoconfigure.SpringBootApplication;

@SpringBootApplication
class Office {

}
