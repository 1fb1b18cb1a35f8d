package dev.singletable.manual.tables;

import dev.singletable.repository.config.EnableSingleTableRepositories;

import org.springframework.context.annotation.Configuration;

// tag::archive[]
@Configuration
@EnableSingleTableRepositories(basePackages = "dev.singletable.manual.tables.archive", templateRef = "archiveTemplate")
class ArchiveTable {

}
// end::archive[]
