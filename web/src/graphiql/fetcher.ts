/** How GraphiQL talks to the API: POST for queries and mutations, the socket for subscriptions. */
import type { Fetcher, FetcherOpts, FetcherParams, FetcherReturnType } from '@graphiql/toolkit';
import { createClient, type Client, type SubscribePayload } from 'graphql-ws/client';
import { getOperationAST, type DocumentNode } from 'graphql';
import { socketAddress } from '../lib/live/connection';

export interface ExplorerFetcher {
  fetcher: Fetcher;
  /** Closes the sockets, so that the next subscription comes in with the session of that moment. */
  forgetSockets(): void;
}

/** An API key or session token typed into GraphiQL's headers goes into the socket's greeting too. */
function authorizationIn(headers: FetcherOpts['headers']): string {
  const found = Object.entries(headers ?? {}).find(([name]) => name.toLowerCase() === 'authorization');
  return String(found?.[1] ?? '');
}

function isSubscription(document: DocumentNode | undefined, name: string | null | undefined): boolean {
  return document !== undefined && getOperationAST(document, name)?.operation === 'subscription';
}

/** `onAnswer` hears of each mutation, since logging in and out are mutations. */
export function createFetcher(path: string, onMutation: () => void): ExplorerFetcher {
  const sockets = new Map<string, Client>();

  const socketFor = (authorization: string): Client => {
    let socket = sockets.get(authorization);
    if (!socket) {
      socket = createClient({
        url: () => socketAddress(path),
        connectionParams: authorization ? { authorization } : {},
        keepAlive: 15_000,
        shouldRetry: () => true,
      });
      sockets.set(authorization, socket);
    }
    return socket;
  };

  const post = async (parameters: FetcherParams, headers: FetcherOpts['headers']) => {
    const response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { Accept: 'application/json', ...headers, 'Content-Type': 'application/json' },
      body: JSON.stringify(parameters),
    });
    return response.json();
  };

  return {
    fetcher: (parameters, options) => {
      const { documentAST: document, headers } = options ?? {};
      if (isSubscription(document, parameters.operationName)) {
        return socketFor(authorizationIn(headers)).iterate(
          parameters as SubscribePayload,
        ) as FetcherReturnType;
      }
      const isMutation =
        document && getOperationAST(document, parameters.operationName)?.operation === 'mutation';
      const answer = post(parameters, headers);
      if (isMutation) void answer.then(onMutation, onMutation);
      return answer;
    },
    forgetSockets() {
      for (const socket of sockets.values()) void socket.dispose();
      sockets.clear();
    },
  };
}
