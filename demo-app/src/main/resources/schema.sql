-- The turn is a number drawn at random, in whose order the cars are offered.
CREATE TABLE IF NOT EXISTS car (
	number INT PRIMARY KEY,
	name VARCHAR(80) NOT NULL,
	model_year INT NOT NULL,
	origin VARCHAR(20) NOT NULL,
	cylinders INT NOT NULL,
	displacement DECIMAL(5, 1) NOT NULL,
	horsepower INT,
	weight INT NOT NULL,
	seconds_to_sixty DECIMAL(4, 1) NOT NULL,
	miles_per_gallon DECIMAL(4, 1),
	turn INT NOT NULL
);

CREATE INDEX IF NOT EXISTS car_turn ON car (turn, number);

-- The key is what makes it one sale a lot, whatever is sent twice.
CREATE TABLE IF NOT EXISTS sale (
	lot INT PRIMARY KEY,
	car VARCHAR(80) NOT NULL,
	model_year INT NOT NULL,
	buyer VARCHAR(80) NOT NULL,
	price_cents BIGINT NOT NULL,
	bids INT NOT NULL,
	sold_at TIMESTAMP WITH TIME ZONE NOT NULL
);
