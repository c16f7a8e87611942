package io.troupe.benchmark.spring;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One connection to a web server, for one request after the other. It does as little as
 * it can, since it shares the processors with the server.
 */
final class KeepAliveClient implements AutoCloseable {

	private static final int PATIENCE = 20_000;

	private static final String LENGTH = "content-length:";

	private final Socket socket;

	private final InputStream in;

	private final OutputStream out;

	private final byte[] request;

	private final StringBuilder line = new StringBuilder();

	KeepAliveClient(int port, String path) throws IOException {
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setTcpNoDelay(true);
		this.socket.setSoTimeout(PATIENCE);
		this.in = new BufferedInputStream(this.socket.getInputStream());
		this.out = this.socket.getOutputStream();
		this.request = ("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
	}

	/**
	 * Sends the request and waits for the answer.
	 * @return its body
	 */
	String get() throws IOException {
		this.out.write(this.request);
		String status = readLine();
		if (!status.startsWith("HTTP/1.1 200")) {
			throw new IOException("The server answered " + status);
		}
		int length = -1;
		for (String header = readLine(); !header.isEmpty(); header = readLine()) {
			String lower = header.toLowerCase(Locale.ROOT);
			if (lower.startsWith(LENGTH)) {
				length = Integer.parseInt(lower.substring(LENGTH.length()).trim());
			}
			if (lower.equals("connection: close")) {
				throw new IOException("The server does not keep the connection");
			}
		}
		if (length < 0) {
			throw new IOException("The server does not tell the length of its answer");
		}
		return new String(this.in.readNBytes(length), StandardCharsets.US_ASCII);
	}

	private String readLine() throws IOException {
		this.line.setLength(0);
		for (int character = this.in.read(); character != '\n'; character = this.in.read()) {
			if (character < 0) {
				throw new IOException("The server has closed the connection");
			}
			if (character != '\r') {
				this.line.append((char) character);
			}
		}
		return this.line.toString();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
