import { randomBytes } from 'node:crypto';
import type { Postgres } from './Postgres.mts';
import type { Redis } from './Redis.mts';

/** What every process of n8n is told in queue mode; `docs/compose.yml` has the same variables. */
export function queueEnvironment(
	postgres: Pick<Postgres, 'port' | 'database' | 'user' | 'password'>,
	redis: Pick<Redis, 'port'>,
) {
	return {
		EXECUTIONS_MODE: 'queue',
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: '127.0.0.1',
		DB_POSTGRESDB_PORT: String(postgres.port),
		DB_POSTGRESDB_DATABASE: postgres.database,
		DB_POSTGRESDB_USER: postgres.user,
		DB_POSTGRESDB_PASSWORD: postgres.password,
		QUEUE_BULL_REDIS_HOST: '127.0.0.1',
		QUEUE_BULL_REDIS_PORT: String(redis.port),
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
	};
}
