package dev.singletable.benchmarks;

import dev.singletable.annotation.SingleTableEntity;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbBean;
import software.amazon.awssdk.enhanced.dynamodb.mapper.annotations.DynamoDbPartitionKey;

import org.springframework.data.annotation.Id;

/**
 * Sixty-three texts.
 */
@DynamoDbBean
@SingleTableEntity(type = "FLAT", pk = "FLAT#{id}")
public final class HugeFlat extends FlatHalf {

	@Id
	private @Nullable String id;

	private @Nullable String text31;

	private @Nullable String text32;

	private @Nullable String text33;

	private @Nullable String text34;

	private @Nullable String text35;

	private @Nullable String text36;

	private @Nullable String text37;

	private @Nullable String text38;

	private @Nullable String text39;

	private @Nullable String text40;

	private @Nullable String text41;

	private @Nullable String text42;

	private @Nullable String text43;

	private @Nullable String text44;

	private @Nullable String text45;

	private @Nullable String text46;

	private @Nullable String text47;

	private @Nullable String text48;

	private @Nullable String text49;

	private @Nullable String text50;

	private @Nullable String text51;

	private @Nullable String text52;

	private @Nullable String text53;

	private @Nullable String text54;

	private @Nullable String text55;

	private @Nullable String text56;

	private @Nullable String text57;

	private @Nullable String text58;

	private @Nullable String text59;

	private @Nullable String text60;

	private @Nullable String text61;

	@DynamoDbPartitionKey
	public @Nullable String getId() {
		return this.id;
	}

	public void setId(@Nullable String id) {
		this.id = id;
	}

	public @Nullable String getText31() {
		return this.text31;
	}

	public void setText31(@Nullable String text31) {
		this.text31 = text31;
	}

	public @Nullable String getText32() {
		return this.text32;
	}

	public void setText32(@Nullable String text32) {
		this.text32 = text32;
	}

	public @Nullable String getText33() {
		return this.text33;
	}

	public void setText33(@Nullable String text33) {
		this.text33 = text33;
	}

	public @Nullable String getText34() {
		return this.text34;
	}

	public void setText34(@Nullable String text34) {
		this.text34 = text34;
	}

	public @Nullable String getText35() {
		return this.text35;
	}

	public void setText35(@Nullable String text35) {
		this.text35 = text35;
	}

	public @Nullable String getText36() {
		return this.text36;
	}

	public void setText36(@Nullable String text36) {
		this.text36 = text36;
	}

	public @Nullable String getText37() {
		return this.text37;
	}

	public void setText37(@Nullable String text37) {
		this.text37 = text37;
	}

	public @Nullable String getText38() {
		return this.text38;
	}

	public void setText38(@Nullable String text38) {
		this.text38 = text38;
	}

	public @Nullable String getText39() {
		return this.text39;
	}

	public void setText39(@Nullable String text39) {
		this.text39 = text39;
	}

	public @Nullable String getText40() {
		return this.text40;
	}

	public void setText40(@Nullable String text40) {
		this.text40 = text40;
	}

	public @Nullable String getText41() {
		return this.text41;
	}

	public void setText41(@Nullable String text41) {
		this.text41 = text41;
	}

	public @Nullable String getText42() {
		return this.text42;
	}

	public void setText42(@Nullable String text42) {
		this.text42 = text42;
	}

	public @Nullable String getText43() {
		return this.text43;
	}

	public void setText43(@Nullable String text43) {
		this.text43 = text43;
	}

	public @Nullable String getText44() {
		return this.text44;
	}

	public void setText44(@Nullable String text44) {
		this.text44 = text44;
	}

	public @Nullable String getText45() {
		return this.text45;
	}

	public void setText45(@Nullable String text45) {
		this.text45 = text45;
	}

	public @Nullable String getText46() {
		return this.text46;
	}

	public void setText46(@Nullable String text46) {
		this.text46 = text46;
	}

	public @Nullable String getText47() {
		return this.text47;
	}

	public void setText47(@Nullable String text47) {
		this.text47 = text47;
	}

	public @Nullable String getText48() {
		return this.text48;
	}

	public void setText48(@Nullable String text48) {
		this.text48 = text48;
	}

	public @Nullable String getText49() {
		return this.text49;
	}

	public void setText49(@Nullable String text49) {
		this.text49 = text49;
	}

	public @Nullable String getText50() {
		return this.text50;
	}

	public void setText50(@Nullable String text50) {
		this.text50 = text50;
	}

	public @Nullable String getText51() {
		return this.text51;
	}

	public void setText51(@Nullable String text51) {
		this.text51 = text51;
	}

	public @Nullable String getText52() {
		return this.text52;
	}

	public void setText52(@Nullable String text52) {
		this.text52 = text52;
	}

	public @Nullable String getText53() {
		return this.text53;
	}

	public void setText53(@Nullable String text53) {
		this.text53 = text53;
	}

	public @Nullable String getText54() {
		return this.text54;
	}

	public void setText54(@Nullable String text54) {
		this.text54 = text54;
	}

	public @Nullable String getText55() {
		return this.text55;
	}

	public void setText55(@Nullable String text55) {
		this.text55 = text55;
	}

	public @Nullable String getText56() {
		return this.text56;
	}

	public void setText56(@Nullable String text56) {
		this.text56 = text56;
	}

	public @Nullable String getText57() {
		return this.text57;
	}

	public void setText57(@Nullable String text57) {
		this.text57 = text57;
	}

	public @Nullable String getText58() {
		return this.text58;
	}

	public void setText58(@Nullable String text58) {
		this.text58 = text58;
	}

	public @Nullable String getText59() {
		return this.text59;
	}

	public void setText59(@Nullable String text59) {
		this.text59 = text59;
	}

	public @Nullable String getText60() {
		return this.text60;
	}

	public void setText60(@Nullable String text60) {
		this.text60 = text60;
	}

	public @Nullable String getText61() {
		return this.text61;
	}

	public void setText61(@Nullable String text61) {
		this.text61 = text61;
	}

}
