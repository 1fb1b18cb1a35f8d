package dev.singletable.template;

import dev.singletable.trail.TrailOptions;
import dev.singletable.wire.Gateway;

/**
 * Where the rows of a template's audit trail are.
 */
record TrailPlace(TrailOptions options, String table, Gateway gateway) {

}
