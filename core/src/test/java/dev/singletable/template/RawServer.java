package dev.singletable.template;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/**
 * An HTTP server that writes whatever bytes a test says, however wrong.
 */
final class RawServer implements AutoCloseable {

	private final ServerSocket listening;

	private final IntFunction<Reply> replies;

	private final AtomicInteger requests = new AtomicInteger();

	private final AtomicInteger connections = new AtomicInteger();

	private final Set<Socket> open = ConcurrentHashMap.newKeySet();

	/**
	 * What is written, and what becomes of the connection then.
	 *
	 * @param length what the head says of the body's length
	 */
	record Reply(RecordedAnswer answer, int length, Then then) {

		private byte[] bytes() {
			StringBuilder head = new StringBuilder("HTTP/1.1 " + this.answer.status() + " Status\r\n");
			this.answer.headers().forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
			head.append("Content-Length: ").append(this.length).append("\r\n\r\n");
			ByteArrayOutputStream bytes = new ByteArrayOutputStream();
			bytes.writeBytes(head.toString().getBytes(StandardCharsets.ISO_8859_1));
			bytes.writeBytes(this.answer.body());
			return bytes.toByteArray();
		}

	}

	/** What becomes of the connection. */
	enum Then {

		KEEP, CLOSE, RESET, STALL

	}

	/**
	 * @param replies the reply to each request, counted from zero
	 */
	RawServer(IntFunction<Reply> replies) throws IOException {
		this.listening = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
		this.replies = replies;
		start(this::accept);
	}

	private static void start(Runnable work) {
		Thread thread = new Thread(work, "raw-server");
		thread.setDaemon(true);
		thread.start();
	}

	URI endpoint() {
		return URI.create("http://127.0.0.1:" + this.listening.getLocalPort());
	}

	int requests() {
		return this.requests.get();
	}

	int connections() {
		return this.connections.get();
	}

	private void accept() {
		while (!this.listening.isClosed()) {
			try {
				Socket socket = this.listening.accept();
				socket.setTcpNoDelay(true);
				this.open.add(socket);
				this.connections.incrementAndGet();
				start(() -> serve(socket));
			}
			catch (IOException ex) {
				return;
			}
		}
	}

	private void serve(Socket socket) {
		try (socket) {
			InputStream in = new BufferedInputStream(socket.getInputStream());
			while (receive(in, socket.getOutputStream())) {
				Reply reply = this.replies.apply(this.requests.getAndIncrement());
				socket.getOutputStream().write(reply.bytes());
				if (!stays(socket, reply.then())) {
					return;
				}
			}
		}
		catch (IOException ex) {
			// the client has gone
		}
		finally {
			this.open.remove(socket);
		}
	}

	private static boolean stays(Socket socket, Then then) throws IOException {
		if (then == Then.RESET) {
			socket.setSoLinger(true, 0);
		}
		if (then == Then.STALL) {
			return socket.getInputStream().read() >= 0;
		}
		return then == Then.KEEP;
	}

	/** Whether there was a request. */
	private static boolean receive(InputStream in, OutputStream out) throws IOException {
		int length = 0;
		String line = line(in);
		if (line.isEmpty()) {
			return false;
		}
		while (!line.isEmpty()) {
			String header = line.toLowerCase(Locale.ROOT);
			if (header.startsWith("content-length:")) {
				length = Integer.parseInt(header.substring(15).trim());
			}
			if (header.startsWith("expect:")) {
				out.write("HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
			}
			line = line(in);
		}
		return in.readNBytes(length).length == length;
	}

	private static String line(InputStream in) throws IOException {
		StringBuilder line = new StringBuilder();
		for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
			if (next != '\r') {
				line.append((char) next);
			}
		}
		return line.toString();
	}

	@Override
	public void close() throws IOException {
		this.listening.close();
		for (Socket socket : this.open) {
			socket.close();
		}
	}

}
