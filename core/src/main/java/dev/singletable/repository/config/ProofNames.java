package dev.singletable.repository.config;

/**
 * The names of the beans around a proof, from the name of its template.
 */
final class ProofNames {

	private static final String TEMPLATE = "Template";

	private ProofNames() {
	}

	/**
	 * {@code singleTableAccessProof} for {@code singleTableTemplate}.
	 */
	static String proofOf(String template) {
		return stem(template) + "AccessProof";
	}

	/**
	 * {@code singleTableProofSubject} for {@code singleTableTemplate}.
	 */
	static String subjectOf(String template) {
		return stem(template) + "ProofSubject";
	}

	private static String stem(String template) {
		boolean named = template.length() > TEMPLATE.length() && template.endsWith(TEMPLATE);
		return named ? template.substring(0, template.length() - TEMPLATE.length()) : template;
	}

}
