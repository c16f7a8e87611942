package demo.catalogue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.jspecify.annotations.Nullable;

import org.springframework.core.io.Resource;

/**
 * Reads {@code cars.csv}. The file has a heading and neither quotes nor commas within a
 * field; a blank field is an unknown figure.
 */
final class CarsFile {

	private final Resource resource;

	CarsFile(Resource resource) {
		this.resource = resource;
	}

	List<Car> read() throws IOException {
		return this.resource.getContentAsString(StandardCharsets.UTF_8).lines().skip(1).map(CarsFile::car).toList();
	}

	private static Car car(String line) {
		String[] fields = line.split(",", -1);
		return new Car(Integer.parseInt(fields[0]), CarName.of(fields[1]), Integer.parseInt(fields[2]), fields[3],
				Integer.parseInt(fields[4]), Double.parseDouble(fields[5]), wholeOrUnknown(fields[6]),
				Integer.parseInt(fields[7]), Double.parseDouble(fields[8]), decimalOrUnknown(fields[9]));
	}

	private static @Nullable Integer wholeOrUnknown(String field) {
		return field.isBlank() ? null : Integer.valueOf(field);
	}

	private static @Nullable Double decimalOrUnknown(String field) {
		return field.isBlank() ? null : Double.valueOf(field);
	}

}
