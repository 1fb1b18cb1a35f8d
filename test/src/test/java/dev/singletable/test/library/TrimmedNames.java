package dev.singletable.test.library;

import dev.singletable.event.BeforeConvertCallback;

import org.springframework.stereotype.Component;

@Component
class TrimmedNames implements BeforeConvertCallback<Member> {

	@Override
	public Member onBeforeConvert(Member member, String table) {
		return new Member(member.id(), member.name().trim(), member.loans(), member.since());
	}

}
