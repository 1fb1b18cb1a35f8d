package dev.singletable;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The map of the rooms, and the walls between them and the world. No ignore list.
 */
class ArchitectureTests {

	private static final String ROOT = "dev.singletable.";

	/**
	 * Each room and the rooms it may import.
	 */
	private static final Map<String, List<String>> MAP = map("""
			annotation         :
			key                :
			table              :
			expression         :
			event              :
			blob               :
			blob.bucket        : blob
			mapping            : annotation blob key table
			query              : expression key
			schema             : table
			convert            : mapping blob expression key table annotation
			json               : convert
			plan               : mapping query expression key table
			cursor             : query key table
			write              : mapping convert expression key table
			unique             : mapping expression key table annotation write
			history            : mapping expression key table annotation write
			trail              : mapping expression key table annotation write convert json
			stats              : mapping key table annotation write
			cache              : mapping key annotation
			request            : plan write cursor convert mapping query expression key table
			observe            : write cursor
			wire               : request write observe schema json convert mapping key table
			template           : annotation blob key table expression event mapping query schema convert plan cursor \
			write unique history trail stats cache request observe wire
			service            : template query expression mapping convert blob key table plan cursor request write
			repository         : query expression key history
			repository.query   : repository template plan query mapping expression key
			repository.support : repository repository.query template observe plan query mapping expression key history
			repository.config  : repository repository.support template event mapping annotation
			aot                : repository repository.support event mapping
			""");

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.importPackages("dev.singletable");

	private static Map<String, List<String>> map(String text) {
		Map<String, List<String>> map = new LinkedHashMap<>();
		text.lines().forEach((line) -> {
			String[] sides = line.split(":", -1);
			map.put(sides[0].trim(),
					Arrays.stream(sides[1].trim().split(" +")).filter((each) -> !each.isEmpty()).toList());
		});
		return map;
	}

	private static String room(JavaClass type) {
		return type.getPackageName().substring(ROOT.length());
	}

	private static Stream<JavaClass> core() {
		return CLASSES.stream()
			.filter((type) -> type.getPackageName().startsWith(ROOT))
			.filter((type) -> !type.getPackageName().startsWith(ROOT + "local"));
	}

	@TestFactory
	Stream<DynamicTest> aRoomImportsOnlyTheRoomsOnItsMap() {
		return MAP.entrySet().stream().map((entry) -> DynamicTest.dynamicTest(entry.getKey(), () -> {
			String[] forbidden = MAP.keySet()
				.stream()
				.filter((room) -> !room.equals(entry.getKey()) && !entry.getValue().contains(room))
				.map((room) -> ROOT + room)
				.toArray(String[]::new);
			noClasses().that()
				.resideInAPackage(ROOT + entry.getKey())
				.should()
				.dependOnClassesThat()
				.resideInAnyPackage(forbidden)
				.check(CLASSES);
		}));
	}

	@Test
	void everyPackageIsOnTheMap() {
		Set<String> rooms = core().map(ArchitectureTests::room).collect(Collectors.toSet());
		assertThat(rooms).containsExactlyInAnyOrderElementsOf(MAP.keySet());
	}

	@Test
	void theMapHasNoCycles() {
		List<String> done = new ArrayList<>();
		MAP.forEach((room, imports) -> {
			assertThat(done).as("rooms above " + room)
				.containsAll(imports.stream().filter((each) -> !each.equals(room)).toList());
			done.add(room);
		});
	}

	@Test
	void onlyTheWireSpeaksToDynamoDb() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + "wire", ROOT + "local..")
			.should()
			.dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe("are requests or responses",
					(type) -> type.getPackageName().startsWith("software.amazon.awssdk.services.dynamodb")
							&& (type.getSimpleName().endsWith("Request") || type.getSimpleName().endsWith("Response"))))
			.check(CLASSES);
		Set<String> users = core()
			.filter((type) -> type.getDirectDependenciesFromSelf()
				.stream()
				.anyMatch((dependency) -> dependency.getTargetClass().getSimpleName().equals("DynamoDbClient")))
			.map(ArchitectureTests::room)
			.collect(Collectors.toSet());
		assertThat(users).as("rooms that know the client; the template only hands it on")
			.isSubsetOf("wire", "template");
	}

	/** So that the SDK's s3 stays an optional dependency. */
	@Test
	void onlyItsOwnRoomSpeaksToS3() {
		noClasses().that()
			.resideOutsideOfPackages(ROOT + "blob.bucket")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("software.amazon.awssdk.services.s3..")
			.check(CLASSES);
	}

	@Test
	void theInnermostRoomsArePlainJava() {
		noClasses().that()
			.resideInAnyPackage(ROOT + "key", ROOT + "table", ROOT + "expression", ROOT + "plan")
			.should()
			.dependOnClassesThat()
			.resideOutsideOfPackages("java..", "org.jspecify..", "dev.singletable..", "software.amazon.awssdk.core",
					"software.amazon.awssdk.services.dynamodb.model")
			.check(CLASSES);
	}

	@Test
	void springDataStaysOutOfTheInnermostRoomsAndTheWire() {
		noClasses().that()
			.resideInAnyPackage(ROOT + "key", ROOT + "table", ROOT + "expression", ROOT + "plan", ROOT + "wire")
			.should()
			.dependOnClassesThat()
			.resideInAPackage("org.springframework.data..")
			.check(CLASSES);
	}

	@Test
	void atLeastFourTypesInTenAreHidden() {
		List<JavaClass> types = core().filter((type) -> type.isTopLevelClass())
			.filter((type) -> !type.getSimpleName().equals("package-info"))
			.toList();
		long hidden = types.stream().filter((type) -> !type.getModifiers().contains(JavaModifier.PUBLIC)).count();
		assertThat((double) hidden / types.size()).as("%d of %d", hidden, types.size()).isGreaterThanOrEqualTo(0.4);
	}

	@Test
	void noRoomHasANameThatSaysNothing() {
		assertThat(core().map(ArchitectureTests::room).distinct())
			.noneMatch((room) -> room.matches(".*\\b(util|utils|common|impl|internal|exception|model)\\b.*"));
	}

}
