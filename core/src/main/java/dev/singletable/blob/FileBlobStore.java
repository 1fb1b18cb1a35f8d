package dev.singletable.blob;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * Objects as files: the parts of a key are directories.
 */
final class FileBlobStore implements BlobStore {

	/** No part of a key of the library's begins so. */
	private static final String UNFINISHED = ".unfinished-";

	private final Path directory;

	FileBlobStore(Path directory) {
		this.directory = directory.toAbsolutePath().normalize();
	}

	private Path file(String key) {
		try {
			Path file = this.directory.resolve(key).normalize();
			if (file.startsWith(this.directory) && !file.equals(this.directory)) {
				return file;
			}
			throw new BlobException("A key leads out of the directory of the store.", null);
		}
		catch (InvalidPathException ex) {
			throw new BlobException("A key is no name of a file.", ex);
		}
	}

	private static BlobException failed(Exception ex) {
		return new BlobException("The directory of the blobs failed.", ex);
	}

	@Override
	public void put(String key, BlobSource content, @Nullable String contentType) {
		Path file = file(key);
		try (InputStream in = content.open()) {
			Files.createDirectories(file.getParent());
			Path unfinished = Files.createTempFile(this.directory, UNFINISHED, "");
			try {
				Files.copy(in, unfinished, StandardCopyOption.REPLACE_EXISTING);
				Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
			}
			finally {
				Files.deleteIfExists(unfinished);
			}
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	private BlobObject object(Path file) throws IOException {
		BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
		String key = this.directory.relativize(file).toString().replace(file.getFileSystem().getSeparator(), "/");
		return new BlobObject(key, attributes.size(), null, attributes.size() + "-" + attributes.lastModifiedTime(),
				attributes.lastModifiedTime().toInstant());
	}

	private Path require(String key, @Nullable String etag) {
		BlobObject found = head(key).orElseThrow(() -> new BlobNotFoundException(null));
		if (etag != null && !etag.equals(found.etag())) {
			throw new BlobChangedException(null);
		}
		return file(key);
	}

	@Override
	public InputStream open(String key, @Nullable String etag) {
		try {
			return Files.newInputStream(require(key, etag));
		}
		catch (NoSuchFileException ex) {
			throw new BlobNotFoundException(ex);
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	@Override
	public Optional<BlobObject> head(String key) {
		Path file = file(key);
		try {
			return Files.isRegularFile(file) ? Optional.of(object(file)) : Optional.empty();
		}
		catch (NoSuchFileException ex) {
			return Optional.empty();
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	@Override
	public void copy(String from, @Nullable String etag, String to) {
		Path file = require(from, etag);
		put(to, new FileSource(file), null);
	}

	@Override
	public void delete(String key) {
		try {
			Files.deleteIfExists(file(key));
		}
		catch (IOException ex) {
			throw failed(ex);
		}
	}

	@Override
	public List<BlobObject> list(String prefix, @Nullable String after, int limit) {
		Path start = this.directory.resolve(prefix.substring(0, prefix.lastIndexOf('/') + 1));
		if (!Files.isDirectory(start)) {
			return List.of();
		}
		try (Stream<Path> files = Files.walk(start)) {
			List<String> keys = files.filter(Files::isRegularFile)
				.filter((file) -> !file.getFileName().toString().startsWith(UNFINISHED))
				.map((file) -> this.directory.relativize(file).toString())
				.map((key) -> key.replace(this.directory.getFileSystem().getSeparator(), "/"))
				.filter((key) -> key.startsWith(prefix) && (after == null || key.compareTo(after) > 0))
				.sorted()
				.limit(limit)
				.toList();
			return keys.stream().flatMap((key) -> head(key).stream()).toList();
		}
		catch (IOException | UncheckedIOException ex) {
			throw failed(ex);
		}
	}

}
