package io.troupe.docs;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * The code blocks of a page.
 *
 * @param page the page's text
 */
record Snippets(String page) {

	private static final Pattern BLOCK = Pattern.compile("^```(\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

	static Snippets of(Path path) {
		try {
			return new Snippets(Files.readString(path, StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	List<String> in(String language) {
		List<String> blocks = new ArrayList<>();
		Matcher matcher = BLOCK.matcher(this.page);
		while (matcher.find()) {
			if (matcher.group(1).equals(language)) {
				blocks.add(matcher.group(2));
			}
		}
		return blocks;
	}

	/**
	 * Compiles the Java blocks, all together.
	 * @param imports what the page leaves out
	 * @param classes where the classes go
	 * @return the errors
	 */
	List<String> compile(String imports, Path classes) {
		String source = imports + String.join("\n", in("java"));
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
		JavaFileObject file = new SimpleJavaFileObject(URI.create("string:///Page.java"), JavaFileObject.Kind.SOURCE) {
			@Override
			public CharSequence getCharContent(boolean ignoreEncodingErrors) {
				return source;
			}
		};
		List<String> options = List.of("-classpath", System.getProperty("java.class.path"), "--release", "17",
				"-proc:none", "-parameters", "-d", classes.toString());
		boolean compiled = compiler.getTask(null, null, problems, options, null, List.of(file)).call();
		List<String> errors = problems.getDiagnostics()
			.stream()
			.filter((problem) -> problem.getKind() == Diagnostic.Kind.ERROR)
			.map(Object::toString)
			.toList();
		return (compiled || !errors.isEmpty()) ? errors : List.of("The compiler failed without saying why");
	}

}
