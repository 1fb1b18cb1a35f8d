package dev.singletable.benchmarks;

import org.jspecify.annotations.Nullable;

/**
 * Half of sixty-three texts.
 */
public class FlatHalf {

	private @Nullable String text00;

	private @Nullable String text01;

	private @Nullable String text02;

	private @Nullable String text03;

	private @Nullable String text04;

	private @Nullable String text05;

	private @Nullable String text06;

	private @Nullable String text07;

	private @Nullable String text08;

	private @Nullable String text09;

	private @Nullable String text10;

	private @Nullable String text11;

	private @Nullable String text12;

	private @Nullable String text13;

	private @Nullable String text14;

	private @Nullable String text15;

	private @Nullable String text16;

	private @Nullable String text17;

	private @Nullable String text18;

	private @Nullable String text19;

	private @Nullable String text20;

	private @Nullable String text21;

	private @Nullable String text22;

	private @Nullable String text23;

	private @Nullable String text24;

	private @Nullable String text25;

	private @Nullable String text26;

	private @Nullable String text27;

	private @Nullable String text28;

	private @Nullable String text29;

	private @Nullable String text30;

	public @Nullable String getText00() {
		return this.text00;
	}

	public void setText00(@Nullable String text00) {
		this.text00 = text00;
	}

	public @Nullable String getText01() {
		return this.text01;
	}

	public void setText01(@Nullable String text01) {
		this.text01 = text01;
	}

	public @Nullable String getText02() {
		return this.text02;
	}

	public void setText02(@Nullable String text02) {
		this.text02 = text02;
	}

	public @Nullable String getText03() {
		return this.text03;
	}

	public void setText03(@Nullable String text03) {
		this.text03 = text03;
	}

	public @Nullable String getText04() {
		return this.text04;
	}

	public void setText04(@Nullable String text04) {
		this.text04 = text04;
	}

	public @Nullable String getText05() {
		return this.text05;
	}

	public void setText05(@Nullable String text05) {
		this.text05 = text05;
	}

	public @Nullable String getText06() {
		return this.text06;
	}

	public void setText06(@Nullable String text06) {
		this.text06 = text06;
	}

	public @Nullable String getText07() {
		return this.text07;
	}

	public void setText07(@Nullable String text07) {
		this.text07 = text07;
	}

	public @Nullable String getText08() {
		return this.text08;
	}

	public void setText08(@Nullable String text08) {
		this.text08 = text08;
	}

	public @Nullable String getText09() {
		return this.text09;
	}

	public void setText09(@Nullable String text09) {
		this.text09 = text09;
	}

	public @Nullable String getText10() {
		return this.text10;
	}

	public void setText10(@Nullable String text10) {
		this.text10 = text10;
	}

	public @Nullable String getText11() {
		return this.text11;
	}

	public void setText11(@Nullable String text11) {
		this.text11 = text11;
	}

	public @Nullable String getText12() {
		return this.text12;
	}

	public void setText12(@Nullable String text12) {
		this.text12 = text12;
	}

	public @Nullable String getText13() {
		return this.text13;
	}

	public void setText13(@Nullable String text13) {
		this.text13 = text13;
	}

	public @Nullable String getText14() {
		return this.text14;
	}

	public void setText14(@Nullable String text14) {
		this.text14 = text14;
	}

	public @Nullable String getText15() {
		return this.text15;
	}

	public void setText15(@Nullable String text15) {
		this.text15 = text15;
	}

	public @Nullable String getText16() {
		return this.text16;
	}

	public void setText16(@Nullable String text16) {
		this.text16 = text16;
	}

	public @Nullable String getText17() {
		return this.text17;
	}

	public void setText17(@Nullable String text17) {
		this.text17 = text17;
	}

	public @Nullable String getText18() {
		return this.text18;
	}

	public void setText18(@Nullable String text18) {
		this.text18 = text18;
	}

	public @Nullable String getText19() {
		return this.text19;
	}

	public void setText19(@Nullable String text19) {
		this.text19 = text19;
	}

	public @Nullable String getText20() {
		return this.text20;
	}

	public void setText20(@Nullable String text20) {
		this.text20 = text20;
	}

	public @Nullable String getText21() {
		return this.text21;
	}

	public void setText21(@Nullable String text21) {
		this.text21 = text21;
	}

	public @Nullable String getText22() {
		return this.text22;
	}

	public void setText22(@Nullable String text22) {
		this.text22 = text22;
	}

	public @Nullable String getText23() {
		return this.text23;
	}

	public void setText23(@Nullable String text23) {
		this.text23 = text23;
	}

	public @Nullable String getText24() {
		return this.text24;
	}

	public void setText24(@Nullable String text24) {
		this.text24 = text24;
	}

	public @Nullable String getText25() {
		return this.text25;
	}

	public void setText25(@Nullable String text25) {
		this.text25 = text25;
	}

	public @Nullable String getText26() {
		return this.text26;
	}

	public void setText26(@Nullable String text26) {
		this.text26 = text26;
	}

	public @Nullable String getText27() {
		return this.text27;
	}

	public void setText27(@Nullable String text27) {
		this.text27 = text27;
	}

	public @Nullable String getText28() {
		return this.text28;
	}

	public void setText28(@Nullable String text28) {
		this.text28 = text28;
	}

	public @Nullable String getText29() {
		return this.text29;
	}

	public void setText29(@Nullable String text29) {
		this.text29 = text29;
	}

	public @Nullable String getText30() {
		return this.text30;
	}

	public void setText30(@Nullable String text30) {
		this.text30 = text30;
	}

}
