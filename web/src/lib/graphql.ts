/**
 * Queries and mutations: one POST each, with the session's cookie or an API key.
 *
 * Four things can go wrong, and the caller can tell them apart: the server was not reached
 * (`Unreachable`, worth another try), its database is away for a moment (`Unavailable`, likewise), it
 * would not answer (`Refused`, with its code), or it answered with `userErrors`, which are data and
 * come back in the result.
 */
import type { Operation } from '../gql/types';
import type { PageConfig } from './config';

/** No answer, or none that is GraphQL: the network, a proxy, a restart. */
export class Unreachable extends Error {
  override name = 'Unreachable';
}

/** The server is there and cannot read or write just now; its message says so to a person. */
export class Unavailable extends Error {
  override name = 'Unavailable';
}

/** The server answered with GraphQL errors; `code` is the first one's, as in `UserError.code`. */
export class Refused extends Error {
  override name = 'Refused';
  readonly code: string;

  constructor(message: string, code: string) {
    super(message);
    this.code = code;
  }
}

/** What kept something from being loaded. */
export type Obstacle = 'unreachable' | 'unavailable' | 'refused';

export function obstacleOf(error: unknown): Obstacle {
  if (error instanceof Unavailable) return 'unavailable';
  return error instanceof Unreachable ? 'unreachable' : 'refused';
}

/** What the server itself said of it, for a person; empty when it was not reached. */
export function messageOf(error: unknown): string {
  return error instanceof Refused || error instanceof Unavailable ? error.message : '';
}

export type Ask = <Result, Variables>(
  operation: Operation<Result, Variables>,
  ...variables: Record<string, never> extends Variables ? [] : [Variables]
) => Promise<Result>;

interface Failure {
  message: string;
  extensions?: { code?: unknown };
}

interface Answer<Result> {
  data?: Result | null;
  errors?: Failure[];
}

/** Longer than any query takes; a person has given up by then. Milliseconds. */
const TIMEOUT = 20_000;

async function post(
  url: string,
  language: string,
  body: object,
  apiKey: string | undefined,
): Promise<Response> {
  try {
    return await fetch(url, {
      method: 'POST',
      credentials: apiKey ? 'omit' : 'same-origin',
      headers: {
        'Content-Type': 'application/json',
        Accept: 'application/graphql-response+json, application/json;q=0.9',
        'Accept-Language': language,
        ...(apiKey ? { Authorization: `Bearer ${apiKey}` } : {}),
      },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT),
    });
  } catch (cause) {
    throw new Unreachable('no answer', { cause });
  }
}

async function readAnswer<Result>(response: Response): Promise<Answer<Result>> {
  try {
    return (await response.json()) as Answer<Result>;
  } catch (cause) {
    throw new Unreachable(`HTTP ${response.status}`, { cause });
  }
}

function failureOf({ message, extensions }: Failure): Refused | Unavailable {
  const code = String(extensions?.code ?? 'INTERNAL');
  return code === 'UNAVAILABLE' ? new Unavailable(message) : new Refused(message, code);
}

/** The one way by which a page asks; with a key as a storefront does, without anybody's cookie. */
export function createAsk({ graphqlUrl, language }: PageConfig, apiKey?: string): Ask {
  return async (operation, ...[variables]) => {
    const response = await post(graphqlUrl, language, { query: operation, variables }, apiKey);
    const { data, errors } = await readAnswer<never>(response);
    const [first] = errors ?? [];
    if (first) throw failureOf(first);
    if (!data) throw new Unreachable(`HTTP ${response.status}`);
    return data;
  };
}
