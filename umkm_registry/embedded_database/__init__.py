"""Django database engine: a real PostgreSQL out of a wheel, started when it is needed."""
