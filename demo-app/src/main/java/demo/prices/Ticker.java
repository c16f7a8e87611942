package demo.prices;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * A server that writes a line to everybody connected, again and again. One thread serves
 * all, and hangs up on whoever does not read.
 */
final class Ticker implements Closeable, Runnable {

	private static final long JOIN_MILLIS = 5000;

	private static final Log logger = LogFactory.getLog(Ticker.class);

	private final Selector selector;

	private final ServerSocketChannel server;

	private final InetSocketAddress address;

	private final long periodNanos;

	private final Supplier<String> lines;

	// touched by the server's thread only
	private final List<SocketChannel> clients = new ArrayList<>();

	private final Thread thread = new Thread(this, "price-wire");

	private Ticker(Selector selector, ServerSocketChannel server, Duration period, Supplier<String> lines)
			throws IOException {
		this.selector = selector;
		this.server = server;
		this.address = (InetSocketAddress) server.getLocalAddress();
		this.periodNanos = period.toNanos();
		this.lines = lines;
	}

	/**
	 * Starts a server.
	 * @param address where it listens
	 * @param period the time between two lines
	 * @param lines gives the lines, on the server's thread
	 * @return the server
	 * @throws IOException if it cannot listen there
	 */
	static Ticker start(InetSocketAddress address, Duration period, Supplier<String> lines) throws IOException {
		Selector selector = Selector.open();
		ServerSocketChannel server = ServerSocketChannel.open();
		try {
			server.bind(address).configureBlocking(false).register(selector, SelectionKey.OP_ACCEPT);
			Ticker ticker = new Ticker(selector, server, period, lines);
			ticker.thread.setDaemon(true);
			ticker.thread.start();
			return ticker;
		}
		catch (IOException ex) {
			server.close();
			selector.close();
			throw ex;
		}
	}

	InetSocketAddress address() {
		return this.address;
	}

	@Override
	public void run() {
		try (this.selector; this.server) {
			long next = System.nanoTime();
			while (!Thread.currentThread().isInterrupted()) {
				Duration left = Duration.ofNanos(next - System.nanoTime());
				if (!left.isNegative() && !left.isZero()) {
					this.selector.select(this::accept, left.toMillis() + 1);
				}
				else {
					tell(this.lines.get());
					next = System.nanoTime() + this.periodNanos;
				}
			}
		}
		catch (IOException ex) {
			logger.warn("No more prices are served", ex);
		}
		finally {
			this.clients.forEach(Ticker::hangUp);
		}
	}

	private void accept(SelectionKey key) {
		try {
			SocketChannel client = this.server.accept();
			if (client != null) {
				client.configureBlocking(false);
				this.clients.add(client);
			}
		}
		catch (IOException ex) {
			logger.debug("Somebody did not get through", ex);
		}
	}

	private void tell(String line) {
		byte[] bytes = (line + "\n").getBytes(StandardCharsets.UTF_8);
		this.clients.removeIf((client) -> {
			boolean told = write(client, ByteBuffer.wrap(bytes));
			if (!told) {
				hangUp(client);
			}
			return !told;
		});
	}

	private static boolean write(SocketChannel client, ByteBuffer line) {
		try {
			client.write(line);
			return !line.hasRemaining();
		}
		catch (IOException ex) {
			return false;
		}
	}

	private static void hangUp(SocketChannel client) {
		try {
			client.close();
		}
		catch (IOException ex) {
			logger.debug("Hanging up failed", ex);
		}
	}

	/**
	 * Stops serving, and waits for the server's thread.
	 */
	@Override
	public void close() {
		this.thread.interrupt();
		try {
			this.thread.join(JOIN_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
