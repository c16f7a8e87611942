package demo.prices;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.jspecify.annotations.Nullable;

/**
 * The complete lines that come from a channel, in UTF-8. What has no terminator when the
 * channel ends was torn, and is no line. Blocks until a line is complete; an interrupt
 * ends the waiting and closes the channel.
 */
final class Lines implements Iterator<String> {

	/** Most bytes of a line; a longer one is not from an exchange. */
	static final int LONGEST = 1024;

	private final ReadableByteChannel channel;

	private final ByteBuffer buffer = ByteBuffer.allocate(4096).flip();

	private final ByteArrayOutputStream begun = new ByteArrayOutputStream(LONGEST);

	private @Nullable String next;

	Lines(ReadableByteChannel channel) {
		this.channel = channel;
	}

	/**
	 * Connects. Blocks.
	 * @param address where to
	 * @return the lines; closing the stream closes the connection
	 * @throws IOException if nobody is there
	 */
	static Stream<String> from(InetSocketAddress address) throws IOException {
		SocketChannel channel = SocketChannel.open(address);
		return StreamSupport.stream(Spliterators.spliteratorUnknownSize(new Lines(channel), 0), false)
			.onClose(() -> close(channel));
	}

	@Override
	public boolean hasNext() {
		try {
			while (this.next == null) {
				if (!this.buffer.hasRemaining() && !fill()) {
					return false;
				}
				this.next = take();
			}
			return true;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public String next() {
		String line = hasNext() ? this.next : null;
		if (line == null) {
			throw new NoSuchElementException();
		}
		this.next = null;
		return line;
	}

	private boolean fill() throws IOException {
		this.buffer.clear();
		int read = this.channel.read(this.buffer);
		this.buffer.flip();
		return read >= 0;
	}

	private @Nullable String take() throws IOException {
		while (this.buffer.hasRemaining()) {
			byte next = this.buffer.get();
			if (next == '\n') {
				String line = this.begun.toString(StandardCharsets.UTF_8);
				this.begun.reset();
				return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
			}
			if (this.begun.size() == LONGEST) {
				throw new IOException("A line is longer than " + LONGEST + " bytes");
			}
			this.begun.write(next);
		}
		return null;
	}

	private static void close(SocketChannel channel) {
		try {
			channel.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
