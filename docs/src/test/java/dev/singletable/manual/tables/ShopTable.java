package dev.singletable.manual.tables;

import dev.singletable.repository.config.EnableSingleTableRepositories;

import org.springframework.context.annotation.Configuration;

// tag::shop[]
@Configuration
@EnableSingleTableRepositories(basePackages = "dev.singletable.manual.tables.shop")
class ShopTable {

}
// end::shop[]
