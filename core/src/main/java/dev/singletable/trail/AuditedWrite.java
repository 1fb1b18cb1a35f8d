package dev.singletable.trail;

/**
 * An audited write was made: an application event, published after it.
 *
 * @param entry what the trail says of it
 */
public record AuditedWrite(AuditEntry entry) {

}
