import { randomBytes } from 'node:crypto';
import type { Postgres } from './Postgres.mts';
import type { Redis } from './Redis.mts';

type Database = Pick<Postgres, 'port' | 'database' | 'user' | 'password'>;

/** What n8n is told to keep its data in PostgreSQL. */
export function databaseEnvironment({ port, database, user, password }: Database) {
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(port),
		DB_POSTGRESDB_DATABASE: database,
		DB_POSTGRESDB_USER: user,
		DB_POSTGRESDB_PASSWORD: password,
	};
}

/** What every process of n8n is told in queue mode; `docs/compose.yml` has the same variables. */
export function queueEnvironment(postgres: Database, redis: Pick<Redis, 'port'>) {
	return {
		EXECUTIONS_MODE: 'queue',
		...databaseEnvironment(postgres),
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	};
}
