package demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;

/**
 * A bid by HTTP that is known to be under way: the server has said that it waits for the
 * body, and gets it when the test says so.
 */
final class HeldRequest implements AutoCloseable {

	private static final int PATIENCE_MILLIS = 60_000;

	private final Socket socket;

	private final BufferedReader answer;

	private final byte[] body;

	HeldRequest(int port, int lot, String body) throws IOException {
		this.body = body.getBytes(StandardCharsets.UTF_8);
		this.socket = new Socket(InetAddress.getLoopbackAddress(), port);
		this.socket.setSoTimeout(PATIENCE_MILLIS);
		this.answer = new BufferedReader(new InputStreamReader(this.socket.getInputStream(), StandardCharsets.UTF_8));
		write(("POST /api/lots/" + lot + "/bids HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
				+ "Expect: 100-continue\r\nContent-Length: " + this.body.length + "\r\nConnection: close\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII));
		String line = this.answer.readLine();
		if (line == null || !line.startsWith("HTTP/1.1 100")) {
			throw new IOException("Not asked for the body, but told: " + line);
		}
		this.answer.readLine();
	}

	/**
	 * Sends the body.
	 * @return the answer, from its status line on
	 * @throws IOException if there is none
	 */
	String finish() throws IOException {
		write(this.body);
		return this.answer.lines().collect(Collectors.joining("\n"));
	}

	private void write(byte[] bytes) throws IOException {
		OutputStream out = this.socket.getOutputStream();
		out.write(bytes);
		out.flush();
	}

	@Override
	public void close() throws IOException {
		this.socket.close();
	}

}
