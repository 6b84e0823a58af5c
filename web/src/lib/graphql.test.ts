import { afterEach, expect, it, vi } from 'vitest';
import type { Operation } from '../gql/types';
import { createAsk, messageOf, obstacleOf } from './graphql';

const Anything = 'query' as Operation<unknown, Record<string, never>>;

/** What asking ends with when the server, or the network, does this. */
async function failureAt(fetched: () => Promise<Response>): Promise<unknown> {
  vi.stubGlobal('fetch', fetched);
  const ask = createAsk({ graphqlUrl: '/graphql', language: 'es' });
  return ask(Anything).catch((error: unknown) => error);
}

const refusal = (code: string, status = 200) =>
  Promise.resolve(
    new Response(JSON.stringify({ data: null, errors: [{ message: 'Por esto.', extensions: { code } }] }), {
      status,
    }),
  );

afterEach(() => vi.unstubAllGlobals());

it.each([
  ['no network', () => Promise.reject(new TypeError('Failed to fetch')), 'unreachable', ''],
  ["a proxy's page", () => Promise.resolve(new Response('<h1>Bad gateway')), 'unreachable', ''],
  ['no database', () => refusal('UNAVAILABLE', 503), 'unavailable', 'Por esto.'],
  ['a refusal', () => refusal('FORBIDDEN'), 'refused', 'Por esto.'],
])('tells apart what went wrong: %s', async (_name, fetched, obstacle, message) => {
  const failure = await failureAt(fetched);
  expect(obstacleOf(failure)).toBe(obstacle);
  expect(messageOf(failure)).toBe(message);
});
